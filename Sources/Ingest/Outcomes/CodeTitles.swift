import Foundation
import Registers
import Tabular

/// The titles of a CBS table's codes, per column: from the metadata file of the older service, or
/// from the `…Codes.csv` files of the newer one.
struct CodeTitles {
  private var titles: [String: [String: String]] = [:]
  /// Codes of periods whose figures the publisher may still change.
  private var provisional: [String: Set<String>] = [:]

  /// The title of a code, or the text itself where none is known.
  func title(_ text: String, in column: String) -> String { titles[column]?[text] ?? text }

  /// Whether the list of codes calls a period `Voorlopig` or `NaderVoorlopig`.
  func isProvisional(_ text: String, in column: String) -> Bool {
    provisional[column]?.contains(text) ?? false
  }

  /// Adds the publisher's own status of each period (`Definitief`, `Voorlopig`, `NaderVoorlopig`).
  mutating func add(status list: [String: String], column: String) {
    let codes = list.filter { $0.value.lowercased().hasSuffix("voorlopig") }.keys
    provisional[column, default: []].formUnion(codes)
  }

  /// Adds titles to those of a column.
  mutating func add(_ list: [String: String], column: String) {
    titles[column, default: [:]].merge(list) { _, new in new }
  }

  /// Reads `PeriodenCodes.csv` as the titles of the column `Perioden`.
  mutating func add(codes bytes: [UInt8], named file: String, of source: SourceDescriptor)
    throws(TabularError)
  {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    guard let end = name.range(of: "Codes.csv", options: .caseInsensitive) else { return }
    let column = String(name[..<end.lowerBound])
    let table = try CSVTable(
      bytes: bytes, source: file, dialect: Dialect(delimiter: UInt8(ascii: ";")))
    let map = try HeaderMap(
      table: table,
      columns: [
        ColumnRole("code", ["Identifier"]), ColumnRole("title", ["Title"]),
        ColumnRole("status", ["Status"], required: false),
      ])
    let (code, title) = (map.required("code"), map.required("title"))
    var found: [String: String] = [:]
    var states: [String: String] = [:]
    let reading = table.forEachRow { row in
      found[row.trimmedText(code)] = row.trimmedText(title)
      if let status = map["status"] { states[row.trimmedText(code)] = row.trimmedText(status) }
    }
    try reading.requireNoRejects()
    titles[column] = found
    add(status: states, column: column)
  }

  /// Reads a metadata file: one block per column, its name on a line of its own.
  mutating func add(metadata bytes: [UInt8], named file: String) throws(TabularError) {
    let dialect = Dialect(
      delimiter: UInt8(ascii: ";"), headerRows: 0, raggedRows: true)
    let table = try CSVTable(bytes: bytes, source: file, dialect: dialect)
    var block = ""
    var status: Int?
    var found: [String: [String: String]] = [:]
    var states: [String: [String: String]] = [:]
    let reading = table.forEachRow { row in
      if row.fieldCount == 1 {
        block = row.trimmedText(0)
        status = nil
      } else if row.trimmedText(0) == "Key" {
        status = (0..<row.fieldCount).first { row.trimmedText($0) == "Status" }
      } else {
        found[block, default: [:]][row.trimmedText(0)] = row.trimmedText(1)
        if let status, status < row.fieldCount {
          states[block, default: [:]][row.trimmedText(0)] = row.trimmedText(status)
        }
      }
    }
    try reading.requireNoRejects()
    for (column, list) in states { add(status: list, column: column) }
    titles.merge(found) { _, new in new }
  }
}
