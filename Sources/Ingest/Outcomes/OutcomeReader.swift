import Facts
import Registers

/// Published outcomes: rows put together per group, period and moment.
///
/// A share is its counts, an amount is itself. A part the source hides makes the whole outcome
/// hidden; a part that is not there makes none.
struct OutcomeReader {
  let source: SourceDescriptor
  let kind: Kind
  /// Region names to codes.
  let regions: [String: String]
  /// Codes that needed their leading zeros back.
  private(set) var normalised = 0
  private let parts: Set<String>
  private var index: [Place: Int] = [:]
  private var entries: [Entry] = []

  private struct Place: Hashable {
    var group: OutcomeGroup
    var period: String
    var moment: Moment?
  }

  private struct Entry {
    var place: Place
    var people: [String: OutcomeNumber<CountSum>] = [:]
    var values: [String: OutcomeNumber<Double>] = [:]
    var labels: [String: String] = [:]
    var rows: [Int] = []
    var isProvisional = false
    /// The row of a part, where each has its own.
    var partRows: [String: Int] = [:]
  }

  init(_ source: SourceDescriptor, _ tables: FactTables) {
    self.source = source
    kind = Kind(rawValue: source.options["kind"] ?? "") ?? .mbo
    regions = Dictionary(
      tables.regions.values.map { ($0.regionName.lowercased(), $0.region) }
    ) { first, _ in first }
    parts = Set(source.outcomes.flatMap(\.names))
  }

  /// - Returns: false for a row outside the selection or of a group that no sheet is about.
  mutating func take(_ cells: inout OutcomeCells, row: Int) throws(CellFault) -> Bool {
    guard try cells.isSelected(), let place = try place(cells) else { return false }
    let period = try period(cells)
    let part = try cells.code("part")
    if source.columns["part"] != nil, !parts.contains(part) { return false }
    let at = index[place] ?? entries.count
    if at == entries.count { entries.append(Entry(place: place)) }
    index[place] = at
    if period.isProvisional { entries[at].isProvisional = true }
    if source.columns["part"] != nil {
      guard entries[at].people[part] == nil else { throw twice("part", place) }
      entries[at].people[part] = try cells.people("count")
      entries[at].partRows[part] = row
    } else {
      guard entries[at].rows.isEmpty else { throw twice("code", place) }
      for outcome in source.outcomes {
        for role in outcome.numerator + outcome.denominator {
          entries[at].people[role] = try cells.people(role)
        }
        for role in [outcome.value, outcome.low, outcome.high].compactMap({ $0 }) {
          entries[at].values[role] = try cells.value(role, outcome)
        }
        if let role = outcome.label, cells.text(role)?.isEmpty == false {
          entries[at].labels[role] = try cells.code(role)
        }
      }
    }
    entries[at].rows.append(row)
    return true
  }

  private func twice(_ role: String, _ place: Place) -> CellFault {
    CellFault(
      role: role, message: "dezelfde groep staat er twee keer (\(place.period))",
      expected: "één rij per groep, periode en moment; laat met «select» de andere weg",
      advice:
        "haal bron «\(source.id)» opnieuw op, of noem in «select» of «columns» waarin de rijen "
        + "verschillen")
  }

  /// The group of a row; nil when it is none of ours.
  private mutating func place(_ cells: OutcomeCells) throws(CellFault) -> Place? {
    var group = OutcomeGroup(kind)
    var codes: [String: String] = [:]
    for role in ["level", "leerweg", "form", "diploma", "sector", "direction", "moment"] {
      let code = try cells.code(role)
      if code == OutcomeCells.outside { return nil }
      codes[role] = code
    }
    func known<T: RawRepresentable>(_ role: String, _ type: T.Type) throws(CellFault) -> T?
    where T.RawValue == String {
      guard let code = codes[role], !code.isEmpty else { return nil }
      guard let value = T(rawValue: code) else {
        throw CellFault(
          role: role, message: "«\(code)» is geen \(role)", expected: "een code uit «values»",
          advice: Advice.value(role, source))
      }
      return value
    }
    group.level = try known("level", Level.self)
    group.leerweg = try known("leerweg", Leerweg.self)
    group.form = try known("form", Form.self)
    group.diploma = try known("diploma", OutcomeGroup.Diploma.self) ?? .all
    group.sector = codes["sector"] ?? ""
    group.direction = codes["direction"] ?? ""
    group.brin = try brin(cells)
    guard let code = try programme(cells), let region = try region(cells) else { return nil }
    group.code = code
    group.region = region
    return Place(
      group: group, period: try period(cells).name, moment: try known("moment", Moment.self))
  }

  private func brin(_ cells: OutcomeCells) throws(CellFault) -> String {
    let text = try cells.code("brin").uppercased()
    guard text.isEmpty || OfferingKey.isBRIN(text) else {
      throw CellFault(
        role: "brin", message: "«\(text)» is geen BRIN",
        expected: "twee cijfers en twee letters, bijvoorbeeld 28DN")
    }
    return text
  }

  /// Five digits; zeros that a spreadsheet took off are put back and counted.
  private mutating func programme(_ cells: OutcomeCells) throws(CellFault) -> String? {
    let text = try cells.code("code")
    if text == OutcomeCells.outside { return nil }
    if text.isEmpty || OfferingKey.isCode(text) { return text }
    let padded = String(repeating: "0", count: max(0, 5 - text.utf8.count)) + text
    guard text.utf8.count >= 3, OfferingKey.isCode(padded) else {
      throw CellFault(
        role: "code", message: "«\(text)» is geen opleidingscode", expected: "vijf cijfers")
    }
    normalised += 1
    return padded
  }

  private func region(_ cells: OutcomeCells) throws(CellFault) -> String? {
    if let raw = cells.rawCode("region"), raw.utf8.count == 4, raw.hasPrefix("AM") { return raw }
    let text = try cells.code("region")
    if text == OutcomeCells.outside { return nil }
    if text.isEmpty || text.utf8.count == 4 && text.hasPrefix("AM") { return text }
    guard let code = regions[text.lowercased()] else {
      throw CellFault(
        role: "region", message: "onbekende regio «\(text)»",
        expected: "een van de 35 arbeidsmarktregio's, als naam of als AM01 … AM35")
    }
    return code
  }

  /// The school year or year of a row. The title of a code cannot name another one; either of them
  /// may say that its figures are provisional.
  private func period(_ cells: OutcomeCells) throws(CellFault) -> WrittenPeriod {
    let role = cells.text("cohort") == nil ? "year" : "cohort"
    let kind: WrittenPeriod.Kind = role == "year" ? .calendarYear : .schoolYear
    let texts = [cells.rawCode(role), cells.text(role)].compactMap { $0 }
    let periods = texts.compactMap { WrittenPeriod($0) }
    guard let first = periods.first, periods.count == texts.count,
      periods.allSatisfy({ $0.kind == kind && $0.start == first.start })
    else {
      throw CellFault(
        role: role,
        message: "«\(texts.last ?? "")» is geen " + (role == "year" ? "jaar" : "studiejaar"),
        expected: role == "year"
          ? "één jaar, bijvoorbeeld 2022 of 2022*"
          : "één studiejaar, bijvoorbeeld 2022SJ00, 2022/'23 of 2022-2023",
        advice:
          "laat met «select» in \(Advice.file(source)) andere perioden weg, of verbeter de cel")
    }
    if let last = source.year, first.start > last {
      throw CellFault(
        role: role,
        message: "\(first.name) is later dan de bron, die van \(source.card.date) is",
        expected: "een jaar tot en met \(last)", advice: Advice.edition(source))
    }
    return WrittenPeriod(
      kind, first.start,
      isProvisional: periods.contains(where: \.isProvisional)
        || cells.hasProvisionalCode(role))
  }
}

extension OutcomeReader {
  /// Hands the outcomes over, one fact per group, period, moment and definition.
  func finish(into tables: inout FactTables) {
    for entry in entries {
      for outcome in source.outcomes {
        if let fact = fact(outcome, entry) { tables.outcomes.append(fact) }
      }
    }
  }

  private func fact(_ outcome: DeclaredOutcome, _ entry: Entry) -> OutcomeFact? {
    let own = Set(outcome.names).compactMap { entry.partRows[$0] }
    var fact = OutcomeFact(
      definition: outcome.definition, group: entry.place.group, population: outcome.population,
      period: entry.place.period, periodKind: outcome.periodKind, moment: entry.place.moment,
      unit: outcome.unit, statistic: outcome.statistic, roundedTo: source.roundedTo,
      method: outcome.method, source: source.id, rows: (own.isEmpty ? entry.rows : own).sorted())
    fact.isProvisional = entry.isProvisional
    let isShare = !outcome.numerator.isEmpty
    let part = sum(outcome.numerator, entry)
    let whole = sum(outcome.denominator, entry)
    if case .known(let people) = whole { fact.denominator = people }
    if isShare {
      switch (part, whole) {
      case (.absent, _), (_, .absent): return nil
      case (.known(let people), .known): fact.numerator = people
      default: fact.missing = .withheldBySource
      }
    }
    if let role = outcome.value {
      switch entry.values[role] ?? .absent {
      case .known(let value): fact.value = value
      case .hidden: fact.missing = .withheldBySource
      case .absent: if !isShare { return nil }
      }
    }
    if let low = outcome.low, let high = outcome.high, case .known(let p25)? = entry.values[low],
      case .known(let p75)? = entry.values[high], p25 <= p75
    {
      fact.quartiles = Interval(low: p25, high: p75)
    }
    if let role = outcome.label {
      let label = entry.labels[role] ?? ""
      if label.isEmpty, outcome.value == nil { return nil }
      fact.label = label.isEmpty ? nil : label
    }
    return fact
  }

  private func sum(_ parts: [String], _ entry: Entry) -> OutcomeNumber<CountSum> {
    var sum = CountSum.zero
    var isHidden = false
    for part in parts {
      switch entry.people[part] ?? .absent {
      case .known(let people): sum += people
      case .hidden: isHidden = true
      case .absent: return .absent
      }
    }
    if parts.isEmpty { return .absent }
    return isHidden ? .hidden : .known(sum)
  }
}
