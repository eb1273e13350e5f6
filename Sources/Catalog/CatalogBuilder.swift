package import Facts
import Foundation
import GRDB

/// Builds the catalogue: one SQLite file, written beside its place and renamed when whole.
///
/// A figure that many sheets share is stored once, so that ten thousand sheets take some tens of
/// megabytes. Cost: about two seconds for the whole country, once per edition.
package struct CatalogBuilder {
  static let schema = 5
  private let path: String
  private let beside: String
  private let queue: DatabaseQueue

  /// - Throws: when the folder cannot be written.
  package init(path: String) throws {
    self.path = path
    beside = path + ".new-\(ProcessInfo.processInfo.processIdentifier)"
    try? FileManager.default.removeItem(atPath: beside)
    try FileManager.default.createDirectory(
      atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    var configuration = Configuration()
    configuration.journalMode = .default
    queue = try DatabaseQueue(path: beside, configuration: configuration)
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
    }
    try queue.write { db in
      try db.execute(
        sql: """
          CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT NOT NULL);
          CREATE TABLE offering(
            id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
            institution TEXT NOT NULL, schools TEXT NOT NULL, brin TEXT NOT NULL, place TEXT NOT NULL,
            kind TEXT NOT NULL, level TEXT NOT NULL, leerweg TEXT, sector TEXT NOT NULL,
            regions TEXT NOT NULL, folded TEXT NOT NULL, names TEXT NOT NULL, students INTEGER NOT NULL,
            job REAL, job_like TEXT, job_group TEXT,
            salary REAL, salary_like TEXT, salary_group TEXT,
            completion REAL, completion_like TEXT, completion_group TEXT,
            header TEXT NOT NULL, figures TEXT NOT NULL);
          CREATE TABLE figure(id INTEGER PRIMARY KEY, json TEXT NOT NULL);
          CREATE TABLE sentence(
            language TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL,
            PRIMARY KEY(language, name)) WITHOUT ROWID;
          CREATE TABLE source(id TEXT PRIMARY KEY, json TEXT NOT NULL) WITHOUT ROWID;
          CREATE TABLE word(word TEXT PRIMARY KEY, uses INTEGER NOT NULL) WITHOUT ROWID;
          CREATE VIRTUAL TABLE search USING fts5(
            name, institution, place, other, content='', tokenize="unicode61 remove_diacritics 2",
            prefix='2 3');
          """)
    }
  }

  /// Writes everything and puts the file in its place.
  package func build(
    _ entries: some Sequence<CatalogEntry>, sentences: [Language: [String: String]],
    sources: [SourceCard], stamp: String
  ) throws {
    do {
      try queue.write { db in
        let count = try fill(db, entries)
        for (language, book) in sentences.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
          for (name, value) in book.sorted(by: { $0.key < $1.key }) {
            try db.execute(
              sql: "INSERT INTO sentence VALUES (?, ?, ?)",
              arguments: [language.rawValue, name, value])
          }
        }
        for card in sources {
          try db.execute(
            sql: "INSERT OR REPLACE INTO source VALUES (?, ?)",
            arguments: [card.id, try StoredCard(card).json()])
        }
        try db.execute(
          sql: "INSERT INTO meta VALUES ('schema', ?), ('stamp', ?), ('offerings', ?)",
          arguments: ["\(CatalogBuilder.schema)", stamp, "\(count)"])
        try db.execute(sql: "INSERT INTO search(search) VALUES ('optimize')")
      }
      try queue.close()
      guard rename(beside, path) == 0 else { throw CatalogError.cannotWrite(path) }
    } catch {
      try? FileManager.default.removeItem(atPath: beside)
      throw error
    }
  }

  /// Writes the entries one by one, as they are made; returns how many there were.
  private func fill(_ db: Database, _ entries: some Sequence<CatalogEntry>) throws -> Int {
    let offering = try db.makeStatement(
      sql: "INSERT INTO offering VALUES (\(CatalogBuilder.blanks(26)))")
    let figure = try db.makeStatement(sql: "INSERT INTO figure VALUES (?, ?)")
    let search = try db.makeStatement(
      sql: "INSERT INTO search(rowid, name, institution, place, other) VALUES (?,?,?,?,?)")
    var known: [Figure: Int] = [:]
    var figures = 0
    var written = 0
    var words: [String: Int] = [:]
    for (index, entry) in entries.enumerated() {
      let sheet = entry.sheet
      written += 1
      var ids: [String] = []
      for item in sheet.figures {
        // A figure of the offering's own people stands on its sheet alone: it need not be looked up.
        let isShared = item.basis?.rung.isOwn != true
        if isShared, let id = known[item] {
          ids.append(String(id))
          continue
        }
        figures += 1
        if isShared { known[item] = figures }
        ids.append(String(figures))
        try figure.execute(arguments: [figures, try Stored.text(item)])
      }
      var header = sheet
      header.figures = []
      let kinds = [sheet.kind.rawValue, sheet.level.rawValue, sheet.leerweg?.rawValue ?? ""]
      // The school one is a part of now finds it too, behind what that school offers itself.
      let joined = sheet.institution.joined?.name ?? ""
      let other = ([sheet.code] + kinds + entry.synonyms + entry.typed + entry.regions + [joined])
        .joined(separator: " ")
      let name = Folding.words(sheet.name)
      let newName = sheet.institution.newName ?? ""
      let institution = Folding.words(sheet.institution.name + " " + newName)
      let places = [entry.place, sheet.institution.seat] + entry.placeNames
      let place = Folding.words(places.joined(separator: " "))
      for word in name + institution + place + Folding.words(other) {
        words[word, default: 0] += 1
      }
      let job = CatalogBuilder.sortable(sheet.headline(.jobChance))
      let salary = CatalogBuilder.sortable(sheet.headline(.startSalary))
      let completion = CatalogBuilder.sortable(sheet.headline(.completion))
      try offering.execute(arguments: [
        index + 1, sheet.key, sheet.name, sheet.institution.name,
        institution.joined(separator: " ") + "|" + Folding.plain(joined), sheet.institution.brin,
        entry.place, sheet.kind.rawValue, sheet.level.rawValue, sheet.leerweg?.rawValue,
        sheet.sector, Folding.plain(entry.regions.joined(separator: " ")),
        Folding.plain((places + sheet.locations.map(\.municipality)).joined(separator: " ")),
        entry.synonyms.map(Folding.plain).joined(separator: "|"), entry.students,
        job.value, job.like, job.group, salary.value, salary.like, salary.group,
        completion.value, completion.like, completion.group,
        try Stored.text(header), ids.joined(separator: " "),
      ])
      try search.execute(arguments: [
        index + 1, name.joined(separator: " "), institution.joined(separator: " "),
        place.joined(separator: " "), Folding.plain(other),
      ])
    }
    let word = try db.makeStatement(sql: "INSERT INTO word VALUES (?, ?)")
    for (text, uses) in words.sorted(by: { $0.key < $1.key }) where text.count > 1 {
      try word.execute(arguments: [text, uses])
    }
    return written
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

  func json() throws -> String { try Stored.text(self) }
}

/// A catalogue that cannot be used.
package enum CatalogError: Error, Sendable, CustomStringConvertible {
  case cannotWrite(String)

  package var description: String {
    switch self {
    case .cannotWrite(let path): return "\(path): catalogus niet te schrijven"
    }
  }
}
