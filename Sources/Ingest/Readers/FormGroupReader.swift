import Facts
import Registers
import Tabular

/// Counts per form of a whole subsector at one institution and location (hbo).
struct FormGroupReader {
  let source: SourceDescriptor
  private var seen: Set<FormGroup> = []

  init(_ source: SourceDescriptor) { self.source = source }

  mutating func take(
    _ row: borrowing Row, _ columns: Columns, into tables: inout FactTables
  ) throws(Reject) {
    var group = FormGroup(
      indicator: source.indicator ?? .students, brin: try columns.brin(row),
      level: try columns.level(row), sector: try columns.code("sector", row),
      subsector: columns.text("subsector", row), municipality: try columns.municipality(row),
      form: try columns.form(row), year: try columns.year(row), count: .zero, source: source.id,
      row: 0)
    guard let count = try columns.count(columns.index("count"), row) else { return }
    guard seen.insert(group).inserted else {
      throw row.reject(
        at: columns.index("form"), "dezelfde groep staat er twee keer",
        expected: "één rij per instelling, niveau, sector, gemeente, vorm en jaar",
        advice: "haal bron «\(source.id)» opnieuw op, of laat met «select» de andere rijen weg")
    }
    (group.count, group.row) = (count.disclosed, row.line)
    tables.formGroups.append(group)
  }
}
