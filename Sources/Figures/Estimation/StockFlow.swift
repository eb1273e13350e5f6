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
  }

  var transitions: [Int: Transition] = [:]
  /// Graduates in full-time programmes over graduates whose form is known.
  var fullTimeGraduates = 0.0
  var formGraduates = 0.0
  /// The rows behind the sums, per source.
  var rows: [String: [Int]] = [:]

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

  /// The newest transitions, those the estimate sums.
  func newest(_ count: Int) -> [Transition] {
    transitions.sorted { $0.key > $1.key }.prefix(count).map(\.value)
  }

  func graduates(_ count: Int) -> Double { newest(count).reduce(0) { $0 + $1.graduates } }

  /// Leavers without a diploma when `switchers` enter per first-year student.
  func leavers(_ count: Int, switchers: Double) -> Double {
    newest(count).reduce(0) { $0 + $1.leavers(switchers: switchers) }
  }

  /// Everyone who stopped or finished.
  func stopped(_ count: Int, switchers: Double) -> Double {
    graduates(count) + leavers(count, switchers: switchers)
  }

  /// Share of those with the diploma; nil when the identity gives nobody without one.
  func share(_ count: Int, switchers: Double) -> Double? {
    let without = leavers(count, switchers: switchers)
    let with = graduates(count)
    return without > 0 ? with / (with + without) : nil
  }

  /// The first rule that forbids showing the estimate, in the order of the rules; nil when it may
  /// be shown. A value that is withheld is never shown in another form.
  func obstacle(_ rules: Policy.StockFlow) -> Reason? {
    let middle = rules.switchers[1]
    let count = rules.transitions
    guard share(count, switchers: middle) != nil else { return .identityFails }
    for transition in transitions.values
    where transition.leavers(switchers: middle)
      < -max(rules.dipPeople, rules.dipShare * transition.before)
    {
      return .identityFails
    }
    let new = newest(count).reduce(0) { $0 + $1.entrantsBefore }
    let present = newest(count).reduce(0) { $0 + $1.before }
    if new < rules.minimumEntrants * present { return .identityFails }
    if stopped(count, switchers: middle) < rules.minimumLeavers { return .tooFew }
    let side = min(graduates(count), leavers(count, switchers: middle))
    if side < rules.minimumSide, graduates(count) > 0 { return .tooUniform }
    // Nobody could have finished yet: the sum would show the leavers only.
    if newest(count).last?.graduates == 0 { return .newProgramme }
    guard formGraduates > 0, fullTimeGraduates >= rules.minimumFullTime * formGraduates else {
      return .formMix
    }
    return nil
  }
}

extension StockFlow {
  /// One offering's sums over its locations; hidden cells count as the middle of their bounds.
  /// Nil when a 1 October in the window has no students: the programme is new, or it ended.
  init?(_ key: OfferingKey, _ facts: FactBase, from first: Int, to last: Int) {
    var students: [Int: Double] = [:]
    var entrants: [Int: Double] = [:]
    var graduates: [Int: Double] = [:]
    for fact in facts.counts[key] ?? [] where fact.level == .bachelor {
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
    if let index = facts.offeringIndex[key], let share = facts.offerings[index].fullTimeShare {
      let weight = max(1, transitions.values.reduce(0) { $0 + $1.graduates })
      fullTimeGraduates = share * weight
      formGraduates = weight
    }
  }

  /// True when every 1 October of the window has students.
  var isUnbroken: Bool { transitions.values.allSatisfy { $0.before > 0 && $0.after > 0 } }
}
