package import Facts

/// Start salary. What: gross pay per hour of employees one year after leaving, for the group the
/// rung names; the middle half (quartiles) where published. Formula: none of ours: the publisher's
/// amount, called a median or a mean only where the publisher says so and never mixed. 83815NED does not:
/// in 23 of the 106 cells where it can be tried, those of men, women and everyone cannot be means of one
/// group. Beside it, as our estimate, the same amount in
/// today's prices. A month's pay is refused: no table states its hours. Population: employees of any hours; bol and
/// bbl apart; hbo full-time leavers only. Unit: euro per hour in prices of the year measured.
/// Source: CBS, through OCW in cijfers and 83815NED. Not: what this programme's own graduates
/// earn, not a monthly salary, and not today's price level.
package enum StartSalary: Indicator {
  package static let id = IndicatorID.startSalary

  package static func figures(for offering: Offering, in core: Computation) -> [Figure] {
    core.climb(id, offering, unit: .euroHour) { step in
      if step.definition == "start_salary.cbs_ho_fulltime_hourly" {
        return register(step, offering, core)
      }
      let attempt = core.fromTable(id, step, offering)
      if case .figure(let figure) = attempt, figure.unit != .euroHour { return .nothing }
      return attempt
    }.map { figure in
      var figure = figure
      figure.converted = core.inTodaysPrices(figure)
      return figure
    }
  }

  private static func register(_ step: LadderStep, _ offering: Offering, _ core: Computation)
    -> Attempt
  {
    guard !core.facts.pay.isEmpty else { return .nothing }
    let table = core.facts.pay[GroupKey(step, offering)] ?? []
    let newest = table.filter { $0.moment == .oneYear }.max { $0.cohort < $1.cohort }
    guard let fact = newest else { return .fails(.withheldBySource) }
    var figure = Figure(id, definition: step.definition, state: .published, unit: .euroHour)
    figure.value = fact.value
    figure.statistic = .unknown
    figure.basis = Basis(
      rung: step.rung, group: core.words(for: step.rung, offering),
      population: "cbs_ho_fulltime_employees")
    figure.period = fact.cohort
    figure.periodKind = .cohort
    figure.moment = fact.moment
    figure.measured = Cohorts.measured([fact.cohort], fact.moment)
    figure.method = .published
    figure.confidence = .a
    if fact.isProvisional { figure.provisional = true }
    figure.sources = [SourceRows(id: fact.source, rows: [fact.row])]
    return .figure(figure)
  }
}
