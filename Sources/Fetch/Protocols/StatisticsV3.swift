import Registers

/// A CBS table by OData v3: metadata from the small service, rows from the feed in pages of 10,000.
enum StatisticsV3: SourceProtocol {
  private struct TableInfos: Decodable {
    struct Row: Decodable {
      var identifier: String?
      var modified: String?
      var updated: String?
      var outputStatus: String?
    }
    var value: [Row]
  }
  private struct DataProperties: Decodable {
    struct Row: Decodable {
      var type: String
      var key: String
    }
    var value: [Row]
  }
  private static let json = "?$format=json"

  static func look(_ visit: inout SourceVisit, at time: String) async throws(FetchError) -> Found {
    let id = try visit.component(visit.fetch.table)
    let api = try visit.base("cbs-v3") + "/" + id
    let about = try await visit.ask(api + "/TableInfos" + json, part: "TableInfos.json")
    let info = try visit.decoded(TableInfos.self, about).value.first
    if let status = info?.outputStatus, ["Gediscontinueerd", "Vervallen"].contains(status) {
      throw visit.superseded(api, "de tabel is \(status.lowercased())")
    }
    let version =
      [info?.modified, info?.updated].compactMap { $0 }.joined(separator: " ")
      + visit.filterMark
    if let known = visit.known, info != nil, known.version == version { return .unchanged }
    visit.keep(about, part: "TableInfos.json", .about)

    let properties = try await visit.ask(
      api + "/DataProperties" + json, part: "DataProperties.json")
    visit.keep(properties, part: "DataProperties.json", .about)
    let all = try visit.decoded(DataProperties.self, properties).value
    try visit.requireMeasures(in: Set(all.map(\.key).filter { !$0.isEmpty }), at: api)
    for row in all where row.type != "Topic" && row.type != "TopicGroup" && !row.key.isEmpty {
      let part = (try visit.component(row.key)) + ".json"
      let codes = try await visit.ask(api + "/" + row.key + json, part: part)
      _ = try visit.json(codes)
      visit.keep(codes, part: part, .about)
    }
    // Keys are padded with blanks, so they are compared trimmed.
    let filter = visit.filter { dimension, code in "trim(\(dimension)) eq '\(code)'" }
    let feed = try visit.base("cbs-feed")
    let rows = try await visit.pages(
      from: feed + "/" + id + "/TypedDataSet" + json
        + (filter.isEmpty ? "" : "&$filter=" + percentEncoded(filter)),
      below: feed, name: "TypedDataSet", next: ["odata.nextLink"])
    try visit.enough(rows, at: api)
    return .new(
      visit.draft(
        version: version, date: (info?.modified ?? info?.updated)?.day, rows: rows, at: time))
  }
}
