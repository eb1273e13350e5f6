/// Wilson's score interval of a share: how far it can lie off on each side, as fractions.
///
/// It stays within 0…1 and holds near the ends, where the usual ± does not. Source: Wilson (1927),
/// J. Am. Stat. Assoc. 22.
struct ScoreInterval {
  /// Standard errors on each side of an interval of 90 %.
  static let z90 = 1.6449

  let below: Double
  let above: Double

  /// - Parameters:
  ///   - people: what the share is taken from; less than was counted where it varies more.
  ///   - z: standard errors on each side.
  init(_ share: Double, people: Double, z: Double = z90) {
    let (p, n) = (share, people)
    let centre = (p + z * z / (2 * n)) / (1 + z * z / n)
    let half = z / (1 + z * z / n) * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
    below = p - (centre - half)
    above = centre + half - p
  }
}

/// Two independent distances together: the root of the sum of their squares.
func joined(_ a: Double, _ b: Double) -> Double { (a * a + b * b).squareRoot() }
