package import Facts

/// Job path. What (hbo): the working share of one cohort directly and 1 to 5 years after leaving, one
/// figure per moment; two cohorts are never joined into one line, and a moment that may not be shown
/// stays a gap in it. Formula and
/// population: as `JobChance`, at each moment. What (mbo): the share of graduates with any paid
/// work, by study direction, leerweg and niveau where 85696NED is loaded, else directly after
/// leaving by leerweg. Unit: share. Source: CBS 85776NED, 83811NED and 85696NED; CBS through OCW in
/// cijfers. Not: a career of the same people in the same job.
package enum JobPath: Indicator {
  package static let id = IndicatorID.jobPath
  private static let moments: [Moment] = [
    .fiveYears, .fourYears, .threeYears, .twoYears, .oneYear, .direct,
  ]

  package static func figures(for offering: Offering, in core: Computation) -> [Figure] {
    var cohort: String?
    var line: [Figure] = []
    let head = core.climb(id, offering, unit: .share) { step in
      let figures: [Figure]
      if step.definition.hasPrefix("job_path.cbs_register") {
        switch path(step, offering, core) {
        case .success(let line): figures = line
        case .failure(let failure): return failure.reason.map(Attempt.fails) ?? .nothing
        }
      } else if let found = core.outcomePath(id, step, offering, moments: moments) {
        if found.isEmpty { return .fails(.tooFew) }
        figures = found
      } else {
        return core.fromTable(id, step, offering)
      }
      guard let first = figures.first else { return .nothing }
      guard line.isEmpty else { return .nothing }
      cohort = first.period
      line = Array(figures.dropFirst())
      return .figure(first)
    }
    guard cohort != nil, let first = head.first, first.headline else { return head }
    return [first]
      + line.map { figure in
        var figure = figure
        figure.headline = false
        return figure
      } + head.dropFirst()
  }

  private static func path(_ step: LadderStep, _ offering: Offering, _ core: Computation)
    -> Result<[Figure], RungFailure>
  {
    let line = RegisterLine(
      indicator: id, moments: moments, people: "cbs_ho_fulltime_residents"
    ) { fact in
      guard let working = fact.working, let available = fact.available else { return nil }
      return (working, available)
    }
    return line.figures(step, offering, core)
  }
}
