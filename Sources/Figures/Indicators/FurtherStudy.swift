package import Facts

/// Study on. What (hbo): of everyone of a level and sector who left full-time education with a
/// diploma, the share back in funded education within a year. Formula: back in education / all
/// leavers of the cohort. What (mbo): the share of graduates that goes on learning, for niveau 4
/// the share that goes straight to hbo. Population: as the source says; leavers who never left
/// education at all are not in the hbo figure. Unit: share. Source: CBS 83811NED; CBS and OCW. Not:
/// a measure of quality: studying on can be a plan or a detour.
package enum FurtherStudy: Indicator {
  package static let id = IndicatorID.furtherStudy

  package static func figures(for offering: Offering, in core: Computation) -> [Figure] {
    let register = RegisterPositions(
      indicator: id, moment: .oneYear, people: "cbs_ho_fulltime_leavers")
    return core.climb(id, offering, unit: .share) { step in
      if step.definition == "further_study.cbs_register" {
        return register.attempt(step, offering, core) { fact in
          guard let back = fact.backInEducation, let total = fact.total else { return nil }
          return (back, total)
        }
      }
      return core.fromTable(id, step, offering)
    }
  }
}
