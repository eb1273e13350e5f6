import Registers
import Tabular

/// Pages of records with the columns as their members: CKAN's datastore and RIO's HAL answers.
struct RecordPages {
  private let folder: PageFolder
  private let parts: [String]
  private let outer: String
  private let inner: String

  init(_ folder: PageFolder, _ stem: String, under outer: String, _ inner: String) {
    (self.folder, parts, self.outer, self.inner) = (folder, folder.named(stem), outer, inner)
  }

  /// RIO's last page may have nothing in it at all; a datastore always has its records.
  private func page(_ part: String) throws -> FlatJSON {
    try FlatJSON(
      bytes: try folder.bytes(part), source: folder.place(part), rowsUnder: outer, inner,
      mayLackRows: inner == "*")
  }

  func table() throws -> PageTable {
    var names: [String] = []
    var rows = 0
    for (at, part) in parts.enumerated() {
      var page = try page(part)
      while try page.next() { rows += 1 }
      for name in page.names where !names.contains(name) { names.append(name) }
      try check(page, rows, isLast: at == parts.count - 1)
    }
    let declared = Set(folder.source.columns.values.joined())
    let isAsked = names.map { name in
      declared.contains(name) || folder.source.yearColumns.contains { name.hasPrefix($0) }
    }
    var writer = CSVWriter()
    for part in parts {
      var page = try page(part)
      let slots = names.map { page.slot($0) }
      while try page.next() {
        var cells: [String] = []
        for (slot, isAsked) in zip(slots, isAsked) {
          cells.append(isAsked ? try text(page, slot) : "")
        }
        writer.append(row: cells)
      }
    }
    return PageTable(table: folder.table(writer, names))
  }

  private func text(_ page: FlatJSON, _ slot: Int) throws(TabularError) -> String {
    switch page.value(slot) {
    case .text(let text): return PageFolder.plain(text)
    case .number(let text): return PageFolder.digits(text)
    case .boolean(let truth): return truth ? "true" : "false"
    case .null, .absent: return ""
    case .nested:
      throw page.error(
        at: slot, "lid «\(page.names[slot])» is een lijst of een object",
        expected: "een tekst, een getal of null")
    }
  }

  /// What the service says of itself: that it succeeded, and how many records there are.
  private func check(_ page: FlatJSON, _ rows: Int, isLast: Bool) throws {
    let success = page.members["success"] ?? "true"
    let total = page.members["result.total"].flatMap { Int($0) } ?? rows
    guard success == "true", !isLast || total == rows else {
      throw IngestError.pages(
        source: folder.source.id, place: page.source,
        message: success == "true"
          ? "\(rows) rijen, waar de bron zelf er \(total) telt" : "de bron meldt een fout")
    }
  }
}
