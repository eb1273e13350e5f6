/// A published figure that its source or we have taken back.
///
/// Every member that is set must agree; `definition` always is.
package struct Withdrawal: Hashable, Sendable {
  package var definition: String
  package var key: OfferingKey?
  package var period: String?
  package var source: String?
  /// The day it was taken back, `YYYY-MM-DD`.
  package var since: String
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
