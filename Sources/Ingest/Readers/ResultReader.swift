import Facts
import Registers
import Tabular

/// Results per mbo institution, from a sheet with three heading rows: measure, year, column.
struct ResultReader {
  let source: SourceDescriptor
  private let brin: Int
  private let group: Int
  private let cells: [Cell]

  private struct Cell {
    var index: Int
    var groupIndex: Int
    var indicator: IndicatorID
    var definition: String
    var year: String
  }

  /// - Throws: `TabularError` when a column or a measure is missing from the heading.
  init(_ table: CSVTable, _ source: SourceDescriptor) throws(TabularError) {
    self.source = source
    let head = table.headerRowsText.map { $0.map(ResultReader.plain) }
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
          expected: "een van " + names.joined(separator: ", "), advice: advice(for: source))
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
        let code = source.values["measure"]?[measure], let id = IndicatorID(rawValue: code),
        let start = Int(year.prefix(4))
      else { continue }
      guard index + 1 < head[2].count, groupValues.contains(head[2][index + 1]) else {
        throw TabularError(
          source: table.source, line: 3, column: 1,
          message: "naast «\(name)» van \(year) staat geen «group_value»",
          expected: groupValues.sorted().joined(separator: ", "), advice: advice(for: source))
      }
      let end = (start + 1) % 100
      found.append(
        Cell(
          index: index, groupIndex: index + 1, indicator: id,
          definition: source.values["definition"]?[code] ?? code,
          year: "\(start)/" + (end < 10 ? "0\(end)" : "\(end)")))
    }
    guard !found.isEmpty else {
      throw TabularError(
        source: table.source, line: 1, column: 1, message: "geen enkele maat in de kop",
        expected: (source.values["measure"] ?? [:]).keys.sorted().joined(separator: ", "),
        advice: advice(for: source))
    }
    cells = found
  }

  /// - Returns: false for a row that is only a spacer.
  func take(_ row: borrowing Row, into tables: inout FactTables) throws(Reject) -> Bool {
    let code = row.trimmedText(brin).uppercased()
    if code.isEmpty { return false }
    guard OfferingKey.isBRIN(code) else {
      throw row.reject(at: brin, "«\(code)» is geen BRIN", expected: "bijvoorbeeld 25LX")
    }
    for cell in cells {
      let value = try share(cell.index, row)
      tables.results.append(
        ResultFact(
          brin: code, indicator: cell.indicator, definition: cell.definition, year: cell.year,
          value: value == 0 ? nil : value, group: row.trimmedText(group),
          groupValue: try share(cell.groupIndex, row), source: source.id, row: row.line))
    }
    return true
  }

  private func share(_ index: Int, _ row: borrowing Row) throws(Reject) -> Double? {
    let text = row.trimmedText(index)
    if source.absent.contains(text) { return nil }
    guard let value = row.decimal(index, comma: false), (0...1).contains(value) else {
      throw row.reject(at: index, "«\(text)» is geen aandeel", expected: "een getal van 0 tot 1")
    }
    return value
  }

  private static func plain(_ text: String) -> String {
    var text = Substring(text)
    while text.first == " " { text = text.dropFirst() }
    while text.last == " " { text = text.dropLast() }
    return String(text)
  }
}
