/// Breaks long lines of plain text at spaces.
///
/// A continued line starts below the first word after the line's own indentation and list mark.
/// Columns are counted in Unicode scalars; a no-break space does not break. A word longer than the
/// line stands on a line of its own.
enum LineWrap {
  static let width = 78

  /// Adds the text, wrapped, to the output.
  static func append(_ text: [UInt8], to output: inout [UInt8]) {
    var start = 0
    while start < text.count {
      let end = text[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count
      append(line: text[start..<end], to: &output)
      output.append(UInt8(ascii: "\n"))
      start = end + 1
    }
  }

  private static func append(line: ArraySlice<UInt8>, to output: inout [UInt8]) {
    var line = line
    while line.last == UInt8(ascii: " ") { line.removeLast() }
    guard columns(line) > width else {
      output.append(contentsOf: line)
      return
    }
    let space = UInt8(ascii: " ")
    var indent = line.prefix { $0 == space }.count
    let mark = line.dropFirst(indent)
    if mark.starts(with: "- ".utf8) { indent += 2 }
    var column = 0
    var isFirst = true
    for word in line.dropFirst(isListed(line) ? indent : line.prefix { $0 == space }.count)
      .split(separator: space)
    {
      let length = columns(word)
      if isFirst {
        output.append(contentsOf: line.prefix(indent))
        column = indent
      } else if column + 1 + length > width {
        output.append(UInt8(ascii: "\n"))
        output.append(contentsOf: repeatElement(space, count: indent))
        column = indent
      } else {
        output.append(space)
        column += 1
      }
      output.append(contentsOf: word)
      column += length
      isFirst = false
    }
  }

  private static func isListed(_ line: ArraySlice<UInt8>) -> Bool {
    line.drop { $0 == UInt8(ascii: " ") }.starts(with: "- ".utf8)
  }

  private static func columns(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
  }
}
