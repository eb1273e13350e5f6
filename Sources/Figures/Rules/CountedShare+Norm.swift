package import Facts

/// Both counts are kept, so that years and groups are pooled by summing people, never by averaging
/// per cents, and a norm is compared without a rounding error.
extension CountedShare {
  /// The share as a fraction 0…1; nil when the denominator is 0.
  package var value: Double? {
    denominator == 0 ? nil : Double(numerator) / Double(denominator)
  }

  /// True when nobody or everybody is counted: a share of exactly 0 or 1.
  package var isUniform: Bool { numerator == 0 || numerator == denominator }

  /// True when 100 × numerator / denominator is at least this many per cent, computed in whole
  /// numbers. False when the denominator is 0.
  package func reaches(_ perCent: DecimalNumber) -> Bool {
    denominator > 0 && 100 * numerator * perCent.scale >= perCent.digits * denominator
  }

  /// Both groups together: numerators and denominators summed, with the coarser rounding.
  package static func + (a: CountedShare, b: CountedShare) -> CountedShare {
    CountedShare(
      a.numerator + b.numerator, of: a.denominator + b.denominator,
      roundedTo: max(a.grain, b.grain))
  }
}

extension Sequence<CountedShare> {
  /// All groups together: numerators and denominators summed.
  package var pooled: CountedShare { reduce(CountedShare(0, of: 0), +) }
}
