/// People summed over transitions: who finished, and what is needed to say who left without a
/// diploma for any number of entrants by switching. Sums of weighted years have weighted people.
struct PeopleSum: Hashable, Sendable {
  var graduates = 0.0
  /// Leavers without a diploma if nobody entered by switching.
  var leaversWithoutSwitchers = 0.0
  var entrants = 0.0

  /// Leavers without a diploma when `switchers` enter per first-year student; below 0 when the
  /// counts do not agree with each other.
  func leavers(_ switchers: Double) -> Double {
    leaversWithoutSwitchers + entrants * switchers
  }

  /// Everyone who stopped or finished.
  func stopped(_ switchers: Double) -> Double { graduates + leavers(switchers) }

  /// Share of those with the diploma; nil when the counts give nobody without one.
  func share(_ switchers: Double) -> Double? {
    let without = leavers(switchers)
    return without > 0 ? graduates / (graduates + without) : nil
  }

  static func + (a: PeopleSum, b: PeopleSum) -> PeopleSum {
    PeopleSum(
      graduates: a.graduates + b.graduates,
      leaversWithoutSwitchers: a.leaversWithoutSwitchers + b.leaversWithoutSwitchers,
      entrants: a.entrants + b.entrants)
  }

  static func - (a: PeopleSum, b: PeopleSum) -> PeopleSum { a + -1 * b }

  static func * (weight: Double, a: PeopleSum) -> PeopleSum {
    PeopleSum(
      graduates: weight * a.graduates,
      leaversWithoutSwitchers: weight * a.leaversWithoutSwitchers, entrants: weight * a.entrants)
  }

  static func += (a: inout PeopleSum, b: PeopleSum) { a = a + b }
}
