package import Facts

/// Diploma in time. What (hbo): of a cohort of full-time bachelor starters, the share with a diploma
/// within five years (nominal plus one); beside it within eight years, of another cohort. What (mbo):
/// of those who got a diploma, the share that needed no more than the nominal duration; context only.
/// Formula: the publisher's. Population: hbo everyone who started; mbo graduates only, so whoever
/// stopped is not in it: two definitions, never compared. Unit: share. Source: Vereniging Hogescholen;
/// MBO Raad. Not: the chance to get a diploma at all (see `Completion`).
package enum DiplomaInTime: Indicator {
  package static let id = IndicatorID.diplomaInTime

  package static func figures(for offering: Offering, in core: Computation) -> [Figure] {
    core.climb(id, offering, unit: .share) { core.fromTable(id, $0, offering) }
  }
}
