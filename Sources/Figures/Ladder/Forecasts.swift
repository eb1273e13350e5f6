import Facts

extension Computation {
  /// A figure from a published forecast, as `fromTable`, while its years are not all over.
  ///
  /// A forecast of past years says nothing to someone who starts now, and what came of those years
  /// is another figure. So it counts as not being there.
  func forecast(_ indicator: IndicatorID, _ step: LadderStep, _ offering: Offering) -> Attempt {
    let attempt = fromTable(indicator, step, offering)
    guard case .figure(let figure) = attempt, let last = figure.period?.suffix(4),
      last < policy.referenceMonth.prefix(4)
    else { return attempt }
    return .nothing
  }
}
