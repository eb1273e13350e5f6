/// The group of people a published outcome is about. Empty text is "not split by this".
package struct OutcomeGroup: Hashable, Sendable {
  /// With, without or both: three groups that are never mixed.
  package enum Diploma: String, Hashable, Sendable, CaseIterable {
    case yes, no, all
  }

  package var kind: Kind
  package var brin = ""
  package var code = ""
  package var level: Level?
  package var leerweg: Leerweg?
  package var form: Form?
  package var sector = ""
  /// CBS study direction, `01`…`10`.
  package var direction = ""
  /// CBS code of the arbeidsmarktregio, `AM18`.
  package var region = ""
  package var diploma = Diploma.all

  package init(_ kind: Kind) { self.kind = kind }
}

/// A published outcome of one group of people: a share as its two counts, or a value as it stands.
///
/// What it counts is its definition; `job_path.cbs_mbo_any_work` is an outcome of `job_path`. Where
/// the source hides the number there is no value but a reason: hidden is never zero.
package struct OutcomeFact: Hashable, Sendable {
  package var definition: String
  package var group: OutcomeGroup
  /// Code of the sentence that says who is counted.
  package var population: String
  package var period: String
  package var periodKind: PeriodKind
  package var moment: Moment?
  /// People counted, and people they are taken from; for an amount the second is the people paid it.
  package var numerator: CountSum?
  package var denominator: CountSum?
  /// Counts are rounded to this many.
  package var roundedTo: Int
  /// In the unit of the outcome; nil for a share that follows from its counts.
  package var value: Double?
  package var unit: Unit
  package var statistic: Statistic
  package var quartiles: Interval?
  package var label: String?
  package var missing: Reason?
  package var method: Method
  package var confidence: Confidence
  package var source: String
  /// Lines in the source, or rows of its sheet.
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

/// What an outcome is asked by.
package struct OutcomeKey: Hashable, Sendable {
  package var definition: String
  package var group: OutcomeGroup

  package init(_ definition: String, _ group: OutcomeGroup) {
    self.definition = definition
    self.group = group
  }
}
