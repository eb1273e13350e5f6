/// A delimited text file in memory: its header, and its rows on demand.
///
/// ```swift
/// let table = try CSVTable(bytes: bytes, source: "duo/x.csv", dialect: Dialect())
/// let columns = try HeaderMap(table: table, columns: [.init("brin", ["INSTELLINGSCODE"])])
/// let brin = columns.required("brin")
/// let reading = table.forEachRow { row in print(row.text(brin)) }
/// try reading.requireNoRejects()
/// ```
/// The header must be sound, or there is no table. A row that is not becomes a ``Reject`` and
/// reading goes on at the next line. Linear in the size of the file; rows make no strings until
/// they are asked for text.
package struct CSVTable: Sendable {
  /// The file, as the caller named it.
  package let source: String
  /// The declared way of writing.
  package let dialect: Dialect
  /// The names of the columns: the last header row; empty when there is none.
  package private(set) var header: [String] = []
  /// All header rows as text.
  package private(set) var headerRowsText: [[String]] = []
  /// Where each name of the header starts, for messages.
  let headerFields: [Int]
  let headerRecord: Record?
  let bytes: [UInt8]
  private let afterHeader: RecordScanner
  private let blankLinesBeforeRows: Int

  /// Reads the header rows.
  ///
  /// - Throws: when the header rows are missing or broken, or a byte order mark contradicts the
  ///   declared encoding.
  package init(bytes: [UInt8], source: String, dialect: Dialect) throws(TabularError) {
    let start = try dialect.encoding.textStart(of: bytes, source: source)
    var scanner = RecordScanner(dialect: dialect, position: start)
    var row = Row(bytes: bytes, source: source, dialect: dialect)
    var rows: [[String]] = []
    var blanks = 0
    var starts: [Int] = []
    while rows.count < dialect.headerRows {
      switch scanner.next(in: bytes.span, fields: &row.fields) {
      case .end:
        throw TabularError(
          source: source, line: scanner.line, column: 1,
          message: rows.isEmpty ? "het bestand is leeg" : "het bestand houdt op in de kop",
          expected: dialect.headerRows == 1
            ? "een kopregel" : "\(dialect.headerRows) kopregels")
      case .blank:
        blanks += 1
      case .record(let record):
        row.record = record
        if let reject = row.encodingReject() { throw reject.asError() }
        rows.append((0..<row.fieldCount).map { row.text($0) })
        starts = row.fields.map { $0.quoted ? $0.start - 1 : $0.start }
      case .broken(let fault, at: let offset, let record):
        row.record = record
        throw row.reject(fault, at: offset).asError()
      }
    }
    (self.source, self.dialect, self.bytes) = (source, dialect, bytes)
    (headerRowsText, header) = (rows, rows.last ?? [])
    (headerFields, headerRecord) = (starts, rows.isEmpty ? nil : row.record)
    (afterHeader, blankLinesBeforeRows) = (scanner, blanks)
  }

  /// A table that has rows only, under names that come from elsewhere; its first row is row 1.
  package init(rows bytes: [UInt8], header: [String], source: String, dialect: Dialect) {
    var dialect = dialect
    dialect.headerRows = 0
    (self.source, self.dialect, self.bytes) = (source, dialect, bytes)
    (headerRowsText, self.header) = ([header], header)
    (headerFields, headerRecord) = ([], nil)
    (afterHeader, blankLinesBeforeRows) = (RecordScanner(dialect: dialect, position: 0), 0)
  }

  /// Visits every sound row, in order.
  ///
  /// - Parameters:
  ///   - limit: how many rejects to keep; all are counted.
  ///   - body: gets the row, which is reused for the next one and cannot be kept.
  /// - Returns: the account of all records.
  /// - Throws: only what the body throws, and at once.
  package func forEachRow<Failure: Error>(
    keepingRejects limit: Int = 10_000, _ body: (borrowing Row) throws(Failure) -> Void
  ) throws(Failure) -> Reading {
    try takeRows(keepingRejects: limit) { (row: borrowing Row) throws(Failure) -> Reject? in
      try body(row)
      return nil
    }
  }

  /// Visits every sound row, in order; the body may refuse it for reasons of its own.
  ///
  /// - Parameters:
  ///   - limit: how many rejects to keep; all are counted.
  ///   - body: gets the row and returns nil when it used it, or why it did not.
  /// - Returns: the account of all records.
  /// - Throws: only what the body throws, and at once.
  package func takeRows<Failure: Error>(
    keepingRejects limit: Int = 10_000, _ body: (borrowing Row) throws(Failure) -> Reject?
  ) throws(Failure) -> Reading {
    var reading = Reading()
    reading.headerRows = dialect.headerRows
    reading.blankLines = blankLinesBeforeRows
    var scanner = afterHeader
    var row = Row(bytes: bytes, source: source, dialect: dialect)
    var width = dialect.raggedRows || header.isEmpty ? nil : header.count
    scanning: while true {
      switch scanner.next(in: bytes.span, fields: &row.fields) {
      case .end:
        break scanning
      case .blank:
        reading.blankLines += 1
      case .broken(let fault, at: let offset, let record):
        row.record = record
        reading.refuse(row.reject(fault, at: offset), keeping: limit)
      case .record(let record):
        row.record = record
        if width == nil, !dialect.raggedRows { width = row.fieldCount }
        if row.isBlankLine(width: width) {
          reading.blankLines += row.lineCount
        } else if let reject = row.encodingReject() ?? row.widthReject(width, header: headerRecord)
        {
          reading.refuse(reject, keeping: limit)
        } else if let reject = try body(row) {
          reading.refuse(reject, keeping: limit)
        } else {
          reading.rows += 1
        }
      }
    }
    let endsWithBreak = bytes.last == 0x0A || bytes.last == 0x0D
    reading.lines = endsWithBreak || bytes.isEmpty ? scanner.line - 1 : scanner.line
    return reading
  }

  /// An error about a whole line, for what shows only when all rows were seen.
  package func error(
    line: Int, message: String, expected: String? = nil, advice: String? = nil
  ) -> TabularError {
    var (offset, at) = (0, 1)
    while at < line, offset < bytes.count {
      let length = lineBreakLength(at: offset, in: bytes.span)
      if length > 0 { at += 1 }
      offset += max(1, length)
    }
    let place = Excerpt(
      of: bytes, at: offset, since: TextOrigin(offset: offset, line: line),
      encoding: dialect.encoding)
    return TabularError(
      source: source, place: place, message: message, expected: expected, advice: advice)
  }

  /// An error about a name of the header.
  package func headerError(
    at column: Int, message: String, expected: String? = nil, advice: String? = nil
  ) -> TabularError {
    guard let headerRecord, headerFields.indices.contains(column) else {
      return TabularError(
        source: source, line: 1, column: 1, message: message, expected: expected, advice: advice)
    }
    let place = Excerpt(
      of: bytes, at: headerFields[column], since: headerRecord.origin, encoding: dialect.encoding)
    return TabularError(
      source: source, place: place, message: message, expected: expected, advice: advice)
  }
}
