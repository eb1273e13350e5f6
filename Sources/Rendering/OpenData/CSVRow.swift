/// Writes rows of comma-separated values as bytes.
struct CSVRow {
  private(set) var bytes: [UInt8]
  private var isFirst = true

  /// Takes over a buffer to write behind what it holds.
  init(_ bytes: consuming [UInt8] = []) { self.bytes = bytes }

  /// First bytes of a cell that a spreadsheet takes for a formula, or that hide one.
  ///
  /// As OWASP lists them under "CSV Injection".
  static let formulaMarks = "=+-@\t\r\n".utf8

  /// A cell of text, quoted where it must be; nil is an empty cell. One that would start a formula
  /// gets an apostrophe in front; numbers never do.
  mutating func text(_ text: String?) {
    separate()
    guard let text, let first = text.utf8.first else { return }
    let needsGuard = CSVRow.formulaMarks.contains(first)
    let needsQuotes = text.utf8.contains { byte in
      byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n")
        || byte == UInt8(ascii: "\r")
    }
    if needsQuotes { bytes.append(UInt8(ascii: "\"")) }
    if needsGuard { bytes.append(UInt8(ascii: "'")) }
    if needsQuotes {
      for byte in text.utf8 {
        if byte == UInt8(ascii: "\"") { bytes.append(byte) }
        bytes.append(byte)
      }
      bytes.append(UInt8(ascii: "\""))
    } else {
      bytes.append(contentsOf: text.utf8)
    }
  }

  mutating func number(_ number: Int?) {
    separate()
    if let number { JSONBytes.append(number, to: &bytes) }
  }

  mutating func number(_ number: Double?, places: Int) {
    separate()
    if let number { JSONBytes.append(number, places: places, to: &bytes) }
  }

  mutating func endRow() {
    bytes.append(UInt8(ascii: "\r"))
    bytes.append(UInt8(ascii: "\n"))
    isFirst = true
  }

  /// Ends the row and gives the buffer back.
  consuming func end() -> [UInt8] {
    endRow()
    return bytes
  }

  private mutating func separate() {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
  }
}
