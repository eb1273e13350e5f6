import Facts

/// Reading published outcomes: the newest period that fits a step's group.
///
/// The rung says what of the group must be the offering's own; `match` adds to it or overrules it,
/// with `own`, `all` or a fixed member. A group with a further member is another group and is never
/// taken: bol is not bol and bbl, with a diploma is not with or without.
extension Computation {
  /// A figure from the imported outcomes, or why there is none.
  ///
  /// Counts are summed over adjacent periods, newest first, until they are many enough; an amount is
  /// the newest one. `.nothing` when no file says anything of this group.
  func fromOutcomes(
    _ indicator: IndicatorID, _ step: LadderStep, _ offering: Offering, complement: Bool = false
  ) -> Attempt {
    let moment = step.match["moment"].flatMap { Moment(rawValue: $0) }
    let table = outcomes(step, offering).filter { $0.moment == moment }
    return attempt(indicator, step, offering, table, complement: complement)
  }

  /// The moments of the newest cohort followed longest, in the order given, the latest that may be
  /// shown in front; empty when none may be shown, nil when nothing is loaded for the group, or when
  /// the step names one moment.
  ///
  /// A moment that the cohort hides, or that it lacks between two others, stays in the line as a
  /// suppressed figure: nobody draws the line across it.
  func outcomePath(
    _ indicator: IndicatorID, _ step: LadderStep, _ offering: Offering, moments: [Moment]
  ) -> [Figure]? {
    guard step.match["moment"] == nil else { return nil }
    let table = outcomes(step, offering).filter { $0.moment != nil }
    if table.isEmpty { return nil }
    let measured = Set(table.compactMap(\.moment))
    func line(_ period: String) -> [Figure] {
      let cohort = table.filter { $0.period == period }
      let own = cohort.compactMap(\.moment)
      guard let first = own.min(), let last = own.max() else { return [] }
      return moments.filter { measured.contains($0) && first <= $0 && $0 <= last }.map { moment in
        let facts = cohort.filter { $0.moment == moment }
        var reason = Reason.withheldBySource
        switch attempt(indicator, step, offering, facts) {
        case .figure(let figure): return figure
        case .fails(let why), .withheld(let why, _, _): reason = why
        case .nothing: break
        }
        var gap = facts.first ?? cohort[0]
        if facts.isEmpty { (gap.moment, gap.rows) = (moment, []) }
        return figure(indicator, step, offering, Outcome(facts: [gap], value: 0), complement: false)
          .hidden(reason)
      }
    }
    // Newest first; a later moment weighs more than a newer cohort.
    let lines = Set(table.map(\.period)).sorted(by: >).compactMap { line($0).publishedFirst }
    return lines.max { a, b in
      (a[0].moment ?? .direct, a[0].period ?? "") < (b[0].moment ?? .direct, b[0].period ?? "")
    } ?? []
  }

  /// Every period of the step's group, newest first; of two files with one period the later named.
  private func outcomes(_ step: LadderStep, _ offering: Offering) -> [OutcomeFact] {
    guard facts.outcomeDefinitions.contains(step.definition),
      let group = group(of: step, offering)
    else { return [] }
    var seen: Set<String> = []
    return (facts.outcomes[OutcomeKey(step.definition, group)] ?? [])
      .sorted { ($0.period, $0.source) > ($1.period, $1.source) }
      .filter { seen.insert($0.period + " " + ($0.moment?.rawValue ?? "")).inserted }
  }

  private func attempt(
    _ indicator: IndicatorID, _ step: LadderStep, _ offering: Offering, _ table: [OutcomeFact],
    complement: Bool = false
  ) -> Attempt {
    guard let newest = table.first else { return .nothing }
    let isCounted = table.contains { $0.numerator != nil }
    switch isCounted ? pooled(step, table) : single(step, table) {
    case .failure(let failure): return .fails(failure.reason ?? newest.missing ?? .tooFew)
    case .success(let outcome):
      return .figure(figure(indicator, step, offering, outcome, complement: complement))
    }
  }

  /// One outcome, of one period or of several together.
  private struct Outcome {
    var facts: [OutcomeFact]
    var numerator: Int?
    var denominator: Int?
    var value: Double
  }

  private func pooled(_ step: LadderStep, _ table: [OutcomeFact]) -> Result<Outcome, RungFailure> {
    var (numerator, denominator) = (0, 0)
    var used: [OutcomeFact] = []
    var reason: Reason?
    for fact in table {
      guard fact.missing == nil, let part = fact.numerator?.exact,
        let whole = fact.denominator?.exact, part <= whole
      else {
        if used.isEmpty { reason = reason ?? hiding(fact) }
        continue
      }
      if let last = used.last, !Cohorts.follows(last.period, fact.period) { break }
      numerator += part
      denominator += whole
      used.append(fact)
      reason = tooSmall(step, fact, numerator, denominator)
      if reason == nil || used.count == step.pooledCohorts { break }
    }
    if let reason { return .failure(RungFailure(reason: reason)) }
    guard denominator > 0 else { return .failure(RungFailure(reason: nil)) }
    return .success(
      Outcome(
        facts: used, numerator: numerator, denominator: denominator,
        value: Double(numerator) / Double(denominator)))
  }

  private func single(_ step: LadderStep, _ table: [OutcomeFact]) -> Result<Outcome, RungFailure> {
    guard let fact = table.first(where: { $0.missing == nil && $0.value != nil }),
      let value = fact.value
    else { return .failure(RungFailure(reason: table.first?.missing)) }
    let people = fact.denominator?.exact
    // An own figure of an unknown number of people is not shown.
    if step.rung.isOwn, people == nil { return .failure(RungFailure(reason: .tooFew)) }
    if let people {
      let part = fact.unit == .share ? Int((value * Double(people)).rounded()) : people / 2
      if let reason = tooSmall(step, fact, part, people) {
        return .failure(RungFailure(reason: reason))
      }
    }
    return .success(Outcome(facts: [fact], denominator: people, value: value))
  }

  /// Why a fact without exact counts cannot be used: a hidden whole is a small one.
  private func hiding(_ fact: OutcomeFact) -> Reason {
    if let missing = fact.missing { return missing }
    return fact.denominator?.exact == nil ? .tooFew : .withheldBySource
  }

  /// The policy on small groups; nil when the counts may be shown.
  private func tooSmall(_ step: LadderStep, _ fact: OutcomeFact, _ part: Int, _ whole: Int)
    -> Reason?
  {
    let smallest = fact.roundedTo > 1 ? 10 * fact.roundedTo : policy.smallestOwnShare
    guard whole >= max(smallest, step.minimumDenominator ?? 0) else { return .tooFew }
    if fact.unit != .share { return nil }
    if let reason = disclosure.hides(numerator: part, denominator: whole, roundedTo: fact.roundedTo)
    {
      return reason
    }
    // With the number of people beside it, an exact share gives both counts.
    return fact.roundedTo > 1 ? nil : disclosure.hides(CountSum(min(part, whole - part)))
  }

  private func figure(
    _ indicator: IndicatorID, _ step: LadderStep, _ offering: Offering, _ outcome: Outcome,
    complement: Bool
  ) -> Figure {
    let newest = outcome.facts[0]
    var figure = Figure(
      indicator, definition: step.definition, state: .published, unit: newest.unit)
    figure.value = complement ? 1 - outcome.value : outcome.value
    figure.label = newest.label
    figure.numerator = outcome.numerator
    if complement, let part = outcome.numerator, let whole = outcome.denominator {
      figure.numerator = whole - part
    }
    figure.n = outcome.denominator
    let grain = outcome.facts.map(\.roundedTo).max() ?? 1
    if outcome.denominator != nil, grain > 1 { figure.roundedTo = grain }
    figure.quartiles = newest.quartiles
    if newest.statistic != .share, newest.statistic != .count {
      figure.statistic = newest.statistic
    }
    figure.basis = Basis(
      rung: step.rung, group: words(for: step.rung, newest.group, offering),
      population: newest.population)
    let periods = outcome.facts.map(\.period)
    figure.period = Cohorts.period(periods)
    figure.periodKind = newest.periodKind
    figure.moment = newest.moment
    if newest.periodKind == .cohort || newest.periodKind == .startCohort,
      let moment = newest.moment
    {
      figure.measured = Cohorts.measured(periods, moment, kind: newest.periodKind)
    }
    figure.method = newest.method
    figure.confidence = newest.confidence
    if outcome.facts.contains(where: \.isProvisional) { figure.provisional = true }
    figure.sources = Dictionary(grouping: outcome.facts, by: \.source).sorted { $0.key < $1.key }
      .map { SourceRows(id: $0.key, rows: $0.value.flatMap(\.rows).sorted()) }
    return figure
  }
}
