import Foundation
import Registers

/// A CBS table by OData v4: its own version first, then metadata and observations in pages.
enum StatisticsV4: SourceProtocol {
  private struct Properties: Decodable {
    var identifier: String?
    var version: String?
    var modified: String?
    var observationsModified: String?
    var status: String?
    var observationCount: Int?
  }
  private struct Dimensions: Decodable {
    struct Row: Decodable {
      var identifier: String
      var containsCodes: Bool?
    }
    var value: [Row]
  }
  private struct Measures: Decodable {
    struct Row: Decodable {
      var identifier: String
      var title: String?
      var index: Int?
    }
    var value: [Row]
  }

  static func look(_ visit: inout SourceVisit, at time: String) async throws(FetchError) -> Found {
    let base = try visit.base("cbs-v4")
    let table = base + "/" + (try visit.component(visit.fetch.table))
    let about = try await visit.ask(table + "/Properties", part: "Properties.json")
    let properties = try visit.decoded(Properties.self, about)
    if let status = properties.status, ["Gediscontinueerd", "Vervallen"].contains(status) {
      throw visit.superseded(table, "de tabel is \(status.lowercased())")
    }
    // The version and the moments of the table are the only truth; a date of http says nothing.
    let version =
      [properties.version, properties.observationsModified ?? properties.modified]
      .compactMap { $0 }.joined(separator: " ") + visit.filterMark
    if let known = visit.known, !version.isEmpty, known.version == version { return .unchanged }
    visit.keep(about, part: "Properties.json", .about)

    let dimensions = try await visit.ask(table + "/Dimensions", part: "Dimensions.json")
    visit.keep(dimensions, part: "Dimensions.json", .about)
    let measures = try await visit.ask(table + "/MeasureCodes", part: "MeasureCodes.json")
    visit.keep(measures, part: "MeasureCodes.json", .about)
    let listed = try visit.decoded(Measures.self, measures).value
    let names = Set(
      listed.flatMap { row in
        [row.identifier, row.title ?? ""].filter { !$0.isEmpty }
      })
    try visit.requireMeasures(in: names, at: table)
    for row in try visit.decoded(Dimensions.self, dimensions).value where row.containsCodes ?? true
    {
      let part = (try visit.component(row.identifier)) + "Codes.json"
      let codes = try await visit.ask("\(table)/\(row.identifier)Codes", part: part)
      _ = try visit.json(codes)
      visit.keep(codes, part: part, .about)
    }
    let filter = visit.filter { dimension, code in "\(dimension) eq '\(code)'" }
    let query = filter.isEmpty ? "" : "?$filter=" + percentEncoded(filter)
    let rows = try await visit.pages(
      from: table + "/Observations" + query, below: base, name: "Observations",
      next: ["@odata.nextLink"])
    if filter.isEmpty, let all = properties.observationCount, all != rows {
      throw visit.wrong(table, "\(rows) waarnemingen, de bron noemt er \(all)", passing: true)
    }
    if !filter.isEmpty {
      let said = try await visit.count(table + "/Observations/$count" + query)
      guard said == rows else {
        throw visit.wrong(table, "\(rows) waarnemingen, de bron telt er \(said)", passing: true)
      }
    }
    try visit.enough(rows, at: table)
    return .new(
      visit.draft(
        version: version, date: (properties.observationsModified ?? properties.modified)?.day,
        rows: rows, at: time))
  }
}

extension SourceVisit {
  /// A small JSON body as a value.
  func decoded<T: Decodable>(_ type: T.Type, _ body: Body) throws(FetchError) -> T {
    var bytes = try json(body)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    do {
      return try SourceNames.decoder.decode(type, from: Data(bytes))
    } catch {
      throw wrong(
        body.reply.url,
        "het antwoord heeft een andere vorm: " + BodyExcerpt.text(of: bytes.prefix(400)),
        passing: true)
    }
  }

  func requireMeasures(in names: Set<String>, at url: String) throws(FetchError) {
    for measure in fetch.requiredMeasures where !names.contains(measure) {
      throw wrong(
        url,
        "maat «\(measure)» ontbreekt; er zijn: " + names.sorted().prefix(12).joined(separator: ", ")
      )
    }
  }

  /// `(A eq 'x' or A eq 'y') and B eq 'z'`.
  func filter(_ test: (String, String) -> String) -> String {
    fetch.filter.map { dimension, codes in
      let tests = codes.map { test(dimension, $0.replacingOccurrences(of: "'", with: "''")) }
      return tests.count == 1 ? tests[0] : "(" + tests.joined(separator: " or ") + ")"
    }.joined(separator: " and ")
  }

  /// Another filter is another snapshot, though the table did not change.
  var filterMark: String {
    let filter = filter { "\($0) eq '\($1)'" }
    return filter.isEmpty ? "" : " [" + filter + "]"
  }

  /// A number as plain text; CBS puts a byte order mark before it.
  mutating func count(_ url: String) async throws(FetchError) -> Int {
    let body = try await ask(url, part: "count.txt")
    let text = String(decoding: try read(body), as: UTF8.self)
      .filter { $0.isASCII && $0.isNumber }
    guard let count = Int(text) else {
      throw wrong(url, "geen aantal maar «\(text.prefix(40))»", passing: true)
    }
    return count
  }

  func superseded(_ url: String, _ cause: String) -> FetchError {
    FetchError(
      .superseded, source: source.id, url: url,
      cause: cause + (source.successor.isEmpty ? "" : "; opvolger: \(source.successor)"),
      advice: source.successor.isEmpty
        ? "zoek de opvolger in de catalogus van de bron en zet hem in Datasets/sources/\(source.id).yml"
        : "kijk of \(source.successor) dezelfde maten heeft en zet die tabel in Datasets/sources")
  }
}

extension String {
  /// The day of a moment, `2025-09-16`.
  var day: String? {
    let day = String(prefix(10))
    return day.wholeMatch(of: /\d{4}-\d{2}-\d{2}/) == nil ? nil : day
  }
}

/// Members as sources spell them (`ObservationsModified`, `last_modified`) under names as Swift does.
enum SourceNames {
  private struct Name: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  static var decoder: JSONDecoder {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .custom { path in
      let words = (path.last?.stringValue ?? "").split(
        separator: "_", omittingEmptySubsequences: false)
      let joined = words.enumerated().map { index, word in
        let first = word.prefix(1)
        return (index == 0 ? first.lowercased() : first.uppercased()) + word.dropFirst()
      }
      return Name(stringValue: joined.joined())
    }
    return decoder
  }
}
