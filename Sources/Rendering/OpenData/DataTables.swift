import Facts

/// The open data: `offerings.csv`, `figures.csv`, the change log and the register of corrections,
/// as rows; ``OpenTable`` describes their columns.
///
/// ``CSVRow`` keeps a number a number and a text a text, ``TableCodes`` a code a code, in whatever
/// program reads them.
enum DataTables {
  static func header(_ table: OpenTable) -> [UInt8] {
    CSVRow(header: table.columns.map(\.name)).bytes
  }

  /// One row for the offering of a sheet.
  static func appendOffering(_ sheet: Sheet, to bytes: inout [UInt8]) {
    var row = CSVRow(bytes)
    bytes = []
    row.word(sheet.key)
    row.word(sheet.kind.rawValue)
    row.text(sheet.name)
    row.word(TableCodes.programme(sheet.code, sheet.kind))
    row.word(TableCodes.level(sheet.level))
    row.word(sheet.levels.map(TableCodes.level).joined(separator: " "))
    row.word(sheet.leerweg?.rawValue)
    row.word(sheet.forms?.map(\.form.rawValue).joined(separator: " "))
    row.text(sheet.sector)
    row.text(sheet.direction.map(TableCodes.direction))
    row.text(sheet.institution.brin)
    row.text(sheet.institution.name)
    row.text(sheet.institution.seat)
    row.word(sheet.status.rawValue)
    row.date(sheet.catalogueDate)
    row.date(sheet.asOf)
    row.text(sheet.successor?.key)
    row.number(sheet.credits)
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
    row.word(key)
    row.text(location.map(TableCodes.municipality))
    row.word(figure.indicator.rawValue)
    row.word(figure.headline ? "true" : "false")
    row.word(figure.definition)
    row.word(figure.state.rawValue)
    row.number(figure.value, places: places)
    row.text(figure.label)
    row.word(figure.unit.rawValue)
    row.word(figure.statistic?.rawValue)
    row.number(figure.bounds?.low)
    row.number(figure.bounds?.high)
    row.number(figure.interval?.low, places: places)
    row.number(figure.interval?.high, places: places)
    row.number(figure.quartiles?.low, places: places)
    row.number(figure.quartiles?.high, places: places)
    row.number(figure.n)
    row.number(figure.roundedTo)
    row.word(figure.basis?.rung.rawValue)
    row.text(figure.basis?.group)
    row.word(figure.basis?.population)
    row.period(figure.period)
    row.word(figure.periodKind?.rawValue)
    row.word(figure.moment?.rawValue)
    row.date(figure.measured)
    row.word(figure.method?.rawValue)
    row.word(figure.confidence?.rawValue)
    row.word(figure.provisional == true ? "true" : nil)
    row.number(figure.converted?.value, places: places)
    row.date(figure.converted?.prices)
    row.text(figure.via?.joined(separator: " "))
    row.word(figure.reason?.rawValue)
    row.word(figure.sources.map(\.id).joined(separator: " "))
    row.word(figure.sources.map { TableCodes.rows($0.rows) }.joined(separator: "|"))
    row.endRow()
  }
}
