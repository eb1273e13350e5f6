import Crypto
package import Facts
import Foundation
import GRDB
import Search

/// The catalogue behind a student's question: search, sheets, sentences and sources in one SQLite
/// file.
///
/// Opening it reads nothing but a page; a question takes milliseconds and parses no YAML or CSV.
/// Every value has a checksum, which is verified when the value is read: a changed byte in the file
/// is either read, and then noticed, or part of no answer.
package struct Catalog: Sendable {
  let queue: DatabaseQueue
  /// Path of the file; nil for a catalogue that is only in memory.
  package let path: String?

  init(queue: DatabaseQueue, path: String?) {
    self.queue = queue
    self.path = path
  }

  /// Opens the catalogue when it exists, is whole, and has this stamp; nil when it must be built.
  ///
  /// - Parameter stamp: hash of everything it is made from.
  package init?(path: String, stamp: String) {
    var configuration = Configuration()
    configuration.readonly = true
    guard Catalog.isWhole(path),
      let queue = try? DatabaseQueue(path: path, configuration: configuration),
      let meta = try? queue.read({ db in
        try Row.fetchAll(db, sql: "SELECT name, value FROM meta")
      })
    else { return nil }
    let values = Dictionary(meta.map { ($0["name"] as String, $0["value"] as String) }) { a, _ in a
    }
    guard values["schema"] == "\(CatalogBuilder.schema)", values["stamp"] == stamp else {
      return nil
    }
    self.init(queue: queue, path: path)
  }

  /// True when the file has as many pages as its first hundred bytes say (SQLite file format, 1.3).
  private static func isWhole(_ path: String) -> Bool {
    guard let file = FileHandle(forReadingAtPath: path) else { return false }
    defer { try? file.close() }
    guard let head = try? file.read(upToCount: 32), head.count == 32,
      let size = try? file.seekToEnd()
    else { return false }
    let bytes = [UInt8](head)
    func number(_ range: Range<Int>) -> UInt64 { bytes[range].reduce(0) { $0 << 8 | UInt64($1) } }
    let page = number(16..<18) == 1 ? 65536 : number(16..<18)
    return page > 0 && size == page * number(28..<32)
  }

  /// The sheet of a key, in capitals or not; nil when there is none.
  ///
  /// - Throws: `CatalogError.damaged` when a byte of it changed, or the error of the database.
  package func sheet(_ key: String) throws -> Sheet? {
    let key = key.lowercased()
    return try queue.read { db in
      let sql = "SELECT sheet_sum, header, figures FROM offering WHERE key = ?"
      guard let row = try Row.fetchOne(db, sql: sql, arguments: [key]) else {
        // A damaged page can hide a key: only the verified list of keys says that there is none.
        let keys = try Catalog.filter(db).keys
        let isThere = (0..<keys.count).contains { keys[$0].elementsEqual(key.utf8) }
        if isThere { throw CatalogError.damaged }
        return nil
      }
      let header: String = row["header"]
      let list: String = row["figures"]
      let statement = try db.cachedStatement(sql: "SELECT json FROM figure WHERE id = ?")
      let figures = try list.split(separator: " ").map { id in
        try String.fetchOne(statement, arguments: [Int(id)]) ?? ""
      }
      try Checksum.expect(row["sheet_sum"], Checksum.of([key, header] + figures))
      let decoder = JSONDecoder()
      var sheet = try decoder.decode(Sheet.self, from: Data(header.utf8))
      sheet.figures = try figures.map { try decoder.decode(Figure.self, from: Data($0.utf8)) }
      return sheet
    }
  }

  /// All sentences of a language by their key; none when the catalogue was built without it.
  ///
  /// - Throws: `CatalogError.damaged`, `DecodingError` or the error of the database.
  package func sentences(_ language: Language) throws -> [String: String] {
    let json = try text(of: "sentences " + language.rawValue)
    return try JSONDecoder().decode([String: String].self, from: Data(json.utf8))
  }

  /// The cards of the sources with these ids; an unknown id is left out.
  ///
  /// - Throws: `CatalogError.damaged`, `DecodingError` or the error of the database.
  package func sources(_ ids: Set<String>) throws -> [String: SourceCard] {
    let json = try text(of: "sources")
    return try JSONDecoder().decode([StoredCard].self, from: Data(json.utf8)).reduce(into: [:]) {
      if ids.contains($1.id) { $0[$1.id] = $1.card }
    }
  }

  /// Number of offerings in the catalogue.
  ///
  /// - Throws: `CatalogError.damaged` or the error of the database.
  package func offeringCount() throws -> Int { try filter().keys.count }

  /// Reads every page of the file and verifies the checksum of every sheet. Cost: reads the whole
  /// file.
  ///
  /// - Throws: `CatalogError.damaged`, or the error of the database.
  package func check() throws {
    try queue.read { db in
      let verdict = try String.fetchOne(db, sql: "PRAGMA quick_check(1)")
      guard verdict == "ok" else { throw CatalogError.damaged }
      let figure = try db.makeStatement(sql: "SELECT json FROM figure WHERE id = ?")
      let rows = try Row.fetchCursor(db, sql: "SELECT * FROM offering")
      while let row = try rows.next() {
        let list: String = row["figures"]
        let figures = try list.split(separator: " ").map { id in
          try String.fetchOne(figure, arguments: [Int(id)]) ?? ""
        }
        let parts: [String] = [row["key"], row["header"]] + figures
        try Checksum.expect(row["sheet_sum"], Checksum.of(parts))
        try Checksum.expect(row["line_sum"], Checksum.of(Catalog.line(row)))
      }
    }
  }

  /// True for the error of a file that is no database, or in which a byte changed: it can be built
  /// again.
  package static func isDamage(_ error: any Error) -> Bool {
    if case CatalogError.damaged = error { return true }
    // What is not JSON any more was it when it was written.
    if error is DecodingError { return true }
    guard let error = error as? DatabaseError else { return false }
    return [.SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_ERROR].contains(error.resultCode)
  }

  /// True for an error of SQLite, of whatever kind.
  package static func isDatabaseError(_ error: any Error) -> Bool { error is DatabaseError }

  func filter() throws -> CatalogFilter { try queue.read { try Catalog.filter($0) } }

  static func filter(_ db: Database) throws -> CatalogFilter {
    guard let filter = try bytes(of: "filter", db).withUnsafeBytes(CatalogFilter.init(bytes:))
    else { throw CatalogError.damaged }
    return filter
  }

  /// What is kept under a name, when it is what was written.
  static func bytes(of name: String, _ db: Database) throws -> Data {
    let sql = "SELECT sum, bytes FROM part WHERE name = ?"
    guard let row = try Row.fetchOne(db, sql: sql, arguments: [name]) else {
      throw CatalogError.damaged
    }
    let bytes: Data = row["bytes"]
    try Checksum.expect(row["sum"], Checksum.of(bytes))
    return bytes
  }

  private func text(of name: String) throws -> String {
    try queue.read { db in String(decoding: try Catalog.bytes(of: name, db), as: UTF8.self) }
  }

  /// The values of a hit, in one order, for their checksum.
  static func line(_ row: Row) -> [String] {
    CatalogBuilder.lineColumns.map { column in
      let value: DatabaseValue = row[column]
      return value.isNull ? "" : "\(value.storage.value ?? "")"
    }
  }
}

/// A short hash of what is stored, to notice that it changed. It guards against accidents; against
/// others there is the folder nobody else can write in.
enum Checksum {
  static func of(_ bytes: some DataProtocol) -> Int64 {
    SHA256.hash(data: bytes).withUnsafeBytes { $0.loadUnaligned(as: Int64.self) }
  }

  /// Of some texts, with where each ends.
  static func of(_ texts: [String]) -> Int64 {
    var hash = SHA256()
    for var text in texts {
      text.withUTF8 { hash.update(bufferPointer: UnsafeRawBufferPointer($0)) }
      hash.update(data: [0])
    }
    return hash.finalize().withUnsafeBytes { $0.loadUnaligned(as: Int64.self) }
  }

  /// - Throws: `CatalogError.damaged` when they differ.
  static func expect(_ stored: Int64?, _ found: Int64) throws {
    guard stored == found else { throw CatalogError.damaged }
  }
}
