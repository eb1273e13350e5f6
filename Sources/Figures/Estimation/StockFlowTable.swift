import Facts

/// What the estimate gave for one rung.
enum StockFlowResult: Sendable {
  case passed(StockFlow)
  /// With the sums the rule was broken by, where there are any.
  case withheld(Reason, StockFlow?)
  /// No sum of that group: so few schools of this code would be in it, where so many are needed.
  case tooFewSchools(Reason, counted: Int, least: Int)
}

/// The completion estimate for every hbo bachelor programme, with the sums of the rungs above it.
///
/// A rung above sums everyone its label names and nobody else: the programmes that are mostly
/// full-time and had students on every 1 October (`isPeer`), of one code, of one sector or of all.
/// Those whose own value is withheld are among them: leaving them out would drop the high ratios. The
/// sum then passes the same rules. An own value borrows from its peers only after it has passed them:
/// borrowing never rescues a value that is withheld.
///
/// Everything is read from the basis of the estimates (`EstimateBasis`), which a correction does not
/// change. A programme that came after the basis has no own share, as it has no years in it: it is
/// new to the estimate, and its sheet shows the next rung. One that went stays in the sums.
struct StockFlowTable: Sendable {
  private(set) var own: [OfferingKey: StockFlowResult] = [:]
  /// Codes that took over from each other, together; only where there are such codes.
  private(set) var cluster: [OfferingKey: StockFlowResult] = [:]
  private(set) var programme: [String: StockFlowResult] = [:]
  private(set) var group: [String: StockFlowResult] = [:]
  /// Nil, as the others are empty, when the three sources do not cover the window together.
  private(set) var level: StockFlowResult?
  /// First and last 1 October of the transitions that are summed.
  private(set) var years = (first: 0, last: 0)
  private(set) var takeOvers: [OfferingKey: [OfferingKey]] = [:]
  /// Sums per sector and over all of them.
  private(set) var sectors: [String: StockFlow] = [:]
  /// Codes that are in those sums.
  private var codes: Set<String> = []
  private(set) var all = StockFlow()
  private let rules: Policy.StockFlow

  init(facts: FactBase, policy: Policy) {
    let covered = StockFlowTable.covered(facts)
    let stocks = policy.stockFlow.minimumStocks
    self.init(
      facts: facts, policy: policy, window: covered.count < stocks ? [] : covered.suffix(stocks))
  }

  /// Estimates every programme and the groups above it.
  ///
  /// - Parameter window: the 1 Octobers to estimate from; shorter than the policy's for a year that
  ///   is held back. Empty: nothing is estimated.
  /// - Complexity: one pass over the counts of hbo; the peers of a programme are the sums of its
  ///   code, sector and level without its own, so each costs the same.
  init(facts: FactBase, policy: Policy, window: [Int]) {
    rules = policy.stockFlow
    guard let first = window.first, let last = window.last, first < last else { return }
    years = (max(first, last - rules.transitions), last)
    var flows: [OfferingKey: StockFlow] = [:]
    var offered: [String: OfferedCode] = [:]
    var codes: [String: StockFlow] = [:]
    let keys = facts.estimateCounts.keys.filter { $0.leerweg == nil }.sorted()
    for key in keys {
      guard let flow = StockFlow(key, facts, from: first, to: last) else { continue }
      flows[key] = flow
      let programme = StockFlowTable.bachelor(key, facts)
      offered[key.code, default: OfferedCode()].add(
        isFullTime: programme.map(isFullTime) == true,
        isPeer: programme.map { isPeer(flow, $0) } == true)
      guard let programme, isPeer(flow, programme) else { continue }
      codes[key.code, default: StockFlow()] += flow
      sectors[programme.sector, default: StockFlow()] += flow
      all += flow
    }
    self.codes = Set(codes.keys)
    let groups = TakeOvers(flows, facts, rules, years: first...last)
    takeOvers = groups.groups
    for (key, flow) in flows {
      guard let bachelor = StockFlowTable.bachelor(key, facts) else { continue }
      func peers(without members: [OfferingKey]) -> Peers {
        var others = (
          code: codes[key.code]?.sum(rules.transitions) ?? PeopleSum(),
          sector: sectors[bachelor.sector]?.sum(rules.transitions) ?? PeopleSum(),
          level: all.sum(rules.transitions)
        )
        for member in members {
          guard let flow = flows[member], let part = StockFlowTable.bachelor(member, facts),
            isPeer(flow, part)
          else { continue }
          let sum = flow.sum(rules.transitions)
          if member.code == key.code { others.code = others.code - sum }
          if part.sector == bachelor.sector { others.sector = others.sector - sum }
          others.level = others.level - sum
        }
        return Peers(code: others.code, sector: others.sector, level: others.level, rules)
      }
      own[key] = result(flow, peers: peers(without: [key]))
      guard let members = takeOvers[key] else { continue }
      cluster[key] = together(members.compactMap { flows[$0] }, peers(without: members))
    }
    for offering in facts.offerings
    where offering.level == .bachelor && StockFlowTable.bachelor(offering.key, facts) == nil {
      own[offering.key] = .withheld(.newProgramme, nil)
    }
    programme = offered.reduce(into: [:]) { table, item in
      table[item.key] = item.value.obstacle ?? codes[item.key].map { result($0) }
    }
    group = sectors.mapValues { result($0) }
    level = result(all)
  }

  /// True of a programme that is in the sums above it.
  private func isPeer(_ flow: StockFlow, _ programme: EstimateBasis.Programme) -> Bool {
    flow.isUnbroken && isFullTime(programme)
  }

  private func isFullTime(_ programme: EstimateBasis.Programme) -> Bool {
    (programme.fullTimeShare ?? 0) >= rules.minimumFullTime
  }

  /// How many institutions have a code, and how many of those are in its sum.
  private struct OfferedCode {
    private var institutions = 0
    private var fullTime = 0
    private var peers = 0

    mutating func add(isFullTime: Bool, isPeer: Bool) {
      institutions += 1
      if isFullTime { fullTime += 1 }
      if isPeer { peers += 1 }
    }

    /// Why the code has no sum of its own: one institution is not the country.
    var obstacle: StockFlowResult? {
      if peers > 1 { return nil }
      let reason: Reason =
        institutions < 2 ? .tooFew : fullTime < 2 ? .formMix : .newProgramme
      return .tooFewSchools(reason, counted: peers, least: 2)
    }
  }

  private func result(_ flow: StockFlow, peers: Peers? = nil) -> StockFlowResult {
    guard flow.isUnbroken || peers == nil else { return .withheld(.newProgramme, flow) }
    if let reason = flow.obstacle(rules) { return .withheld(reason, flow) }
    var flow = flow
    flow.peers = peers
    return .passed(flow)
  }

  /// One programme of several codes, when the form of each of them is known.
  private func together(_ parts: [StockFlow], _ peers: Peers) -> StockFlowResult {
    var sum = StockFlow()
    for part in parts { sum += part }
    let result = result(sum, peers: peers)
    if case .passed = result, parts.contains(where: { $0.formGraduates == 0 }) {
      return .withheld(.formMix, sum)
    }
    return result
  }

  private static func bachelor(_ key: OfferingKey, _ facts: FactBase) -> EstimateBasis.Programme? {
    facts.estimateProgramme(key).flatMap { $0.level == .bachelor ? $0 : nil }
  }

  /// The 1 Octobers in a row, up to the newest, that students, first-years and graduates cover
  /// together. A year one of them has not published yet is not a year of nobody.
  static func covered(_ facts: FactBase) -> [Int] {
    var students: Set<Int> = []
    var entrants: Set<Int> = []
    var graduates: Set<Int> = []
    for (key, counts) in facts.estimateCounts where key.leerweg == nil {
      for fact in counts where fact.level == .bachelor {
        switch (fact.indicator, fact.definition) {
        case (.students, Students.definition): students.insert(fact.year)
        case (.firstYears, FirstYears.definition): entrants.insert(fact.year)
        case (.graduates, Graduates.definition): graduates.insert(fact.year)
        default: continue
        }
      }
    }
    let stocks = students.intersection(entrants)
    guard let last = stocks.filter({ graduates.contains($0 - 1) }).max() else { return [] }
    var years = [last]
    while let first = years.first, stocks.contains(first - 1), graduates.contains(first - 1) {
      years.insert(first - 1, at: 0)
    }
    return years
  }

  func result(_ step: LadderStep, _ offering: Offering) -> StockFlowResult? {
    switch step.rung {
    case .ownPooled: return own[offering.key]
    case .ownCluster: return cluster[offering.key]
    case .programme: return programme[offering.key.code]
    // A programme of which no institution is in the sum is not of that group.
    case .group where codes.contains(offering.key.code): return group[offering.sector]
    case .level where codes.contains(offering.key.code): return level
    case .group, .level: return level.map { _ in .tooFewSchools(.formMix, counted: 0, least: 1) }
    default: return nil
    }
  }
}

extension Computation {
  /// What a programme's own share may be, without the noise of one later year: for setting it beside
  /// another share. Nil when no own share is shown.
  func ownCompletion(_ offering: Offering) -> Interval? {
    for (rung, results) in [(Rung.ownPooled, stockFlow.own), (.ownCluster, stockFlow.cluster)] {
      guard case .passed(let flow) = results[offering.key] else { continue }
      return flow.interval(policy.stockFlow, rung: rung, laterYear: false)
    }
    return nil
  }

  /// The completion of the same code in the whole country, of the programmes that are mostly full-time
  /// as the programme itself is; nil when it is withheld.
  func nationalCompletion(_ offering: Offering) -> Double? {
    guard case .passed(let flow) = stockFlow.programme[offering.key.code] else { return nil }
    return flow.value(policy.stockFlow, switchers: policy.stockFlow.switchers[1])
  }
}
