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
      var title: String?
    }
    var value: [Row]
  }
  private static let json = "?$format=json"

  static func look(_ visit: inout SourceVisit, at time: String) async throws(FetchError) -> Found {
    let id = try visit.component(visit.fetch.table)
    let api = try visit.base("cbs-v3") + "/" + id
    let (about, infos) = try await visit.document(
      TableInfos.self, api + "/TableInfos" + json, part: "TableInfos.json")
    let info = infos.value.first
    if let status = info?.outputStatus, ["Gediscontinueerd", "Vervallen"].contains(status) {
      throw visit.superseded(api, "de tabel is \(status.lowercased())")
    }
    let version =
      [info?.modified, info?.updated].compactMap { $0 }.joined(separator: " ")
      + visit.filterMark
    if let known = visit.known, info != nil, known.version == version { return .unchanged }
    visit.keep(about, part: "TableInfos.json", .about)

    let (properties, listed) = try await visit.document(
      DataProperties.self, api + "/DataProperties" + json, part: "DataProperties.json")
    visit.keep(properties, part: "DataProperties.json", .about)
    let all = listed.value
    let required = try visit.requiredMeasures(
      among: all.filter { $0.type == "Topic" }.map { ($0.key, $0.title ?? "") }, at: api)
    let dimensions = all.filter {
      $0.type != "Topic" && $0.type != "TopicGroup" && !$0.key.isEmpty
    }
    try visit.requireDimensions(in: dimensions.map(\.key), at: api)
    var lists = CodeLists()
    for row in dimensions {
      let name = try visit.component(row.key)
      let url = api + "/" + name + json
      let codes = try await visit.ask(url, part: name + ".json")
      try lists.add(name, visit.json(codes), key: "Key", visit, at: url)
      visit.keep(codes, part: name + ".json", .about)
    }
    // Keys are padded with blanks, so they are compared trimmed.
    let filter = try SourceVisit.condition(lists.chosen(visit, at: api)) { dimension, code in
      "trim(\(dimension)) eq '\(code)'"
    }
    let feed = try visit.base("cbs-feed")
    let rows = try await visit.pages(
      from: feed + "/" + id + "/TypedDataSet" + json
        + (filter.isEmpty ? "" : "&$filter=" + percentEncoded(filter)),
      below: feed, name: "TypedDataSet",
      counting: .columns(required.flatMap(\.ids)))
    try visit.requireValues(required, at: api)
    try visit.enough(rows, of: "TypedDataSet-0001.json", at: api)
    return .new(
      visit.draft(
        version: version, date: (info?.modified ?? info?.updated)?.day, rows: rows, at: time))
  }
}
