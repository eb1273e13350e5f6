package import Facts

/// Study on. What (hbo): of everyone of a level and sector who left full-time education with a
/// diploma, the share back in funded education a year later; beside it one cohort followed over the
/// years. Formula: in education at that moment / all leavers of the cohort; in the table of 2024,
/// which has no total, / all leavers the register knows at that moment. The two are never joined. What
/// (mbo): the share of graduates that goes on learning, for niveau 4 the share that goes straight to
/// hbo. Population: as the source says; leavers who never left education at all are not in the hbo
/// figure. Unit: share. Source: CBS 83811NED and 85776NED; CBS and OCW. Not: a measure of quality:
/// studying on can be a plan or a detour. Not the share that ever went back either: who went back
/// and left again is not in a later moment.
package enum FurtherStudy: Indicator {
  package static let id = IndicatorID.furtherStudy

  package static func figures(for offering: Offering, in core: Computation) -> [Figure] {
    let register = RegisterPositions(
      indicator: id, moment: .oneYear, people: "cbs_ho_fulltime_leavers")
    var line: [Figure] = []
    let figures = core.climb(id, offering, unit: .share) { step in
      if step.shown == .context, step.definition.hasPrefix("further_study.cbs_register") {
        if line.isEmpty { line = self.line(step, offering, core) }
        return .nothing
      }
      if step.definition == "further_study.cbs_register" {
        return register.attempt(step, offering, core) { fact in
          guard let back = fact.backInEducation, let total = fact.total else { return nil }
          return (back, total)
        }
      }
      return core.fromTable(id, step, offering)
    }
    return figures + line
  }

  /// One cohort at every moment the table has, never the headline.
  private static func line(_ step: LadderStep, _ offering: Offering, _ core: Computation)
    -> [Figure]
  {
    let hasTotal = step.definition == "further_study.cbs_register"
    let people = hasTotal ? "cbs_ho_fulltime_leavers" : "cbs_ho_fulltime_registered"
    let line = RegisterLine(
      indicator: id, moments: [.fiveYears, .fourYears, .threeYears, .twoYears, .oneYear],
      people: people
    ) { fact in
      guard let back = fact.backInEducation else { return nil }
      return (hasTotal ? fact.total : fact.available.map { $0 + back }).map { (back, $0) }
    }
    guard case .success(let figures) = line.figures(step, offering, core), figures.count > 1 else {
      return []
    }
    return figures.map { figure in
      var figure = figure
      figure.headline = false
      return figure
    }
  }
}
