package import Facts

/// Satisfaction. What: what students think of their programme: a mark from 1 to 10 (mbo) or a mean from
/// 1 to 5 (hbo), two scales that are never compared. Formula: the survey's mean. Population: students
/// who answered. Unit: score. Source: none loaded; the JOB-monitor and the NSE would fill it. Not: a
/// measure of quality, and not of graduates.
package enum Satisfaction: Indicator {
  package static let id = IndicatorID.satisfaction

  package static func figures(for offering: Offering, in core: Computation) -> [Figure] {
    core.climb(id, offering, unit: .score) { core.fromTable(id, $0, offering) }
  }
}
