/// A known point of a file, from which lines can be counted onwards.
struct TextOrigin {
  /// The byte where a physical line starts.
  let offset: Int
  /// The number of that line, from 1.
  let line: Int
}

/// The place of a byte for a human: line, column, the line's text and where the caret goes.
///
/// Built only when something is reported, so it may be slow.
package struct Excerpt: Sendable, Equatable {
  /// The physical line, from 1.
  let line: Int
  /// The column in characters (Unicode scalars), from 1.
  let column: Int
  /// The line, made printable, and shortened around the caret.
  let text: String
  /// How many characters of `text` stand before the caret.
  let caret: Int

  /// Most lines are shown whole; longer ones are shortened to this many characters.
  static let usualWidth = 160

  init(line: Int, column: Int, text: String, caret: Int) {
    (self.line, self.column, self.text, self.caret) = (line, column, text, caret)
  }

  init(
    of bytes: [UInt8], at offset: Int, since origin: TextOrigin, encoding: Encoding,
    width: Int = Excerpt.usualWidth
  ) {
    var line = origin.line
    var start = origin.offset
    var index = start
    while index < offset {
      let end = index + lineBreakLength(at: index, in: bytes.span)
      if end > index, end <= offset {
        line += 1
        start = end
      }
      index = max(end, index + 1)
    }
    var end = offset
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    // A file of one huge line is shown through a window, so that a message stays cheap.
    var from = max(start, offset - Excerpt.window)
    while from > start, encoding == .utf8, bytes[from] & 0xC0 == 0x80 { from -= 1 }
    let to = min(end, offset + Excerpt.window)
    let hidden = bytes[start..<from].count { encoding != .utf8 || $0 & 0xC0 != 0x80 }
    self.init(
      line: line, whole: encoding.decode(bytes[from..<to]),
      before: encoding.decode(bytes[from..<offset]).unicodeScalars.count, width: width,
      hidden: hidden)
  }

  /// An excerpt of a line whose text is at hand.
  ///
  /// - Parameters:
  ///   - line: the physical line.
  ///   - whole: its text, or the part of it that is not hidden.
  ///   - before: how many characters of `whole` precede the caret.
  ///   - width: how many characters to show.
  ///   - hidden: how many characters precede `whole`.
  init(
    line: Int, whole: String, before: Int, width: Int = Excerpt.usualWidth, hidden: Int = 0
  ) {
    let scalars = whole.unicodeScalars.map(Excerpt.printable)
    var from = 0
    var to = scalars.count
    if scalars.count > width {
      from = before < width - 20 ? 0 : min(before - width / 2, scalars.count - width + 1)
      let opened = from > 0 || hidden > 0 ? 1 : 0
      to = min(scalars.count, from + width - opened)
      if to < scalars.count { to -= 1 }
    }
    let opening = from > 0 || hidden > 0
    var text = String.UnicodeScalarView()
    if opening { text.append("…") }
    text.append(contentsOf: scalars[from..<to])
    if to < scalars.count { text.append("…") }
    self.init(
      line: line, column: hidden + before + 1, text: String(text),
      caret: before - from + (opening ? 1 : 0))
  }

  /// How many bytes to look at on either side of the caret.
  private static let window = 4_096

  /// Control characters become visible symbols, so that a file cannot drive the terminal. A tab stays.
  package static func printable(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x09: scalar
    case 0x00..<0x20: Unicode.Scalar(0x2400 + scalar.value) ?? scalar
    case 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069: "\u{FFFD}"
    default: scalar
    }
  }

  /// The line and, under it, the caret; tabs are kept so that the caret stays in place.
  var drawing: String {
    let blanks = text.unicodeScalars.prefix(caret).map { $0 == "\t" ? "\t" : " " }.joined()
    let missing = String(repeating: " ", count: max(0, caret - text.unicodeScalars.count))
    return "    \(text)\n    \(blanks)\(missing)^"
  }
}

/// The length of the line break at `index`: 2 for CRLF, 1 for LF or a lone CR, 0 for none.
@inline(__always)
func lineBreakLength(at index: Int, in bytes: Span<UInt8>) -> Int {
  switch bytes[index] {
  case 0x0A: 1
  case 0x0D: index + 1 < bytes.count && bytes[index + 1] == 0x0A ? 2 : 1
  default: 0
  }
}
