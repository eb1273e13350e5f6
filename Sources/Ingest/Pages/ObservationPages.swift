import Registers
import Tabular

/// Pages of CBS's newer service: one row per measure of a group of people. A row of the table holds
/// the measures a source asks for side by side; its number is that of their first observation,
/// counted over all pages from 1.
struct ObservationPages {
  private let folder: PageFolder
  private let dimensions: [DeclaredNames.Column]
  private let measures: [DeclaredNames.Column]
  /// Code to title per dimension, and of the measures.
  private let lists: [String: [String: String]]
  private static let measure = "Measure"
  private static let value = "Value"

  init(_ folder: PageFolder) throws {
    self.folder = folder
    let titles = try folder.named("Dimensions").reduce(into: [String: String]()) { found, part in
      found.merge(try CodeTitles.list(part, folder, key: "Identifier")) { _, new in new }
    }
    dimensions = try ObservationPages.dimensions(folder, Array(titles.keys)).map { id in
      .init(id: id, isMeasure: false, names: [id] + [titles[id]].compactMap { $0 })
    }
    var lists: [String: [String: String]] = [:]
    for part in folder.parts where PageFolder.stem(part).hasSuffix("Codes") {
      let name = String(PageFolder.stem(part).dropLast("Codes".count))
      let list = try CodeTitles.list(part, folder, key: "Identifier")
      lists[name, default: [:]].merge(list) { _, new in new }
    }
    self.lists = lists
    measures = try ObservationPages.measures(folder)
  }

  /// The dimensions, by the list of them or, without one, by the members of the first row.
  private static func dimensions(_ folder: PageFolder, _ listed: [String]) throws -> [String] {
    if !listed.isEmpty { return listed.sorted() }
    let own: Set = ["Id", measure, ValueAttribute.name, value, "StringValue"]
    for part in folder.named("Observations") {
      var page = try folder.page(part)
      if try page.next() { return page.names.filter { !own.contains($0) }.sorted() }
    }
    return []
  }

  private static func measures(_ folder: PageFolder) throws -> [DeclaredNames.Column] {
    var found: [DeclaredNames.Column] = []
    for part in folder.named("MeasureCodes") {
      var page = try folder.page(part)
      let slots = ["Identifier", "Title", "Unit"].map { page.slot($0) }
      while try page.next() {
        let id = try PageFolder.code(page, slots[0])
        let title = PageFolder.plain(page.text(slots[1]) ?? id)
        let unit = PageFolder.plain(page.text(slots[2]) ?? "")
        found.append(.init(id: id, isMeasure: true, names: [id, title, "\(title) (\(unit))"]))
      }
    }
    return found
  }

  func table() throws -> PageTable {
    let own = [ObservationPages.measure, ObservationPages.value].map {
      DeclaredNames.Column(id: $0, isMeasure: false, names: [$0])
    }
    let names = try DeclaredNames(dimensions + measures + own, folder)
    let asked = names.lacks ? [] : names.found.filter { $0.column.isMeasure }
    // "Value" is of any measure only when no measure is named.
    let columns = names.found.filter { asked.isEmpty || $0.column.id != ObservationPages.value }
    var long = LongRows(folder, columns, dimensions.map(\.id))
    let parts = folder.named("Observations")
    for (at, part) in parts.enumerated() {
      var page = try folder.page(part)
      try long.read(&page)
      if at == parts.count - 1 { try folder.checkEnd(page) }
    }
    var titles = CodeTitles()
    for (name, column) in columns {
      if let list = lists[column.id] { titles.add(list, column: name) }
      for part in folder.named(column.id + "Codes") {
        titles.add(
          status: try CodeTitles.status(part, folder, key: "Identifier"), column: name)
      }
    }
    return long.finish(titles)
  }
}

/// Observations on their way to a table.
private struct LongRows {
  private let folder: PageFolder
  private let columns: [(name: String, column: DeclaredNames.Column)]
  private let dimensions: [String]
  /// Place of each asked measure among the columns.
  private let places: [String: [Int]]
  private let needsOneMeasure: Bool
  private let absent: String
  private var writer = CSVWriter()
  private var observations = 0
  private var written = 0
  private var passedOver = 0
  private var only: String?
  /// Rows that wait for their other measures, with the number of the first.
  private var waiting: [(number: Int, cells: [String])] = []
  private var index: [[String]: Int] = [:]

  init(
    _ folder: PageFolder, _ columns: [(name: String, column: DeclaredNames.Column)],
    _ dimensions: [String]
  ) {
    (self.folder, self.columns, self.dimensions) = (folder, columns, dimensions)
    var places: [String: [Int]] = [:]
    for (at, item) in columns.enumerated() where item.column.isMeasure {
      places[item.column.id, default: []].append(at)
    }
    self.places = places
    needsOneMeasure = places.isEmpty && !columns.contains { $0.column.id == "Measure" }
    absent = folder.absentMarker
  }

  mutating func read(_ page: inout FlatJSON) throws {
    let slots = dimensions.map { page.slot($0) }
    let (measure, value) = (page.slot("Measure"), page.slot("Value"))
    let (attribute, string) = (page.slot(ValueAttribute.name), page.slot("StringValue"))
    while try page.next() {
      observations += 1
      let name = try PageFolder.code(page, measure)
      let keys = try slots.map { (slot) throws(TabularError) in try PageFolder.code(page, slot) }
      guard places.isEmpty || places[name] != nil else {
        passedOver += 1
        continue
      }
      let text = try text(page, value, string, attribute)
      if needsOneMeasure, let only, only != name {
        throw page.error(
          at: measure, "meer dan één maat: \(only) en \(name)",
          expected: "één maat, of in «columns» de code van de bedoelde")
      }
      only = name
      try take(name, keys, text ?? absent, page, measure)
    }
  }

  /// The text of a value, as what is said beside it lets it count.
  private func text(
    _ page: FlatJSON, _ value: Int, _ string: Int, _ attribute: Int
  ) throws(TabularError) -> String? {
    var text = try PageFolder.number(page, value, texts: false)
    if case .text(let words) = page.value(string), text == nil { text = PageFolder.plain(words) }
    let name = try PageFolder.code(page, attribute)
    do throws(ValueAttributeFault) {
      return try folder.source.text(ofValue: text, attribute: name)
    } catch {
      throw page.error(at: attribute, error.message, expected: error.expected)
    }
  }

  private mutating func take(
    _ measure: String, _ keys: [String], _ text: String, _ page: FlatJSON, _ slot: Int
  ) throws {
    if places.count > 1, let at = index[keys] {
      for place in places[measure] ?? [] {
        guard waiting[at].cells[place].isEmpty || waiting[at].cells[place] == absent else {
          throw page.error(at: slot, "deze waarneming staat er twee keer", expected: "één keer")
        }
        waiting[at].cells[place] = text
      }
      return
    }
    let cells = columns.map { _, column in
      if column.id == "Measure" { return measure }
      if column.id == measure || column.id == "Value" { return text }
      return dimensions.firstIndex(of: column.id).map { keys[$0] } ?? absent
    }
    guard places.count > 1 else { return write(cells, number: observations) }
    index[keys] = waiting.count
    waiting.append((observations, cells))
  }

  private mutating func write(_ cells: [String], number: Int) {
    writer.append(blankLines: number - written - 1)
    if cells.isEmpty { writer.append(blankLines: 1) } else { writer.append(row: cells) }
    written = number
  }

  mutating func finish(_ titles: CodeTitles) -> PageTable {
    for row in waiting { write(row.cells, number: row.number) }
    return PageTable(
      table: folder.table(writer, columns.map(\.name)), titles: titles, passedOver: passedOver)
  }
}
