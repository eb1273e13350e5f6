package import Facts

/// Unemployment. What: share without work among graduates who want to work, at the survey moment.
/// Formula: unemployed / labour force. Population: mbo by leerweg and niveau (about a year and a
/// half after the diploma); hbo full-time bachelors together. Unit: share. Source: ROA
/// school-leavers survey; HBO-Monitor. Not: the share on benefit, and not comparable between the
/// two surveys.
package enum Unemployment: Indicator {
  package static let id = IndicatorID.unemployment

  package static func figures(for offering: Offering, in core: Computation) -> [Figure] {
    core.climb(id, offering, unit: .share) { core.fromTable(id, $0, offering) }
  }
}
