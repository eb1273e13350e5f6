/// How a source is fetched, as its declared file says under `fetch:`.
///
/// ```yaml
/// fetch:
///   via: [cbs-v4, cbs-v3]
///   table: 85698NED
///   filter: {Geslacht: [T001038], Leeftijd: [Totaal leeftijd]}
///   periods: 5
///   required_measures: [Uitstromers mbo]
/// ```
package struct DeclaredFetch: Sendable, Hashable {
  /// The services and protocols a source can be fetched by.
  package enum Via: String, Sendable, Hashable, CaseIterable {
    /// CBS open data, OData version 4: observations in pages.
    case cbsV4 = "cbs-v4"
    /// CBS open data, OData version 3: a table in pages.
    case cbsV3 = "cbs-v3"
    /// CBS open data, a whole table as one zip.
    case cbsBulk = "cbs-bulk"
    /// DUO's CKAN; a file at a fixed address; a Dataverse dataset; RIO; a workbook linked from a
    /// page; the closed registers SKDB and KiesMBO; a file put in the drop folder by hand.
    case ckan, file, dataverse, rio, workbook, skdb, kiesmbo, drop
  }

  /// The ways to fetch it, in order; the first that succeeds is used.
  package var via: [Via]
  /// Id of a CBS table, case as CBS writes it.
  package var table: String
  /// Codes or titles to ask for, by dimension, so that not the whole of a large table is fetched.
  /// Several names of one code may be listed; at least one has to exist.
  package var filter: [(dimension: String, codes: [String])]
  /// Number of newest codes of the dimension `Perioden` to ask for; 0 means all.
  package var periods: Int
  /// Name of the dataset at DUO's CKAN.
  package var package: String
  /// Id of the file in that dataset.
  package var resource: String
  /// Path below the base address, or below the drop folder.
  package var path: String
  /// Name of the base address, where it does not follow from the way.
  package var base: String
  /// Pattern of the link to a workbook on the page at `path`.
  package var link: String
  /// DOI of a Dataverse dataset.
  package var dataset: String
  /// Label of the file in that dataset.
  package var label: String
  /// Query of RIO and the closed registers.
  package var query: String
  /// Titles of CBS measures without which a snapshot is refused.
  package var requiredMeasures: [String]
  /// Names of columns without which a snapshot is refused.
  package var requiredColumns: [String]
  /// Fewest rows of what is fetched.
  package var minimumRows: Int
  /// Largest body that is accepted, in units of 1,048,576 bytes; 64 unless declared.
  package var maximumMegabytes: Int
  /// Most pages of one answer that are followed; 200 unless declared.
  package var maximumPages: Int
  /// Environment variable with the key of a closed source.
  package var key: String

  /// Largest body that is accepted, in bytes.
  package var maximumBytes: Int { maximumMegabytes << 20 }

  static func read(_ entry: Entry?) throws -> DeclaredFetch? {
    guard let entry else { return nil }
    try entry.only([
      "via", "table", "filter", "periods", "package", "resource", "path", "base", "link", "dataset",
      "label",
      "query", "required_measures", "required_columns", "minimum_rows", "maximum_megabytes",
      "maximum_pages", "key",
    ])
    let list = try entry.required("via")
    let via = try (list.isList ? list.items() : [list]).map { try $0.choice(Via.self) }
    func text(_ name: String) throws -> String { try entry[name]?.text() ?? "" }
    let fetch = DeclaredFetch(
      via: via, table: try text("table"),
      filter: try entry["filter"]?.pairs().map { ($0.name, try $0.value.texts()) } ?? [],
      periods: try entry["periods"]?.integer() ?? 0, package: try text("package"),
      resource: try text("resource"), path: try text("path"),
      base: try text("base"), link: try text("link"), dataset: try text("dataset"),
      label: try text("label"), query: try text("query"),
      requiredMeasures: try entry["required_measures"]?.texts() ?? [],
      requiredColumns: try entry["required_columns"]?.texts() ?? [],
      minimumRows: try entry["minimum_rows"]?.integer() ?? 1,
      maximumMegabytes: try entry["maximum_megabytes"]?.integer() ?? 64,
      maximumPages: try entry["maximum_pages"]?.integer() ?? 200, key: try text("key"))
    for way in via {
      guard let needed = fetch.missing(for: way) else { continue }
      throw entry.error("«\(way.rawValue)» zonder «\(needed)»", expected: "\(needed): …")
    }
    return fetch
  }

  /// What a way cannot do without.
  private func missing(for way: Via) -> String? {
    switch way {
    case .cbsV4, .cbsV3, .cbsBulk: table.isEmpty ? "table" : nil
    case .ckan: resource.isEmpty ? "resource" : nil
    case .file, .drop, .rio: path.isEmpty ? "path" : nil
    case .dataverse: dataset.isEmpty ? "dataset" : label.isEmpty ? "label" : nil
    case .workbook: path.isEmpty ? "path" : link.isEmpty ? "link" : nil
    case .skdb, .kiesmbo: path.isEmpty ? "path" : key.isEmpty ? "key" : nil
    }
  }

  package static func == (a: DeclaredFetch, b: DeclaredFetch) -> Bool { a.line == b.line }
  package func hash(into hasher: inout Hasher) { hasher.combine(line) }

  private var line: [String] {
    via.map(\.rawValue) + filter.flatMap { [$0.dimension] + $0.codes }
      + [table, package, resource, path, base, link, dataset, label, query, key]
      + requiredMeasures + requiredColumns
      + [periods, minimumRows, maximumMegabytes, maximumPages].map { String($0) }
  }
}
