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
  private let numbers: NumberStyle

  /// - Parameter titles: those of the codes in the cells; code and title then count alike.
  /// - Throws: `TabularError` when a required column is missing.
  init(_ table: CSVTable, _ source: SourceDescriptor, _ titles: CodeTitles = CodeTitles())
    throws(TabularError)
  {
    (self.source, self.titles, header) = (source, titles, table.header)
    let roles = source.columns.sorted { $0.key < $1.key }.map {
      ColumnRole($0.key, $0.value, required: source.required.contains($0.key))
    }
    let map = try HeaderMap(table: table, columns: roles, advice: Advice.columns(source))
    var indices: [String: Int] = [:]
    for role in roles { indices[role.role] = map[role.role] }
    self.indices = indices
    years = try YearColumns.found(table, source)
    selection = source.selection.compactMap { role, allowed in
      indices[role].map { ($0, Set(allowed)) }
    }
    numbers = NumberStyle(
      decimal: source.numbers.decimal, thousands: source.numbers.thousands)
    suppressed = Set(source.suppressed)
    absent = Set(source.absent)
  }

  /// False when the declared selection leaves the row out.
  ///
  /// - Throws: at an empty cell: nobody knows what it leaves out.
  func selects(_ row: borrowing Row) throws(Reject) -> Bool {
    var isSelected = true
    for (index, allowed) in selection {
      let text = row.trimmedText(index)
      if allowed.contains(text) || allowed.contains(titles.title(text, in: header[index])) {
        continue
      }
      guard !text.isEmpty else {
        throw row.reject(
          at: index, "leeg «\(header[index].trimmingSpaces)», waarop de bron wordt uitgekozen",
          expected: "een waarde in elke rij",
          advice: "haal bron «\(source.id)» opnieuw op, of noem \"\" onder «select» in "
            + Advice.file(source))
      }
      isSelected = false
    }
    return isSelected
  }

  func text(_ role: String, _ row: borrowing Row) -> String {
    indices[role].map { row.trimmedText($0) } ?? ""
  }

  func index(_ role: String) -> Int { indices[role] ?? 0 }

  /// The title of the code in a cell, or its text where the table has no codes.
  func title(_ role: String, _ row: borrowing Row) -> String {
    titles.title(text(role, row), in: header[index(role)])
  }

  /// The source's text as our code, through the declared values.
  func code(_ role: String, _ row: borrowing Row) throws(Reject) -> String {
    let text = text(role, row)
    guard let values = source.values[role] else { return text }
    guard let code = values[text] ?? values[title(role, row)] else {
      throw row.reject(
        at: index(role), "onbekende waarde «\(text)» voor \(role)",
        expected: "een van " + values.keys.sorted().prefix(12).joined(separator: ", "),
        advice: Advice.value(role, source))
    }
    return code
  }

  func level(_ row: borrowing Row) throws(Reject) -> Level {
    guard let level = Level(rawValue: try code("level", row)) else {
      throw row.reject(at: index("level"), "geen niveau", expected: "1–4, ad, bachelor of master")
    }
    return level
  }

  func form(_ row: borrowing Row) throws(Reject) -> Form {
    guard let form = Form(rawValue: try code("form", row)) else {
      throw row.reject(at: index("form"), "geen vorm", expected: "voltijd, deeltijd of duaal")
    }
    return form
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

  /// A name that readers will see: one that arrived damaged is refused. Empty only where the source
  /// has no such column or `mayLack` says so.
  func name(_ role: String, _ row: borrowing Row, mayLack: Bool = false) throws(Reject) -> String {
    guard let index = indices[role] else { return "" }
    let name = row.trimmedText(index)
    if let damage = TextDamage.found(in: name) {
      throw row.reject(
        at: index, "de naam «\(name)» is beschadigd: \(damage.description)",
        expected: "de naam zoals hij geschreven wordt", advice: Advice.name(source))
    }
    guard mayLack || !name.isEmpty else {
      throw row.reject(at: index, "geen naam", expected: "een naam", advice: Advice.name(source))
    }
    return name
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
    let fault: NumberStyle.Fault
    do throws(NumberStyle.Fault) {
      let number = try numbers.count(text)
      if number >= 0 { return CountSum(number) }
      fault = .notANumber
    } catch {
      fault = error
    }
    throw row.reject(
      at: index, "«\(text)» is geen aantal" + fault.reason,
      expected: "een heel getal, of een van "
        + (source.suppressed + source.absent).map { "«\($0)»" }.joined(separator: " "),
      advice: Advice.number(fault, source))
  }

  /// An amount of money or a share; nil when hidden or absent.
  func decimal(_ index: Int, _ row: borrowing Row) throws(Reject) -> Double? {
    let text = row.trimmedText(index)
    if suppressed.contains(text) || absent.contains(text) { return nil }
    // Without a declaration: a point, as computers write it.
    let style = numbers.decimal == nil && text.contains(",") ? .plain : numbers
    do throws(NumberStyle.Fault) {
      return try style.decimal(text)
    } catch {
      throw row.reject(
        at: index, "«\(text)» is geen getal" + error.reason,
        expected: "een getal met een \(numbers.decimal == "," ? "komma" : "punt")",
        advice: Advice.number(error, source))
    }
  }

  /// A day, in the form the source declares for the column; nil for an empty cell.
  func day(_ role: String, _ row: borrowing Row) throws(Reject) -> CalendarDay? {
    let text = text(role, row)
    guard !text.isEmpty else { return nil }
    let form = source.dates[role] ?? .yearMonthDay
    guard let day = CalendarDay(text, written: form) else {
      throw row.reject(
        at: index(role), "«\(text)» is geen datum", expected: Advice.words(form),
        advice: "zet in Datasets/sources/\(source.id).yml onder «dates» hoe «\(role)» is "
          + "geschreven, of haal de bron opnieuw op")
    }
    return day
  }

  /// The year of a count, no later than the source itself.
  func year(_ row: borrowing Row) throws(Reject) -> Int {
    let text = text("year", row)
    let period = WrittenPeriod(text)
    guard let period, period.kind == .calendarYear, period.name == text else {
      throw row.reject(
        at: index("year"), "«\(text)» is geen jaar",
        expected: period?.isProvisional == true
          ? "een jaar als 2024: een voorlopig jaar kan van deze bron niet bewaard worden"
          : "een jaar als 2024")
    }
    try checkNotLater(period, "year", row)
    return period.start
  }

  /// The school year of a cohort, with the mark of provisional figures.
  func cohort(_ row: borrowing Row) throws(Reject) -> WrittenPeriod {
    let text = text("cohort", row)
    guard let period = WrittenPeriod(text), period.kind == .schoolYear else {
      throw row.reject(
        at: index("cohort"), "«\(text)» is geen studiejaar",
        expected: "één studiejaar, bijvoorbeeld 2016SJ00, 2015/'16 of 2015-2016",
        advice: Advice.value("cohort", source))
    }
    try checkNotLater(period, "cohort", row)
    return try titled(period, row)
  }

  /// The title of a code says whether its figures are provisional, and cannot name another year.
  private func titled(_ period: WrittenPeriod, _ row: borrowing Row) throws(Reject)
    -> WrittenPeriod
  {
    var period = period
    let (text, title) = (text("cohort", row), title("cohort", row))
    if titles.isProvisional(text, in: header[index("cohort")]) { period.isProvisional = true }
    guard title != text else { return period }
    guard let named = WrittenPeriod(title), named.start == period.start,
      named.kind == period.kind
    else {
      throw row.reject(
        at: index("cohort"), "de titel «\(title)» is niet die van \(period.name)",
        expected: "de titel van één studiejaar, bijvoorbeeld 2015/'16 of 2015/'16*")
    }
    if named.isProvisional { period.isProvisional = true }
    return period
  }

  private func checkNotLater(_ period: WrittenPeriod, _ role: String, _ row: borrowing Row)
    throws(Reject)
  {
    guard let last = source.year, period.start > last else { return }
    throw row.reject(
      at: index(role), "\(period.name) is later dan de bron, die van \(source.card.date) is",
      expected: "een jaar tot en met \(last)", advice: Advice.edition(source))
  }
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
