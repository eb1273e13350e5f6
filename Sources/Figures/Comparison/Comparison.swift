package import Facts

/// What may be said of two offerings' figures side by side.
package enum Verdict: Hashable, Sendable {
  /// They do not measure the same thing, and this is the first way in which they differ: nothing is
  /// said about a difference.
  case unlike(Unlike)
  /// One group's figure is on both sheets, or one figure counts the other's people too: it says
  /// nothing about these offerings.
  case sameGroup
  /// The same measure, but without what a test needs: a mean or median without people, a share
  /// without a count.
  case notTestable
  /// The difference may be chance: its interval, of first minus second, holds 0.
  case noRealDifference(Interval)
  /// The first is higher than chance explains; the interval is of first minus second and lies above
  /// 0.
  case higher(Interval)
  /// The first is lower than chance explains; the interval lies below 0.
  case lower(Interval)
  /// Two full counts of people: first minus second, exact; it says nothing about quality.
  case counted(Int)

  /// Code of the verdict in files, without its numbers.
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

  /// Interval of first minus second, in shares −1…1; nil for a verdict without a test.
  package var interval: Interval? {
    switch self {
    case .noRealDifference(let interval), .higher(let interval), .lower(let interval): interval
    default: nil
    }
  }
}

/// The headline figures of one indicator side by side, and what may be said of every pair of them.
///
/// ```swift
/// let row = Comparison(.completion, of: sheets.map { ($0.key, $0.headline(.completion)) })
/// row.pairs.first?.verdict  // .noRealDifference, with the interval of the difference
/// ```
package struct Comparison: Sendable {
  /// Fewest and most offerings that can be compared at once.
  package static let offerings = 2...6

  /// Two of the offerings, and the verdict on them.
  package struct Pair: Hashable, Sendable {
    /// Place in `figures`, from 0; always below `second`.
    package let first: Int
    /// Place in `figures` of the other.
    package let second: Int
    /// What may be said of the first beside the second.
    package let verdict: Verdict
  }

  /// The question the figures answer.
  package let indicator: IndicatorID
  /// The headline figure of each offering, in the order given; nil where a sheet has none.
  package let figures: [Figure?]
  /// Every pair, ordered by first and then second.
  package let pairs: [Pair]
  /// Number of pairs that were tested; each test is stricter for it (see `Strictness`).
  package let tested: Int

  /// - Parameter answers: the keys, each with its headline figure; those after the sixth are
  ///   ignored.
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
