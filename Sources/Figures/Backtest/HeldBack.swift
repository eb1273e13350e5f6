import Facts

/// One year held back: what the estimate says from the years before it, and what that year then gave.
struct HeldBack: Sendable {
  /// One programme whose own value would have been shown.
  struct Case: Sendable {
    /// Raw share of the year held back: what is predicted.
    var actual: Double
    var estimate: Double
    var isInside: Bool
    /// Raw share of the year before, of the whole window, and of the sector in that window.
    var lastYear: Double
    var window: Double
    var sector: Double
    /// The cohort-lagged share; nil where an intake it needs is unknown.
    var lagged: Double?
    /// People who stopped or finished in the window.
    var people: Double
  }

  /// The study year held back, by the year it starts in.
  let year: Int
  private(set) var cases: [Case] = []
  /// Programmes that pass the rules but whose year held back, or the one before, is no measurement:
  /// fewer than ten people stopped, or the counts do not agree with each other.
  private(set) var unmeasured = 0

  /// - Parameter window: 1 Octobers before the year held back; the last one starts it.
  init(_ core: Computation, window: [Int]) {
    let (facts, rules) = (core.facts, core.policy.stockFlow)
    let middle = rules.switchers[1]
    let smallest = Double(core.policy.smallestOwnShare)
    let table = StockFlowTable(facts: facts, policy: core.policy, window: window)
    year = table.years.last
    for (key, result) in table.own.sorted(by: { $0.key < $1.key }) {
      guard case .passed(let flow) = result, let estimate = flow.value(rules, switchers: middle),
        let interval = flow.interval(rules, rung: .ownPooled),
        let last = flow.newest(1).first?.people, let programme = facts.estimateProgramme(key),
        let next = StockFlow(key, facts, from: year, to: year + 1)?.transitions[year]
      else { continue }
      guard next.before > 0, next.after > 0, !next.isDip(rules),
        next.sum.stopped(middle) >= smallest, last.sum.stopped(middle) >= smallest
      else {
        unmeasured += 1
        continue
      }
      let window = flow.sum(rules.transitions)
      let sector = table.sectors[programme.sector]?.sum(rules.transitions)
      let actual = next.graduates / next.sum.stopped(middle)
      let summed = Dictionary(
        uniqueKeysWithValues: flow.newest(rules.transitions).map { ($0.year, $0.people) })
      cases.append(
        Case(
          actual: actual, estimate: estimate,
          isInside: interval.low <= actual && actual <= interval.high,
          lastYear: last.graduates / last.sum.stopped(middle),
          window: window.graduates / window.stopped(middle),
          sector: sector?.share(middle) ?? window.graduates / window.stopped(middle),
          lagged: CohortLagged.share(
            summed, intake: CohortLagged.intake(key, facts, switchers: middle), switchers: middle),
          people: window.stopped(middle)))
    }
  }
}
