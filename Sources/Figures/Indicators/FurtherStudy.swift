package import Facts

/// Study on. What: of everyone who got the diploma, the share that goes on learning; for mbo niveau 4
/// the share that goes straight to hbo. Population: as the source says. Unit: share. Source: CBS and
/// OCW. For hbo no open source has it, so its headline is absent.
///
/// Beside it, never as the headline, who came back after a break: of everyone of a level and sector who
/// left full-time education, the share that was back in funded education by then. Formula: back by that
/// moment / all leavers of the cohort; in the table of 2024, which has no total, / all leavers the register
/// knows at that moment. It is cumulative ("op peilmoment of eerder teruggekeerd"), also of who left
/// again, and who goes straight on to a master never left and is in neither number. One figure of the
/// newest cohort, and one cohort followed over the years; the two are never joined. Source: CBS
/// 83811NED and 85776NED, for mbo 85696NED. Not: an answer to whether people study on, and not a measure of
/// quality: studying on can be a plan or a detour.
package enum FurtherStudy: Indicator {
  package static let id = IndicatorID.furtherStudy

  package static func figures(for offering: Offering, in core: Computation) -> [Figure] {
    var line: [Figure] = []
    var hasReturned = false
    let figures = core.climb(id, offering, unit: .share) { step in
      guard Figure.returnedToStudy.contains(step.definition) else {
        return core.fromTable(id, step, offering)
      }
      // A step without a moment is a whole line; the first of each that fits.
      guard let moment = step.match["moment"].flatMap({ Moment(rawValue: $0) }) else {
        if line.isEmpty { line = self.line(step, offering, core) }
        return .nothing
      }
      if hasReturned { return .nothing }
      let attempt = returned(step, moment, offering, core)
      if case .figure = attempt { hasReturned = true }
      return attempt
    }
    // Where the newest cohort is the one followed, its figure is a moment of the line.
    return figures.filter { figure in
      figure.headline
        || !line.contains { $0.definition == figure.definition && $0.period == figure.period }
    } + line
  }

  private static func returned(
    _ step: LadderStep, _ moment: Moment, _ offering: Offering, _ core: Computation
  ) -> Attempt {
    guard offering.kind == .hbo else { return core.fromTable(id, step, offering) }
    let register = RegisterPositions(
      indicator: id, moment: moment, people: "cbs_ho_fulltime_leavers")
    return register.attempt(step, offering, core) { fact in
      guard let back = fact.backInEducation, let total = fact.total else { return nil }
      return (back, total)
    }
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
