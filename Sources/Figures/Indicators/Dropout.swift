package import Facts

/// Dropout. What (hbo): of a cohort of full-time bachelor starters, the share no longer in hbo a year
/// later; beside it the same share of those who came from mbo. Formula: the publisher's. Population:
/// one cohort of starters. Unit: share. Source: Vereniging Hogescholen. mbo: absent until early leavers
/// (vsv) per institution and niveau are loaded; the share of the whole country, all niveaus together, is
/// of no programme. Not: leaving this programme for another one (see `Switching`).
package enum Dropout: Indicator {
  package static let id = IndicatorID.dropout

  package static func figures(for offering: Offering, in core: Computation) -> [Figure] {
    core.climb(id, offering, unit: .share) { core.fromTable(id, $0, offering) }
  }
}
