import Facts

/// Study results of a whole mbo institution and of the institutions it is compared with.
enum InstitutionResults {
  static func attempt(
    _ indicator: IndicatorID, _ step: LadderStep, _ offering: Offering, _ core: Computation
  ) -> Attempt {
    guard !core.facts.results.isEmpty else { return .nothing }
    let own = (core.facts.results[offering.key.brin] ?? [])
      .filter { $0.indicator == indicator && $0.definition == step.definition }
    if step.rung == .group { return group(indicator, step, offering, core) }
    guard let newest = own.max(by: { $0.year < $1.year }) else {
      return .fails(.institutionUnknown)
    }
    guard let value = newest.value else { return .fails(.implausibleInSource) }
    let name = core.facts.institutions[offering.key.brin]?.name ?? offering.key.brin
    return .figure(
      figure(indicator, step, newest, value, group: name + ", " + levels(core), core))
  }

  /// The mean of the same type of institution; every row of a group carries the same value.
  private static func group(
    _ indicator: IndicatorID, _ step: LadderStep, _ offering: Offering, _ core: Computation
  ) -> Attempt {
    let type = core.facts.institutions[offering.key.brin]?.type ?? ""
    let newest = core.facts.comparisonGroups[type]?
      .first { $0.indicator == indicator && $0.definition == step.definition }
    guard let newest, let value = newest.groupValue else { return .nothing }
    return .figure(
      figure(
        indicator, step, newest, value,
        group: core.term("institution_type", type) + ", " + levels(core), core))
  }

  /// The niveaus the Inspectie counts together: Entree is not among them.
  private static func levels(_ core: Computation) -> String { core.term("level", "2-4") }

  private static func figure(
    _ indicator: IndicatorID, _ step: LadderStep, _ fact: ResultFact, _ value: Double,
    group: String, _ core: Computation
  ) -> Figure {
    var figure = Figure(
      indicator, definition: step.definition, state: .published, unit: .share)
    figure.value = value
    figure.basis = Basis(
      rung: step.rung, group: group,
      population: step.rung == .group ? "inspectie_peers" : "inspectie_institution")
    figure.period = fact.year
    figure.periodKind = .schoolYear
    figure.method = .published
    figure.confidence = .a
    if fact.isProvisional { figure.provisional = true }
    figure.sources = [SourceRows(id: fact.source, rows: [fact.row])]
    return figure
  }
}
