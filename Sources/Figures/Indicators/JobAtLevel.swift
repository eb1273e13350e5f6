package import Facts

/// Job at level. What: of hbo graduates with work, the share whose job asks for hbo or higher, as they
/// say themselves. Formula: job at hbo level or higher / with work. Population: graduates of all hbo
/// together who answered. Moment: about a year and a half after the diploma. Unit: share. Source:
/// HBO-Monitor. Not: work in one's own field (`JobInField`), nor a fit as felt (`JobMatch`); for mbo
/// the ROA survey has it but is not loaded.
package enum JobAtLevel: Indicator {
  package static let id = IndicatorID.jobAtLevel

  package static func figures(for offering: Offering, in core: Computation) -> [Figure] {
    core.climb(id, offering, unit: .share) { core.fromTable(id, $0, offering) }
  }
}
