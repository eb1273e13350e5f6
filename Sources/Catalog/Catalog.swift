package import Facts
import Foundation
import GRDB

/// The catalogue behind a student's question: search, sheets, sentences and sources in one file.
///
/// Opening it reads nothing but a page; a question takes milliseconds and parses no YAML or CSV.
package struct Catalog: Sendable {
  let queue: DatabaseQueue
  package let path: String

  /// Opens the catalogue when it exists and carries this stamp; nil when it must be built.
  package init?(path: String, stamp: String) {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    var configuration = Configuration()
    configuration.readonly = true
    guard let queue = try? DatabaseQueue(path: path, configuration: configuration),
      let meta = try? queue.read({ db in
        try Row.fetchAll(db, sql: "SELECT name, value FROM meta")
      })
    else { return nil }
    let values = Dictionary(meta.map { ($0["name"] as String, $0["value"] as String) }) { a, _ in a
    }
    guard values["schema"] == "\(CatalogBuilder.schema)", values["stamp"] == stamp else {
      return nil
    }
    self.queue = queue
    self.path = path
  }

  /// The sheet of a key; nil when there is none.
  package func sheet(_ key: String) throws -> Sheet? {
    try queue.read { db in
      guard
        let row = try Row.fetchOne(
          db, sql: "SELECT header, figures FROM offering WHERE key = ?",
          arguments: [key.lowercased()])
      else { return nil }
      let header: String = row["header"]
      let list: String = row["figures"]
      let ids = list.split(separator: " ").compactMap { Int($0) }
      let decoder = JSONDecoder()
      var sheet = try decoder.decode(Sheet.self, from: Data(header.utf8))
      let statement = try db.cachedStatement(sql: "SELECT json FROM figure WHERE id = ?")
      for id in ids {
        guard let json = try String.fetchOne(statement, arguments: [id]) else { continue }
        sheet.figures.append(try decoder.decode(Figure.self, from: Data(json.utf8)))
      }
      return sheet
    }
  }

  /// All sentences of a language; none when the catalogue was built without it.
  package func sentences(_ language: Language) throws -> [String: String] {
    try queue.read { db in
      let rows = try Row.fetchAll(
        db, sql: "SELECT name, value FROM sentence WHERE language = ?",
        arguments: [language.rawValue])
      return Dictionary(rows.map { ($0["name"] as String, $0["value"] as String) }) { a, _ in a }
    }
  }

  /// The cards of the sources with these ids.
  package func sources(_ ids: Set<String>) throws -> [String: SourceCard] {
    try queue.read { db in
      var cards: [String: SourceCard] = [:]
      for id in ids {
        guard
          let json = try String.fetchOne(
            db, sql: "SELECT json FROM source WHERE id = ?", arguments: [id])
        else { continue }
        cards[id] = try JSONDecoder().decode(StoredCard.self, from: Data(json.utf8)).card
      }
      return cards
    }
  }

  package func offeringCount() throws -> Int {
    try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM offering") ?? 0 }
  }

  /// Looks through every page of the file.
  /// - Throws: the database's error when a page is damaged.
  package func check() throws {
    let verdict = try queue.read { try String.fetchOne($0, sql: "PRAGMA quick_check(1)") }
    guard verdict == "ok" else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
  }

  /// True for a file that is no database or has a damaged page: it can be made again.
  package static func isDamage(_ error: any Error) -> Bool {
    guard let error = error as? DatabaseError else { return false }
    return error.resultCode == .SQLITE_CORRUPT || error.resultCode == .SQLITE_NOTADB
  }

  package static func isDatabaseError(_ error: any Error) -> Bool { error is DatabaseError }
}
