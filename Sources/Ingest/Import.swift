import Archive
import Crypto
package import Facts
import Foundation
package import Registers
package import Tabular

/// The result of an import: the rows of all sources, what became of them per source, and what was
/// refused.
package struct Harvest: Sendable {
  /// The rows of all sources together.
  package var tables = FactTables()
  /// What became of the rows of each source file.
  package var ledger: [LedgerLine] = []
  /// Rows that were refused although the file as a whole was accepted.
  package var rejects: [Reject] = []
}

/// A source that cannot be used as it is.
package enum IngestError: Error, Sendable, CustomStringConvertible {
  case missing(source: String, file: String, folder: String)
  /// Rows were refused; nothing of the file is used.
  case rejected(source: String, count: Int, first: [Reject])
  case tooShort(source: String, file: String, rows: Int, expected: Int)
  /// The declared selection leaves out every row.
  case nothingUsed(source: String, file: String, rows: Int)
  case unknownReader(source: String, reader: String)
  /// A column the reader cannot do without is not declared, or declared optional.
  case undeclared(source: String, reader: String, role: String)
  case unknownEncoding(source: String, encoding: String)
  /// A zip without the declared member, or with more than one of that name.
  case member(source: String, file: String, wanted: String, members: [String])
  /// A source whose rows are judged by its day, with a date that is none.
  case undated(source: String, date: String)
  /// Pages that do not make a whole.
  case pages(source: String, place: String, message: String)
  /// A wrong cell of a workbook, as `bestand.xlsx!Blad1!C7`.
  case cell(place: String, message: String, expected: String, advice: String)

  package var description: String {
    switch self {
    case .missing(let source, let file, let folder):
      return """
        \(file):1:1: bestand van bron «\(source)» ontbreekt
        verwacht: \(folder)/\(file)
        doe: zet het bestand daar neer, of pas «local» aan in Datasets/sources/\(source).yml
        """
    case .rejected(let source, let count, let first):
      let shown = first.map(\.description).joined(separator: "\n\n")
      return shown + "\n\nbron «\(source)»: \(count) rij(en) afgekeurd; niets overgenomen"
    case .tooShort(let source, let file, let rows, let expected):
      return """
        \(file):\(rows + 1):1: bestand houdt te vroeg op: \(rows) rijen
        verwacht: ten minste \(expected) rijen (bron «\(source)»)
        doe: haal het bestand opnieuw op, of pas «minimum_rows» aan als de bron kleiner werd
        """
    case .nothingUsed(let source, let file, let rows):
      return """
        \(file):1:1: geen van de \(rows) rijen valt binnen de selectie
        verwacht: rijen volgens «select» (bron «\(source)»)
        doe: pas «select» aan in Datasets/sources/\(source).yml
        """
    case .undeclared(let source, let reader, let role):
      return "Datasets/sources/\(source).yml: lezer «\(reader)» heeft de kolom «\(role)» nodig"
    case .unknownReader(let source, let reader):
      return "Datasets/sources/\(source).yml: onbekende lezer «\(reader)»"
    case .unknownEncoding(let source, let encoding):
      return "Datasets/sources/\(source).yml: onbekende codering «\(encoding)»"
    case .member(let source, let file, let wanted, let members):
      return ArchiveError.wrongMember(file, wanted: wanted, among: members).message(
        doe: "zet de naam, of het einde ervan, bij «member» in Datasets/sources/\(source).yml")
    case .undated(let source, let date):
      return """
        Datasets/sources/\(source).yml: «\(date)» is geen dag
        verwacht: date: een dag als 2026-02-20, want wat dan gestopt is, staat niet meer open
        """
    case .pages(let source, let place, let message):
      return "\(place):1:1: \(message)\ndoe: haal bron «\(source)» opnieuw op"
    case .cell(let place, let message, let expected, let advice):
      return "\(place): \(message)\nverwacht: \(expected)\ndoe: \(advice)"
    }
  }
}

/// Reads every declared source from a folder with files as the publishers wrote them.
package enum Import {
  /// - Parameters:
  ///   - folder: where the files are, laid out as `local` in the source catalogue says.
  ///   - dates: the day of a snapshot, `YYYY-MM-DD`, by source; the declared date where there is
  ///     none.
  ///   - tables: rows taken over from elsewhere, which the rest is added to.
  ///   - report: called with each source's account as it is done.
  ///   - awaited: called with each source that is declared as awaited and has no file here.
  /// - Throws: `IngestError`, `TabularError` or `ArchiveError` on the first source that is not
  ///   whole; rows of such a source are never handed out. Cost: one file in memory at a time.
  package static func run(
    _ sources: [SourceDescriptor], from folder: String, dates: [String: String] = [:],
    addingTo tables: FactTables = FactTables(),
    report: (LedgerLine) -> Void = { _ in }, awaited: (SourceDescriptor) -> Void = { _ in }
  ) throws -> Harvest {
    var harvest = Harvest()
    harvest.tables = tables
    // In one order, so that the order of the catalogue cannot change an edition.
    for var source in sources.sorted(by: { $0.id < $1.id }) where source.isRead {
      source.card.date = dates[source.id] ?? source.card.date
      if source.isAwaited, source.present(in: folder) == nil {
        awaited(source)
        continue
      }
      let (line, rejects) = try read(source, from: folder, into: &harvest.tables)
      harvest.ledger.append(line)
      harvest.rejects += rejects
      report(line)
    }
    return harvest
  }

  /// Reads one source; `tables` changes only when the whole file is accepted.
  ///
  /// - Returns: what became of its rows, and the rows refused although the file was accepted.
  /// - Throws: `IngestError`, `TabularError` or `ArchiveError`.
  package static func read(
    _ source: SourceDescriptor, from folder: String, into tables: inout FactTables
  ) throws -> (line: LedgerLine, rejects: [Reject]) {
    let file = source.present(in: folder) ?? source.local
    if file == PageFolder.name(of: source) {
      return try readPages(source, from: folder, into: &tables)
    }
    let path = folder + "/" + file
    let packed = try FileBytes.plainIfPresent(path)
    guard let packed else {
      throw IngestError.missing(source: source.id, file: source.local, folder: folder)
    }
    var copy = tables
    let digest = SHA256.hash(data: packed)
    let account: Account
    if source.reader == "outcomes" {
      account = try OutcomeImport(source: source, folder: folder, file: file)
        .read(packed, into: &copy)
    } else {
      let bytes =
        file.hasSuffix(".zip") || file.hasSuffix(".gz")
        ? try FileBytes.read(path, member: source.member) : packed
      account = try take(bytes, source, into: &copy)
    }
    let line = try account.line(source, file: file, bytes: packed.count, sha256: digest.hexText)
    tables = copy
    return (line, account.rejects)
  }

  private static func readPages(
    _ source: SourceDescriptor, from folder: String, into tables: inout FactTables
  ) throws -> (line: LedgerLine, rejects: [Reject]) {
    let pages = try PageFolder(source, in: folder)
    let (size, sha256) = try pages.digest()
    let read = try pages.table()
    var copy = tables
    var account =
      source.reader == "outcomes"
      ? try OutcomeImport(source: source, folder: folder, file: pages.name)
        .read(read, into: &copy)
      : try take(read.table, read.titles, source, into: &copy)
    account.rowsIn += read.passedOver
    account.outside += read.passedOver
    let line = try account.line(source, file: pages.name, bytes: size, sha256: sha256)
    tables = copy
    return (line, account.rejects)
  }

  struct Account {
    var rowsIn = 0
    var normalised = 0
    var outside = 0
    var rejects: [Reject] = []

    /// The account as it stands in the ledger.
    ///
    /// - Throws: `IngestError` when there are too few rows, or none is used.
    func line(_ source: SourceDescriptor, file: String, bytes: Int, sha256: String)
      throws(IngestError) -> LedgerLine
    {
      guard rowsIn >= source.minimumRows else {
        throw .tooShort(
          source: source.id, file: file, rows: rowsIn, expected: source.minimumRows)
      }
      let refused = outside + rejects.count
      guard rowsIn > refused else {
        throw .nothingUsed(source: source.id, file: file, rows: rowsIn)
      }
      var line = LedgerLine(
        source: source.card, licenceURL: source.licence.url, file: file, bytes: bytes,
        sha256: sha256, rowsIn: rowsIn, used: rowsIn - refused, outside: outside,
        rejected: rejects.count)
      line.normalised = normalised
      return line
    }
  }

  private static func take(
    _ bytes: [UInt8], _ source: SourceDescriptor, into tables: inout FactTables
  ) throws -> Account {
    if source.reader == "regions" {
      let rows = try MunicipalityReader.pages(bytes, source.local, source, into: &tables)
      return Account(rowsIn: rows)
    }
    guard let encoding = Encoding(named: source.encoding) else {
      throw IngestError.unknownEncoding(source: source.id, encoding: source.encoding)
    }
    let dialect = Dialect(
      delimiter: source.delimiter.utf8.first ?? UInt8(ascii: ","), encoding: encoding,
      headerRows: source.headerRows)
    let table = try CSVTable(bytes: bytes, source: source.local, dialect: dialect)
    return try take(table, CodeTitles(), source, into: &tables)
  }

  private static func take(
    _ table: CSVTable, _ titles: CodeTitles, _ source: SourceDescriptor,
    into tables: inout FactTables
  ) throws -> Account {
    if source.reader == "institution-results" {
      var reader = try ResultReader(table, source)
      return try rows(of: table, source) { (row: borrowing Row) throws(Reject) -> Bool in
        try reader.take(row, into: &tables)
      }
    }
    if let role = source.neededRoles.first(where: { !source.required.contains($0) }) {
      throw IngestError.undeclared(source: source.id, reader: source.reader, role: role)
    }
    let columns = try Columns(table, source, titles)
    /// Every row of the declared selection goes to `body`.
    func selected(
      _ body: (borrowing Row) throws(Reject) -> Void
    ) throws -> Account {
      try rows(of: table, source) { (row: borrowing Row) throws(Reject) -> Bool in
        guard try columns.selects(row) else { return false }
        try body(row)
        return true
      }
    }
    switch source.reader {
    case "programme-counts", "mbo-counts":
      var reader = CountReader(source, kind: source.reader == "mbo-counts" ? .mbo : .hbo)
      let account = try selected { (row: borrowing Row) throws(Reject) in
        try reader.take(row, columns, into: &tables)
      }
      try reader.finish(table, into: &tables)
      return account
    case "form-groups":
      var reader = FormGroupReader(source)
      return try selected { (row: borrowing Row) throws(Reject) in
        try reader.take(row, columns, into: &tables)
      }
    case "positions":
      var reader = PositionReader(source)
      let account = try selected { (row: borrowing Row) throws(Reject) in
        try reader.take(row, columns)
      }
      try reader.finish(table, into: &tables)
      return account
    case "pay":
      var reader = PayReader(source)
      return try selected { (row: borrowing Row) throws(Reject) in
        try reader.take(row, columns, into: &tables)
      }
    case "recognitions":
      let reader = try RecognitionReader(source)
      return try selected { (row: borrowing Row) throws(Reject) in
        try reader.take(row, columns, into: &tables)
      }
    case "programme-names":
      let reader = ProgrammeNameReader(source: source)
      return try rows(of: table, source) { (row: borrowing Row) throws(Reject) -> Bool in
        guard try columns.selects(row) else { return false }
        return try reader.take(row, columns, into: &tables)
      }
    case "institutions":
      let reader = InstitutionReader(source: source)
      return try selected { (row: borrowing Row) throws(Reject) in
        try reader.take(row, columns, into: &tables)
      }
    case "municipalities", "provinces", "regions":
      var reader = MunicipalityReader(source)
      return try selected { (row: borrowing Row) throws(Reject) in
        try reader.take(row, columns, into: &tables)
      }
    default: throw IngestError.unknownReader(source: source.id, reader: source.reader)
    }
  }

  /// Visits all rows; the body says whether it used the row. More rejects than the source is known
  /// to have refuse the whole file.
  static func rows(
    of table: CSVTable, _ source: SourceDescriptor,
    _ body: (borrowing Row) throws(Reject) -> Bool
  ) throws -> Account {
    var account = Account()
    let reading = table.takeRows(keepingRejects: max(5, source.maximumRejects)) {
      (row: borrowing Row) -> Reject? in
      do throws(Reject) {
        if try !body(row) { account.outside += 1 }
        return nil
      } catch {
        return error
      }
    }
    account.rowsIn = reading.rows + reading.rejectCount
    guard reading.rejectCount <= source.maximumRejects else {
      throw IngestError.rejected(
        source: source.id, count: reading.rejectCount, first: Array(reading.rejects.prefix(5)))
    }
    account.rejects = reading.rejects
    return account
  }
}

extension FileBytes {
  /// The bytes of a file, or nil when there is none.
  static func plainIfPresent(_ path: String) throws -> [UInt8]? {
    do throws(ArchiveError) {
      return try plain(path)
    } catch {
      guard error.kind == .unreadable, !FileManager.default.fileExists(atPath: path) else {
        throw error
      }
      return nil
    }
  }
}

extension SourceDescriptor {
  /// Whether a reader is declared; a source without one is only kept.
  package var isRead: Bool { reader != "none" }

  /// The name under which the file, or the folder of its pages, is in the folder; nil when there is
  /// neither.
  package func present(in folder: String) -> String? {
    ([local] + alternatives + [PageFolder.name(of: self)]).first {
      FileManager.default.fileExists(atPath: folder + "/" + $0)
    }
  }
}
