/// Breaks a text into lines of at most so many letters.
enum CardLines {
  /// Lines without spaces at their ends. A word longer than a line is cut; what does not fit in the
  /// last line ends with `…`. A no-break space does not break.
  static func broken(_ text: String, at room: Int, atMost limit: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var width = 0
    func end() {
      if !line.isEmpty { lines.append(line) }
      (line, width) = ("", 0)
    }
    for bytes in text.utf8.split(whereSeparator: isSpace) {
      let word = Substring(bytes)
      let length = size(word)
      if width > 0, width + 1 + length <= room {
        line += " " + word
        width += 1 + length
        continue
      }
      end()
      if length <= room {
        (line, width) = (String(word), length)
        continue
      }
      for letter in word {
        if width + size(letter) > room { end() }
        line.append(letter)
        width += size(letter)
      }
    }
    end()
    guard lines.count > limit else { return lines }
    var last = lines[limit - 1]
    while size(last[...]) >= room { last.removeLast() }
    return lines.prefix(limit - 1) + [last + "…"]
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  /// Finding where letters end is dear, and of ASCII it need not be done.
  private static func size(_ word: Substring) -> Int {
    word.utf8.allSatisfy { $0 < 0x80 } ? word.utf8.count : word.reduce(0) { $0 + size($1) }
  }

  /// Letters of other scripts than ours, and pictures, are as wide as two.
  private static func size(_ letter: Character) -> Int {
    (letter.unicodeScalars.first?.value ?? 0) < 0x1100 ? 1 : 2
  }
}
