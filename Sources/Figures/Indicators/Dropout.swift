package import Facts

/// Dropout. What (hbo): of a cohort of full-time bachelor starters, the share no longer in hbo a year
/// later; beside it the same share of those who came from mbo. What (mbo): new early leavers (vsv), of
/// all mbo students counted at the start of the year, the share that left without a startkwalificatie.
/// Formula: the publisher's. Population: hbo one cohort of starters; mbo students of all years and
/// niveaus: two definitions, never compared. Unit: share. Source: Vereniging Hogescholen; OCW in
/// cijfers. Not: leaving this programme for another one (see `Switching`).
package enum Dropout: Indicator {
  package static let id = IndicatorID.dropout

  package static func figures(for offering: Offering, in core: Computation) -> [Figure] {
    core.climb(id, offering, unit: .share) { core.fromTable(id, $0, offering) }
  }
}
