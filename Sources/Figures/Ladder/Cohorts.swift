import Facts

/// School years in which people left or began, as the sources write them: `2016/17`.
enum Cohorts {
  /// True when `newer` is the school year after `older`.
  static func follows(_ newer: String, _ older: String) -> Bool {
    guard let newer = Int(newer.prefix(4)), let older = Int(older.prefix(4)) else { return false }
    return newer == older + 1
  }

  /// The cohorts as one period: `2016/17`, or `2015/16–2017/18`. Nil for none.
  static func period(_ cohorts: [String]) -> String? {
    guard let first = cohorts.min(), let last = cohorts.max() else { return nil }
    return first == last ? first : first + "–" + last
  }

  /// October after the cohort's school year plus the years of the moment; people who began are
  /// followed from the October in which they began. Nil over several cohorts.
  static func measured(
    _ cohorts: [String], _ moment: Moment, kind: PeriodKind = .cohort
  ) -> String? {
    guard cohorts.count == 1, let start = Int(cohorts[0].prefix(4)) else { return nil }
    let years: Int
    switch moment {
    case .direct: years = 0
    case .oneYear: years = 1
    case .twoYears: years = 2
    case .threeYears: years = 3
    case .fourYears: years = 4
    case .fiveYears: years = 5
    case .tenYears: years = 10
    case .oneAndHalfYear: return nil
    }
    return "\(start + (kind == .startCohort ? 0 : 1) + years)-10"
  }
}
