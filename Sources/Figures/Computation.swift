package import Facts

/// The computation core: turns one edition's facts into the figures of every sheet, by the ladder
/// and the policy it is given. Pure: no files, no clock, no locale.
///
/// Making one prepares what is shared (published tables per group, national estimates); a sheet
/// then costs a few dozen lookups.
package struct Computation: Sendable {
  package let facts: FactBase
  package let ladders: Ladders
  package let policy: Policy
  package let norms: Norms
  /// Register terms in words: sectors, study directions, levels, forms.
  package let terms: [String: String]
  /// Figures taken back by their source or by us.
  package let withdrawals: [Withdrawal]
  let stockFlow: StockFlowTable
  let published: PublishedTables
  /// Definitions that something loaded can give.
  let loaded: Set<String>
  let wages: WageIndex?
  private var ofGroup = GroupFigures()

  package init(
    facts: FactBase, ladders: Ladders, policy: Policy, norms: Norms = Norms(),
    terms: [String: String], withdrawals: [Withdrawal] = []
  ) {
    self.withdrawals = withdrawals
    self.facts = facts
    self.ladders = ladders
    self.policy = policy
    self.norms = norms
    self.terms = terms
    stockFlow = StockFlowTable(facts: facts, policy: policy)
    published = PublishedTables(facts: facts, ladders: ladders)
    loaded = Computation.definitions(of: facts)
    wages = policy.prices.map { WageIndex($0.index, in: facts.references.values.joined()) }
    // What is taken back is taken back of one programme, so nothing is then the same for all.
    if withdrawals.isEmpty { ofGroup = GroupFigures(self) }
  }

  /// Every figure of an offering, headline questions first, the headline of each indicator first.
  package func figures(for offering: Offering) -> [Figure] {
    let shared = ofGroup.figures(for: offering)
    var figures: [Figure] = []
    for indicator in Computation.registry {
      figures += shared?[indicator.id] ?? indicator.figures(for: offering, in: self)
    }
    figures = disclosure.protected(figures)
    return withdrawals.isEmpty ? figures : figures.map { kept($0, of: offering.key) }
  }

  /// True when the figure was taken back; a ladder then goes on to its next rung.
  func isWithdrawn(_ figure: Figure, of key: OfferingKey) -> Bool {
    !withdrawals.isEmpty && withdrawals.contains { $0.concerns(figure, of: key) }
  }

  /// The figure, or in its place the word that it was taken back: a count or a moment of a path has
  /// no next rung.
  private func kept(_ figure: Figure, of key: OfferingKey) -> Figure {
    guard figure.state == .published || figure.state == .suppressed, isWithdrawn(figure, of: key)
    else { return figure }
    var gone = Figure(
      figure.indicator, definition: figure.definition, state: .absent, unit: figure.unit,
      headline: figure.headline)
    gone.reason = .withdrawn
    gone.period = figure.period
    gone.periodKind = figure.periodKind
    gone.moment = figure.moment
    return gone
  }

  /// The indicators in the order of the sheet.
  package static let registry: [any Indicator.Type] = [
    JobChance.self, StartSalary.self, Completion.self, Students.self, FirstYears.self,
    Graduates.self, YearResult.self, StartResult.self, DiplomaInTime.self, Dropout.self,
    Switching.self, Continuation.self, JobPath.self, FurtherStudy.self, SearchTime.self,
    Unemployment.self, JobMatch.self, JobAtLevel.self, JobInField.self, PermanentContract.self,
    Outlook.self, RegionalOutlook.self, WorkPlacement.self, Satisfaction.self, JobOpenings.self,
    Inflow.self,
  ]

  private static func definitions(of facts: FactBase) -> Set<String> {
    var all = facts.outcomeDefinitions.union(facts.references.keys).union([Completion.estimate])
    all.formUnion(facts.results.values.joined().map(\.definition))
    all.formUnion(facts.pay.values.joined().map(\.definition))
    // Positions of leavers are one source for several indicators.
    for name in Set(facts.positions.values.joined().map(\.definition)) {
      all.formUnion(IndicatorID.allCases.map { $0.rawValue + "." + name })
    }
    return all.union(facts.counts.values.joined().lazy.map(\.definition))
  }

  func term(_ group: String, _ code: String) -> String { terms[group + "." + code] ?? code }
}

/// One indicator: its id and how it answers for an offering.
package protocol Indicator: Sendable {
  /// Id used in files and on sheets.
  static var id: IndicatorID { get }
  /// The headline first, then years, moments and context; never empty.
  static func figures(for offering: Offering, in core: Computation) -> [Figure]
}
