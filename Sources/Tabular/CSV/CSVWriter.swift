/// Writes rows as RFC 4180 text: quotes only where needed, lines ended by LF.
///
/// What it writes, ``CSVTable`` reads back unchanged. For our own files: what people open in a
/// spreadsheet is written by `CSVRow` of Rendering.
package struct CSVWriter: Sendable {
  /// The text so far, in UTF-8.
  package private(set) var bytes: [UInt8] = []
  private let delimiter: UInt8

  /// An empty text.
  ///
  /// - Parameter delimiter: the byte between fields.
  package init(delimiter: UInt8 = UInt8(ascii: ",")) { self.delimiter = delimiter }

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
    guard needsQuotes(field) else {
      bytes.append(contentsOf: field.utf8)
      return
    }
    bytes.append(quote)
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
}
