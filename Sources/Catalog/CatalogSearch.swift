import Facts
import Foundation
import GRDB

extension Catalog {
  /// Answers a question, best match first.
  ///
  /// Every word must begin a word of the name, the institution, a place or another name. A word
  /// that nothing begins with is read as the commonest word one slip away.
  package func ask(_ question: CatalogQuestion) throws -> CatalogAnswer {
    try queue.read { db in
      var corrections: [(typed: String, read: String)] = []
      var words: [String] = []
      for word in question.words.flatMap(Folding.words) {
        let read = try Catalog.known(word, db)
        if read != word { corrections.append((word, read)) }
        words.append(read)
      }
      var candidates = try Catalog.candidates(db, words, question)
      // Nothing begins with it: verpleegkunde is also looked for as verpleegkund(ige).
      var cut = 0
      while candidates.isEmpty, cut < 3, words.contains(where: { $0.count > 7 }) {
        cut += 1
        words = words.map { $0.count > 7 ? String($0.dropLast()) : $0 }
        candidates = try Catalog.candidates(db, words, question)
      }
      var hits = candidates.map { Candidate($0, words) }
      hits.sort()
      var answer = CatalogAnswer(
        hits: [], corrections: corrections, comparable: nil, sameGroup: false)
      if question.order != .match { Catalog.sort(&hits, by: question.order, &answer) }
      answer.hits = hits.prefix(question.limit).map(\.hit)
      return answer
    }
  }

  /// The word itself when a word begins with it, else the commonest word one slip away.
  private static func known(_ word: String, _ db: Database) throws -> String {
    let next = word + "\u{10FFFF}"
    let found = try Int.fetchOne(
      db, sql: "SELECT 1 FROM word WHERE word >= ? AND word < ? LIMIT 1", arguments: [word, next])
    if found != nil || word.utf8.count < 4 { return word }
    let bytes = Array(word.utf8)
    var best: (word: String, uses: Int)?
    let all = try Row.fetchCursor(db, sql: "SELECT word, uses FROM word")
    while let row = try all.next() {
      let other: String = row[0]
      let uses: Int = row[1]
      guard abs(other.utf8.count - bytes.count) <= 1, uses > best?.uses ?? 0,
        isOneSlip(bytes, Array(other.utf8))
      else { continue }
      best = (other, uses)
    }
    return best?.word ?? word
  }

  private static func candidates(
    _ db: Database, _ words: [String], _ question: CatalogQuestion
  ) throws -> [Row] {
    var conditions: [String] = []
    var arguments: StatementArguments = []
    var source = "offering"
    if !words.isEmpty {
      source = "search JOIN offering ON offering.id = search.rowid"
      conditions.append("search MATCH ?")
      arguments += [words.map { "\"\($0)\"*" }.joined(separator: " AND ")]
    }
    func require(_ column: String, _ value: String?) {
      guard let value else { return }
      conditions.append("offering.\(column) = ?")
      arguments += [value]
    }
    func contain(_ expression: String, _ value: String?) {
      guard let value else { return }
      conditions.append("instr(\(expression), ?) > 0")
      arguments += [Folding.plain(value)]
    }
    require("kind", question.kind?.rawValue)
    require("level", question.level?.rawValue)
    require("leerweg", question.leerweg?.rawValue)
    if let institution = question.institution {
      conditions.append("(offering.brin = ? OR instr(offering.schools, ?) > 0)")
      arguments += [institution.uppercased(), Folding.plain(institution)]
    }
    contain("offering.folded", question.place)
    contain("offering.regions", question.region)
    contain("replace(offering.sector, '_', ' ')", question.sector)
    let filter = conditions.isEmpty ? "" : " WHERE " + conditions.joined(separator: " AND ")
    return try Row.fetchAll(
      db,
      sql: """
        SELECT offering.key, offering.name, offering.institution, offering.schools, offering.place, offering.kind,
          offering.level, offering.leerweg, offering.students, offering.folded, offering.names,
          offering.job, offering.job_like, offering.job_group,
          offering.salary, offering.salary_like, offering.salary_group,
          offering.completion, offering.completion_like, offering.completion_group
        FROM \(source)\(filter)
        """, arguments: arguments)
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

  /// A row with how well it fits.
  private struct Candidate: Comparable {
    let hit: CatalogHit
    let students: Int
    private let row: Row

    init(_ row: Row, _ words: [String]) {
      self.row = row
      students = row["students"]
      let name: String = row["name"]
      let institution: String = row["institution"]
      let folded: String = row["folded"]
      let synonyms: String = row["names"]
      let schools: String = row["schools"]
      let own = schools.prefix { $0 != "|" }
      let around = (own + " " + folded).split(separator: " ").map(String.init)
      let named = Candidate.score(words, name: Folding.words(name), around: around)
      let other =
        synonyms.split(separator: "|").map { synonym in
          Candidate.score(
            words, name: synonym.split(separator: " ").map(String.init), around: around)
        }.max() ?? 0
      hit = CatalogHit(
        key: row["key"], name: name, institution: institution, place: row["place"],
        kind: Kind(rawValue: row["kind"]) ?? .hbo, level: Level(rawValue: row["level"]) ?? .four,
        leerweg: (row["leerweg"] as String?).flatMap(Leerweg.init),
        score: max(named, (other * 950).rounded() / 1000))
    }

    /// Full words before beginnings, the programme's name before institution and place, and a name
    /// without further words before a longer one.
    private static func score(_ words: [String], name: [String], around: [String]) -> Double {
      guard !words.isEmpty else { return 0 }
      var points = 0.0
      var inName = 0
      for word in words {
        if name.contains(word) {
          points += 1
          inName += 1
        } else if around.contains(word) {
          points += 0.8
        } else if name.contains(where: { $0.hasPrefix(word) }) {
          points += 0.75
          inName += 1
        } else if around.contains(where: { $0.hasPrefix(word) }) {
          points += 0.5
        } else {
          points += 0.3
        }
      }
      let fit = points / Double(words.count)
      let whole = name.isEmpty ? 0 : Double(min(inName, name.count)) / Double(name.count)
      return ((0.8 * fit + 0.2 * whole) * 1000).rounded() / 1000
    }

    func figure(_ order: CatalogQuestion.Order) -> (value: Double?, like: String?, group: String?) {
      guard order != .match else { return (nil, nil, nil) }
      let column = order.rawValue
      return (row[column], row[column + "_like"], row[column + "_group"])
    }

    static func == (a: Candidate, b: Candidate) -> Bool { a.hit.key == b.hit.key }
    static func < (a: Candidate, b: Candidate) -> Bool {
      (b.hit.score, b.students, a.hit.key) < (a.hit.score, a.students, b.hit.key)
    }
  }
}
