package import Facts
import Tabular

/// What changed between two sites, in words for a terminal: how often and why, then per offering and
/// figure what stood there, what stands there now, and why.
package struct DiffText: Sendable {
  private let texts: Texts
  private let changes: ChangeWords

  /// - Parameters:
  ///   - texts: sentences by flat key, as in `Templates/texts/nl.yml`.
  ///   - edition: folder of the newer edition, for the names of municipalities.
  /// - Throws: `RenderingError` for a missing text, `TabularError` for a table that cannot be read.
  package init(texts: [String: String], edition: String) throws {
    self.texts = try Texts(texts)
    changes = ChangeWords(
      words: FigureWords(texts: self.texts),
      places: try DiffText.places(edition + "/municipalities.csv"))
  }

  /// The lines, ending with a newline; empty when nothing changed.
  ///
  /// - Parameter page: where the page of an offering is.
  package func text(_ diff: SiteDiff, page: (OfferingKey) -> String?) -> String {
    guard !diff.lines.isEmpty else { return "" }
    var lines = AnswerLines()
    var why: ChangeReason?
    for total in diff.totals {
      if total.why != why {
        why = total.why
        lines.add(sentence(total.why))
      }
      let what =
        total.indicator.map { texts("indicator.\($0.rawValue).title") } ?? "De opleiding zelf"
      lines.add(
        "- \(what): \(total.changes) keer, op \(total.sheets) "
          + (total.sheets == 1 ? "bijsluiter" : "bijsluiters"))
    }
    var key: OfferingKey?
    for line in diff.lines {
      if line.key != key {
        key = line.key
        lines.add()
        lines.add("== \(line.key) \(diff.names[line.key] ?? "") ==")
        if let page = page(line.key) { lines.add(page) }
      }
      let words = changes.line(line.change)
      lines.add("- " + (words.map { $0 + " " } ?? "") + sentence(line.change.why))
    }
    return lines.text
  }

  private func sentence(_ why: ChangeReason) -> String { texts("change_why." + why.rawValue) }

  private static func places(_ path: String) throws -> [String: String] {
    let table = try CSVTable(
      bytes: try SystemFiles.read(path), source: path, dialect: Dialect())
    let columns = SiteColumns(table.header)
    var places: [String: String] = [:]
    let reading = table.forEachRow { row in
      if let code = columns.text("code", row) { places[code] = columns.text("name", row) }
    }
    try reading.requireNoRejects()
    return places
  }
}
