import Facts
import Registers
import Tabular

/// Labour-market positions of leavers: one row per position, put together per group and moment.
///
/// Where the source has only parts (men and women), a position is known when every part is.
struct PositionReader {
  let source: SourceDescriptor
  private let parts: Int
  private var index: [Group: Int] = [:]
  private var facts: [PositionFact] = []
  private var sums: [[String: (people: Int, parts: Int)]] = []

  private struct Group: Hashable {
    var level: Level
    var sector: String
    var population: String
    var cohort: String
    var moment: Moment
  }

  init(_ source: SourceDescriptor) {
    self.source = source
    parts = Int(source.options["parts"] ?? "") ?? 1
  }

  mutating func take(_ row: borrowing Row, _ columns: Columns) throws(Reject) {
    let group = Group(
      level: try columns.level(row), sector: try columns.code("sector", row),
      population: try columns.code("population", row), cohort: try columns.cohort(row),
      moment: try columns.moment(row))
    let position = try columns.code("position", row)
    guard let count = try columns.count(columns.index("count"), row), let people = count.exact
    else { return }
    guard people % source.roundedTo == 0 else {
      throw row.reject(
        at: columns.index("count"), "\(people) is niet afgerond",
        expected: "een veelvoud van \(source.roundedTo)")
    }
    let place: Int
    if let known = index[group] {
      place = known
    } else {
      place = facts.count
      index[group] = place
      facts.append(
        PositionFact(
          level: group.level, sector: group.sector, population: group.population,
          cohort: group.cohort, moment: group.moment, definition: source.definition,
          source: source.id))
      sums.append([:])
    }
    facts[place].rows.append(row.line)
    sums[place][position, default: (0, 0)].people += people
    sums[place][position, default: (0, 0)].parts += 1
  }

  func finish(into tables: inout FactTables) {
    for (fact, sum) in zip(facts, sums) {
      func people(_ position: String) -> Int? {
        sum[position].flatMap { $0.parts == parts ? $0.people : nil }
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
