import Facts
import Registers
import Tabular

/// Mean hourly pay of employees per level, sector and moment.
struct PayReader {
  let source: SourceDescriptor
  private var seen: Set<Group> = []

  private struct Group: Hashable {
    var level: Level
    var sector: String
    var cohort: String
    var moment: Moment
  }

  init(_ source: SourceDescriptor) { self.source = source }

  mutating func take(
    _ row: borrowing Row, _ columns: Columns, into tables: inout FactTables
  ) throws(Reject) {
    let index = columns.index("pay")
    let cohort = try columns.cohort(row)
    let group = Group(
      level: try columns.level(row), sector: try columns.code("sector", row), cohort: cohort.name,
      moment: try columns.moment(row))
    guard seen.insert(group).inserted else {
      throw row.reject(
        at: columns.index("sector"), "dezelfde groep staat er twee keer",
        expected: "één rij per niveau, sector, studiejaar en moment",
        advice: "laat met «select» in \(Advice.file(source)) de andere rijen weg")
    }
    guard let value = try columns.decimal(index, row) else { return }
    guard (5...100).contains(value) else {
      throw row.reject(
        at: index, "\(value) is geen uurloon", expected: "een bedrag van 5 tot 100 euro")
    }
    var fact = PayFact(
      level: group.level, sector: group.sector, cohort: group.cohort, moment: group.moment,
      value: value, definition: source.definition, source: source.id, row: row.line)
    fact.isProvisional = cohort.isProvisional
    tables.pay.append(fact)
  }
}
