import Facts

/// What the estimate gave for one rung.
enum StockFlowResult: Sendable {
  case passed(StockFlow)
  case withheld(Reason)
}

/// The completion estimate for every hbo bachelor programme, with the sums of the rungs above it.
///
/// A rung above sums everyone it names, also programmes whose own value is withheld: leaving those
/// out would drop the high ratios. The sum then passes the same rules.
struct StockFlowTable: Sendable {
  let own: [OfferingKey: StockFlowResult]
  let programme: [String: StockFlowResult]
  let group: [String: StockFlowResult]
  /// Nil, as the others are empty, when the three sources do not cover the window together.
  let level: StockFlowResult?
  /// First and last 1 October of the transitions that are summed.
  let years: (first: Int, last: Int)

  init(facts: FactBase, policy: Policy) {
    let rules = policy.stockFlow
    let keys = facts.counts.keys.filter { $0.leerweg == nil }.sorted()
    guard let window = StockFlowTable.window(facts, keys, stocks: rules.minimumStocks) else {
      (own, programme, group, level) = ([:], [:], [:], nil)
      years = (0, 0)
      return
    }
    years = (window.last - rules.transitions, window.last)
    var own: [OfferingKey: StockFlowResult] = [:]
    var programmes: [String: (sum: StockFlow, institutions: Int)] = [:]
    var groups: [String: StockFlow] = [:]
    var all = StockFlow()
    for key in keys {
      guard let flow = StockFlow(key, facts, from: window.first, to: window.last) else { continue }
      programmes[key.code, default: (StockFlow(), 0)].sum += flow
      programmes[key.code]?.institutions += 1
      guard let index = facts.offeringIndex[key] else { continue }
      let offering = facts.offerings[index]
      guard offering.level == .bachelor else { continue }
      own[key] =
        flow.isUnbroken
        ? flow.obstacle(rules).map(StockFlowResult.withheld) ?? .passed(flow)
        : .withheld(.newProgramme)
      guard flow.isUnbroken, let share = offering.fullTimeShare, share >= rules.minimumFullTime
      else { continue }
      groups[offering.sector, default: StockFlow()] += flow
      all += flow
    }
    func result(_ flow: StockFlow) -> StockFlowResult {
      flow.obstacle(rules).map(StockFlowResult.withheld) ?? .passed(flow)
    }
    self.own = own
    programme = programmes.mapValues { $0.institutions > 1 ? result($0.sum) : .withheld(.tooFew) }
    group = groups.mapValues(result)
    level = result(all)
  }

  /// The newest `stocks` 1 Octobers that students, first-years and graduates cover together; nil
  /// when there are none. A year one of them has not published yet is not a year of nobody.
  private static func window(_ facts: FactBase, _ keys: [OfferingKey], stocks: Int)
    -> (first: Int, last: Int)?
  {
    var students: Set<Int> = []
    var entrants: Set<Int> = []
    var graduates: Set<Int> = []
    for key in keys {
      for fact in facts.counts[key] ?? [] where fact.level == .bachelor {
        switch (fact.indicator, fact.definition) {
        case (.students, Students.definition): students.insert(fact.year)
        case (.firstYears, FirstYears.definition): entrants.insert(fact.year)
        case (.graduates, Graduates.definition): graduates.insert(fact.year)
        default: continue
        }
      }
    }
    let stockYears = students.intersection(entrants)
    guard let last = stockYears.filter({ graduates.contains($0 - 1) }).max() else { return nil }
    let window = (first: last - stocks + 1, last: last)
    guard stockYears.isSuperset(of: window.first...window.last),
      graduates.isSuperset(of: window.first..<window.last)
    else { return nil }
    return window
  }

  func result(_ step: LadderStep, _ offering: Offering) -> StockFlowResult? {
    switch step.rung {
    case .ownPooled: return own[offering.key]
    case .programme: return programme[offering.key.code]
    case .group: return group[offering.sector]
    case .level: return level
    default: return nil
    }
  }
}

extension StockFlow {
  /// 90 % interval around the share: Wilson's with the variation between years (`overdispersion`)
  /// and, above the own rung, between programmes (`spread`), widened on each side by what the
  /// unknown number of entrants by switching can move it.
  func interval(_ rules: Policy.StockFlow, rung: Rung) -> Interval? {
    let count = rules.transitions
    guard let p = share(count, switchers: rules.switchers[1]) else { return nil }
    let atLow = share(count, switchers: rules.switchers[0]) ?? 1
    let atHigh = share(count, switchers: rules.switchers[2]) ?? p
    let people = stopped(count, switchers: rules.switchers[1])
    let spread = rules.spread[rung] ?? 0
    let variance = max(0.01, p * (1 - p))
    let n = 1 / (rules.overdispersion / people + spread * spread / variance)
    let z = 1.645
    let centre = (p + z * z / (2 * n)) / (1 + z * z / n)
    let half =
      z / (1 + z * z / n) * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
    func joined(_ a: Double, _ b: Double) -> Double { (a * a + b * b).squareRoot() }
    return Interval(
      low: max(0, p - joined(p - (centre - half), p - atHigh)),
      high: min(1, p + joined(centre + half - p, atLow - p)))
  }
}

extension Computation {
  /// The same programme's completion in the whole country; nil when it is withheld.
  func nationalCompletion(_ offering: Offering) -> Double? {
    guard case .passed(let flow) = stockFlow.programme[offering.key.code] else { return nil }
    let rules = policy.stockFlow
    return flow.share(rules.transitions, switchers: rules.switchers[1])
  }
}
