/// Writes rows of comma-separated values as bytes: RFC 4180, with a point as decimal sign.
///
/// What it writes reads back as what it is, with default settings, in the programs people have: a
/// Dutch spreadsheet, pandas, polars, DuckDB, R. So a number is never a date or a thousand times
/// itself, and a text never a number.
package struct CSVRow {
  /// The rows so far, in UTF-8.
  package private(set) var bytes: [UInt8]
  private var isFirst = true
  private let lineEnd: [UInt8]

  /// Takes over a buffer to write behind what it holds.
  init(_ bytes: consuming [UInt8] = []) {
    self.bytes = bytes
    lineEnd = [UInt8(ascii: "\r"), UInt8(ascii: "\n")]
  }

  /// A table that starts with a row of names.
  ///
  /// - Parameter forPipe: lines end with LF, as programs on the command line expect, and not with CRLF.
  package init(header: [String], forPipe: Bool = false) {
    bytes = []
    lineEnd = (forPipe ? "\n" : "\r\n").utf8.map(\.self)
    for name in header { word(name) }
    endRow()
  }

  /// A cell of any text, quoted where it must be; nil is an empty cell. One that a program would read
  /// as something else gets an apostrophe in front, see ``GuardedText``.
  package mutating func text(_ text: String?) {
    separate()
    guard let text, !text.isEmpty else { return }
    append(text, isGuarded: GuardedText.isNeeded(text))
  }

  /// A cell with a word or code of our own, which no program reads as something else.
  package mutating func word(_ word: String?) {
    separate()
    if let word { append(word, isGuarded: false) }
  }

  /// A day as it is, `2026-04-02`, which every program reads as that day or as text; a month or year as
  /// ``TableCodes`` writes it, and what is none of these as any text.
  package mutating func date(_ text: String?) {
    let code = text.map(TableCodes.date)
    if let text, let code, code != text || TableCodes.isDay(text) {
      word(code)
    } else {
      self.text(text)
    }
  }

  /// A period as ``TableCodes`` writes it; what is none it knows as any text.
  package mutating func period(_ text: String?) {
    let code = text.map(TableCodes.period)
    if code != text { word(code) } else { self.text(text) }
  }

  /// A whole number in a column of whole numbers.
  package mutating func number(_ number: Int?) {
    separate()
    if let number { JSONBytes.append(number, to: &bytes) }
  }

  /// A number in a column that may have decimals: rounded to so many, zeros at the end dropped, but with
  /// at least one decimal and never exactly three.
  ///
  /// One decimal, because polars takes a column for whole numbers when its first hundred rows are; not
  /// three, because a Dutch spreadsheet reads `0.941` as 941.
  package mutating func number(_ number: Double?, places: Int) {
    separate()
    guard let number else { return }
    let start = bytes.count
    JSONBytes.append(number, places: places, to: &bytes)
    guard let point = bytes[start...].firstIndex(of: UInt8(ascii: ".")) else {
      bytes += [UInt8(ascii: "."), UInt8(ascii: "0")]
      return
    }
    if bytes.count - point == 4 { bytes.append(UInt8(ascii: "0")) }
  }

  /// Ends the row; what is written next starts another.
  package mutating func endRow() {
    bytes += lineEnd
    isFirst = true
  }

  /// Ends the row and gives the buffer back.
  consuming func end() -> [UInt8] {
    endRow()
    return bytes
  }

  private mutating func append(_ text: String, isGuarded: Bool) {
    let needsQuotes = text.utf8.contains { byte in
      byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n")
        || byte == UInt8(ascii: "\r")
    }
    if needsQuotes { bytes.append(UInt8(ascii: "\"")) }
    if isGuarded { bytes.append(GuardedText.mark) }
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

  private mutating func separate() {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
  }
}
