import ArgumentParser
import Catalog
import Facts
import Foundation
import Publishing
import Rendering

/// Finds programmes by words, forgiving one slip.
struct QueryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "query", abstract: "Zoek een opleiding op naam, school of plaats.",
    aliases: ["zoek"])

  @Argument(help: "Woorden: verpleegkunde utrecht")
  var words: [String] = []

  @Option(help: "mbo of hbo.")
  var kind: String?

  @Option(help: "1, 2, 3, 4, ad, bachelor of master.")
  var level: String?

  @Option(help: "bol of bbl.")
  var leerweg: String?

  @Option(help: "School: naam of BRIN.")
  var institution: String?

  @Option(help: "Plaats of gemeente.")
  var place: String?

  @Option(help: "Arbeidsmarktregio.")
  var region: String?

  @Option(help: "Sector.")
  var sector: String?

  @Option(help: "Volgorde: match, job, salary of completion.")
  var sort = "match"

  @Option(parsing: .unconditional, help: "Hoeveel er hoogstens getoond worden.")
  var limit = 20

  @Flag(help: "Als JSON.")
  var json = false

  @Flag(help: "Als CSV.")
  var csv = false

  @OptionGroup var edition: EditionOptions

  mutating func run() throws {
    var question = CatalogQuestion(words: words)
    question.kind = try known(kind, "kind")
    question.level = try known(level, "level")
    question.leerweg = try known(leerweg, "leerweg")
    question.institution = institution
    question.place = place
    question.region = region
    question.sector = sector
    question.order = try known(sort, "sort") ?? .match
    guard limit > 0 else { throw ValidationError("--limit \(limit): geef 1 of meer") }
    guard !(json && csv) else { throw ValidationError("kies --json of --csv, niet beide") }
    question.limit = limit
    let hasFilter = [kind, level, leerweg, institution, place, region, sector].contains {
      $0 != nil
    }
    guard words.contains(where: { $0.contains { $0.isLetter || $0.isNumber } }) || hasFilter
    else {
      throw ValidationError("geef een of meer woorden, bijvoorbeeld: verpleegkunde utrecht")
    }
    let order = question.order
    let (found, values, caution) = try edition.catalog().answering { catalog in
      let found = try catalog.ask(question)
      if found.hits.isEmpty { try catalog.expectPlaces(of: question) }
      guard let indicator = order.indicator else { return (found, [String](), String?.none) }
      let words = try OrderWords(texts: catalog.sentences(.nl))
      let sheets = try found.hits.compactMap { try catalog.sheet($0.key) }
      return (
        found, sheets.map { words.value(indicator, on: $0) },
        sheets.first.flatMap { words.caution(indicator, on: $0) }
      )
    }
    found.tellReadings()
    if let comparable = found.comparable, comparable < found.hits.count {
      tell("vanaf nummer \(comparable + 1) niet te vergelijken: ander jaar of andere groep")
    }
    if found.sameGroup {
      tell("zelfde groepscijfer: zegt niets over het verschil tussen deze opleidingen")
    } else if let caution {
      tell(caution)
    }
    if json {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
      try answer(String(decoding: try encoder.encode(found.hits), as: UTF8.self))
    } else if csv {
      var table = CSVRow(header: CatalogHit.columns, forPipe: true)
      for hit in found.hits { hit.append(to: &table) }
      try answer(Data(table.bytes))
    } else {
      for (index, hit) in found.hits.enumerated() {
        try answer(index < values.count ? hit.line + ": " + values[index] : hit.line)
      }
    }
    if found.hits.isEmpty { throw found.nothing(for: words) }
  }

  private func known<T: RawRepresentable & CaseIterable>(_ text: String?, _ option: String) throws
    -> T? where T.RawValue == String
  {
    guard let text else { return nil }
    guard let value = T(rawValue: text.lowercased()) else {
      let choices = T.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("--\(option) \(text): kies uit \(choices)")
    }
    return value
  }
}

extension Catalog {
  /// Says which filter names a place that no programme has, and the names most like it.
  /// - Throws: `CommandError`.
  fileprivate func expectPlaces(of question: CatalogQuestion) throws {
    let filters: [(what: String, typed: String?, unknown: (String) throws -> [String]?)] = [
      ("arbeidsmarktregio", question.region, regionsLike),
      ("plaats", question.place, placesLike),
    ]
    for (what, typed, unknown) in filters {
      guard let typed, let like = try unknown(typed) else { continue }
      throw CommandError(
        "wij kennen geen \(what) «\(typed.prefix(80))»",
        advice: "bedoel je \(like.joined(separator: ", "))?", status: .failed)
    }
  }
}

extension CatalogQuestion.Order {
  /// The indicator a list is sorted on; none when sorted on the words.
  fileprivate var indicator: IndicatorID? {
    switch self {
    case .match: nil
    case .job: .jobChance
    case .salary: .startSalary
    case .completion: .completion
    }
  }
}

extension CatalogHit {
  /// One line in the terminal: key, name, level, school and place.
  var line: String {
    let what = [
      kind == .mbo ? "mbo \(level.rawValue)" : level.rawValue, leerweg?.rawValue,
    ].compactMap { $0 }.joined(separator: " ")
    let padding = String(repeating: " ", count: max(1, 18 - key.count))
    return VisibleText.of("\(key)\(padding)\(name) (\(what)) — \(institution), \(place)")
  }

  static let columns = ["key", "name", "institution", "place", "kind", "level", "leerweg", "score"]

  /// Adds a row of the table with these columns, in the forms of the open data.
  func append(to table: inout CSVRow) {
    table.text(key)
    table.text(name)
    table.text(institution)
    table.text(place)
    table.word(kind.rawValue)
    table.word(TableCodes.level(level))
    table.word(leerweg?.rawValue)
    table.number(score, places: 4)
    table.endRow()
  }
}
