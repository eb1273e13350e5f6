package import Facts

/// Search time. What: mean number of months until the first job after the diploma. Formula: the
/// survey's mean. Population: graduates of a leerweg and niveau who answered; those who study on or
/// never looked are not in it. Unit: months. Source: ROA school-leavers survey. Not: a maximum, and
/// no promise for one region or programme.
package enum SearchTime: Indicator {
  package static let id = IndicatorID.searchTime

  package static func figures(for offering: Offering, in core: Computation) -> [Figure] {
    core.climb(id, offering, unit: .months) { core.fromTable(id, $0, offering) }
  }
}
