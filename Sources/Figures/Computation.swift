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
  /// Register terms in words: sectors, study directions, levels, forms.
  package let terms: [String: String]
  let stockFlow: StockFlowTable
  let published: PublishedTables

  package init(facts: FactBase, ladders: Ladders, policy: Policy, terms: [String: String]) {
    self.facts = facts
    self.ladders = ladders
    self.policy = policy
    self.terms = terms
    stockFlow = StockFlowTable(facts: facts, policy: policy)
    published = PublishedTables(facts: facts, ladders: ladders)
  }

  /// Every figure of an offering, headline questions first, the headline of each indicator first.
  package func figures(for offering: Offering) -> [Figure] {
    Computation.registry.flatMap { $0.figures(for: offering, in: self) }
  }

  /// The indicators in the order of the sheet.
  package static let registry: [any Indicator.Type] = [
    JobChance.self, StartSalary.self, Completion.self, Students.self, FirstYears.self,
    Graduates.self, YearResult.self, JobPath.self, FurtherStudy.self, SearchTime.self,
    Unemployment.self, JobMatch.self,
  ]

  func term(_ group: String, _ code: String) -> String { terms[group + "." + code] ?? code }
}

/// One indicator: its id and how it answers for an offering.
package protocol Indicator: Sendable {
  /// Id used in files and on sheets.
  static var id: IndicatorID { get }
  /// The headline first, then years, moments and context; never empty.
  static func figures(for offering: Offering, in core: Computation) -> [Figure]
}
