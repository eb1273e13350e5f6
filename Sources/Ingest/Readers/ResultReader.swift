import Facts
import Registers
import Tabular

/// Results per mbo institution, from a sheet with three heading rows: measure, year, column.
struct ResultReader {
  let source: SourceDescriptor
  private let brin: Int
  private let group: Int
  private let cells: [Cell]
  private var seen: Set<String> = []

  private struct Cell {
    var index: Int
    var groupIndex: Int
    var indicator: IndicatorID
    var definition: String
    var year: WrittenPeriod
  }

  /// - Throws: `TabularError` when a column or a measure is missing from the heading.
  init(_ table: CSVTable, _ source: SourceDescriptor) throws(TabularError) {
    self.source = source
    let head = table.headerRowsText.map { $0.map(\.trimmingSpaces) }
    guard head.count == 3 else {
      throw TabularError(
        source: table.source, line: 1, column: 1, message: "kop van \(head.count) regel(s)",
        expected: "drie kopregels: maat, jaar, kolom",
        advice: "zet «header_rows: 3» in Datasets/sources/\(source.id).yml")
    }
    func column(_ role: String) throws(TabularError) -> Int {
      let names = source.columns[role] ?? []
      guard let index = head.last?.firstIndex(where: names.contains) else {
        throw TabularError(
          source: table.source, line: head.count, column: 1, message: "kolom «\(role)» ontbreekt",
          expected: "een van " + names.joined(separator: ", "), advice: Advice.columns(source))
      }
      return index
    }
    brin = try column("brin")
    group = try column("group")
    let values = Set(source.columns["value"] ?? [])
    let groupValues = Set(source.columns["group_value"] ?? [])
    var measure = ""
    var year = ""
    var found: [Cell] = []
    for index in (head.last ?? []).indices {
      if index < head[0].count, !head[0][index].isEmpty { measure = head[0][index] }
      if index < head[1].count, !head[1][index].isEmpty { year = head[1][index] }
      guard let name = head.last?[index], values.contains(name),
        let code = source.values["measure"]?[measure], let id = IndicatorID(rawValue: code)
      else { continue }
      guard let period = WrittenPeriod(year), period.kind == .schoolYear else {
        throw TabularError(
          source: table.source, line: 2, column: 1,
          message: "«\(year)» boven kolom \(index + 1) is geen studiejaar",
          expected: "één studiejaar, bijvoorbeeld 2018 - 2019",
          advice: "haal bron «\(source.id)» opnieuw op, of verbeter de tweede kopregel")
      }
      if let last = source.year, period.start > last {
        throw TabularError(
          source: table.source, line: 2, column: 1,
          message: "\(period.name) is later dan de bron, die van \(source.card.date) is",
          expected: "een jaar tot en met \(last)", advice: Advice.edition(source))
      }
      guard !found.contains(where: { $0.indicator == id && $0.year.start == period.start }) else {
        throw TabularError(
          source: table.source, line: 2, column: 1,
          message: "\(measure) van \(period.name) staat er twee keer",
          expected: "één kolom per maat en jaar", advice: "haal bron «\(source.id)» opnieuw op")
      }
      guard index + 1 < head[2].count, groupValues.contains(head[2][index + 1]) else {
        throw TabularError(
          source: table.source, line: 3, column: 1,
          message: "naast «\(name)» van \(year) staat geen «group_value»",
          expected: groupValues.sorted().joined(separator: ", "), advice: Advice.columns(source))
      }
      found.append(
        Cell(
          index: index, groupIndex: index + 1, indicator: id,
          definition: source.values["definition"]?[code] ?? code,
          year: period))
    }
    guard !found.isEmpty else {
      throw TabularError(
        source: table.source, line: 1, column: 1, message: "geen enkele maat in de kop",
        expected: (source.values["measure"] ?? [:]).keys.sorted().joined(separator: ", "),
        advice: Advice.columns(source))
    }
    cells = found
  }

  /// - Returns: false for a row that is only a spacer.
  mutating func take(_ row: borrowing Row, into tables: inout FactTables) throws(Reject) -> Bool {
    let code = row.trimmedText(brin).uppercased()
    if code.isEmpty {
      // A row with results and without an institution is not a spacer.
      let filled = cells.flatMap { [$0.index, $0.groupIndex] }.first { !row.isEmpty($0) }
      guard let filled else { return false }
      throw row.reject(
        at: filled, "een resultaat zonder instelling",
        expected: "een BRIN in kolom \(brin + 1), bijvoorbeeld 25LX",
        advice: "haal bron «\(source.id)» opnieuw op, of verbeter de rij")
    }
    guard OfferingKey.isBRIN(code) else {
      throw row.reject(at: brin, "«\(code)» is geen BRIN", expected: "bijvoorbeeld 25LX")
    }
    guard seen.insert(code).inserted else {
      throw row.reject(
        at: brin, "instelling «\(code)» staat er twee keer", expected: "één rij per instelling",
        advice: "haal bron «\(source.id)» opnieuw op")
    }
    for cell in cells {
      let value = try share(cell.index, row)
      var fact = ResultFact(
        brin: code, indicator: cell.indicator, definition: cell.definition, year: cell.year.name,
        value: value == 0 ? nil : value, group: row.trimmedText(group),
        groupValue: try share(cell.groupIndex, row), source: source.id, row: row.line)
      fact.isProvisional = cell.year.isProvisional
      tables.results.append(fact)
    }
    return true
  }

  private func share(_ index: Int, _ row: borrowing Row) throws(Reject) -> Double? {
    let text = row.trimmedText(index)
    if source.absent.contains(text) { return nil }
    let style = NumberStyle(
      decimal: source.numbers.decimal, thousands: source.numbers.thousands)
    let value: Double?
    var fault = NumberStyle.Fault.notANumber
    do throws(NumberStyle.Fault) { value = try style.decimal(text) } catch {
      (value, fault) = (nil, error)
    }
    guard let value, (0...1).contains(value) else {
      throw row.reject(
        at: index, "«\(text)» is geen aandeel" + fault.reason, expected: "een getal van 0 tot 1",
        advice: Advice.number(fault, source))
    }
    return value
  }
}
