/// Breaks a text into lines of at most so many letters.
enum CardLines {
  /// Lines without spaces at their ends. A word longer than a line is cut; what does not fit in the
  /// last line ends with `…`.
  static func broken(_ text: String, at room: Int, atMost limit: Int) -> [String] {
    brokenPlain(text, at: room, atMost: limit) ?? brokenByLetter(text, at: room, atMost: limit)
  }

  /// The same for a text whose scalars are letters by themselves, without a word longer than a line
  /// or a line too many: nearly every text. Nil for any other.
  private static func brokenPlain(_ text: String, at room: Int, atMost limit: Int) -> [String]? {
    var text = text
    return text.withUTF8 { bytes in
      var lines: [String] = []
      // Where the line begins, and the place and width of its last word's end.
      var (start, end, width) = (0, 0, 0)
      var index = 0
      while index < bytes.count {
        if isSpace(bytes[index]) {
          index += 1
          continue
        }
        let word = index
        var length = 0
        while index < bytes.count, !isSpace(bytes[index]) {
          guard let size = size(of: bytes, at: index) else { return nil }
          index += size
          length += size < 3 ? 1 : 2
        }
        guard length <= room else { return nil }
        // One space between words, whatever stood there.
        if width > 0, width + 1 + length <= room, word == end + 1, bytes[end] == 0x20 {
          width += 1 + length
        } else {
          guard width == 0 || width + 1 + length > room else { return nil }
          if width > 0 {
            lines.append(String(decoding: bytes[start..<end], as: UTF8.self))
            if lines.count == limit { return nil }
          }
          (start, width) = (word, length)
        }
        end = index
      }
      if width > 0 { lines.append(String(decoding: bytes[start..<end], as: UTF8.self)) }
      return lines
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  /// Bytes of a scalar that stands by itself and is no space: Latin up to U+024F, as wide as one
  /// letter, and as wide as two the dashes and quotes of U+2010–U+2026, and `€`; nil for another.
  private static func size(of bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
    let first = bytes[index]
    if first < 0x80 { return first < 0x20 ? nil : 1 }
    guard index + 1 < bytes.count else { return nil }
    let second = bytes[index + 1]
    if first == 0xC2, second == 0x85 || second == 0xAD { return nil }
    if (0xC2...0xC8).contains(first) || (first == 0xC9 && second < 0x90) { return 2 }
    guard first == 0xE2, index + 2 < bytes.count else { return nil }
    let third = bytes[index + 2]
    let isMark = second == 0x80 && (0x90...0xA6).contains(third)
    return isMark || (second == 0x82 && third == 0xAC) ? 3 : nil
  }

  static func brokenByLetter(_ text: String, at room: Int, atMost limit: Int) -> [String] {
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
