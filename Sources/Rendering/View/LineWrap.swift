/// Breaks long lines of plain text at spaces.
///
/// A continued line starts below the first word after the line's own indentation and list mark.
/// Columns are counted in Unicode scalars; a no-break space does not break. A word longer than the
/// line stands on a line of its own.
enum LineWrap {
  static let width = 78

  private static let space = UInt8(ascii: " ")

  /// Adds the text, wrapped, to the output.
  static func append(_ text: [UInt8], to output: inout [UInt8]) {
    text.withUnsafeBufferPointer { text in
      var start = 0
      while start < text.count {
        var end = start
        var columns = 0
        while end < text.count, text[end] != UInt8(ascii: "\n") {
          columns += text[end] & 0xC0 == 0x80 ? 0 : 1
          end += 1
        }
        append(UnsafeBufferPointer(rebasing: text[start..<end]), columns: columns, to: &output)
        output.append(UInt8(ascii: "\n"))
        start = end + 1
      }
    }
  }

  private static func append(
    _ line: UnsafeBufferPointer<UInt8>, columns: Int, to output: inout [UInt8]
  ) {
    var end = line.count
    while end > 0, line[end - 1] == space { end -= 1 }
    guard columns > width else {
      output.append(contentsOf: line[..<end])
      return
    }
    var indent = 0
    while indent < end, line[indent] == space { indent += 1 }
    var position = indent
    if indent + 1 < end, line[indent] == UInt8(ascii: "-"), line[indent + 1] == space {
      indent += 2
      position = indent
    }
    output.append(contentsOf: line[..<indent])
    var column = indent
    var isFirst = true
    while position < end {
      let start = position
      var length = 0
      while position < end, line[position] != space {
        length += line[position] & 0xC0 == 0x80 ? 0 : 1
        position += 1
      }
      if !isFirst {
        if column + 1 + length > width {
          output.append(UInt8(ascii: "\n"))
          output.append(contentsOf: repeatElement(space, count: indent))
          column = indent
        } else {
          output.append(space)
          column += 1
        }
      }
      output.append(contentsOf: line[start..<position])
      column += length
      isFirst = false
      while position < end, line[position] == space { position += 1 }
    }
  }
}
