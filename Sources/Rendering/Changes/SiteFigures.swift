package import Facts
import Tabular

/// The figures of a published site, read back from its open data one offering at a time.
///
/// ```swift
/// var site = try SiteFigures(path: "site")
/// while let rows = try site.next() { print(try site.sheet(rows).name) }
/// ```
/// Keeps a few megabytes, whatever the size of the site. Columns are found by name, and codes read in
/// the forms of earlier releases too, so that a site from before a change of form reads the same.
package struct SiteFigures {
  /// One offering, not parsed yet.
  package struct Rows: Sendable {
    /// Key of the offering.
    package var key: OfferingKey
    var offering: [UInt8]
    var figures: [UInt8]
  }

  private let path: String
  private let offerings: KeyedRows
  private let figures: KeyedRows
  private var waiting: KeyedRows.Block?

  /// - Parameter path: the folder of the site.
  /// - Throws: `RenderingError` when its tables cannot be read.
  package init(path: String) throws {
    self.path = path
    try OpenDataPackage.requireKnownVersion(site: path)
    offerings = try KeyedRows(path + "/data/offerings.csv")
    figures = try KeyedRows(path + "/data/figures.csv")
    waiting = try figures.next()
  }

  /// The next offering, in the order of keys; nil after the last.
  ///
  /// - Throws: `RenderingError.damagedSite` when the two tables do not belong together.
  package mutating func next() throws -> Rows? {
    guard let block = try offerings.next() else {
      guard waiting == nil else {
        throw damaged("figures.csv", "cijfers van een onbekende sleutel")
      }
      return nil
    }
    guard let key = OfferingKey(String(decoding: block.key, as: UTF8.self)) else {
      throw damaged(
        "offerings.csv", "«\(String(decoding: block.key, as: UTF8.self))» is geen sleutel")
    }
    var rows = Rows(key: key, offering: block.rows, figures: [])
    if let ready = waiting, ready.key == block.key {
      rows.figures = ready.rows
      waiting = try figures.next()
    }
    return rows
  }

  /// True when this offering reads the same in both sites, without parsing either.
  func isSame(_ rows: Rows, as others: Rows, in site: SiteFigures) -> Bool {
    rows.figures == others.figures && rows.offering == others.offering
      && figures.header == site.figures.header && offerings.header == site.offerings.header
  }

  /// What the site publishes about an offering.
  ///
  /// - Throws: `TabularError` when a row cannot be read.
  package func sheet(_ rows: Rows) throws -> PublishedSheet {
    var sheet = PublishedSheet(
      key: rows.key, name: "", status: .unknown, successor: nil, figures: [])
    let offering = try CSVTable(
      bytes: offerings.header + rows.offering, source: offerings.path, dialect: Dialect())
    let columns = SiteColumns(offering.header)
    let reading = offering.forEachRow { row in
      sheet.name = columns.text("name", row) ?? ""
      sheet.status = columns.text("status", row).flatMap(OfferingStatus.init) ?? .unknown
      sheet.successor = columns.text("successor", row)
    }
    try reading.requireNoRejects()
    guard !rows.figures.isEmpty else { return sheet }
    let table = try CSVTable(
      bytes: figures.header + rows.figures, source: figures.path, dialect: Dialect())
    let fields = FigureColumns(table.header)
    let lines = try table.forEachRow { (row: borrowing Row) throws in
      guard let figure = fields.figure(row) else {
        throw damaged("figures.csv", "een rij van \(rows.key) is geen cijfer")
      }
      if let code = fields.location(row) {
        sheet.locations.append(PublishedSheet.Location(code: code, students: figure))
      } else {
        sheet.figures.append(figure)
      }
    }
    try lines.requireNoRejects()
    return sheet
  }

  private func damaged(_ file: String, _ reason: String) -> RenderingError {
    .damagedSite(path + "/data/" + file, reason: reason)
  }
}

/// Where the columns of a published table stand.
struct SiteColumns {
  private let index: [String: Int]

  init(_ header: [String]) {
    index = Dictionary(header.enumerated().map { ($1, $0) }) { first, _ in first }
  }

  subscript(_ name: String) -> Int? { index[name] }

  /// The text of a cell without the mark that keeps it a text; nil when empty.
  func text(_ name: String, _ row: borrowing Row) -> String? {
    SiteColumns.text(index[name], row)
  }

  static func text(_ column: Int?, _ row: borrowing Row) -> String? {
    guard let column, !row.bytes(column).isEmpty else { return nil }
    return GuardedText.taken(row.text(column))
  }
}
