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
  /// Id of the definition, such as `job_path.cbs_mbo_any_work`.
  package var definition: String
  /// Code of the population.
  package var population: String
  /// Unit of the value; `share` unless declared.
  package var unit: Unit
  /// Statistic of the value; `share` unless declared.
  package var statistic: Statistic
  /// What the period means; `cohort` unless declared.
  package var periodKind: PeriodKind
  /// Roles or parts whose counts are summed to the numerator; empty for a value as it stands.
  package var numerator: [String]
  /// Roles or parts whose counts are summed to the denominator; may be empty for a value.
  package var denominator: [String]
  /// Role of the value; nil for a share of counts.
  package var value: String?
  /// Role of the first quartile.
  package var low: String?
  /// Role of the third quartile.
  package var high: String?
  /// Role of the word of the outcome.
  package var label: String?
  /// True when the value is in per cents, 0…100, in the file.
  package var isPercent: Bool
  /// How the source made the value; `counted` unless declared.
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
