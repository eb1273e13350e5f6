package import Facts

/// A counted share as it is published: its two counts and what they are rounded to.
package struct CountedShare: Hashable, Sendable {
  /// The people counted, rounded to `grain`; 0…`denominator`, which is not checked.
  package var numerator: Int
  /// The people the share is taken from, rounded to `grain`.
  package var denominator: Int
  /// What the source rounds both counts to: 1 for exact counts, 10 for tens.
  package var grain: Int

  /// A share of two counts, which are not checked.
  package init(_ numerator: Int, of denominator: Int, roundedTo grain: Int = 1) {
    self.numerator = numerator
    self.denominator = denominator
    self.grain = grain
  }
}

/// How two published shares nest: the people of the inner one are among those of the outer one.
package enum Nesting: Hashable, Sendable {
  /// One denominator: everyone counted in the inner share is counted in the outer one. 20 of 30
  /// study on and 23 of 30 study on or work; the complement is 3 of 10.
  case sameWhole
  /// A subpopulation: the inner denominator is a part of the outer one, and so are the people
  /// counted. 17 of the 20 full-time and 20 of all 30; the complement is 3 of 10.
  case partOfWhole
}

extension Disclosure {
  /// The complement: the share of everybody outside the inner one, which anyone can compute from
  /// the two.
  ///
  /// - Returns: nil when the two do not nest: a numerator below zero or above its denominator.
  package static func rest(
    of inner: CountedShare, in outer: CountedShare, _ nesting: Nesting
  ) -> CountedShare? {
    let inside = nesting == .sameWhole ? inner.numerator : inner.denominator
    let rest = CountedShare(
      outer.numerator - inner.numerator, of: outer.denominator - inside,
      roundedTo: max(inner.grain, outer.grain))
    return rest.numerator >= 0 && rest.numerator <= rest.denominator ? rest : nil
  }

  /// Why the inner share must stay hidden beside the outer one: `.protected` when the rest that
  /// follows from the two may itself not be shown.
  ///
  /// An empty rest gives nothing away: the two are then the same people. Counts rounded to more
  /// than the smallest count never give a small number away exactly; their rest is judged with the
  /// margin of rounded counts all the same.
  package func hides(
    _ inner: CountedShare, beside outer: CountedShare, _ nesting: Nesting
  ) -> Reason? {
    guard let rest = Disclosure.rest(of: inner, in: outer, nesting), rest.denominator > 0,
      hides(numerator: rest.numerator, denominator: rest.denominator, roundedTo: rest.grain) != nil
    else { return nil }
    return .protected
  }
}
