import Facts

/// How strict each test is so that all tests of one question together are as sure as one 90 %
/// interval.
///
/// At 90 % one in ten comparisons of equal programmes is called different. With more comparisons
/// under one question each is made stricter (Bonferroni: 10 % divided by their number), so that one
/// in ten questions, not one in ten pairs, gets a false difference.
package struct Strictness: Hashable, Sendable {
  /// Probability of at least one false difference among all comparisons of a question.
  package static let errorRate = 0.1
  /// Most comparisons under one question: the pairs of six programmes.
  package static let most = 15
  /// Two-sided standard normal quantiles for 10 % divided by 1, 2 … 15.
  private static let quantiles = [
    ScoreInterval.z90, 1.96, 2.128, 2.2414, 2.3263, 2.394, 2.45, 2.4977, 2.5392, 2.5758, 2.6086,
    2.6383, 2.6653, 2.6901, 2.7131,
  ]

  /// Number of comparisons under the question, 1…15.
  package let comparisons: Int

  /// - Returns: nil for no comparison, or more than the table of quantiles reaches.
  package init?(comparisons: Int) {
    guard (1...Strictness.most).contains(comparisons) else { return nil }
    self.comparisons = comparisons
  }

  /// Standard errors on each side of a comparison.
  var z: Double { Strictness.quantiles[comparisons - 1] }
}

/// What is known of a share and how far it can lie off, on each side.
///
/// A share counted in a group is taken as one draw of what the group gives in another year: Wilson's
/// score interval. That also holds where everyone was counted (CBS): nothing was sampled there, and
/// the interval says how much such a share differs by chance from one year to the next.
struct UncertainShare {
  let value: Double
  /// Distance to the low end and to the high end.
  let below: Double
  let above: Double

  /// From people counted. Counts rounded to tens are two cells on each side (with and without a
  /// benefit), each at most five people off, all the same way: small cells are rounded alike.
  init?(_ counts: CountedShare, _ strictness: Strictness) {
    guard let share = Share(counts.numerator, of: counts.denominator) else { return nil }
    let (p, n, z) = (share.value, Double(counts.denominator), strictness.z)
    let score = ScoreInterval(p, people: n, z: z)
    let off = counts.grain == 1 ? 0 : Double(counts.grain) / 2
    let rounding = z * off * (2 * (p * p + (1 - p) * (1 - p))).squareRoot() / n
    value = p
    below = joined(score.below, rounding)
    above = joined(score.above, rounding)
  }

  /// From an estimate with its own 90 % interval, widened on each side in proportion.
  init?(_ value: Double, in interval: Interval, _ strictness: Strictness) {
    guard interval.low <= value, value <= interval.high else { return nil }
    let scale = strictness.z / ScoreInterval.z90
    self.value = value
    below = (value - interval.low) * scale
    above = (interval.high - value) * scale
  }

  /// What the figure itself gives; nil when it says nothing about how sure it is.
  init?(_ figure: Figure, _ strictness: Strictness) {
    guard let share = figure.share else { return nil }
    if let now = figure.shareNow {
      self.init(share.value, in: now, strictness)
    } else if let interval = figure.interval {
      self.init(share.value, in: interval, strictness)
    } else if let numerator = figure.numerator, let n = figure.n {
      self.init(CountedShare(numerator, of: n, roundedTo: figure.roundedTo ?? 1), strictness)
    } else {
      return nil
    }
  }

  /// Interval of this share minus another, of different people: Newcombe's method, which squares and
  /// adds the distances of both score intervals (MOVER), so that it never leaves −1…1 by much and
  /// works near 0 and 100 %. What both estimates assume alike is counted twice, on the safe side.
  func minus(_ other: UncertainShare) -> Interval {
    let difference = value - other.value
    return Interval(
      low: max(-1, difference - joined(below, other.above)),
      high: min(1, difference + joined(above, other.below)))
  }
}

extension Figure {
  /// What an estimated share itself may be. Its printed interval also holds the noise of one later
  /// year, which is no part of a difference between two programmes.
  fileprivate var shareNow: Interval? {
    guard let low = terms?.first(where: { $0.name == "share_low" })?.value,
      let high = terms?.first(where: { $0.name == "share_high" })?.value
    else { return nil }
    return Interval(low: low, high: high)
  }
}
