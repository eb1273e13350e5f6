package import Facts

/// Switch. What: of a cohort of full-time hbo-bachelor starters, the share enrolled in another hbo
/// programme a year later. Formula: in another programme after one year / starters. Population: one
/// cohort of starters of all bachelors together. Moment: one year after the start. Unit: share. Source:
/// Vereniging Hogescholen. Not: dropout, with which it may never be summed over different cohorts, and
/// not for mbo, where nobody counts it this way.
package enum Switching: Indicator {
  package static let id = IndicatorID.switching

  package static func figures(for offering: Offering, in core: Computation) -> [Figure] {
    core.climb(id, offering, unit: .share) { core.fromTable(id, $0, offering) }
  }
}
