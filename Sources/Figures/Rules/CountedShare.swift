package import Facts

/// Some of a number of people. Both counts are kept, so that years and groups are pooled by summing
/// people, never by averaging per cents, and a norm is compared without a rounding error.
package struct CountedShare: Hashable, Sendable {
  package let part: Int
  package let whole: Int

  package init(_ part: Int, of whole: Int) {
    precondition(part >= 0 && part <= whole, "a part lies between nobody and everybody")
    self.part = part
    self.whole = whole
  }

  /// The share as a fraction; nil of nobody.
  package var value: Double? { whole == 0 ? nil : Double(part) / Double(whole) }

  /// True when nobody or everybody is counted.
  package var isUniform: Bool { part == 0 || part == whole }

  /// True when 100 × part / whole is at least so many per cent, in whole numbers. False of nobody.
  package func reaches(_ perCent: DecimalNumber) -> Bool {
    whole > 0 && 100 * part * perCent.scale >= perCent.digits * whole
  }

  package static func + (a: CountedShare, b: CountedShare) -> CountedShare {
    CountedShare(a.part + b.part, of: a.whole + b.whole)
  }
}

extension Sequence<CountedShare> {
  /// Everybody together: numerators and denominators summed.
  package var pooled: CountedShare { reduce(CountedShare(0, of: 0), +) }
}
