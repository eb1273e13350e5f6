package import Facts

/// Startersresultaat. What: of the students new at an mbo institution, the share that a year later
/// still studies there or left it with a diploma gained in that first year. Formula: (still enrolled
/// after one year + left with a diploma) / new entrants. Population: new entrants of all niveaus
/// together, the national figure; no value per niveau, institution or programme is loaded. Moment:
/// one year after the start. Unit: share. Source: OCW in cijfers. Not: this programme's first year,
/// not a norm met or missed, and not for Entree or hbo.
package enum StartResult: Indicator {
  package static let id = IndicatorID.startResult

  package static func figures(for offering: Offering, in core: Computation) -> [Figure] {
    core.climb(id, offering, unit: .share) { core.fromTable(id, $0, offering) }
  }
}
