package import Facts

/// Job openings. What: how many jobs are expected to come free for this kind of diploma, by growth or
/// replacement, over the years of a forecast. Formula: ROA's; totals are stored, never re-added.
/// Population: jobs expected for a training type. Unit: jobs. Source: ROA's forecasts, of which none
/// loaded is both about one training type and still about years to come. Not: vacancies, not the total
/// of all of the Netherlands, and not jobs for graduates alone.
package enum JobOpenings: Indicator {
  package static let id = IndicatorID.jobOpenings

  package static func figures(for offering: Offering, in core: Computation) -> [Figure] {
    core.climb(id, offering, unit: .count) { core.forecast(id, $0, offering) }
  }
}
