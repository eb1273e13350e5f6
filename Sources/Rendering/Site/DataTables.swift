import Facts

/// The open data: `offerings.csv`, `figures.csv`, the change log and the register of corrections,
/// and the description of all four.
///
/// RFC 4180 with a point as decimal sign. A cell never starts a formula in a spreadsheet: one that
/// would gets an apostrophe in front.
enum DataTables {
  static let offeringColumns = [
    "key", "kind", "name", "code", "level", "levels", "leerweg", "forms", "sector", "direction",
    "institution_brin", "institution_name", "institution_seat", "status", "catalogue_date", "as_of",
    "successor",
  ]
  static let figureColumns = [
    "key", "location", "indicator", "headline", "definition", "state", "value", "label", "unit",
    "statistic", "bounds_low", "bounds_high", "interval_low", "interval_high", "quartiles_low",
    "quartiles_high", "n", "rounded_to", "basis_rung", "basis_group", "basis_population", "period",
    "period_kind", "moment", "measured", "method", "confidence", "converted_value",
    "converted_prices", "via", "reason", "sources_id", "sources_rows",
  ]
  private static let numbers: Set<String> = [
    "value", "bounds_low", "bounds_high", "interval_low", "interval_high", "quartiles_low",
    "quartiles_high", "n", "rounded_to", "converted_value", "from_value", "from_low", "from_high",
    "to_value", "to_low", "to_high",
  ]

  static func header(_ columns: [String]) -> [UInt8] {
    Array((columns.joined(separator: ",") + "\r\n").utf8)
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

  /// `datapackage.json`: the columns and types of the tables, and the sources.
  static func package(_ facts: FactBase) -> [UInt8] {
    var json = JSONBytes()
    json.open("{")
    json.member("profile", "tabular-data-package")
    json.member("name", "bijsluiter")
    json.member("id", facts.id)
    json.name("resources")
    json.open("[")
    let tables = [
      ("offerings", offeringColumns), ("figures", figureColumns), ("changes", changeColumns),
      ("corrections", changeColumns),
    ]
    for (name, columns) in tables {
      json.open("{")
      json.member("name", name)
      json.member("path", name + ".csv")
      json.member("profile", "tabular-data-resource")
      json.member("encoding", "utf-8")
      json.name("schema")
      json.open("{")
      json.name("fields")
      json.open("[")
      for column in columns {
        json.open("{")
        json.member("name", column)
        json.member("type", numbers.contains(column) ? "number" : "string")
        json.close("}")
      }
      json.close("]")
      json.close("}")
      json.close("}")
    }
    json.close("]")
    json.name("sources")
    json.open("[")
    for source in facts.sources.values.sorted(by: { $0.id < $1.id }) {
      json.open("{")
      json.member("title", source.publisher + ": " + source.title)
      json.member("path", source.url)
      json.close("}")
    }
    json.close("]")
    json.close("}")
    json.bytes.append(UInt8(ascii: "\n"))
    return json.bytes
  }
}
