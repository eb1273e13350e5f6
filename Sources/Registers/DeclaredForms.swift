package import Facts

extension SourceDescriptor {
  /// Marks of a source's numbers, as `numbers: {decimal: ",", thousands: "."}` declares them; empty
  /// where nothing is declared.
  package struct NumberMarks: Sendable, Hashable {
    /// The decimal mark, `.` or `,`; nil where none is declared.
    package var decimal: Character?
    /// The mark between thousands, `.`, `,`, space or `'`; nil where none is declared.
    package var thousands: Character?

    package init() {}

    /// - Throws: `RegisterError` for a mark that is none of point, comma, space and apostrophe.
    init(_ entry: Entry?) throws {
      guard let entry else { return }
      try entry.only(["decimal", "thousands"])
      func mark(_ name: String, _ known: String) throws -> Character? {
        guard let found = entry[name] else { return nil }
        guard let mark = try found.text().first, try found.text().count == 1, known.contains(mark)
        else {
          throw found.error(
            "onbekend teken «\(try found.text())»",
            expected: "een van " + known.map { "\"\($0)\"" }.joined(separator: ", "))
        }
        return mark
      }
      decimal = try mark("decimal", ".,")
      thousands = try mark("thousands", "., '")
      guard decimal == nil || decimal != thousands else {
        throw entry.error(
          "een teken voor twee dingen", expected: "numbers: {decimal: \",\", thousands: \".\"}")
      }
    }
  }

  /// The day of the edition of the source; nil when only its year is declared.
  package var day: CalendarDay? { CalendarDay(card.date) }
  /// The year of the edition; no figure can be about a later one.
  package var year: Int? { Int(card.date.prefix(4)) }

  /// The declared date: a day, or a year alone.
  static func date(_ entry: Entry) throws -> String {
    let text = try entry.text()
    let isYear = WrittenPeriod(text).map { $0.name == text && $0.kind == .calendarYear } ?? false
    guard isYear || CalendarDay(text)?.description == text else {
      throw entry.error("«\(text)» is geen datum", expected: "een dag als 2026-02-20, of een jaar")
    }
    return text
  }

  /// Texts of roles that the file does not hold. A year among them is a year, and that of the title.
  ///
  /// - Parameter titles: the title of the source and the name of its file.
  static func fixed(_ entry: Entry?, titles: [String]) throws -> [String: String] {
    guard let entry else { return [:] }
    var fixed: [String: String] = [:]
    for (role, value) in try entry.pairs() {
      fixed[role] = try value.text()
      guard ["cohort", "year"].contains(role) else { continue }
      let kind: WrittenPeriod.Kind = role == "year" ? .calendarYear : .schoolYear
      guard let period = WrittenPeriod(try value.text()), period.kind == kind else {
        throw value.error(
          "«\(try value.text())» is geen " + (role == "year" ? "jaar" : "studiejaar"),
          expected: role == "year" ? "year: 2022" : "cohort: 2020/'21")
      }
      for title in titles {
        guard let other = period.contradiction(in: title) else { continue }
        throw value.error(
          "«\(title)» noemt \(other), niet \(period.name)",
          expected: "hetzelfde jaar in «title», «local» en «fixed»")
      }
    }
    return fixed
  }

  /// How the days of a column are written, as `dates: {entry_ends: d-m-yyyy}` declares it.
  static func dates(_ entry: Entry?, columns: [String: [String]]) throws
    -> [String: CalendarDay.Form]
  {
    guard let entry else { return [:] }
    var forms: [String: CalendarDay.Form] = [:]
    for (role, value) in try entry.pairs() {
      guard columns[role] != nil else {
        throw value.error(
          "«\(role)» is geen kolom van deze bron", expected: "een naam uit «columns»")
      }
      forms[role] = try value.choice(CalendarDay.Form.self)
    }
    return forms
  }

  /// Options of readers. One that nothing reads is refused: it would be silently without effect.
  static func options(_ entry: Entry?) throws -> [String: String] {
    guard let entry else { return [:] }
    for (name, value) in try entry.pairs() where ["parts", "sums_over"].contains(name) {
      throw value.error(
        "«\(name)» telt delen zonder ze te kennen",
        expected: "sum_over: {gender: {men: [man], women: [vrouw]}}")
    }
    try entry.only(["kind", "needs", "forms_from", "forms_to", "year_shift"])
    return try Dictionary(entry.pairs().map { ($0.name, try $0.value.text()) }) { _, last in last }
  }
}
