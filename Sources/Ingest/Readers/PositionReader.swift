import Facts
import Registers
import Tabular

/// Labour-market positions of leavers: one row per position, put together per group and moment.
///
/// Where the source has only parts (men and women), a position is the sum of its declared parts,
/// each once; it is known when every part is.
struct PositionReader {
  let source: SourceDescriptor
  private let parts: Parts
  private var index: [Group: Int] = [:]
  private var facts: [PositionFact] = []
  private var sums: [[String: Sum]] = []

  private struct Group: Hashable {
    var level: Level
    var sector: String
    var population: String
    var cohort: String
    var moment: Moment
  }

  private struct Sum {
    var people = 0
    /// A part without a number makes the whole one without.
    var isKnown = true
    var parts: Set<Parts.Key> = []
    /// Line of its first row.
    var line: Int
  }

  init(_ source: SourceDescriptor) {
    self.source = source
    parts = Parts(source)
  }

  mutating func take(_ row: borrowing Row, _ columns: Columns) throws(Reject) {
    let cohort = try columns.cohort(row)
    let group = Group(
      level: try columns.level(row), sector: try columns.code("sector", row),
      population: try columns.code("population", row), cohort: cohort.name,
      moment: try columns.moment(row))
    let position = try columns.code("position", row)
    let part = try parts.key(row, columns)
    let count = try columns.count(columns.index("count"), row)
    if let people = count?.exact, people % source.roundedTo != 0 {
      throw row.reject(
        at: columns.index("count"), "\(people) is niet afgerond",
        expected: "een veelvoud van \(source.roundedTo)",
        advice: "haal de bron opnieuw op, of pas «rounded_to» aan in \(Advice.file(source))")
    }
    let place = place(of: group)
    let line = row.line
    if !sums[place][position, default: Sum(line: line)].parts.insert(part).inserted {
      throw parts.twice(part, row, columns, at: "position")
    }
    if cohort.isProvisional { facts[place].isProvisional = true }
    guard let people = count?.exact else {
      sums[place][position]?.isKnown = false
      return
    }
    facts[place].rows.append(line)
    sums[place][position]?.people += people
  }

  private mutating func place(of group: Group) -> Int {
    if let known = index[group] { return known }
    index[group] = facts.count
    facts.append(
      PositionFact(
        level: group.level, sector: group.sector, population: group.population,
        cohort: group.cohort, moment: group.moment, definition: source.definition,
        source: source.id))
    sums.append([:])
    return facts.count - 1
  }

  /// - Throws: `TabularError` when a group lacks a part.
  func finish(_ table: CSVTable, into tables: inout FactTables) throws(TabularError) {
    for (fact, sum) in zip(facts, sums) where !source.omitsZeros {
      for (position, part) in sum.sorted(by: { $0.value.line < $1.value.line }) {
        guard let lacking = parts.lacking(part.parts) else { continue }
        throw parts.lacks(
          lacking, of: "\(fact.level.rawValue), \(fact.sector), \(position)", table,
          line: part.line, source: source.id)
      }
    }
    for (fact, sum) in zip(facts, sums) where !fact.rows.isEmpty {
      func people(_ position: String) -> Int? {
        sum[position].flatMap { $0.isKnown ? $0.people : nil }
      }
      var fact = fact
      fact.total = people("total")
      fact.work = people("work")
      fact.workAndBenefit = people("work_and_benefit")
      fact.benefit = people("benefit")
      fact.neither = people("neither")
      fact.backInEducation = people("back_in_education")
      fact.notRegistered = people("not_registered")
      tables.positions.append(fact)
    }
  }
}
