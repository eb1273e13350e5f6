import Facts

/// One cohort of CBS register positions, followed from leaving education over the years: a figure
/// per moment, latest first. Two cohorts, or two tables of different years, are never one line.
///
/// A moment that is measured but may not be shown, or that CBS hides, stands in the line as a
/// suppressed figure with its reason: nobody draws the line across it.
struct RegisterLine {
  let indicator: IndicatorID
  /// Latest first.
  let moments: [Moment]
  /// Code of the sentence that says who is in the denominator.
  let people: String
  /// Numerator and denominator of a row; nil when a part is hidden or not measured.
  let parts: @Sendable (PositionFact) -> (Int, Int)?

  /// The newest cohort among those followed longest. Fails with the reason of its latest moment when
  /// none may be shown, without a reason when nothing is loaded for the group.
  func figures(_ step: LadderStep, _ offering: Offering, _ core: Computation)
    -> Result<[Figure], RungFailure>
  {
    let table = (core.facts.positions[GroupKey(step, offering)] ?? []).filter {
      $0.population == "residents" && step.definition == indicator.rawValue + "." + $0.definition
    }
    if table.isEmpty { return .failure(RungFailure(reason: nil)) }
    let known = table.filter { parts($0) != nil && moments.contains($0.moment) }
    let longest = Dictionary(grouping: known, by: \.cohort).max { a, b in
      let (first, second) = (a.value.map(\.moment).max(), b.value.map(\.moment).max())
      return first == second ? a.key < b.key : (first ?? .direct) < (second ?? .direct)
    }
    // Loaded, but every cohort has a part that CBS hides.
    guard let (cohort, facts) = longest, let end = facts.map(\.moment).max() else {
      return .failure(RungFailure(reason: .tooFew))
    }
    let measured = Set(known.map(\.moment))
    var line: [Figure] = []
    for moment in moments where measured.contains(moment) && moment <= end {
      let fact = table.first { $0.cohort == cohort && $0.moment == moment }
      line.append(figure(fact, cohort, moment, step, offering, core))
    }
    guard let published = line.publishedFirst else {
      return .failure(RungFailure(reason: line.first?.reason))
    }
    return .success(published)
  }

  private func figure(
    _ fact: PositionFact?, _ cohort: String, _ moment: Moment, _ step: LadderStep,
    _ offering: Offering, _ core: Computation
  ) -> Figure {
    let counts = fact.flatMap(parts)
    var pool = RegisterPositions.Pool(
      numerator: counts?.0 ?? 0, denominator: counts?.1 ?? 0, cohorts: [cohort],
      sources: fact.map { [SourceRows(id: $0.source, rows: $0.rows)] } ?? [])
    pool.isProvisional = fact?.isProvisional ?? false
    let reader = RegisterPositions(indicator: indicator, moment: moment, people: people)
    let figure = reader.figure(step, offering, pool, core)
    if counts == nil { return figure.hidden(.withheldBySource) }
    if pool.denominator < step.minimumDenominator ?? 100 { return figure.hidden(.tooFew) }
    return pool.hidden(core).map(figure.hidden) ?? figure
  }
}

extension [Figure] {
  /// The same line with its first published figure in front, as the headline; nil when it has none.
  var publishedFirst: [Figure]? {
    guard let head = firstIndex(where: { $0.state == .published }) else { return nil }
    return [self[head]] + self[..<head] + self[(head + 1)...]
  }
}
