import Crypto
package import Facts
import Foundation
import Tabular

extension TableSchema {
  /// Written only when there are rows; an edition without the file has none.
  static let changes = TableSchema(
    name: "changes", title: "What earlier editions changed on each sheet, newest first",
    fields: [
      Field(name: "key", type: "string", description: "Key of the sheet"),
      Field(name: "since", type: "string", description: "Date of the edition that changed it"),
      Field(name: "why", type: "string", description: "Reason"),
      Field(name: "indicator", type: "string", description: "Indicator; empty: the offering"),
      Field(name: "definition", type: "string", description: "Definition, or what changed"),
      Field(name: "moment", type: "string", description: "Time after leaving, or empty"),
      Field(name: "location", type: "string", description: "Gemeentecode of a location"),
      Field(name: "unit", type: "string", description: "Unit"),
    ]
      + ["from", "to"].flatMap { side in
        [
          Field(name: side + "_state", type: "string", description: "State; empty: not there"),
          Field(name: side + "_value", type: "number", description: "Value as published"),
          Field(name: side + "_label", type: "string", description: "Word, name or state"),
          Field(name: side + "_low", type: "integer", description: "Lowest it can be"),
          Field(name: side + "_high", type: "integer", description: "Highest it can be"),
          Field(name: side + "_period", type: "string", description: "Period"),
        ]
      }, key: ["key", "since", "why", "indicator", "definition", "moment", "location"])
}

/// The change log of an edition: an optional table besides the facts.
package enum ChangeTable {
  /// Puts the change log into an edition that stands in `folder`, or takes it out when it is empty.
  ///
  /// The table is written before the package that names it, so that a failure leaves an edition
  /// that reads as it did.
  ///
  /// - Parameter changes: the whole log by key, newest first.
  /// - Returns: the new id of the edition, which covers the log.
  /// - Throws: `EditionError.missing` when there is no edition, or the error of the file system.
  @discardableResult
  package static func write(
    _ changes: [OfferingKey: [SheetChange]], to folder: String
  ) throws -> String {
    let path = folder + "/datapackage.json"
    guard let data = FileManager.default.contents(atPath: path),
      var package = try? JSONDecoder().decode(DataPackage.self, from: data)
    else { throw EditionError.missing(folder: folder) }
    let schema = TableSchema.changes
    package.resources.removeAll { $0.name == schema.name }
    var files: [(name: String, sha256: String)] = package.resources.map {
      ($0.name, String($0.hash.dropFirst("sha256:".count)))
    }
    if !changes.isEmpty {
      var writer = CSVWriter()
      writer.append(row: schema.header)
      for key in changes.keys.sorted() {
        for change in changes[key] ?? [] { writer.append(row: row(key, change)) }
      }
      try Data(writer.bytes).write(
        to: URL(fileURLWithPath: folder + "/" + schema.path), options: .atomic)
      let resource = DataPackage.Resource(schema, writer.bytes)
      package.resources.append(resource)
      files.append((schema.name, String(resource.hash.dropFirst("sha256:".count))))
    }
    package.id = EditionWriter.editionID(
      inputs: package.sources.map { ($0.name, $0.sha256) }, tables: files)
    try package.json().write(to: URL(fileURLWithPath: path), options: .atomic)
    return package.id
  }

  /// A change as a row of the table.
  private static func row(_ key: OfferingKey, _ change: SheetChange) -> [String] {
    func side(_ value: PublishedValue?) -> [String] {
      guard let value else { return Array(repeating: "", count: 6) }
      return [
        value.state.rawValue, value.value.map { "\($0)" } ?? "", value.label ?? "",
        value.bounds.map { String($0.low) } ?? "", value.bounds.map { String($0.high) } ?? "",
        value.period ?? "",
      ]
    }
    return [
      key.description, change.since, change.why.rawValue, change.indicator?.rawValue ?? "",
      change.definition, change.moment?.rawValue ?? "", change.location ?? "",
      change.unit?.rawValue ?? "",
    ] + side(change.from) + side(change.to)
  }

  /// A row of the table; nil when it is not one.
  static func change(_ row: [String]) -> FigureChange? {
    guard let key = OfferingKey(row[0]), let why = ChangeReason(rawValue: row[2]) else {
      return nil
    }
    func optional(_ text: String) -> String? { text.isEmpty ? nil : text }
    func side(_ start: Int) -> PublishedValue? {
      guard let state = FigureState(rawValue: row[start]) else { return nil }
      var value = PublishedValue(state: state)
      value.value = Double(row[start + 1])
      value.label = optional(row[start + 2])
      if let low = Int(row[start + 3]), let high = Int(row[start + 4]) {
        value.bounds = Bounds(low: low, high: high)
      }
      value.period = optional(row[start + 5])
      return value
    }
    return FigureChange(
      key: key,
      change: SheetChange(
        since: row[1], why: why, indicator: IndicatorID(rawValue: row[3]), definition: row[4],
        moment: Moment(rawValue: row[5]), location: optional(row[6]),
        unit: Unit(rawValue: row[7]), from: side(8), to: side(14)))
  }
}
