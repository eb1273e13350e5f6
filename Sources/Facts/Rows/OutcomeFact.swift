/// The group of people a published outcome is about. Empty text and nil mean "not split by this".
package struct OutcomeGroup: Hashable, Sendable {
  /// With a diploma, without one, or both together: three groups that are never mixed.
  package enum Diploma: String, Hashable, Sendable, CaseIterable {
    /// With the diploma, without it, and both together.
    case yes, no, all
  }

  /// Mbo or hbo.
  package var kind: Kind
  /// BRIN of the institution.
  package var brin = ""
  /// Crebo or opleidingscode.
  package var code = ""
  /// Level of the programme.
  package var level: Level?
  /// Leerweg of the programme; mbo only.
  package var leerweg: Leerweg?
  /// Form of the programme; hbo only.
  package var form: Form?
  /// Code of the CROHO-onderdeel or sectorkamer.
  package var sector = ""
  /// CBS study direction, `01`…`10`.
  package var direction = ""
  /// CBS code of the arbeidsmarktregio, `AM18`.
  package var region = ""
  /// Whether they left with the diploma.
  package var diploma = Diploma.all

  /// Everybody of one kind of education, not split.
  package init(_ kind: Kind) { self.kind = kind }
}

/// A published outcome of one group of people: a share as its two counts, or a value as the source
/// gives it.
///
/// What it counts is its definition; `job_path.cbs_mbo_any_work` is an outcome of `job_path`. Where
/// the source hides the number there is no value but a reason: hidden is never zero.
package struct OutcomeFact: Hashable, Sendable {
  /// Id of the definition; its part before the point is the indicator.
  package var definition: String
  /// The people it is about.
  package var group: OutcomeGroup
  /// Code of the population; texts say who is counted.
  package var population: String
  /// Cohort, school year or year, such as `2020/21`.
  package var period: String
  /// What the period means.
  package var periodKind: PeriodKind
  /// Time after leaving or graduating; nil where the definition has no such moment.
  package var moment: Moment?
  /// People counted in a share; nil for a value that is not a share of counts.
  package var numerator: CountSum?
  /// People the share is taken from; of an amount the people who are paid it. Nil when the source
  /// gives no number.
  package var denominator: CountSum?
  /// What the source rounds its counts to: 1 for exact counts, 10 for tens.
  package var roundedTo: Int
  /// The value in `unit`, a share as a fraction 0…1; nil for a share that follows from its counts,
  /// and when it is hidden.
  package var value: Double?
  /// Unit of the value.
  package var unit: Unit
  /// Which statistic the value is; `share` for a share.
  package var statistic: Statistic
  /// First and third quartile in `unit`; nil where the source has none.
  package var quartiles: Interval?
  /// The word the source gives instead of, or with, a value.
  package var label: String?
  /// Why there is no value; nil when there is one.
  package var missing: Reason?
  /// How the value was made.
  package var method: Method
  /// How close the value is to its publisher.
  package var confidence: Confidence
  /// Id of the source.
  package var source: String
  /// Lines of the source, or rows of its sheet in a workbook.
  package var rows: [Int]
  /// The publisher may still change it.
  package var isProvisional = false

  package init(
    definition: String, group: OutcomeGroup, population: String, period: String,
    periodKind: PeriodKind, moment: Moment?, unit: Unit, statistic: Statistic, roundedTo: Int = 1,
    method: Method = .published, confidence: Confidence = .a, source: String, rows: [Int]
  ) {
    self.definition = definition
    self.group = group
    self.population = population
    self.period = period
    self.periodKind = periodKind
    self.moment = moment
    self.unit = unit
    self.statistic = statistic
    self.roundedTo = roundedTo
    self.method = method
    self.confidence = confidence
    self.source = source
    self.rows = rows
  }
}

/// What outcomes are looked up by.
package struct OutcomeKey: Hashable, Sendable {
  /// Id of the definition.
  package var definition: String
  /// The group of people; every member must be equal.
  package var group: OutcomeGroup

  /// The outcomes of this definition and exactly this group.
  package init(_ definition: String, _ group: OutcomeGroup) {
    self.definition = definition
    self.group = group
  }
}
