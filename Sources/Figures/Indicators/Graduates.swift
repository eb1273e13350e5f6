package import Facts

/// Graduates. What: diplomas of one programme at one institution per study year, newest first.
/// Formula: sum of the register's cells over locations. Population: everyone who got the diploma
/// in that study year, all forms. Moment: the study year that starts in the register's
/// "diplomajaar". Unit: people. Source: DUO p04hogdipl and the 2022 edition for 2017 and 2018.
/// Not: a success rate; graduates of one year started in different years.
package enum Graduates: Indicator {
  package static let id = IndicatorID.graduates
  static let definition = "graduates.duo_diploma_year"
  private static let series = CountSeries(
    indicator: id, definition: definition, population: "duo_graduates",
    periodKind: .diplomaYear)

  package static func figures(for offering: Offering, in core: Computation) -> [Figure] {
    series.figures(offering, core) {
      core.climb(id, offering, unit: .count) { _ in .fails(series.reason(offering, core)) }
    }
  }
}
