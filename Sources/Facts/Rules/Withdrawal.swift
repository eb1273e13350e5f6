/// A published figure that its source or we have taken back, from `withdrawn.yml`.
///
/// Every member that is set must agree with the figure; `definition` is always set.
package struct Withdrawal: Hashable, Sendable {
  /// Id of the definition of the figure.
  package var definition: String
  /// The offering; nil for all offerings.
  package var key: OfferingKey?
  /// Period of the figure; nil for all periods.
  package var period: String?
  /// Id of the source it was read from; nil for all sources.
  package var source: String?
  /// The day it was taken back, `YYYY-MM-DD`.
  package var since: String
  /// Why it was taken back, in Dutch.
  package var reason: String

  package init(
    definition: String, key: OfferingKey? = nil, period: String? = nil, source: String? = nil,
    since: String, reason: String
  ) {
    self.definition = definition
    self.key = key
    self.period = period
    self.source = source
    self.since = since
    self.reason = reason
  }

  /// True when this figure of this offering is the one taken back.
  package func concerns(_ figure: Figure, of offering: OfferingKey) -> Bool {
    definition == figure.definition && key.map { $0 == offering } ?? true
      && period.map { $0 == figure.period } ?? true
      && source.map { id in figure.sources.contains { $0.id == id } } ?? true
  }
}
