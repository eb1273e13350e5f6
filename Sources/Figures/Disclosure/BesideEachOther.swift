import Facts

extension Disclosure {
  /// The figures of one sheet, without those that give a hidden one away beside another.
  ///
  /// Two counted shares of one definition, population, period and moment nest when one is of this
  /// programme's own people and the other of a wider group: their difference is everybody else of the
  /// group. Of two that nest the one beside the headline is hidden, `protected`, when that rest may
  /// not be shown; of two beside it the wider one.
  func protected(_ figures: [Figure]) -> [Figure] {
    let shares = figures.indices.filter { figures[$0].counts != nil }
    guard shares.count > 1 else { return figures }
    var figures = figures
    for inner in shares where figures[inner].basis?.rung.isOwn == true {
      for outer in shares
      where figures[inner].nests(in: figures[outer]) {
        guard let rung = figures[outer].basis?.rung, nestedRungs.contains(rung) else { continue }
        guard let small = figures[inner].counts, let wide = figures[outer].counts,
          hides(small, beside: wide, .partOfWhole) != nil
        else { continue }
        let gone = figures[outer].headline ? inner : outer
        figures[gone] = figures[gone].hidden(.protected)
      }
    }
    return figures
  }
}

extension Figure {
  /// The two counts of a share that is published with them.
  var counts: CountedShare? {
    guard state == .published, unit == .share, method == .counted, let numerator, let n else {
      return nil
    }
    return CountedShare(numerator, of: n, roundedTo: roundedTo ?? 1)
  }

  /// True when the people of this figure are among those of the other, counted in the same way.
  func nests(in other: Figure) -> Bool {
    indicator == other.indicator && definition == other.definition && period == other.period
      && moment == other.moment && basis?.population == other.basis?.population
  }

  /// The same question without its answer: what is left says what is missing and why.
  func hidden(_ reason: Reason) -> Figure {
    var gone = self
    gone.state = .suppressed
    (gone.value, gone.numerator, gone.n, gone.roundedTo) = (nil, nil, nil, nil)
    (gone.interval, gone.quartiles, gone.bounds) = (nil, nil, nil)
    (gone.label, gone.converted, gone.terms) = (nil, nil, nil)
    gone.reason = reason
    return gone
  }
}
