package import Facts

/// Primary suppression: which numbers of few people may be shown, by the limits of `policy.yml`,
/// one number at a time.
///
/// Every check returns the reason to hide, or nil when the number may be shown. The limits: counts
/// from `smallestCount`; own shares from `smallestOwnShare` people, and from `smallestJudgedShare`
/// when a norm or a judgement stands beside them; never a share of which (almost) everybody is on
/// one side. Sources of the limits: the UK's Discover Uni (10 people) and OfS (numerator within 2
/// of either end), the Inspectie (12 to judge).
package struct Disclosure: Hashable, Sendable {
  private let policy: Policy

  /// The limits of this policy.
  package init(_ policy: Policy) { self.policy = policy }

  /// Rungs whose group holds the offering's own people.
  var nestedRungs: [Rung] { policy.nestedRungs }

  /// Why a counted share may not be shown.
  ///
  /// - Parameters:
  ///   - grain: what the source rounds its counts to: 1 for exact counts, 10 for tens. Rounded
  ///     counts have their own margin, and the fewest people they can stand for must be enough.
  ///   - judged: a norm or a judgement stands beside the share.
  /// - Returns: `.tooFew` before `.tooUniform`; nil when it may be shown.
  package func hides(
    numerator: Int, denominator: Int, roundedTo grain: Int = 1, judged: Bool = false
  ) -> Reason? {
    let fewest = denominator - grain / 2
    guard fewest >= (judged ? policy.smallestJudgedShare : policy.smallestOwnShare) else {
      return .tooFew
    }
    return isUniform(numerator, denominator, grain) ? .tooUniform : nil
  }

  /// The same for counts with hidden parts: a share of numbers that are not known is not shown.
  package func hides(
    numerator: CountSum, denominator: CountSum, judged: Bool = false
  ) -> Reason? {
    guard let part = numerator.exact, let whole = denominator.exact else { return .tooFew }
    return hides(numerator: part, denominator: whole, judged: judged)
  }

  /// Why a number of people may not be shown; zero and sums known exactly may.
  package func hides(_ count: CountSum) -> Reason? {
    guard let exact = count.exact else { return .tooFew }
    return exact > 0 && exact < policy.smallestCount ? .tooFew : nil
  }

  /// The bounds that may be shown in the place of a hidden number; nil when the number may be
  /// shown, and when they would say no more than "fewer than five".
  package func bounds(_ count: CountSum) -> Bounds? {
    guard hides(count) != nil, count.high >= policy.smallestCount else { return nil }
    return Bounds(low: count.low, high: count.high)
  }

  /// Exact counts: `uniformMargin` people or fewer from an end. Rounded counts: nearer than
  /// `uniformMarginRounded`, which leaves at least as many people after undoing the rounding.
  private func isUniform(_ numerator: Int, _ denominator: Int, _ grain: Int) -> Bool {
    let side = min(numerator, denominator - numerator)
    return grain == 1 ? side <= policy.uniformMargin : side < policy.uniformMarginRounded
  }
}

extension Computation {
  /// The limits of this computation's policy.
  package var disclosure: Disclosure { Disclosure(policy) }
}
