import Archive
import Facts
import Foundation
import Registers
import Tabular

/// Reads a file of published outcomes, in whichever of its forms it came: text with titles, text
/// with codes and their titles beside it, the zip of CBS's bulk service, or a workbook.
struct OutcomeImport {
  let source: SourceDescriptor
  let folder: String
  /// Path below the folder.
  let file: String

  private var path: String { folder + "/" + file }

  /// - Throws: what a file that is not whole throws; a wrong cell of a workbook as
  ///   `IngestError.cell`, which names the sheet and the cell.
  func read(_ bytes: [UInt8], into tables: inout FactTables) throws -> Import.Account {
    try checkRoles()
    if file.lowercased().hasSuffix(".xlsx") {
      var sheet = try OutcomeSheet(source, path: path, file: file)
      return try sheet.read(into: &tables)
    }
    var titles = CodeTitles()
    var text = bytes
    var numbers = NumberStyle()
    if file.lowercased().hasSuffix(".zip") {
      let members = try Archive.read(path) { !Archive.isClutter($0) }
      for member in members {
        try titles.add(codes: member.bytes, named: member.name, of: source)
      }
      let wanted = try member(of: members.map(\.name))
      text = members.first { $0.name == wanted }?.bytes ?? []
      // CBS's bulk service writes its values with a comma.
      numbers = NumberStyle(decimal: ",")
    }
    if !source.labels.isEmpty,
      let labels = try FileBytes.plainIfPresent(folder + "/" + source.labels)
    {
      try titles.add(metadata: labels, named: source.labels)
    }
    guard let encoding = Encoding(named: source.encoding) else {
      throw IngestError.unknownEncoding(source: source.id, encoding: source.encoding)
    }
    let table = try CSVTable(
      bytes: text, source: file,
      dialect: Dialect(
        delimiter: source.delimiter.utf8.first ?? UInt8(ascii: ","), encoding: encoding))
    return try csv(table, titles, numbers, into: &tables)
  }

  private func member(of names: [String]) throws -> String {
    do throws(ArchiveError) {
      return try Archive.member(source.member, among: names, of: file)
    } catch {
      throw IngestError.member(
        source: source.id, file: file, wanted: source.member, members: names)
    }
  }

  /// Reads pages that were put together; their numbers are those of JSON.
  func read(_ pages: PageTable, into tables: inout FactTables) throws -> Import.Account {
    try checkRoles()
    return try csv(pages.table, pages.titles, .plain, into: &tables)
  }

  private func csv(
    _ table: CSVTable, _ titles: CodeTitles, _ numbers: NumberStyle, into tables: inout FactTables
  ) throws -> Import.Account {
    let columns = source.outcomeColumns
    let map = try HeaderMap(table: table, columns: columns, advice: Advice.columns(source))
    let found = columns.compactMap { column in map[column.role].map { (column.role, $0) } }
    let places = Dictionary(found, uniquingKeysWith: { first, _ in first })
    let roles = Dictionary(uniqueKeysWithValues: found.enumerated().map { ($1.0, $0) })
    let names = found.map { table.header[$0.1].trimmingSpaces }
    var cells = OutcomeCells(source: source, roles: roles, numbers: numbers)
    (cells.titles, cells.names) = (titles, names)
    let beside = AttributeColumn(table, source, values: found.map(\.1))
    var reader = OutcomeReader(source, tables)
    var account = try Import.rows(of: table, source) {
      (row: borrowing Row) throws(Reject) -> Bool in
      cells.codes = found.map { row.trimmedText($0.1) }
      try beside?.apply(row, to: &cells.codes)
      cells.texts = zip(cells.codes, names).map { titles.title($0, in: $1) }
      do throws(CellFault) {
        return try reader.take(&cells, row: row.line)
      } catch {
        throw row.reject(
          at: places[error.role] ?? 0, error.message, expected: error.expected,
          advice: error.advice)
      }
    }
    account.normalised = reader.normalised
    reader.finish(into: &tables)
    return account
  }

  /// Roles that outcomes are made of must be declared and, where one cannot do without, required.
  private func checkRoles() throws {
    let isLong = source.columns["part"] != nil
    let needed =
      isLong
      ? ["part", "count"]
      : source.outcomes.flatMap {
        $0.numerator + $0.denominator + [$0.value, $0.label].compactMap { $0 }
      }
    for role in needed + source.selection.keys.sorted() where source.columns[role] == nil {
      throw IngestError.undeclared(source: source.id, reader: source.reader, role: role)
    }
    guard
      source.columns["cohort"] ?? source.columns["year"] != nil || source.fixed["cohort"] != nil
        || source.fixed["year"] != nil
    else { throw IngestError.undeclared(source: source.id, reader: source.reader, role: "cohort") }
    guard !source.outcomes.isEmpty else {
      throw IngestError.undeclared(source: source.id, reader: source.reader, role: "outcomes")
    }
  }
}

extension SourceDescriptor {
  /// The declared columns in one order.
  var outcomeColumns: [ColumnRole] {
    columns.sorted { $0.key < $1.key }.map {
      ColumnRole($0.key, $0.value, required: required.contains($0.key))
    }
  }
}
