package import Facts

/// Permanent contract. What: of graduates with work, the share with a permanent contract. Formula:
/// the publisher's. Population: full-time hbo graduates about a year and a half after the diploma;
/// mbo only bbl niveau 4, within a year and a half: two definitions, never compared. Unit: share.
/// Source: HBO-Monitor; SEO, both as reported by others. Not: the share with work, and not the
/// working leavers of 2012/13 (bbl 54 %, bol 17 %): with and without a diploma, in a recession.
package enum PermanentContract: Indicator {
  package static let id = IndicatorID.permanentContract

  package static func figures(for offering: Offering, in core: Computation) -> [Figure] {
    core.climb(id, offering, unit: .share) { core.fromTable(id, $0, offering) }
  }
}
