import Facts
import Registers
import Tabular

/// The declared columns of one source, found in its header, with its markers and codes.
struct Columns {
  let source: SourceDescriptor
  private let indices: [String: Int]
  /// Columns that are years, for sources that lay years out sideways.
  let years: [(year: Int, index: Int)]
  private let selection: [(index: Int, allowed: Set<String>)]
  private let titles: CodeTitles
  private let header: [String]
  private let suppressed: Set<String>
  private let absent: Set<String>

  /// - Parameter titles: those of the codes in the cells; code and title then count alike.
  /// - Throws: `TabularError` when a required column is missing.
  init(_ table: CSVTable, _ source: SourceDescriptor, _ titles: CodeTitles = CodeTitles())
    throws(TabularError)
  {
    (self.source, self.titles, header) = (source, titles, table.header)
    let roles = source.columns.sorted { $0.key < $1.key }.map {
      ColumnRole($0.key, $0.value, required: source.required.contains($0.key))
    }
    let map = try HeaderMap(table: table, columns: roles, advice: advice(for: source))
    var indices: [String: Int] = [:]
    for role in roles { indices[role.role] = map[role.role] }
    self.indices = indices
    let years: [(year: Int, index: Int)] = table.header.enumerated().compactMap { index, name in
      source.yearColumns.lazy.compactMap { prefix -> (Int, Int)? in
        guard name.hasPrefix(prefix), name.utf8.count == prefix.utf8.count + 4 else { return nil }
        return Int(name.dropFirst(prefix.count)).map { ($0, index) }
      }.first
    }
    if years.isEmpty, let prefix = source.yearColumns.first {
      throw TabularError(
        source: table.source, line: 1, column: 1, message: "geen kolom met een jaar",
        expected: "kolommen als \(prefix)2019", advice: advice(for: source))
    }
    self.years = years
    let missing = Columns.neededYears(source).first { year in
      !years.contains { $0.year == year }
    }
    if let missing, let prefix = source.yearColumns.first {
      throw TabularError(
        source: table.source, line: 1, column: 1, message: "kolom «\(prefix)\(missing)» ontbreekt",
        expected: "een kolom voor elk jaar dat deze bron levert", advice: advice(for: source))
    }
    selection = source.selection.compactMap { role, allowed in
      indices[role].map { ($0, Set(allowed)) }
    }
    suppressed = Set(source.suppressed)
    absent = Set(source.absent)
  }

  /// Years a source is declared to give, where it names them and lays them out sideways.
  private static func neededYears(_ source: SourceDescriptor) -> [Int] {
    func option(_ name: String) -> Int? { source.options[name].flatMap { Int($0) } }
    let shift = option("year_shift") ?? 0
    let kept = source.keepYears.map { $0 - shift }
    guard let from = option("forms_from"), let to = option("forms_to"), from <= to else {
      return kept
    }
    return kept + (from...to).map { $0 - shift }
  }

  /// False when the declared selection leaves the row out.
  func selects(_ row: borrowing Row) -> Bool {
    for (index, allowed) in selection {
      let text = row.trimmedText(index)
      if !allowed.contains(text), !allowed.contains(titles.title(text, in: header[index])) {
        return false
      }
    }
    return true
  }

  func text(_ role: String, _ row: borrowing Row) -> String {
    indices[role].map { row.trimmedText($0) } ?? ""
  }

  func index(_ role: String) -> Int { indices[role] ?? 0 }

  /// The source's text as our code, through the declared values.
  func code(_ role: String, _ row: borrowing Row) throws(Reject) -> String {
    let text = text(role, row)
    guard let values = source.values[role] else { return text }
    let title = titles.title(text, in: header[index(role)])
    guard let code = values[text] ?? values[title] else {
      throw row.reject(
        at: index(role), "onbekende waarde «\(text)» voor \(role)",
        expected: "een van " + values.keys.sorted().prefix(12).joined(separator: ", "))
    }
    return code
  }

  func level(_ row: borrowing Row) throws(Reject) -> Level {
    guard let level = Level(rawValue: try code("level", row)) else {
      throw row.reject(at: index("level"), "geen niveau", expected: "1–4, ad, bachelor of master")
    }
    return level
  }

  func moment(_ row: borrowing Row) throws(Reject) -> Moment {
    guard let moment = Moment(rawValue: try code("moment", row)) else {
      throw row.reject(at: index("moment"), "geen peilmoment", expected: "direct, 1y … 10y")
    }
    return moment
  }

  func brin(_ row: borrowing Row) throws(Reject) -> String {
    let brin = text("brin", row).uppercased()
    guard OfferingKey.isBRIN(brin) else {
      throw row.reject(
        at: index("brin"), "«\(brin)» is geen BRIN",
        expected: "twee cijfers en twee letters, bijvoorbeeld 28DN")
    }
    return brin
  }

  func programmeCode(_ row: borrowing Row) throws(Reject) -> String {
    let code = text("code", row)
    guard OfferingKey.isCode(code) else {
      throw row.reject(
        at: index("code"), "«\(code)» is geen opleidingscode", expected: "vijf cijfers")
    }
    return code
  }

  func municipality(_ row: borrowing Row) throws(Reject) -> String {
    let code = text("municipality", row)
    guard OfferingKey.isMunicipality(code) else {
      throw row.reject(
        at: index("municipality"), "«\(code)» is geen gemeentecode",
        expected: "vier cijfers met voorloopnullen, bijvoorbeeld 0363")
    }
    return code
  }

  /// A cell with people: exact, hidden, or nil when the source gives nothing.
  func count(_ index: Int, _ row: borrowing Row) throws(Reject) -> CountSum? {
    if let flag = indices["privacy_flag"], source.privacyFlags.contains(row.trimmedText(flag)) {
      return .suppressed
    }
    if let number = row.integer(index), number >= 0 { return CountSum(number) }
    let text = row.trimmedText(index)
    if suppressed.contains(text) { return .suppressed }
    if absent.contains(text) { return nil }
    throw row.reject(
      at: index, "«\(text)» is geen aantal",
      expected: "een heel getal, of een van "
        + (source.suppressed + source.absent).map { "«\($0)»" }.joined(separator: " "))
  }

  /// An amount of money or a share; nil when hidden or absent.
  func decimal(_ index: Int, _ row: borrowing Row) throws(Reject) -> Double? {
    let text = row.trimmedText(index)
    if suppressed.contains(text) || absent.contains(text) { return nil }
    if let number = row.decimal(index, comma: false) { return number }
    throw row.reject(at: index, "«\(text)» is geen getal", expected: "een getal met een punt")
  }

  /// `2016SJ00` and `2015/'16` as `2016/17` and `2015/16`.
  func cohort(_ row: borrowing Row) throws(Reject) -> String {
    let text = text("cohort", row)
    guard let start = Int(text.prefix(4)), (1900...2100).contains(start),
      text.hasSuffix("SJ00") || text.contains("/")
    else {
      throw row.reject(
        at: index("cohort"), "«\(text)» is geen studiejaar",
        expected: "bijvoorbeeld 2016SJ00 of 2015/'16")
    }
    let end = (start + 1) % 100
    return "\(start)/" + (end < 10 ? "0\(end)" : "\(end)")
  }
}

func advice(for source: SourceDescriptor) -> String {
  "pas de kolomnamen aan in Datasets/sources/\(source.id).yml"
}

extension SourceDescriptor {
  /// The columns the reader or the selection cannot do without.
  var neededRoles: [String] {
    let counts = yearColumns.isEmpty ? ["year", "count"] : []
    let own: [String] =
      switch reader {
      case "programme-counts":
        ["brin", "level", "code", "municipality"] + counts
          + (options["forms_from"] == nil ? [] : ["form"])
      case "mbo-counts": ["brin", "level", "code", "leerweg"] + counts
      case "form-groups": ["brin", "level", "sector", "municipality", "form", "year", "count"]
      case "positions": ["level", "sector", "population", "cohort", "moment", "position", "count"]
      case "pay": ["level", "sector", "cohort", "moment", "pay"]
      case "recognitions": ["brin", "code", "name", "withdrawn"]
      case "programme-names": ["code", "variant_of", "name"]
      case "institutions": ["brin", "municipality"]
      case "municipalities": ["municipality", "name"]
      case "provinces": ["municipality", "province"]
      case "regions": ["municipality", "name", "region", "region_name"]
      default: []
      }
    return own + selection.keys.sorted()
  }
}
