package import Facts

/// One outcome that a source's rows give: which counts or which value, of whom.
///
/// ```yaml
/// outcomes:
///   - definition: job_path.cbs_mbo_any_work
///     population: cbs_mbo_graduates_available
///     numerator: [work, work_and_benefit]
///     denominator: [work, work_and_benefit, benefit, neither]
/// ```
/// In a source with a column of the role `part` the names are parts, each on a row of its own;
/// otherwise they are roles of columns that stand side by side.
package struct DeclaredOutcome: Sendable {
  package var definition: String
  package var population: String
  package var unit: Unit
  package var statistic: Statistic
  package var periodKind: PeriodKind
  package var numerator: [String]
  package var denominator: [String]
  /// Roles of the value, of its quartiles and of its label.
  package var value: String?
  package var low: String?
  package var high: String?
  package var label: String?
  /// The value stands in per cents.
  package var isPercent: Bool
  package var method: Method

  /// - Throws: `RegisterError` at file:line:column.
  init(_ entry: Entry) throws {
    try entry.only([
      "definition", "population", "unit", "statistic", "period_kind", "numerator", "denominator",
      "value", "low", "high", "label", "percent", "method",
    ])
    definition = try entry.required("definition").text()
    population = try entry.required("population").text()
    func named<T: RawRepresentable>(_ name: String, _ usual: T, _ known: [T]) throws -> T
    where T.RawValue == String {
      guard let found = entry[name] else { return usual }
      let names = known.map(\.rawValue)
      guard let value = T(rawValue: try found.text()), names.contains(value.rawValue) else {
        throw found.error(
          "onbekende \(name) «\(try found.text())»",
          expected: "een van \(names.joined(separator: ", "))")
      }
      return value
    }
    unit = try named("unit", .share, [.share, .euroHour, .euroMonth, .months, .label, .score])
    statistic = try named("statistic", .share, Statistic.allCases)
    periodKind = try named(
      "period_kind", .cohort,
      [.cohort, .startCohort, .schoolYear, .diplomaYear, .surveyYear, .calendarYear, .october])
    method = try named("method", .counted, [.counted, .published, .forecast, .estimated])
    numerator = try entry["numerator"]?.texts() ?? []
    denominator = try entry["denominator"]?.texts() ?? []
    value = try entry["value"]?.text()
    low = try entry["low"]?.text()
    high = try entry["high"]?.text()
    label = try entry["label"]?.text()
    isPercent = try entry["percent"]?.text() == "yes"
    guard value != nil || label != nil || !numerator.isEmpty && !denominator.isEmpty else {
      throw entry.error(
        "uitkomst zonder getal", expected: "numerator en denominator, of value, of label")
    }
  }

  /// Every name the outcome takes from a row.
  package var names: [String] {
    numerator + denominator + [value, low, high, label].compactMap { $0 }
  }
}
