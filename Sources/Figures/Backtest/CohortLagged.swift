import Facts

/// The other way to estimate completion, run beside the printed one by `Backtest` and not printed:
/// c = g / (g + d), with g the graduates per entrant of three and four years before, and d the
/// leavers per entrant of the last three years.
///
/// It does not take shrinking intake for success: many graduates of the large intakes of then beside
/// few leavers of the small intakes of now. Intake before the newest definition of first-years (new
/// in higher education) is counted by the older one (new in hbo), which is some per cent larger.
enum CohortLagged {
  /// Entrants per year, with those who switched.
  static func intake(_ key: OfferingKey, _ facts: FactBase, switchers: Double) -> [Int: Double] {
    var newer: [Int: Double] = [:]
    var older: [Int: Double] = [:]
    for fact in facts.estimateCounts[key] ?? []
    where fact.indicator == .firstYears && fact.level == .bachelor {
      if fact.definition == FirstYears.definition {
        newer[fact.year, default: 0] += fact.count.middle
      } else {
        older[fact.year, default: 0] += fact.count.middle
      }
    }
    return older.merging(newer) { _, new in new }.mapValues { $0 * (1 + switchers) }
  }

  /// - Parameter transitions: by the year they start in.
  /// - Returns: nil when an intake it needs is not known or nobody, or when nobody left.
  static func share(
    _ transitions: [Int: StockFlow.Transition], intake: [Int: Double], switchers: Double
  ) -> Double? {
    var graduates = 0.0
    var leavers = 0.0
    var then = 0.0
    var now = 0.0
    for (year, people) in transitions {
      graduates += people.graduates
      leavers += people.leavers(switchers: switchers)
      for back in [3, 4] {
        guard let entrants = intake[year - back] else { return nil }
        then += entrants / 2
      }
      for back in 0...2 {
        guard let entrants = intake[year - back] else { return nil }
        now += entrants / 3
      }
    }
    guard then > 0, now > 0, leavers > 0 else { return nil }
    let (g, d) = (graduates / then, leavers / now)
    return g / (g + d)
  }
}
