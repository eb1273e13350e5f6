package import Facts
import Foundation
import GRDB
package import Search

/// Builds the catalogue: one SQLite file, written beside its place and renamed when whole, or only in
/// memory where nothing can be kept.
///
/// A figure that many sheets share is stored once, so that ten thousand sheets take some tens of
/// megabytes. Cost: some seconds for the whole country, once per edition.
package struct CatalogBuilder {
  static let schema = 8
  /// What a hit shows and is sorted on, in the order of its checksum.
  static let lineColumns = [
    "id", "key", "name", "institution", "place", "kind", "level", "leerweg", "job", "job_like",
    "job_group", "salary", "salary_like", "salary_group", "completion", "completion_like",
    "completion_group",
  ]

  private let path: String?
  private let beside: String
  private let queue: DatabaseQueue

  /// - Parameter path: where the file will be, in a folder that exists; nil keeps it in memory.
  /// - Throws: the database's error when the folder cannot be written.
  package init(path: String?) throws {
    self.path = path
    beside = (path ?? "") + ".new-" + UUID().uuidString
    var configuration = Configuration()
    configuration.journalMode = .default
    queue =
      try path == nil
      ? DatabaseQueue(configuration: configuration)
      : DatabaseQueue(path: beside, configuration: configuration)
    do {
      try queue.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
      }
      try queue.write { db in
        try db.execute(
          sql: """
            CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT NOT NULL);
            CREATE TABLE part(
              name TEXT PRIMARY KEY, sum INTEGER NOT NULL, bytes BLOB NOT NULL);
            CREATE TABLE offering(
              id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
              institution TEXT NOT NULL, place TEXT NOT NULL, kind TEXT NOT NULL,
              level TEXT NOT NULL, leerweg TEXT,
              job REAL, job_like TEXT, job_group TEXT,
              salary REAL, salary_like TEXT, salary_group TEXT,
              completion REAL, completion_like TEXT, completion_group TEXT,
              line_sum INTEGER NOT NULL, sheet_sum INTEGER NOT NULL,
              header TEXT NOT NULL, figures TEXT NOT NULL);
            CREATE TABLE figure(id INTEGER PRIMARY KEY, json TEXT NOT NULL);
            """)
      }
    } catch {
      try? FileManager.default.removeItem(atPath: beside)
      throw error
    }
  }

  /// Writes everything and puts the file in its place.
  /// - Throws: the database's error; then nothing is left behind.
  package func build(
    _ entries: some Sequence<CatalogEntry>, names: SearchNames,
    sentences: [Language: [String: String]], sources: [SourceCard], stamp: String
  ) throws -> Catalog {
    do {
      try queue.write { db in
        try fill(db, entries, names)
        for language in Language.allCases {
          let book = Data(try Stored.text(sentences[language] ?? [:]).utf8)
          try keep("sentences " + language.rawValue, book, db)
        }
        try keep("sources", Data(Stored.text(sources.map(StoredCard.init)).utf8), db)
        try db.execute(
          sql: "INSERT INTO meta VALUES ('schema', ?), ('stamp', ?)",
          arguments: ["\(CatalogBuilder.schema)", stamp])
      }
      guard let path else { return Catalog(queue: queue, path: nil) }
      try queue.close()
      guard rename(beside, path) == 0, let catalog = Catalog(path: path, stamp: stamp) else {
        throw CatalogError.cannotWrite(path)
      }
      return catalog
    } catch {
      try? FileManager.default.removeItem(atPath: beside)
      throw error
    }
  }

  private func keep(_ name: String, _ bytes: Data, _ db: Database) throws {
    try db.execute(
      sql: "INSERT INTO part VALUES (?, ?, ?)", arguments: [name, Checksum.of(bytes), bytes])
  }

  /// Writes the entries one by one, as they are made, and what is searched.
  private func fill(
    _ db: Database, _ entries: some Sequence<CatalogEntry>, _ names: SearchNames
  ) throws {
    let offering = try db.makeStatement(
      sql: "INSERT INTO offering VALUES (\(CatalogBuilder.blanks(21)))")
    let figure = try db.makeStatement(sql: "INSERT INTO figure VALUES (?, ?)")
    var search = SearchIndexBuilder(names: names)
    var filter: [CatalogFilter.Part] = []
    var known: [Figure: (id: Int, json: String)] = [:]
    var figures = 0
    for entry in entries {
      let sheet = entry.sheet
      search.add(sheet, at: entry.places)
      filter.append(CatalogFilter.Part(entry))
      var ids: [String] = []
      var texts: [String] = []
      for item in sheet.figures {
        // A figure of the offering's own people stands on its sheet alone: it need not be looked up.
        let isShared = item.basis?.rung.isOwn != true
        if isShared, let shared = known[item] {
          ids.append(String(shared.id))
          texts.append(shared.json)
          continue
        }
        figures += 1
        let json = try Stored.text(item)
        if isShared { known[item] = (figures, json) }
        ids.append(String(figures))
        texts.append(json)
        try figure.execute(arguments: [figures, json])
      }
      var header = sheet
      header.figures = []
      let headerJSON = try Stored.text(header)
      let job = CatalogBuilder.sortable(sheet.headline(.jobChance))
      let salary = CatalogBuilder.sortable(sheet.headline(.startSalary))
      let completion = CatalogBuilder.sortable(sheet.headline(.completion))
      let line: [(any DatabaseValueConvertible)?] = [
        filter.count, sheet.key, sheet.name, sheet.institution.name, entry.place,
        sheet.kind.rawValue, sheet.level.rawValue, sheet.leerweg?.rawValue,
        job.value, job.like, job.group, salary.value, salary.like, salary.group,
        completion.value, completion.like, completion.group,
      ]
      let lineSum = Checksum.of(line.map { $0.map { "\($0)" } ?? "" })
      let sheetSum = Checksum.of([sheet.key, headerJSON] + texts)
      try offering.execute(
        arguments: StatementArguments(
          line + [lineSum, sheetSum, headerJSON, ids.joined(separator: " ")]))
    }
    try keep("search", Data(SearchTables(search.index()).bytes), db)
    try keep("filter", Data(CatalogFilter(filter).bytes), db)
  }

  /// A figure's value, what it may be compared with, and the group it shares with other offerings.
  private static func sortable(_ figure: Figure?)
    -> (value: Double?, like: String?, group: String?)
  {
    guard let figure, let measure = Measure(figure) else { return (nil, nil, nil) }
    return (figure.value, measure.key, figure.sharedGroup)
  }

  private static func blanks(_ count: Int) -> String {
    Array(repeating: "?", count: count).joined(separator: ",")
  }
}

/// Members of a sheet as they are stored: the same JSON names as in `sheet.json`.
enum Stored {
  static func text<T: Encodable>(_ value: T) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}

struct StoredCard: Codable {
  var id, title, publisher, licence, url, attribution, date, file: String

  init(_ card: SourceCard) {
    id = card.id
    title = card.title
    publisher = card.publisher
    licence = card.licence
    url = card.url
    attribution = card.attribution
    date = card.date
    file = card.file
  }

  var card: SourceCard {
    SourceCard(
      id: id, title: title, publisher: publisher, licence: licence, url: url,
      attribution: attribution, date: date, file: file)
  }

}

/// A catalogue that cannot be used.
package enum CatalogError: Error, Sendable, CustomStringConvertible {
  case cannotWrite(String)
  /// A byte of the file is not what was written.
  case damaged

  package var description: String {
    switch self {
    case .cannotWrite(let path): return "\(path): catalogus niet te schrijven"
    case .damaged: return "de catalogus is beschadigd"
    }
  }
}
