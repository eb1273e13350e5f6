import Facts
import Registers
import Tabular

/// Reads the table of outcomes on one sheet of a workbook.
///
/// Above the header stand titles, which may not name another year than the source is declared for;
/// below the table notes, which are no rows of it. A key in merged cells holds for every row of
/// them; a number there is of several rows together and refused.
struct OutcomeSheet {
  private let source: SourceDescriptor
  private var sheet: WorkSheet
  /// Roles and their columns, in one order.
  private let found: [(role: String, column: Int)]
  /// Number of the row with the names of the columns.
  private let header: Int
  /// Roles that hold numbers, or the word of a label.
  private let measures: Set<String>

  /// - Throws: `ArchiveError` or `IngestError.cell` when there is no such table, or it is of another
  ///   year.
  init(_ source: SourceDescriptor, path: String, file: String) throws {
    self.source = source
    sheet = try Workbook(path: path, name: file).sheet(named: source.sheet)
    let columns = source.outcomeColumns
    let (header, map) = try sheet.header(columns, advice: Advice.columns(source))
    self.header = header
    found = columns.compactMap { column in map[column.role].map { (column.role, $0) } }
    measures = Set(
      source.columns["part"] != nil ? ["count"] : source.outcomes.flatMap(\.names))
    try checkTitles()
  }

  /// - Throws: `IngestError.cell` at the first cell that is not right.
  mutating func read(into tables: inout FactTables) throws -> Import.Account {
    let roles = Dictionary(uniqueKeysWithValues: found.enumerated().map { ($1.role, $0) })
    var cells = OutcomeCells(source: source, roles: roles)
    var reader = OutcomeReader(source, tables)
    var account = Import.Account()
    for row in sheet.rows where row.number > header {
      let own = found.compactMap { row.cells[$0.column] }
      // A row without a cell of the table, as one that says who made it.
      if own.isEmpty || isNote(row) { continue }
      do throws(CellFault) {
        (cells.texts, cells.kinds) = try contents(of: row)
        if try !reader.take(&cells, row: row.number) { account.outside += 1 }
        account.rowsIn += 1
      } catch {
        if hasNoMeasure(row) { continue }
        let column = found.first { $0.role == error.role }?.column ?? 0
        throw IngestError.cell(
          place: sheet.place(column, row.number), message: error.message,
          expected: error.expected, advice: advice(error))
      }
    }
    account.normalised = reader.normalised
    reader.finish(into: &tables)
    return account
  }

  /// Where a key does not fit, the row may be none of the table.
  private func advice(_ fault: CellFault) -> String {
    let advice = fault.advice ?? "verbeter de cel"
    guard OutcomeCells.keys.contains(fault.role) else { return advice }
    return advice + "; haal de rij weg als zij een noot bij de tabel is"
  }

  /// A text in one cell and nothing beside it is a note, in whatever column it stands.
  private func isNote(_ row: WorkSheet.Row) -> Bool {
    guard found.count > 1, row.cells.count == 1, let only = row.cells.first else { return false }
    let isMeasure = found.contains { $0.column == only.key && measures.contains($0.role) }
    return !isMeasure || only.value.kind == .text && !source.suppressed.contains(only.value.text)
  }

  /// A row that holds no number says nothing, so one that does not fit is a note in several cells.
  private func hasNoMeasure(_ row: WorkSheet.Row) -> Bool {
    found.allSatisfy { !measures.contains($0.role) || row.cells[$0.column] == nil }
  }

  /// The texts and kinds of a row's cells, merged ones filled in.
  private mutating func contents(of row: WorkSheet.Row) throws(CellFault)
    -> ([String], [SheetCell.Kind])
  {
    var texts: [String] = []
    var kinds: [SheetCell.Kind] = []
    for (role, column) in found {
      let (cell, region) = sheet.cell(column, row)
      let text = cell.map { WorkSheet.line($0.text) } ?? ""
      if cell?.kind == .error, !source.suppressed.contains(text), !source.absent.contains(text) {
        throw CellFault(
          role: role, message: "de cel bevat een fout: \(text)", expected: "een waarde",
          advice: "laat het werkboek opnieuw uitrekenen en sla het op; staat de fout voor «geen "
            + "cijfer», zet haar dan onder «markers» in \(Advice.file(source))")
      }
      if let region, measures.contains(role), cell != nil, !source.suppressed.contains(text),
        !source.absent.contains(text)
      {
        throw CellFault(
          role: role,
          message: "«\(text)» staat in samengevoegde cellen: \(region.rows.count) rijen en "
            + "\(region.columns.count) kolommen samen",
          expected: "een getal per rij", advice: "splits de cellen en vul elke rij")
      }
      texts.append(text)
      kinds.append(cell?.kind ?? .text)
    }
    return (texts, kinds)
  }

  /// A title, or the name of the sheet, that names another year than the declared one.
  private func checkTitles() throws {
    let role = source.fixed["cohort"] == nil ? "year" : "cohort"
    guard let declared = source.fixed[role].flatMap({ WrittenPeriod($0) }) else { return }
    func check(_ text: String, _ place: String) throws {
      guard let other = declared.contradiction(in: text) else { return }
      throw IngestError.cell(
        place: place, message: "«\(text)» gaat over \(other), niet over \(declared.name)",
        expected: "een tabel over \(declared.name), zoals «fixed» zegt",
        advice: "is dit een nieuwe editie, pas dan de titel, «date» en «fixed» aan in "
          + "\(Advice.file(source)); gaat de regel over iets anders, haal haar dan weg")
    }
    try check(sheet.name, sheet.book + "!" + sheet.name)
    for row in sheet.rows.prefix(while: { $0.number < header }) {
      for (column, cell) in row.cells.sorted(by: { $0.key < $1.key }) where cell.kind == .text {
        try check(WorkSheet.line(cell.text), sheet.place(column, row.number))
      }
    }
  }
}
