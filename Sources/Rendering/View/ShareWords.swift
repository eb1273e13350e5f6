/// Shares in words a reader can picture, never more certain than the number is.
///
/// A share of the programme's own students is told per ten; a share of any larger group per hundred
/// and with the group named, so that it cannot pass for the programme's own. "10 van de 10" and
/// "0 van de 10" stand only where the share is exactly 1 or 0.
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

  /// `ongeveer 6` of ten, for an estimate; its range says the rest.
  func about(_ share: Double, of whole: Int) -> String {
    if let exact = exact(share, of: whole) { return exact }
    let parts = Int((share * Double(whole)).rounded())
    if parts >= whole { return texts("value.over", ["n": String(whole - 1)]) }
    if parts < 1 { return texts("value.under_one") }
    return texts("value.about", ["n": String(parts)])
  }

  /// `tussen 6 en 7`: the whole numbers around both ends, so that the range is never too narrow.
  func range(_ low: Double, _ high: Double, of whole: Int) -> String {
    let slack = whole == 10 ? 0.25 : 0.5
    let lowest = Int((low * Double(whole) + slack).rounded(.down))
    let highest = Int((high * Double(whole) - slack).rounded(.up))
    let from =
      lowest < 1 && low > 0 ? texts("value.under_one") : String(max(0, lowest))
    let to =
      highest >= whole && high < 1
      ? texts("value.over", ["n": String(whole - 1)]) : String(min(whole, highest))
    if from == to || lowest >= highest {
      return about((low + high) / 2, of: whole)
    }
    return texts("value.between", ["low": from, "high": to])
  }

  private func exact(_ share: Double, of whole: Int) -> String? {
    if share == 1 { return texts("value.exact", ["n": String(whole)]) }
    if share == 0 { return texts("value.exact", ["n": "0"]) }
    return nil
  }
}
