/// Writes rows as RFC 4180 text: quotes only where needed, lines ended by LF.
///
/// What it writes, ``CSVTable`` reads back unchanged, unless `spreadsheetSafe` is on: then a cell
/// that a spreadsheet would run as a formula gets a single quote in front.
package struct CSVWriter: Sendable {
  /// The text so far, in UTF-8.
  package private(set) var bytes: [UInt8] = []
  private let delimiter: UInt8
  private let spreadsheetSafe: Bool

  /// An empty text.
  ///
  /// - Parameters:
  ///   - delimiter: the byte between fields.
  ///   - spreadsheetSafe: whether to disarm cells that start like a formula; numbers stay numbers.
  package init(delimiter: UInt8 = UInt8(ascii: ","), spreadsheetSafe: Bool = false) {
    (self.delimiter, self.spreadsheetSafe) = (delimiter, spreadsheetSafe)
  }

  /// Adds a row; it has at least one field.
  package mutating func append(row fields: [String]) {
    precondition(!fields.isEmpty, "a CSV row has at least one field")
    for (index, field) in fields.enumerated() {
      if index > 0 { bytes.append(delimiter) }
      if fields.count == 1, field.isEmpty {
        bytes.append(contentsOf: [UInt8(ascii: "\""), UInt8(ascii: "\"")])
      } else {
        append(field)
      }
    }
    bytes.append(0x0A)
  }

  /// Adds empty lines, which ``CSVTable`` passes over and counts.
  package mutating func append(blankLines count: Int) {
    bytes.append(contentsOf: repeatElement(0x0A, count: count))
  }

  private mutating func append(_ field: String) {
    let quote = UInt8(ascii: "\"")
    let armed = spreadsheetSafe && CSVWriter.startsLikeFormula(field)
    guard needsQuotes(field) else {
      if armed { bytes.append(UInt8(ascii: "'")) }
      bytes.append(contentsOf: field.utf8)
      return
    }
    bytes.append(quote)
    if armed { bytes.append(UInt8(ascii: "'")) }
    for byte in field.utf8 {
      bytes.append(byte)
      if byte == quote { bytes.append(quote) }
    }
    bytes.append(quote)
  }

  private func needsQuotes(_ field: String) -> Bool {
    field.unicodeScalars.first == "\u{FEFF}"
      || field.utf8.contains { byte in
        byte == delimiter || byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D
      }
  }

  private static func startsLikeFormula(_ field: String) -> Bool {
    guard let first = field.utf8.first, "=+-@\t\r".utf8.contains(first) else { return false }
    return !("+-".utf8.contains(first) && isNumber(field.utf8.dropFirst()))
  }

  /// Digits, with an optional fraction after a point or comma, and an optional exponent.
  private static func isNumber(_ text: Substring.UTF8View) -> Bool {
    var rest = text
    func takeDigits() -> Bool {
      let digits = rest.prefix { (0x30...0x39).contains($0) }
      rest = rest.dropFirst(digits.count)
      return !digits.isEmpty
    }
    guard takeDigits() else { return false }
    if let next = rest.first, next == UInt8(ascii: ".") || next == UInt8(ascii: ",") {
      rest = rest.dropFirst()
      guard takeDigits() else { return false }
    }
    if let next = rest.first, next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      rest = rest.dropFirst()
      if let sign = rest.first, "+-".utf8.contains(sign) { rest = rest.dropFirst() }
      guard takeDigits() else { return false }
    }
    return rest.isEmpty
  }
}
