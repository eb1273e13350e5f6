package import Facts

/// Inflow. What: how many newcomers are expected on the labour market with this kind of diploma, over
/// the years of a forecast. Formula: ROA's; totals are stored, never re-added. Population: expected
/// school leavers of a training type. Unit: people. Source: none loaded per training type; ROA's
/// forecasts would fill it. Not: the national total of all newcomers, which says nothing about a
/// programme and is not shown, and not the difference with job openings, which is ROA's to give.
package enum Inflow: Indicator {
  package static let id = IndicatorID.inflow

  package static func figures(for offering: Offering, in core: Computation) -> [Figure] {
    core.climb(id, offering, unit: .count) { core.fromTable(id, $0, offering) }
  }
}
