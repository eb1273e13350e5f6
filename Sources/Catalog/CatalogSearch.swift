import Facts
import Foundation
import GRDB
import Search

extension Catalog {
  /// Answers a question by the rules of search that the site has too. Sorted on a figure, the hits
  /// that measure the same thing come first and the others follow by match. Cost: some
  /// milliseconds.
  ///
  /// - Throws: `CatalogError.damaged` or the error of the database.
  package func ask(_ question: CatalogQuestion) throws -> CatalogAnswer {
    try queue.read { db in
      let passing = question.hasFilter ? try Catalog.filter(db).passing(question) : nil
      guard
        let tables = try Catalog.bytes(of: "search", db)
          .withUnsafeBytes(SearchTables.init(bytes:))
      else { throw CatalogError.damaged }
      let found = tables.answer(question.words.joined(separator: " ")) { passing?[$0] ?? true }
      var answer = CatalogAnswer(
        hits: [], total: found.hits.count, readings: found.readings, dropped: found.dropped,
        comparable: nil, sameGroup: false)
      let columns = CatalogBuilder.lineColumns.joined(separator: ", ")
      let statement = try db.makeStatement(
        sql: "SELECT \(columns), line_sum FROM offering WHERE id = ?")
      let isSorted = question.order != .match
      let wanted = isSorted ? found.hits[...] : found.hits.prefix(question.limit)
      var hits = try wanted.map { hit in
        guard let row = try Row.fetchOne(statement, arguments: [hit.row + 1]) else {
          throw CatalogError.damaged
        }
        try Checksum.expect(row["line_sum"], Checksum.of(Catalog.line(row)))
        return Candidate(row, score: Double(hit.score) / 1000)
      }
      if isSorted { Catalog.sort(&hits, by: question.order, &answer) }
      answer.hits = hits.prefix(question.limit).map(\.hit)
      return answer
    }
  }

  /// Sorts on a figure, among those that measure the same thing; the others follow in match order.
  private static func sort(
    _ hits: inout [Candidate], by order: CatalogQuestion.Order, _ answer: inout CatalogAnswer
  ) {
    var groups: [String: Int] = [:]
    for hit in hits {
      if let like = hit.figure(order).like { groups[like, default: 0] += 1 }
    }
    guard let like = groups.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key else {
      answer.comparable = 0
      return
    }
    let same = hits.filter { $0.figure(order).like == like }
    let other = hits.filter { $0.figure(order).like != like }
    answer.comparable = same.count
    let shared = Set(same.map { $0.figure(order).group })
    answer.sameGroup = same.count > 1 && shared.count == 1 && shared.first != .some(nil)
    hits =
      same.enumerated().sorted {
        let (a, b) = ($0.element.figure(order).value ?? 0, $1.element.figure(order).value ?? 0)
        return a == b ? $0.offset < $1.offset : a > b
      }.map(\.element) + other
  }

  /// A row of the catalogue with how well it fits.
  private struct Candidate {
    let hit: CatalogHit
    private let row: Row

    init(_ row: Row, score: Double) {
      self.row = row
      hit = CatalogHit(
        key: row["key"], name: row["name"], institution: row["institution"], place: row["place"],
        kind: Kind(rawValue: row["kind"]) ?? .hbo, level: Level(rawValue: row["level"]) ?? .four,
        leerweg: (row["leerweg"] as String?).flatMap(Leerweg.init), score: score)
    }

    func figure(_ order: CatalogQuestion.Order) -> (value: Double?, like: String?, group: String?) {
      guard order != .match else { return (nil, nil, nil) }
      let column = order.rawValue
      return (row[column], row[column + "_like"], row[column + "_group"])
    }
  }
}
