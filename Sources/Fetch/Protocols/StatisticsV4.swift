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
    let (about, properties) = try await visit.document(
      Properties.self, table + "/Properties", part: "Properties.json")
    if let status = properties.status, ["Gediscontinueerd", "Vervallen"].contains(status) {
      throw visit.superseded(table, "de tabel is \(status.lowercased())")
    }
    // The version and the moments of the table are the only truth; a date of http says nothing.
    let version =
      [properties.version, properties.observationsModified ?? properties.modified]
      .compactMap { $0 }.joined(separator: " ") + visit.filterMark
    if let known = visit.known, !version.isEmpty, known.version == version { return .unchanged }
    visit.keep(about, part: "Properties.json", .about)

    let (dimensions, named) = try await visit.document(
      Dimensions.self, table + "/Dimensions", part: "Dimensions.json")
    visit.keep(dimensions, part: "Dimensions.json", .about)
    let (measures, listed) = try await visit.document(
      Measures.self, table + "/MeasureCodes", part: "MeasureCodes.json")
    visit.keep(measures, part: "MeasureCodes.json", .about)
    let required = try visit.requiredMeasures(
      among: listed.value.map { ($0.identifier, $0.title ?? "") },
      at: table)
    let rows = named.value
    try visit.requireDimensions(in: rows.map(\.identifier), at: table)
    var lists = CodeLists()
    for row in rows where row.containsCodes ?? true {
      let name = try visit.component(row.identifier)
      let url = "\(table)/\(name)Codes"
      let codes = try await visit.ask(url, part: name + "Codes.json")
      try lists.add(name, visit.json(codes), key: "Identifier", visit, at: url)
      visit.keep(codes, part: name + "Codes.json", .about)
    }
    let filter = try SourceVisit.condition(lists.chosen(visit, at: table)) { dimension, code in
      "\(dimension) eq '\(code)'"
    }
    let query = filter.isEmpty ? "" : "?$filter=" + percentEncoded(filter)
    let count = try await visit.pages(
      from: table + "/Observations" + query, below: base, name: "Observations",
      counting: .measures)
    if filter.isEmpty, let all = properties.observationCount, all != count {
      throw visit.wrong(table, "\(count) waarnemingen, de bron noemt er \(all)", passing: true)
    }
    if !filter.isEmpty {
      let said = try await visit.count(table + "/Observations/$count" + query)
      guard said == count else {
        throw visit.wrong(table, "\(count) waarnemingen, de bron telt er \(said)", passing: true)
      }
    }
    try visit.enough(count, of: "Observations-0001.json", at: table)
    try visit.requireValues(required, at: table)
    return .new(
      visit.draft(
        version: version, date: (properties.observationsModified ?? properties.modified)?.day,
        rows: count, at: time))
  }
}

extension SourceVisit {
  /// Asks for a small JSON body and reads it; one that broke off is asked for once more.
  mutating func document<T: Decodable>(
    _ type: T.Type, _ url: String, part: String, validators: Bool = false
  ) async throws(FetchError) -> (Body, T) {
    let body = try await ask(url, part: part, validators: validators)
    do throws(FetchError) {
      return (body, try decoded(type, body))
    } catch {
      guard error.isPassing else { throw error }
    }
    try await rest()
    let again = try await ask(url, part: part)
    return (again, try decoded(type, again))
  }

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

  func superseded(_ url: String, _ cause: String, status: Int? = nil) -> FetchError {
    FetchError(
      .superseded, source: source.id, url: url,
      cause: cause + (source.successor.isEmpty ? "" : "; opvolger: \(source.successor)"),
      advice: source.successor.isEmpty
        ? "zoek de opvolger in de catalogus van de bron en zet hem in Datasets/sources/\(source.id).yml"
        : "kijk of \(source.successor) dezelfde maten heeft en zet die tabel in Datasets/sources",
      status: status)
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
