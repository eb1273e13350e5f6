package import Facts

/// Permanent contract. What: of graduates with work, the share with a permanent contract. Formula: the
/// publisher's. Population: full-time hbo graduates about a year and a half after the diploma; mbo
/// only bbl niveau 4 within a year and a half; beside it all working leavers of one leerweg directly
/// after leaving, with and without a diploma, of 2012/13: three definitions, never compared. Unit:
/// share. Source: HBO-Monitor; SEO; CBS, all as reported by others. Not: the share with work.
package enum PermanentContract: Indicator {
  package static let id = IndicatorID.permanentContract

  package static func figures(for offering: Offering, in core: Computation) -> [Figure] {
    core.climb(id, offering, unit: .share) { core.fromTable(id, $0, offering) }
  }
}
