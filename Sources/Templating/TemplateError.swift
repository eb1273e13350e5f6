/// A fault in a template, with the place it was found.
///
/// Printed like a compiler does: the place, the line, a caret under the spot, and what was
/// expected there. A tab in the line is printed as four spaces.
///
/// ```
/// opleiding.html:12:7: onbekende naam «instelingsnaam»
/// <h1>{{instelingsnaam}}</h1>
///       ^
/// verwacht: een naam uit «sheet»; bedoelde u «instellingsnaam»?
/// ```
package struct TemplateError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The name of the template or partial.
  package let file: String
  /// The line, from 1.
  package let line: Int
  /// The column in characters, from 1.
  package let column: Int
  /// The whole line.
  package let sourceLine: String
  /// What is wrong.
  package let message: String
  /// What would have been right.
  package let expected: String

  /// The four lines to print.
  package var description: String {
    let before = TemplateError.expandingTabs(sourceLine.prefix(column - 1))
    let caret = String(repeating: " ", count: before.count) + "^"
    return """
      \(file):\(line):\(column): \(message)
      \(TemplateError.expandingTabs(sourceLine[...]))
      \(caret)
      verwacht: \(expected)
      """
  }

  private static func expandingTabs(_ text: Substring) -> String {
    var expanded = ""
    for character in text {
      if character == "\t" { expanded += "    " } else { expanded.append(character) }
    }
    return expanded
  }
}

/// The text of a template or partial, and where in it errors are.
struct SourceText: Sendable {
  /// The name that error messages use.
  let name: String
  /// The text in UTF-8.
  let bytes: [UInt8]

  init(name: String, text: String) {
    self.name = name
    self.bytes = Array(text.utf8)
  }

  /// The text in a range of bytes.
  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// Whether a line begins at an offset.
  func isLineStart(_ offset: Int) -> Bool { offset == 0 || bytes[offset - 1] == Byte.newline }

  /// An error that points at an offset.
  func error(at offset: Int, _ message: String, expected: String) -> TemplateError {
    let offset = min(offset, bytes.count)
    let before = bytes[..<offset]
    let start = before.lastIndex(of: Byte.newline).map { $0 + 1 } ?? 0
    var end = bytes[offset...].firstIndex(of: Byte.newline) ?? bytes.count
    if end > offset, bytes[end - 1] == Byte.carriageReturn { end -= 1 }
    return TemplateError(
      file: name,
      line: before.count { $0 == Byte.newline } + 1,
      column: text(start..<offset).count + 1,
      sourceLine: text(start..<end),
      message: message,
      expected: expected)
  }
}

/// The bytes that the template syntax knows.
enum Byte {
  static let newline = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let equals = UInt8(ascii: "=")
  static let closingBrace = UInt8(ascii: "}")

  /// Whether a byte is a space or a tab.
  static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  /// Whether a byte is white space of any kind.
  static func isSpace(_ byte: UInt8) -> Bool {
    isBlank(byte) || byte == newline || byte == carriageReturn
  }
}
