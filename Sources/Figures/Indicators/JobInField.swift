package import Facts

/// Job in field. What: of graduates with work, the share that works in the field of the programme.
/// Formula: job in the own or a related field / with work. Population: working graduates. Unit: share.
/// Source: none loaded; the ROA school-leavers survey and the HBO-Monitor ask it. Not: "the programme
/// fits my job", which is `JobMatch`, and not the level of the job.
package enum JobInField: Indicator {
  package static let id = IndicatorID.jobInField

  package static func figures(for offering: Offering, in core: Computation) -> [Figure] {
    core.climb(id, offering, unit: .share) { core.fromTable(id, $0, offering) }
  }
}
