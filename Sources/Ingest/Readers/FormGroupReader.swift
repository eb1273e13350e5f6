import Facts
import Registers
import Tabular

/// Counts per form of a whole subsector at one institution and location (hbo).
struct FormGroupReader {
  let source: SourceDescriptor

  func take(
    _ row: borrowing Row, _ columns: Columns, into tables: inout FactTables
  ) throws(Reject) {
    guard let form = Form(rawValue: try columns.code("form", row)) else {
      throw row.reject(at: columns.index("form"), "geen vorm", expected: "VT, DT of DU")
    }
    guard let year = Int(columns.text("year", row)) else {
      throw row.reject(at: columns.index("year"), "geen jaar", expected: "een jaar als 2024")
    }
    let brin = try columns.brin(row)
    let level = try columns.level(row)
    guard let count = try columns.count(columns.index("count"), row) else { return }
    tables.formGroups.append(
      FormGroup(
        indicator: source.indicator ?? .students, brin: brin, level: level,
        sector: try columns.code("sector", row), subsector: columns.text("subsector", row),
        municipality: try columns.municipality(row), form: form, year: year,
        count: count.disclosed, source: source.id, row: row.line))
  }
}
