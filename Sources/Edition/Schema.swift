/// The tables of an edition: their files and fields, as `datapackage.json` describes them.
///
/// Schema number 1. A count is a pair `low`,`high`: equal when it is known, 1 and 4 when the source
/// hides it or it is 1–4.
struct TableSchema: Sendable {
  struct Field: Sendable {
    var name: String
    var type: String
    var description: String
  }

  var name: String
  var title: String
  var fields: [Field]
  var key: [String]

  var path: String { name + ".csv" }
  var header: [String] { fields.map(\.name) }

  static let version = 1

  private static func text(_ name: String, _ description: String) -> Field {
    Field(name: name, type: "string", description: description)
  }
  private static func number(_ name: String, _ description: String) -> Field {
    Field(name: name, type: "integer", description: description)
  }
  private static func decimal(_ name: String, _ description: String) -> Field {
    Field(name: name, type: "number", description: description)
  }
  private static let brin = text("brin", "Institution, four characters")
  private static let code = text("code", "Crebo or opleidingscode, five digits as text")
  private static let source = text("source", "Id of the input, see sources")
  private static let row = number("row", "First line of the input the row came from")
  private static let low = number("low", "Lowest number it can be; 1 when hidden")
  private static let high = number("high", "Highest number it can be; 4 when hidden")

  static let inputs = TableSchema(
    name: "inputs", title: "Source files: in = used + outside + rejected",
    fields: [
      text("id", "Id of the source"), text("title", "Title in our words"),
      text("publisher", "Publisher"), text("licence", "Licence"),
      text("licence_url", "Address of the licence"), text("url", "Address of the source"),
      text("attribution", "Required attribution"), text("date", "Date of the snapshot"),
      text("file", "File as read"), number("bytes", "Size of the file"),
      text("sha256", "SHA-256 of the file"), number("rows_in", "Rows in the file"),
      number("used", "Rows used"),
      number("outside", "Rows refused: outside the declared selection"),
      number("rejected", "Rows refused: broken in the source"),
      text("indicator", "Indicator a count belongs to"),
      text("definition", "Definition of that count"),
    ], key: ["id"])
  static let institutions = TableSchema(
    name: "institutions", title: "Institutions with their newest name",
    fields: [
      brin, text("kind", "mbo or hbo"), text("name", "Newest name"),
      text("type", "ROC, AOC, VAK or empty"), text("place", "Town of the seat"),
      text("municipality", "Gemeentecode of the seat"), source, row,
    ], key: ["brin"])
  static let municipalities = TableSchema(
    name: "municipalities", title: "Municipalities with province and arbeidsmarktregio",
    fields: [
      text("code", "Gemeentecode, four digits"), text("name", "Name"),
      text("province", "Province"), text("region", "Code of the arbeidsmarktregio"),
      text("region_name", "Name of the arbeidsmarktregio"),
    ], key: ["code"])
  static let programmes = TableSchema(
    name: "programmes", title: "Names of hbo programmes, for finding them",
    fields: [
      code, text("name", "Register name"), text("international_name", "English name"),
      text("synonyms", "Other names, separated by |"),
    ], key: ["code"])
  /// Written only when there are rows; an edition without the file has none.
  static let ownNames = TableSchema(
    name: "own_names", title: "Names that one institution has for an hbo programme",
    fields: [brin, code, text("names", "Names, separated by |")], key: ["brin", "code"])
  static let offerings = TableSchema(
    name: "offerings", title: "Programmes with students on the catalogue date",
    fields: [
      text("key", "Key of the sheet"), text("kind", "mbo or hbo"), brin, code,
      text("leerweg", "bol, bbl, bol-dt or ex; empty for hbo"), text("name", "Name"),
      text("level", "Level with most students"), text("levels", "All levels, separated by |"),
      text("sector", "CROHO-onderdeel or sectorkamer"),
      text("subsector", "CROHO-subonderdeel or opleidingsdomein"),
      text("direction", "CBS study direction, mbo"), text("status", "State in the register"),
      text("catalogue_date", "Day the offer was counted"), source, row,
      text("credits", "Study load in credits (ECTS), hbo; empty when the register has none"),
    ], key: ["key"])
  static let forms = TableSchema(
    name: "forms", title: "Share of each form of an hbo programme",
    fields: [
      text("key", "Key of the sheet"), text("form", "voltijd, deeltijd or duaal"),
      decimal("share_low", "Lowest share it can be"),
      decimal("share_high", "Highest share it can be"),
      text("source", "What it was read from: diplomas, students of the subsector, or register"),
    ], key: ["key", "form"])
  static let countsMbo = TableSchema(
    name: "counts_mbo", title: "Students per mbo programme, 1 October",
    fields: [
      brin, code, text("leerweg", "Leerweg"), text("level", "Niveau"), number("year", "Year"),
      low, high, source, row,
    ], key: ["source", "brin", "code", "leerweg", "level", "year"])
  static let countsHbo = TableSchema(
    name: "counts_hbo", title: "Students, first-years and graduates per hbo programme",
    fields: [
      source, brin, code, text("level", "Level"), text("municipality", "Gemeentecode"),
      number("year", "Year"), low, high, row, number("lines", "Lines from there"),
    ], key: ["source", "brin", "code", "level", "municipality", "year"])
  static let positions = TableSchema(
    name: "positions", title: "Positions of hbo leavers on the labour market, in tens",
    fields: [
      source, text("definition", "Definition"), text("level", "Level"),
      text("sector", "CROHO-onderdeel or totaal"),
      text("population", "all, or residents: no international students"),
      text("cohort", "Last school year"), text("moment", "Time after leaving"),
      number("total", "All leavers"), number("work", "Work, no benefit"),
      number("work_and_benefit", "Work and benefit"), number("benefit", "Benefit, no work"),
      number("neither", "No work, no benefit"),
      number("back_in_education", "Back in education"),
      number("not_registered", "Not in the population register"),
      text("rows", "Lines in the input, separated by spaces"),
    ], key: ["source", "level", "sector", "population", "cohort", "moment"])
  static let pay = TableSchema(
    name: "pay", title: "Gross hourly pay of hbo leavers in work",
    fields: [
      source, text("definition", "Definition"), text("level", "Level"),
      text("sector", "CROHO-onderdeel or totaal"), text("cohort", "Last school year"),
      text("moment", "Time after leaving"), decimal("euro_hour", "Euro per hour"), row,
    ], key: ["source", "level", "sector", "cohort", "moment"])
  static let results = TableSchema(
    name: "results", title: "Study results of mbo institutions, niveau 2–4 together",
    fields: [
      brin, text("indicator", "year_result or completion"), text("definition", "Definition"),
      text("year", "School year"),
      decimal("value", "Share 0–1; empty when the source's value is not believable"),
      text("group", "Kind of institution it is compared with"),
      decimal("group_value", "Mean of that kind"), source, row,
    ], key: ["brin", "indicator", "year"])
  static let totals = TableSchema(
    name: "totals", title: "National totals, as they add up in the source",
    fields: [
      text("kind", "mbo or hbo"), text("indicator", "Indicator"),
      text("definition", "Definition"), number("year", "Year"), low, high, source,
    ], key: ["source", "year"])

  /// Written only when there are rows; an edition without the file has none.
  static let outcomes = TableSchema(
    name: "outcomes", title: "Published outcomes of leavers and graduates, per group",
    fields: [
      source, text("definition", "Definition"), text("kind", "mbo or hbo"), brin, code,
      text("level", "Level; empty: all"), text("leerweg", "Leerweg; empty: all"),
      text("form", "Form; empty: all"), text("sector", "Sector; empty: all"),
      text("direction", "CBS study direction; empty: all"),
      text("region", "Arbeidsmarktregio; empty: the whole country"),
      text("diploma", "yes, no or all"), text("period", "Cohort, school year or year"),
      text("period_kind", "What the period is"), text("moment", "Time after leaving, or empty"),
      text("population", "Code of the sentence that says who is counted"),
      text("numerator", "People counted: a number, or low–high when hidden"),
      text("denominator", "People they are taken from"),
      number("rounded_to", "Counts are rounded to this many"),
      decimal("value", "The value, where it does not follow from the counts"),
      text("unit", "Unit"), text("statistic", "Statistic"),
      decimal("p25", "First quartile"), decimal("p75", "Third quartile"),
      text("label", "Word of a label"), text("missing", "Why there is no value"),
      text("method", "How it was made"), text("confidence", "A, B or C"),
      text("rows", "Lines in the input, separated by spaces"),
    ],
    key: [
      "source", "definition", "kind", "brin", "code", "level", "leerweg", "form", "sector",
      "direction", "region", "diploma", "period", "moment",
    ])

  static let all = [
    inputs, institutions, municipalities, programmes, offerings, forms, countsMbo, countsHbo,
    positions, pay, results, totals, outcomes, estimateCounts, estimateProgrammes, changes,
    ownNames,
  ]
}
