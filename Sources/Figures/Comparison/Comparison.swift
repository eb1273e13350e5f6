package import Facts

/// What may be said of two offerings' figures beside each other.
package enum Verdict: Hashable, Sendable {
  /// They do not measure the same: no word about a difference.
  case unlike(Unlike)
  /// One group's figure on both sheets: it says nothing about these offerings.
  case sameGroup
  /// The same measure, but no source says how sure it is: a mean or median without people, a share
  /// without a count.
  case notTestable
  case noRealDifference(Interval)
  /// The first is higher, or lower, than chance explains; the interval is of first minus second.
  case higher(Interval)
  case lower(Interval)
  /// Two full counts of people: the difference is what it is, and no quality.
  case counted(Int)

  /// Its name in files.
  package var code: String {
    switch self {
    case .unlike: "unlike"
    case .sameGroup: "same_group"
    case .notTestable: "not_testable"
    case .noRealDifference: "no_real_difference"
    case .higher: "higher"
    case .lower: "lower"
    case .counted: "counted"
    }
  }

  package var interval: Interval? {
    switch self {
    case .noRealDifference(let interval), .higher(let interval), .lower(let interval): interval
    default: nil
    }
  }
}

/// The headline figures of one indicator beside each other, and what every pair of them says.
///
/// ```swift
/// let row = Comparison(.completion, of: sheets.map { ($0.key, $0.headline(.completion)) })
/// row.pairs.first?.verdict  // .noRealDifference, with the interval of the difference
/// ```
package struct Comparison: Sendable {
  /// Fewest and most offerings at once.
  package static let offerings = 2...6

  package struct Pair: Hashable, Sendable {
    /// Places in `figures`; the first is before the second.
    package let first: Int
    package let second: Int
    package let verdict: Verdict
  }

  package let indicator: IndicatorID
  package let figures: [Figure?]
  package let pairs: [Pair]
  /// Pairs that were tested on chance; each is made stricter for it.
  package let tested: Int

  /// - Parameter answers: at most six keys, each with its headline figure.
  package init(_ indicator: IndicatorID, of answers: [(key: String, figure: Figure?)]) {
    let answers = answers.prefix(Comparison.offerings.upperBound)
    self.indicator = indicator
    figures = answers.map(\.figure)
    var places: [(Int, Int)] = []
    for first in answers.indices {
      for second in answers.indices where second > first { places.append((first, second)) }
    }
    let judge = places.map { Judge(answers[$0], answers[$1]) }
    tested = judge.count { $0.isTestable }
    let strictness = Strictness(comparisons: max(1, tested))
    pairs = zip(places, judge).map { place, judge in
      Pair(first: place.0, second: place.1, verdict: judge.verdict(strictness))
    }
  }
}

/// Two figures that are being compared.
private struct Judge {
  let first: (key: String, figure: Figure?)
  let second: (key: String, figure: Figure?)

  init(_ first: (key: String, figure: Figure?), _ second: (key: String, figure: Figure?)) {
    self.first = first
    self.second = second
  }

  /// True when only chance is left to judge.
  var isTestable: Bool {
    switch verdict(Strictness(comparisons: 1)) {
    case .higher, .lower, .noRealDifference: return true
    default: return false
    }
  }

  func verdict(_ strictness: Strictness?) -> Verdict {
    guard let a = first.figure, let b = second.figure else { return .unlike(.missing) }
    if let why = Measure.unlike(a, b) { return .unlike(why) }
    if sharesPeople(a, b) { return .sameGroup }
    if a.unit == .count, let more = a.value, let less = b.value {
      return .counted(Int((more - less).rounded()))
    }
    guard let strictness, let share = UncertainShare(a, strictness),
      let other = UncertainShare(b, strictness)
    else { return .notTestable }
    let interval = share.minus(other)
    if interval.low > 0 { return .higher(interval) }
    return interval.high < 0 ? .lower(interval) : .noRealDifference(interval)
  }

  /// One group's figure, or an own figure that counts the other's people too.
  private func sharesPeople(_ a: Figure, _ b: Figure) -> Bool {
    if let group = a.sharedGroup, group == b.sharedGroup { return true }
    let (mine, theirs) = (Set(a.via ?? []), Set(b.via ?? []))
    return mine.contains(second.key) || theirs.contains(first.key) || !mine.isDisjoint(with: theirs)
  }
}
