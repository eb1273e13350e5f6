/// Breaks a text into lines of at most so many letters.
enum CardLines {
  /// Lines without spaces at their ends. A word longer than a line is cut; what does not fit in the
  /// last line ends with `…`.
  static func broken(_ text: String, at room: Int, atMost limit: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var width = 0
    func end() {
      if !line.isEmpty { lines.append(line) }
      (line, width) = ("", 0)
    }
    for word in text.split(whereSeparator: { $0.isWhitespace && $0 != "\u{00A0}" }) {
      let length = word.reduce(0) { $0 + size($1) }
      if width > 0, width + 1 + length <= room {
        line += " " + word
        width += 1 + length
        continue
      }
      end()
      for letter in word {
        if width + size(letter) > room { end() }
        line.append(letter)
        width += size(letter)
      }
    }
    end()
    guard lines.count > limit else { return lines }
    var last = lines[limit - 1]
    while last.reduce(0, { $0 + size($1) }) >= room { last.removeLast() }
    return lines.prefix(limit - 1) + [last + "…"]
  }

  /// Letters of other scripts than ours, and pictures, are as wide as two.
  private static func size(_ letter: Character) -> Int {
    (letter.unicodeScalars.first?.value ?? 0) < 0x1100 ? 1 : 2
  }
}
