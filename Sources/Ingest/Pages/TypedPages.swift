import Registers
import Tabular

/// Pages of CBS's older service: a row per group of people with all measures side by side, codes
/// padded with spaces to one width.
struct TypedPages {
  private let folder: PageFolder
  private let data: String
  private let columns: [DeclaredNames.Column]

  /// - Parameter data: `TypedDataSet` or `UntypedDataSet`.
  init(_ folder: PageFolder, _ data: String) throws {
    (self.folder, self.data) = (folder, data)
    var columns: [DeclaredNames.Column] = []
    for part in folder.named("DataProperties") {
      var page = try folder.page(part)
      let slots = ["Key", "Title", "Type", "Unit"].map { page.slot($0) }
      while try page.next() {
        let key = page.text(slots[0]).map(PageFolder.plain) ?? ""
        // Groups of measures have no key.
        guard !key.isEmpty, let type = page.text(slots[2]) else { continue }
        let title = PageFolder.plain(page.text(slots[1]) ?? key)
        let unit = page.text(slots[3]).map { ["\(title) (\(PageFolder.plain($0)))"] } ?? []
        columns.append(.init(id: key, isMeasure: type == "Topic", names: [key, title] + unit))
      }
    }
    let measures = columns.indices.filter { columns[$0].isMeasure }
    if measures.count == 1 { columns[measures[0]].names.append("Value") }
    guard !columns.isEmpty else {
      throw IngestError.pages(
        source: folder.source.id, place: folder.name,
        message: "«DataProperties.json» ontbreekt of is leeg")
    }
    self.columns = columns
  }

  func table() throws -> PageTable {
    let names = try DeclaredNames(columns, folder)
    let absent = folder.absentMarker
    var writer = CSVWriter()
    let parts = folder.named(data)
    for (at, part) in parts.enumerated() {
      var page = try folder.page(part)
      let slots = names.found.map { page.slot($0.column.id) }
      while try page.next() {
        var cells: [String] = []
        for (slot, item) in zip(slots, names.found) {
          cells.append(
            item.column.isMeasure
              ? try PageFolder.number(page, slot, texts: true) ?? absent
              : try PageFolder.code(page, slot))
        }
        if cells.isEmpty { writer.append(blankLines: 1) } else { writer.append(row: cells) }
      }
      if at == parts.count - 1 { try folder.checkEnd(page) }
    }
    var titles = CodeTitles()
    for (name, column) in names.found where !column.isMeasure {
      for part in folder.named(column.id) {
        titles.add(try CodeTitles.list(part, folder, key: "Key"), column: name)
        titles.add(status: try CodeTitles.status(part, folder, key: "Key"), column: name)
      }
    }
    return PageTable(table: folder.table(writer, names.found.map(\.name)), titles: titles)
  }
}
