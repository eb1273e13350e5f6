package import Facts

/// Completion. What (mbo niveau 2–4): diplomaresultaat, of everyone who left the institution the
/// share with a diploma; a figure of the whole institution, never of Entree. What (hbo bachelor):
/// our estimate, of everyone who stopped or finished in three years the share with the diploma;
/// switching to another programme counts as leaving. Formula and withholding rules: `StockFlow`; an
/// own value is drawn towards programmes like it (`Peers`), the rungs above it are plain sums.
/// Codes of one institution that took over from each other are one programme (`TakeOvers`).
/// Population: all students of the programme, shown only where at least 80 % of recent graduates
/// were full-time; the rungs above sum just those programmes, as far as they had students in every
/// year. Unit: share, with a 90 % interval for one later year of the programme, which holds the
/// year-to-year variation and the unknown number of entrants by switching; the numbers of the formula
/// are in `terms`, with what the counts give by themselves (`raw_share`). Source: Inspectie/DUO; DUO
/// p01, p02, p04. Not: a cohort rate, not the share within the nominal duration, and not one student's
/// own chance.
package enum Completion: Indicator {
  package static let id = IndicatorID.completion
  static let estimate = "completion.stock_flow"

  package static func figures(for offering: Offering, in core: Computation) -> [Figure] {
    core.climb(id, offering, unit: .share) { step in
      switch step.definition {
      case estimate: return estimated(step, offering, core)
      case "completion.inspectie_diploma_result":
        return InstitutionResults.attempt(id, step, offering, core)
      default: return core.fromTable(id, step, offering)
      }
    }
  }

  private static func estimated(_ step: LadderStep, _ offering: Offering, _ core: Computation)
    -> Attempt
  {
    let rules = core.policy.stockFlow
    guard let result = core.stockFlow.result(step, offering) else { return .nothing }
    let flow: StockFlow
    switch result {
    case .passed(let passed): flow = passed
    case .tooFewSchools(let reason, let counted, let least):
      return .withheld(
        reason,
        [Term("schools_counted", Double(counted)), Term("schools_least", Double(least))], [])
    case .withheld(let reason, let broken):
      guard step.rung.isOwn || step.rung == .programme, let broken else { return .fails(reason) }
      return .withheld(reason, broken.termsWithheld(rules), sources(broken, step))
    }
    guard let share = flow.value(rules, switchers: rules.switchers[1]) else {
      return .fails(.identityFails)
    }
    let others = core.stockFlow.takeOvers[offering.key]?.filter { $0 != offering.key } ?? []
    // The sums hold all forms of the programmes that `StockFlowTable` takes for peers.
    let mostly = ", " + core.term("area", "mostly_fulltime")
    let group =
      switch step.rung {
      case .ownPooled: core.words(for: offering)
      case .ownCluster: words(for: offering, with: others, core)
      case .programme: offering.name + ", " + core.term("area", "nl") + mostly
      default: core.words(for: step.rung, offering) + mostly
      }
    var figure = Figure(id, definition: estimate, state: .published, unit: .share)
    figure.value = share
    figure.interval = flow.interval(rules, rung: step.rung)
    figure.terms = flow.terms(rules, rung: step.rung)
    if step.rung == .ownCluster { figure.via = others.map(\.description) }
    let people = flow.sum(rules.transitions).stopped(rules.switchers[1])
    figure.n = Int((people / 10).rounded()) * 10
    figure.basis = Basis(rung: step.rung, group: group, population: "stock_flow")
    let years = core.stockFlow.years
    figure.period = "\(years.first)–\(years.last)"
    figure.periodKind = .pooled
    figure.method = .estimated
    figure.sources = sources(flow, step)
    return .figure(figure)
  }

  /// A sector's rows are all its programmes' rows: the sources are named, the lines are not.
  private static func sources(_ flow: StockFlow, _ step: LadderStep) -> [SourceRows] {
    let named = step.rung.isOwn || step.rung == .programme
    return flow.rows.sorted { $0.key < $1.key }.map {
      SourceRows(id: $0.key, rows: named ? $0.value.sorted() : [])
    }
  }

  /// "Hogeschool, opleiding samen met opleiding", by the names of today or else the codes.
  private static func words(
    for offering: Offering, with others: [OfferingKey], _ core: Computation
  ) -> String {
    let names = others.map { key in
      core.facts.offeringIndex[key].map { core.facts.offerings[$0].name } ?? key.code
    }
    return core.words(for: offering) + " " + core.term("area", "with") + " "
      + names.joined(separator: ", ")
  }
}
