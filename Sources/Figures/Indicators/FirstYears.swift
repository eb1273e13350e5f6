package import Facts

/// First-year students. What: people enrolled on 1 October who are in higher education for the
/// first time, one figure per year. Formula: sum of the register's cells over locations.
/// Population: hbo programmes with an intake of such students; masters have none, and switchers
/// from another programme are not counted. Unit: people. Source: DUO p02ho1ejrs. Not: everyone who
/// starts the programme, and not comparable with editions up to 2019, which count first time in
/// hbo (those rows carry another definition and never join this series).
package enum FirstYears: Indicator {
  package static let id = IndicatorID.firstYears
  static let definition = "first_years.duo_new_in_ho"
  private static let series = CountSeries(
    indicator: id, definition: definition, population: "duo_first_years", periodKind: .october)

  package static func figures(for offering: Offering, in core: Computation) -> [Figure] {
    series.figures(offering, core) {
      core.climb(id, offering, unit: .count) { _ in .fails(series.reason(offering, core)) }
    }
  }
}
