import Facts
import Registers
import Tabular

/// Mean hourly pay of employees per level, sector and moment.
struct PayReader {
  let source: SourceDescriptor

  func take(
    _ row: borrowing Row, _ columns: Columns, into tables: inout FactTables
  ) throws(Reject) {
    let index = columns.index("pay")
    let level = try columns.level(row)
    let sector = try columns.code("sector", row)
    let cohort = try columns.cohort(row)
    let moment = try columns.moment(row)
    guard let value = try columns.decimal(index, row) else { return }
    guard (5...100).contains(value) else {
      throw row.reject(
        at: index, "\(value) is geen uurloon", expected: "een bedrag van 5 tot 100 euro")
    }
    tables.pay.append(
      PayFact(
        level: level, sector: sector, cohort: cohort, moment: moment, value: value,
        definition: source.definition, source: source.id, row: row.line))
  }
}
