package import Facts

/// Both counts are kept, so that years and groups are pooled by summing people, never by averaging
/// per cents, and a norm is compared without a rounding error.
extension CountedShare {
  /// The share as a fraction; nil of nobody.
  package var value: Double? {
    denominator == 0 ? nil : Double(numerator) / Double(denominator)
  }

  /// True when nobody or everybody is counted.
  package var isUniform: Bool { numerator == 0 || numerator == denominator }

  /// True when 100 × numerator / denominator is at least so many per cent, in whole numbers. False
  /// of nobody.
  package func reaches(_ perCent: DecimalNumber) -> Bool {
    denominator > 0 && 100 * numerator * perCent.scale >= perCent.digits * denominator
  }

  /// Both groups together: numerators and denominators summed.
  package static func + (a: CountedShare, b: CountedShare) -> CountedShare {
    CountedShare(
      a.numerator + b.numerator, of: a.denominator + b.denominator,
      roundedTo: max(a.grain, b.grain))
  }
}

extension Sequence<CountedShare> {
  /// Everybody together.
  package var pooled: CountedShare { reduce(CountedShare(0, of: 0), +) }
}
