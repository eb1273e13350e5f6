import Facts

/// The open data: `offerings.csv`, `figures.csv`, the change log and the register of corrections,
/// as rows; ``OpenTable`` describes their columns.
///
/// RFC 4180 with a point as decimal sign. A cell never starts a formula in a spreadsheet: one that
/// would gets an apostrophe in front.
enum DataTables {
  static func header(_ table: OpenTable) -> [UInt8] {
    Array((table.columns.map(\.name).joined(separator: ",") + "\r\n").utf8)
  }

  /// One row for the offering of a sheet.
  static func appendOffering(_ sheet: Sheet, to bytes: inout [UInt8]) {
    var row = CSVRow(bytes)
    bytes = []
    row.text(sheet.key)
    row.text(sheet.kind.rawValue)
    row.text(sheet.name)
    row.text(sheet.code)
    row.text(sheet.level.rawValue)
    row.text(sheet.levels.map(\.rawValue).joined(separator: " "))
    row.text(sheet.leerweg?.rawValue)
    row.text(sheet.forms?.map(\.form.rawValue).joined(separator: " "))
    row.text(sheet.sector)
    row.text(sheet.direction)
    row.text(sheet.institution.brin)
    row.text(sheet.institution.name)
    row.text(sheet.institution.seat)
    row.text(sheet.status.rawValue)
    row.text(sheet.catalogueDate)
    row.text(sheet.asOf)
    row.text(sheet.successor?.key)
    row.text(sheet.credits.map(String.init))
    bytes = row.end()
  }

  /// One row for every figure of a sheet, those of its locations with their gemeentecode.
  static func appendFigures(_ sheet: Sheet, to bytes: inout [UInt8]) {
    var row = CSVRow(bytes)
    bytes = []
    for figure in sheet.figures { append(figure, sheet.key, nil, to: &row) }
    for place in sheet.locations { append(place.students, sheet.key, place.code, to: &row) }
    bytes = row.bytes
  }

  private static func append(
    _ figure: Figure, _ key: String, _ location: String?, to row: inout CSVRow
  ) {
    let places = figure.unit.places
    row.text(key)
    row.text(location)
    row.text(figure.indicator.rawValue)
    row.text(figure.headline ? "true" : "false")
    row.text(figure.definition)
    row.text(figure.state.rawValue)
    row.number(figure.value, places: places)
    row.text(figure.label)
    row.text(figure.unit.rawValue)
    row.text(figure.statistic?.rawValue)
    row.number(figure.bounds?.low)
    row.number(figure.bounds?.high)
    row.number(figure.interval?.low, places: places)
    row.number(figure.interval?.high, places: places)
    row.number(figure.quartiles?.low, places: places)
    row.number(figure.quartiles?.high, places: places)
    row.number(figure.n)
    row.number(figure.roundedTo)
    row.text(figure.basis?.rung.rawValue)
    // An own figure's group is the offering, which its key already names.
    row.text(figure.basis.flatMap { $0.rung.isOwn ? nil : $0.group })
    row.text(figure.basis?.population)
    row.text(figure.period)
    row.text(figure.periodKind?.rawValue)
    row.text(figure.moment?.rawValue)
    row.text(figure.measured)
    row.text(figure.method?.rawValue)
    row.text(figure.confidence?.rawValue)
    row.text(figure.provisional == true ? "true" : nil)
    row.number(figure.converted?.value, places: places)
    row.text(figure.converted?.prices)
    row.text(figure.via?.joined(separator: " "))
    row.text(figure.reason?.rawValue)
    row.text(figure.sources.map(\.id).joined(separator: " "))
    row.text(
      figure.sources.map { $0.rows.map(String.init).joined(separator: " ") }
        .joined(separator: "|"))
    row.endRow()
  }
}
