import Facts

/// Reading CBS register positions of a level and sector: the newest cohort that fits, pooled with
/// older ones only when it is too small. Counts are in tens, so the smallest denominator and the
/// margin to 0 and 100 % are those of rounded counts.
struct RegisterPositions {
  let indicator: IndicatorID
  let moment: Moment
  /// Code of the sentence that says who is in the denominator.
  let people: String
  private let population = "residents"
  /// CBS rounds the positions it counts to tens.
  private static let grain = 10

  init(indicator: IndicatorID, moment: Moment, people: String = "cbs_ho_fulltime_residents") {
    self.indicator = indicator
    self.moment = moment
    self.people = people
  }

  struct Pool {
    var numerator = 0
    var denominator = 0
    var cohorts: [String] = []
    var sources: [SourceRows] = []
    /// One of the cohorts is provisional, so the sum is.
    var isProvisional = false

    /// Why the share may not be shown.
    func hidden(_ core: Computation) -> Reason? {
      core.disclosure.hides(
        numerator: numerator, denominator: denominator, roundedTo: RegisterPositions.grain)
    }
  }

  /// Sums `parts` (numerator, denominator) over cohorts, newest first, until the step's smallest
  /// denominator is reached. Only cohorts that follow each other are summed, so that the period
  /// names all of them.
  func pool(
    _ step: LadderStep, _ offering: Offering, _ core: Computation,
    parts: (PositionFact) -> (Int, Int)?
  ) -> Result<Pool, RungFailure> {
    let table = (core.facts.positions[GroupKey(step, offering)] ?? [])
      .filter {
        $0.population == population && $0.moment == moment
          && step.definition == indicator.rawValue + "." + $0.definition
      }
      .sorted { $0.cohort > $1.cohort }
    let minimum = step.minimumDenominator ?? 100
    var pool = Pool()
    for fact in table {
      guard let (part, whole) = parts(fact) else { continue }
      if let newer = pool.cohorts.last, !Cohorts.follows(newer, fact.cohort) { break }
      pool.numerator += part
      pool.denominator += whole
      pool.cohorts.append(fact.cohort)
      if fact.isProvisional { pool.isProvisional = true }
      pool.sources.append(SourceRows(id: fact.source, rows: fact.rows))
      if pool.denominator >= minimum, pool.hidden(core) == nil { break }
      if pool.cohorts.count == step.pooledCohorts { break }
    }
    if pool.cohorts.isEmpty { return .failure(RungFailure(reason: nil)) }
    if pool.denominator < minimum { return .failure(RungFailure(reason: .tooFew)) }
    if let reason = pool.hidden(core) { return .failure(RungFailure(reason: reason)) }
    return .success(pool)
  }

  func attempt(
    _ step: LadderStep, _ offering: Offering, _ core: Computation,
    parts: (PositionFact) -> (Int, Int)?
  ) -> Attempt {
    switch pool(step, offering, core, parts: parts) {
    case .failure(let failure): return failure.reason.map(Attempt.fails) ?? .nothing
    case .success(let pool):
      return .figure(figure(step, offering, pool, core))
    }
  }

  func figure(
    _ step: LadderStep, _ offering: Offering, _ pool: Pool, _ core: Computation
  ) -> Figure {
    var figure = Figure(
      indicator, definition: step.definition, state: .published, unit: .share)
    figure.value = Share(pool.numerator, of: pool.denominator)?.value
    figure.numerator = pool.numerator
    figure.n = pool.denominator
    figure.roundedTo = RegisterPositions.grain
    figure.basis = Basis(
      rung: step.rung, group: core.words(for: step.rung, offering), population: people)
    figure.period = Cohorts.period(pool.cohorts)
    figure.periodKind = .cohort
    figure.moment = moment
    figure.measured = Cohorts.measured(pool.cohorts, moment)
    figure.method = .counted
    figure.confidence = .a
    if pool.isProvisional { figure.provisional = true }
    figure.sources = pool.sources
    return figure
  }
}

/// Why a pooled group gave no figure; nil when nothing is loaded for it.
struct RungFailure: Error {
  var reason: Reason?
}
