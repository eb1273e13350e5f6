import Facts
import Registers
import Tabular

/// Students, first-years and graduates per programme: a row a year, or years laid out sideways;
/// with form and gender as rows that are summed.
struct CountReader {
  let kind: Kind
  let indicator: IndicatorID
  let source: SourceDescriptor
  private var sums: [Cell: Sum] = [:]
  private var order: [Cell] = []
  private var forms: [FormCell: Sum] = [:]
  private var formOrder: [FormCell] = []
  /// The parts that the rows of one cell are, where they are summed.
  private let parts: Parts
  private var seen: [Cell: Set<Parts.Key>] = [:]

  private struct Cell: Hashable {
    var key: OfferingKey
    var level: Level
    var municipality: String?
    var year: Int
  }

  /// The people of one programme in one year, over its locations and niveaus.
  private struct Year: Hashable {
    var key: OfferingKey
    var year: Int

    init(of cell: Cell) {
      key = cell.key
      year = cell.year
    }
  }

  private struct FormCell: Hashable {
    var key: OfferingKey
    var form: Form
  }

  private struct Sum {
    var count = CountSum.zero
    var row: Int
    var lines = 0
    var last = 0
  }

  init(_ source: SourceDescriptor, kind: Kind) {
    self.kind = kind
    self.source = source
    indicator = source.indicator ?? .students
    parts = Parts(source)
  }

  mutating func take(
    _ row: borrowing Row, _ columns: Columns, into tables: inout FactTables
  ) throws(Reject) {
    let brin = try columns.brin(row)
    let level = try columns.level(row)
    var leerweg: Leerweg?
    if kind == .mbo {
      leerweg = Leerweg(rawValue: try columns.code("leerweg", row))
      guard leerweg != nil else {
        throw row.reject(
          at: columns.index("leerweg"), "geen leerweg", expected: "bol, bbl, bol-dt of ex")
      }
    }
    let key = OfferingKey(brin: brin, code: try columns.programmeCode(row), leerweg: leerweg)
    let municipality = kind == .hbo ? try columns.municipality(row) : nil
    // A study year may be named after the year it ends in.
    let shift = Int(source.options["year_shift"] ?? "") ?? 0
    var cells: [(year: Int, index: Int)] = columns.years.map { ($0.year + shift, $0.index) }
    if cells.isEmpty { cells = [(try columns.year(row), columns.index("count"))] }
    let line = row.line
    let part = try parts.key(row, columns)
    var counts: [(year: Int, count: CountSum)] = []
    for (year, index) in cells {
      guard let count = try columns.count(index, row) else { continue }
      counts.append((year, count))
    }
    for year in Set(counts.map(\.year)).sorted() {
      let cell = Cell(key: key, level: level, municipality: municipality, year: year)
      guard seen[cell, default: []].insert(part).inserted else {
        throw row.reject(
          at: columns.index("code"), "«\(key)» van \(year) staat er twee keer",
          expected: "één rij per opleiding, niveau, gemeente en jaar"
            + (source.sums.isEmpty
              ? ", of «sum_over» in \(Advice.file(source))" : " met «\(parts.words(part))»"),
          advice: "haal bron «\(source.id)» opnieuw op")
      }
    }
    var newest = 0
    for (year, count) in counts {
      newest = max(newest, year)
      try keep(row, columns, key: key, year: year, count: count)
      guard source.keepYears.isEmpty || source.keepYears.contains(year) else { continue }
      let cell = Cell(key: key, level: level, municipality: municipality, year: year)
      if sums[cell] == nil { order.append(cell) }
      sums[cell, default: Sum(row: line)].count += count
      // Men and women of one line are one line.
      if sums[cell]?.last != line { sums[cell]?.lines += 1 }
      sums[cell]?.last = line
    }
    guard newest > 0 else { return }
    try mention(row, columns, key: key, level: level, year: newest, into: &tables)
  }

  /// Adds to the counts per form when the source is declared to feed them.
  private mutating func keep(
    _ row: borrowing Row, _ columns: Columns, key: OfferingKey, year: Int, count: CountSum
  ) throws(Reject) {
    guard let from = Int(source.options["forms_from"] ?? ""),
      let to = Int(source.options["forms_to"] ?? ""), (from...to).contains(year)
    else { return }
    let form = try columns.form(row)
    let cell = FormCell(key: key, form: form)
    let line = row.line
    if forms[cell] == nil { formOrder.append(cell) }
    forms[cell, default: Sum(row: line)].count += count
  }

  private func mention(
    _ row: borrowing Row, _ columns: Columns, key: OfferingKey, level: Level, year: Int,
    into tables: inout FactTables
  ) throws(Reject) {
    let known = tables.mentions[key]?[level]?.year ?? 0
    guard year > known else { return }
    let sector = try columns.code("sector", row)
    tables.mentions[key, default: [:]][level] = Mention(
      name: try columns.name("name", row), sector: sector,
      subsector: try columns.name(kind == .mbo ? "domain" : "subsector", row, mayLack: true),
      year: year,
      source: source.id, row: row.line)
    let institution = Institution(
      brin: key.brin, name: try columns.name("institution", row),
      type: try columns.name("institution_type", row, mayLack: true),
      place: try columns.name("place", row, mayLack: true),
      municipality: nil)
    tables.institutions.append(
      InstitutionRow(
        institution: institution, kind: kind, asOf: "\(year)-10-01", source: source.id,
        row: row.line))
  }

  /// Hides 1–4, whatever the edition showed, and hands the facts over: also a zero of one location or
  /// niveau in a year in which another has people, so that the sum names every row it is of.
  ///
  /// - Throws: `TabularError` when a cell lacks a part of its sum.
  func finish(_ table: CSVTable, into tables: inout FactTables) throws(TabularError) {
    for cell in order where !source.omitsZeros {
      guard let lacking = parts.lacking(seen[cell] ?? []) else { continue }
      throw parts.lacks(
        lacking, of: "\(cell.key) van \(cell.year)", table, line: sums[cell]?.row ?? 1,
        source: source.id)
    }
    let counted = Set(sums.lazy.filter { $0.value.count.high > 0 }.map { Year(of: $0.key) })
    for cell in order {
      guard let sum = sums[cell], counted.contains(Year(of: cell)) else { continue }
      tables.counts.append(
        CountFact(
          indicator: indicator, key: cell.key, level: cell.level,
          municipality: cell.municipality, year: cell.year, count: sum.count.disclosed,
          definition: source.definition, source: source.id, row: sum.row, lines: sum.lines))
    }
    let from = source.options["forms_from"] ?? ""
    let to = source.options["forms_to"] ?? ""
    for cell in formOrder {
      guard let sum = forms[cell], sum.count.high > 0 else { continue }
      tables.forms.append(
        FormCount(
          key: cell.key, form: cell.form, period: from + "–" + to, count: sum.count.disclosed,
          source: source.id, row: sum.row))
    }
    let years = Dictionary(grouping: sums, by: \.key.year)
    for (year, cells) in years.sorted(by: { $0.key < $1.key }) {
      tables.totals.append(
        NationalTotal(
          kind: kind, indicator: indicator, definition: source.definition, year: year,
          count: CountSum.published(cells.map(\.value.count)), source: source.id))
    }
  }
}
