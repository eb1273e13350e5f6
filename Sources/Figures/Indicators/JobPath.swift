package import Facts

/// Job path. What (hbo): the working share of one cohort directly and 1, 2, 3 and 5 years after
/// leaving, one figure per moment; two cohorts are never joined into one line. Formula and
/// population: as `JobChance`, at each moment. What (mbo): the share of graduates with any paid
/// work, by study direction, leerweg and niveau where 85696NED is loaded, else directly after
/// leaving by leerweg. Unit: share. Source: CBS 85776NED, 83811NED and 85696NED; CBS through OCW in
/// cijfers. Not: a career of the same people in the same job.
package enum JobPath: Indicator {
  package static let id = IndicatorID.jobPath
  private static let moments: [Moment] = [
    .fiveYears, .threeYears, .twoYears, .oneYear, .direct,
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

  /// The moments of the newest cohort followed longest, latest moment first. Fails with the reason
  /// of its latest moment when none may be shown, without a reason when nothing is loaded.
  private static func path(_ step: LadderStep, _ offering: Offering, _ core: Computation)
    -> Result<[Figure], RungFailure>
  {
    let sector = step.rung == .level ? "totaal" : offering.sector
    let table = (core.facts.positions[GroupKey(offering.level, sector)] ?? []).filter {
      $0.population == "residents" && step.definition == "job_path." + $0.definition
    }
    if table.isEmpty { return .failure(RungFailure(reason: nil)) }
    let cohorts = Dictionary(grouping: table.filter { $0.available != nil }, by: \.cohort)
    let longest = cohorts.max {
      let (a, b) = (
        $0.value.map(\.moment).max() ?? .direct, $1.value.map(\.moment).max() ?? .direct
      )
      return a == b ? $0.key < $1.key : a < b
    }
    // Loaded, but every cohort has a part that CBS hides.
    guard let facts = longest?.value else { return .failure(RungFailure(reason: .tooFew)) }
    var line: [Figure] = []
    var reason: Reason?
    for moment in moments {
      guard let fact = facts.first(where: { $0.moment == moment }),
        let working = fact.working, let available = fact.available
      else { continue }
      let pool = RegisterPositions.Pool(
        numerator: working, denominator: available, cohorts: [fact.cohort],
        sources: [SourceRows(id: fact.source, rows: fact.rows)])
      let isSmall = available < step.minimumDenominator ?? 100
      if let hidden = isSmall ? .tooFew : pool.hidden(core) {
        reason = reason ?? hidden
        continue
      }
      let reader = RegisterPositions(indicator: id, moment: moment)
      line.append(reader.figure(step, offering, pool, core))
    }
    return line.isEmpty ? .failure(RungFailure(reason: reason)) : .success(line)
  }
}
