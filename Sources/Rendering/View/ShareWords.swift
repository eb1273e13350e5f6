/// Shares in words a reader can picture, never more certain than the number is.
///
/// A share that a single programme can have is told per ten, on whatever rung it stands
/// (`Figure.isPerTen`); any other share of a group per hundred. A group is named beside it, so that it
/// cannot pass for the programme's own. Rounding on one scale may make two shares equal, but never turns
/// their order round. "10 van de 10" and "0 van de 10" stand only where the share is exactly 1 or 0.
struct ShareWords: Sendable {
  let texts: Texts

  /// `ruim 6`, `bijna 7`, `ongeveer 6`, of ten.
  func tenths(_ share: Double) -> String {
    if let exact = exact(share, of: 10) { return exact }
    let tens = share * 10
    if tens < 0.85 { return texts("value.under_one") }
    if tens > 9.15 { return texts("value.over", ["n": "9"]) }
    let nearest = tens.rounded()
    let number = ["n": String(Int(nearest))] as KeyValuePairs
    if abs(tens - nearest) < 0.15 { return texts("value.about", number) }
    if tens > nearest { return texts("value.over", number) }
    let above = Int(tens.rounded(.down))
    // Past the middle: "bijna 7" close under seven, "ruim 6" until there.
    return tens - Double(above) >= 0.75
      ? texts("value.nearly", number) : texts("value.over", ["n": String(above)])
  }

  /// `ongeveer 6` of ten.
  func about(_ share: Double, of whole: Int) -> String {
    let number = nearest(share, of: whole)
    return Int(number) == nil || share == 0 || share == 1
      ? number : texts("value.about", ["n": number])
  }

  /// `wij schatten 6` of ten, for an estimate; its range says the rest.
  func estimated(_ share: Double, of whole: Int) -> String {
    texts("value.estimated", ["n": nearest(share, of: whole)])
  }

  /// `6` of ten; near an end `ruim 9` or `minder dan 1`, because all or none is said only of exactly all
  /// or none.
  func nearest(_ share: Double, of whole: Int) -> String {
    if let exact = exact(share, of: whole) { return exact }
    let parts = Int((share * Double(whole)).rounded())
    if parts >= whole { return texts("value.over", ["n": String(whole - 1)]) }
    if parts < 1 { return texts("value.under_one") }
    return String(parts)
  }

  /// `tussen 6 en 7`: the first whole number at or below the low end and the first at or above the
  /// high end, so that the range told is never narrower than the interval.
  func range(_ low: Double, _ high: Double, of whole: Int) -> String {
    // 0.55 × 100 is a little over 55 in binary; that is not a reason to say 56.
    let noise = 1e-9
    let lowest = Int((low * Double(whole) + noise).rounded(.down))
    let highest = Int((high * Double(whole) - noise).rounded(.up))
    if lowest == whole - 1, highest == whole, high < 1 {
      return texts("value.over", ["n": String(lowest)])
    }
    if lowest == 0, highest == 1, low > 0, high * Double(whole) < 1 {
      return texts("value.under_one")
    }
    let from =
      lowest < 1 && low > 0 ? texts("value.under_one") : String(max(0, lowest))
    var to = String(highest)
    // An end at exactly 1 is cut off there, and no more certain than one just below it.
    if highest >= whole {
      to =
        high < 1
        ? texts("value.over", ["n": String(whole - 1)])
        : texts("value.nearly", ["n": String(whole)])
    }
    if from == to || lowest >= highest {
      return about((low + high) / 2, of: whole)
    }
    return texts("value.between", ["low": from, "high": to])
  }

  /// Whole parts that sum to `total` (10 or 100): the largest remainders are rounded up. A share
  /// above 0 gets at least 1, so that none of the others is ever all of them.
  static func parts(_ shares: [Double], of total: Int) -> [Int] {
    let sum = shares.reduce(0, +)
    guard sum > 0 else { return shares.map { _ in 0 } }
    let exact = shares.map { $0 / sum * Double(total) }
    var whole = exact.map { $0 > 0 ? max(1, Int($0)) : 0 }
    while whole.reduce(0, +) != total {
      let step = whole.reduce(0, +) < total ? 1 : -1
      let rest = whole.indices.map { (exact[$0] - Double(whole[$0])) * Double(step) }
      let free = whole.indices.filter { step > 0 || whole[$0] > 1 }
      guard let next = free.max(by: { rest[$0] < rest[$1] }) else { break }
      whole[next] += step
    }
    return whole
  }

  private func exact(_ share: Double, of whole: Int) -> String? {
    if share == 1 { return texts("value.exact", ["n": String(whole)]) }
    if share == 0 { return texts("value.exact", ["n": "0"]) }
    return nil
  }
}
