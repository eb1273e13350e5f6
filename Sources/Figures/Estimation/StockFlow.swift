import Facts

/// Yearly sums of one programme or group: students, first-years and graduates, and the leavers that
/// follow from them.
///
/// Definition: of everyone who leaves between one 1 October and the next, the share with the
/// diploma. Leavers without one, D(y) = S(y) + I(y+1) − S(y+1) − G(y), where the intake
/// I = E × (1 + s) adds the students who enter by switching: an assumption from outside, because
/// S, E and G cannot show it. G(y) is the study year that starts in y. Over several years the sums
/// are divided, never the shares averaged.
struct StockFlow: Sendable {
  /// One transition, from 1 October of a year to 1 October of the next.
  struct Transition: Sendable {
    var before = 0.0
    var after = 0.0
    var entrants = 0.0
    /// First-years and students of the first year, for the share of new students.
    var entrantsBefore = 0.0
    var graduates = 0.0

    func leavers(switchers: Double) -> Double {
      before + entrants * (1 + switchers) - after - graduates
    }

    /// True when fewer leavers than this cannot be: more people than came are there a year later.
    func isDip(_ rules: Policy.StockFlow) -> Bool {
      leavers(switchers: rules.switchers[1]) < -max(rules.dipPeople, rules.dipShare * before)
    }

    var sum: PeopleSum {
      PeopleSum(
        graduates: graduates, leaversWithoutSwitchers: leavers(switchers: 0), entrants: entrants)
    }
  }

  var transitions: [Int: Transition] = [:]
  /// Graduates in full-time programmes over graduates whose form is known.
  var fullTimeGraduates = 0.0
  var formGraduates = 0.0
  /// The rows behind the sums, per source.
  var rows: [String: [Int]] = [:]
  /// Whom an own share borrows from; nil on the rungs above it, which are sums only.
  var peers: Peers?

  static func += (a: inout StockFlow, b: StockFlow) {
    for (year, transition) in b.transitions {
      var sum = a.transitions[year] ?? Transition()
      sum.before += transition.before
      sum.after += transition.after
      sum.entrants += transition.entrants
      sum.entrantsBefore += transition.entrantsBefore
      sum.graduates += transition.graduates
      a.transitions[year] = sum
    }
    a.fullTimeGraduates += b.fullTimeGraduates
    a.formGraduates += b.formGraduates
    a.rows.merge(b.rows, uniquingKeysWith: +)
  }

  /// The newest transitions, newest first: those the estimate sums.
  func newest(_ count: Int) -> [(year: Int, people: Transition)] {
    transitions.sorted { $0.key > $1.key }.prefix(count).map { (year: $0.key, people: $0.value) }
  }

  /// The newest transitions together, the very newest counted `weight` times.
  func sum(_ count: Int, newest weight: Double = 1) -> PeopleSum {
    var sum = PeopleSum()
    for (index, transition) in newest(count).enumerated() {
      sum += (index == 0 ? weight : 1) * transition.people.sum
    }
    return sum
  }

  /// The first rule that forbids showing the estimate, in the order of the rules; nil when it may
  /// be shown. A value that is withheld is never shown in another form.
  func obstacle(_ rules: Policy.StockFlow) -> Reason? {
    let middle = rules.switchers[1]
    let newest = newest(rules.transitions).map(\.people)
    let sum = sum(rules.transitions)
    if !addsUp(rules) || hasFewEntrants(rules) { return .identityFails }
    if sum.stopped(middle) < rules.minimumLeavers { return .tooFew }
    let weighted = self.sum(rules.transitions, newest: rules.newestWeight)
    let side = min(sum.graduates, sum.leavers(middle), weighted.leavers(middle))
    if side < rules.minimumSide, sum.graduates > 0 { return .tooUniform }
    // Nobody could have finished yet: the sum would show the leavers only.
    if newest.last?.graduates == 0 { return .newProgramme }
    guard formGraduates > 0, fullTimeGraduates >= rules.minimumFullTime * formGraduates else {
      return .formMix
    }
    return nil
  }

  /// True when the counts agree with each other.
  private func addsUp(_ rules: Policy.StockFlow) -> Bool {
    let sum = sum(rules.transitions)
    // Also at the fewest entrants by switching that may be: that end is inside the interval.
    return sum.share(rules.switchers[1]) != nil && sum.share(rules.switchers[0]) != nil
      && !transitions.values.contains { $0.isDip(rules) }
  }

  private func hasFewEntrants(_ rules: Policy.StockFlow) -> Bool {
    let newest = newest(rules.transitions).map(\.people)
    let new = newest.reduce(0) { $0 + $1.entrantsBefore }
    let present = newest.reduce(0) { $0 + $1.before }
    return new < rules.minimumEntrants * present
  }

  /// True when only the rule on first-years stands in the way: most who begin come from elsewhere.
  func lacksEntrantsOnly(_ rules: Policy.StockFlow) -> Bool {
    addsUp(rules) && hasFewEntrants(rules)
  }
}

extension StockFlow {
  /// One offering's sums over its locations, from the basis of the estimates; hidden cells count as
  /// the middle of their bounds.
  /// Nil when a 1 October in the window has no students: the programme is new, or it ended.
  init?(_ key: OfferingKey, _ facts: FactBase, from first: Int, to last: Int) {
    var students: [Int: Double] = [:]
    var entrants: [Int: Double] = [:]
    var graduates: [Int: Double] = [:]
    for fact in facts.estimateCounts[key] ?? [] where fact.level == .bachelor {
      let count = fact.count.middle
      switch (fact.indicator, fact.definition) {
      case (.students, Students.definition): students[fact.year, default: 0] += count
      case (.firstYears, FirstYears.definition): entrants[fact.year, default: 0] += count
      case (.graduates, Graduates.definition): graduates[fact.year, default: 0] += count
      default: continue
      }
      guard (first...last).contains(fact.year) else { continue }
      rows[fact.source, default: []] += Array(fact.row..<(fact.row + fact.lines))
    }
    guard students.contains(where: { (first...last).contains($0.key) && $0.value > 0 }) else {
      return nil
    }
    for year in first..<last {
      transitions[year] = Transition(
        before: students[year] ?? 0, after: students[year + 1] ?? 0,
        entrants: entrants[year + 1] ?? 0, entrantsBefore: entrants[year] ?? 0,
        graduates: graduates[year] ?? 0)
    }
    if let share = facts.estimateProgramme(key)?.fullTimeShare {
      let weight = max(1, transitions.values.reduce(0) { $0 + $1.graduates })
      fullTimeGraduates = share * weight
      formGraduates = weight
    }
  }

  /// Students on 1 October of a year of the window.
  func students(_ year: Int) -> Double {
    transitions[year]?.before ?? transitions[year - 1]?.after ?? 0
  }

  /// True when every 1 October of the window has students.
  var isUnbroken: Bool { transitions.values.allSatisfy { $0.before > 0 && $0.after > 0 } }
}
