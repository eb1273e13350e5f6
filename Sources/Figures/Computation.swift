package import Facts

/// Computes the figures of every sheet from one edition's facts, by the ladders and the policy it
/// is given. Pure: no files, no clock, no locale.
///
/// Making one prepares what sheets share (published tables per group, national estimates); a sheet
/// then costs a few dozen look-ups.
package struct Computation: Sendable {
  /// The edition.
  package let facts: FactBase
  /// The rungs each indicator may use, best first.
  package let ladders: Ladders
  /// Limits for small groups, and the constants of the estimate.
  package let policy: Policy
  /// Norms of the Inspectie and the word scales of publishers.
  package let norms: Norms
  /// Words of the registers, in Dutch, by `group.code`: sectors, study directions, levels, forms.
  package let terms: [String: String]
  /// Figures taken back by their source or by us.
  package let withdrawals: [Withdrawal]
  let stockFlow: StockFlowTable
  let published: PublishedTables
  /// Definitions that something loaded can give.
  let loaded: Set<String>
  let wages: WageIndex?
  private var ofGroup = GroupFigures()

  /// Prepares what all sheets share.
  ///
  /// - Parameter terms: words of the registers by `group.code`; a code without one stands for
  ///   itself.
  /// - Parameter withdrawals: figures to leave out; with any, no figures are shared between
  ///   programmes, so that computing all sheets costs more.
  /// - Complexity: one pass over the facts, one look-up per ladder step and kind of programme, the
  ///   estimate of every hbo bachelor, and the shared figures of a few hundred kinds of programme.
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

  /// Every figure of an offering: the indicators in the order of the sheet, of each the headline
  /// first.
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

  /// The indicators in the order of the sheet; every `IndicatorID` is there once.
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

/// One indicator of a sheet: its id and how it is computed for an offering.
///
/// ```swift
/// package enum Dropout: Indicator {
///   package static let id = IndicatorID.dropout
///   package static func figures(for offering: Offering, in core: Computation) -> [Figure] {
///     core.climb(id, offering, unit: .share) { core.fromTable(id, $0, offering) }
///   }
/// }
/// ```
package protocol Indicator: Sendable {
  /// The id used in files and on sheets.
  static var id: IndicatorID { get }
  /// The figures of one offering, the headline first, then other years, moments and groups. Never
  /// empty: without data there is one absent figure with its reason. Two calls with the same
  /// arguments give the same figures.
  static func figures(for offering: Offering, in core: Computation) -> [Figure]
}
