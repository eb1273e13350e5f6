package import Facts

/// Regional outlook. What: a label for the expected chance of a job in an arbeidsmarktregio: SBB's
/// kans op werk (mbo, five words, no cut-offs published) or UWV's spanning (occupations). Formula: the
/// publisher's. Population: jobs and seekers of a region, not graduates of a school. Unit: label.
/// Source: none loaded; SBB and UWV would fill it. Not: an observed share with work (`JobChance`), and
/// not a promise for the region of the school: an institution's students live in many.
package enum RegionalOutlook: Indicator {
  package static let id = IndicatorID.regionalOutlook

  package static func figures(for offering: Offering, in core: Computation) -> [Figure] {
    core.climb(id, offering, unit: .label) { core.fromTable(id, $0, offering) }
  }
}
