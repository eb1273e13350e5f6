import Facts

extension FormEvidence {
  /// Lowest and highest share each form can have, in whole per cents, such that no number of 1–4
  /// graduates can be computed from the shares and the total, which is published beside them.
  ///
  /// When no form is small and the total has no hidden cell: the shares that hidden parts allow.
  /// Otherwise each form has the share its number has of the published total, a small one that of
  /// its bounds, and the first form that is not small has what those leave: it is not told by
  /// itself. So what is written is the same for every number from 1 to 4, and for every total a
  /// hidden cell allows. (The first, not the largest: which one that is would tell something.)
  ///
  /// - Parameter total: graduates of the same years as the edition publishes them. When it
  ///   publishes none, or another number than the forms add up to, the sum of the forms in tens
  ///   stands in.
  /// - Returns: nothing when the total has a hidden cell and is another number than the forms add
  ///   up to: then there is no telling what the two say together.
  static func shares(_ counts: [Form: CountSum], total: CountSum?) -> [FormShare] {
    let counts = counts.mapValues(\.disclosed).filter { $0.value.high > 0 }
    if counts.count == 1, let form = counts.keys.first {
      return withFullTime([FormShare(form: form, low: 1, high: 1)])
    }
    let sum = counts.values.reduce(CountSum.zero, +)
    let agreeing = total.flatMap { $0.low <= sum.high && $0.high >= sum.low ? $0 : nil }
    if let total, agreeing == nil, total.exact == nil { return [] }
    let larger = Form.allCases.filter { (counts[$0]?.low ?? 0) > CountSum.suppressed.high }
    if larger.count == counts.count, agreeing == nil || agreeing?.exact != nil {
      return withFullTime(
        shares(counts) { _, own in
          let (least, most) = (sum.low - own.low, sum.high - own.high)
          return (part(own.low, own.low + most), part(own.high, own.high + least))
        })
    }
    let whole = agreeing ?? CountSum(low: sum.low / 10 * 10, high: (sum.high + 9) / 10 * 10)
    let untold = larger.first
    let told = counts.filter { $0.key != untold }.values.reduce(CountSum.zero, +)
    return withFullTime(
      shares(counts) { form, own in
        if form == untold {
          return (1 - part(told.high, whole.low), 1 - part(told.low, whole.high))
        }
        let most = 1 - part(told.low - own.low, whole.high)
        return (part(own.low, whole.high), min(most, part(own.high, whole.low)))
      })
  }

  private static func shares(
    _ counts: [Form: CountSum], _ bounds: (Form, CountSum) -> (low: Double, high: Double)
  ) -> [FormShare] {
    Form.allCases.compactMap { form in
      guard let own = counts[form] else { return nil }
      let (low, high) = bounds(form, own)
      let share = FormShare(form: form, low: percent(low), high: percent(max(low, high)))
      return share.high > 0 ? share : nil
    }
  }

  /// Full-time is always said, also when it is nothing, so that "none" and "unknown" differ.
  private static func withFullTime(_ shares: [FormShare]) -> [FormShare] {
    if shares.contains(where: { $0.form == .voltijd }) { return shares }
    return [FormShare(form: .voltijd, low: 0, high: 0)] + shares
  }

  private static func part(_ people: Int, _ whole: Int) -> Double {
    Double(max(0, people)) / Double(max(1, whole))
  }

  private static func percent(_ share: Double) -> Double {
    (max(0, min(1, share)) * 100).rounded() / 100
  }
}
