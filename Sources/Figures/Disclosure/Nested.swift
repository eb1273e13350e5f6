package import Facts

/// A counted share as it is published: its two counts and what they are rounded to.
package struct CountedShare: Hashable, Sendable {
  package var numerator: Int
  package var denominator: Int
  package var grain: Int

  package init(_ numerator: Int, of denominator: Int, roundedTo grain: Int = 1) {
    self.numerator = numerator
    self.denominator = denominator
    self.grain = grain
  }
}

/// How two published shares nest.
package enum Nesting: Hashable, Sendable {
  /// The same people are the whole of both, and everyone counted in the inner share is counted in
  /// the outer one: 20 of 30 study on, 23 of 30 study on or work. The rest is 3 of 10.
  case sameWhole
  /// The inner whole is a part of the outer one, and so are the people counted: 17 of the 20
  /// full-time and 20 of all 30. The rest is 3 of 10.
  case partOfWhole
}

extension Disclosure {
  /// The share of everybody outside the inner one, which anybody can compute from the two.
  ///
  /// - Returns: nil when the two do not nest: a rest below zero, or larger than its whole.
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
