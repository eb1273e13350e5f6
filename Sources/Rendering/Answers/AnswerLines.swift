/// Collects the lines of an answer in the terminal, wrapped at the width of a sheet.
struct AnswerLines {
  private var raw: [UInt8] = []

  /// One line, wrapped; a list mark or indentation at its start holds for the lines it breaks into.
  ///
  /// Names come from registers: a sign that a terminal obeys, or a line break, does not reach it.
  mutating func add(_ line: String = "") {
    raw += Array(VisibleText.of(line).utf8) + [UInt8(ascii: "\n")]
  }

  /// A row of cells, each wrapped within its own column.
  mutating func row(_ label: String, _ cells: [String], labelWidth: Int) {
    let gap = 1
    let width = (LineWrap.width - labelWidth) / max(1, cells.count) - gap
    let columns = cells.map { AnswerLines.wrapped($0, width: width) }
    for index in 0..<max(1, columns.map(\.count).max() ?? 1) {
      var line = Columns.padded(index == 0 ? label : "", to: labelWidth)
      for column in columns {
        line += Columns.padded(column.indices.contains(index) ? column[index] : "", to: width + gap)
      }
      while line.last == " " { line.removeLast() }
      add(line)
    }
  }

  /// The text, ending with a newline.
  var text: String {
    var bytes: [UInt8] = []
    LineWrap.append(Array(raw.dropLast()), to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Lines of at most so many characters; a longer word is broken, so that columns stay columns.
  private static func wrapped(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      var rest = word[...]
      if !line.isEmpty, line.count + 1 + rest.count > width {
        lines.append(line)
        line = ""
      }
      while rest.count > width {
        lines.append(String(rest.prefix(width)))
        rest = rest.dropFirst(width)
      }
      line += (line.isEmpty ? "" : " ") + rest
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }
}
