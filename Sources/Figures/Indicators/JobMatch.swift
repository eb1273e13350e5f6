package import Facts

/// Job match. What: share of working graduates who say the programme fits their present job
/// sufficiently or well. Population: mbo by leerweg and niveau; hbo all graduates together. Unit:
/// share. Source: ROA school-leavers survey; HBO-Monitor. Not: work in the field of the programme,
/// which is another question.
package enum JobMatch: Indicator {
  package static let id = IndicatorID.jobMatch

  package static func figures(for offering: Offering, in core: Computation) -> [Figure] {
    core.climb(id, offering, unit: .share) { core.fromTable(id, $0, offering) }
  }
}
