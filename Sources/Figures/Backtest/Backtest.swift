package import Facts

/// How well the hbo completion estimate predicts a year it has not seen: a holdout test.
///
/// Predicted is the raw share, G / (G + D), of one transition held back, from the transitions
/// before it in the same window, with the same rules, constants and interval; a shorter window only
/// has fewer years, so that at least two transitions of every programme are summed. Included are
/// all programmes of today's catalogue whose own value those rules would have shown, and whose year
/// held back is a measurement by the same rules: at least ten people stopped or finished (also in
/// the year before), and the counts of the transition agree. A raw share above 1 is compared as it
/// is. The share of full-time graduates is today's.
package struct Backtest: Sendable {
  /// Root mean square error of each way to predict the year held back, as a difference of shares.
  package struct Errors: Codable, Hashable, Sendable {
    /// Of the estimate, as a difference of shares.
    package var estimate: Double
    /// Of the raw share of the year before.
    package var lastYear: Double
    /// Of the raw share of the whole window: three transitions, two where no more are known.
    package var threeYear: Double
    /// Of the raw share of the programme's sector in that window.
    package var sectorMean: Double

    /// Names of the members in the output of `backtest --json`.
    package enum CodingKeys: String, CodingKey {
      case estimate
      case lastYear = "last_year"
      case threeYear = "three_year"
      case sectorMean = "sector_mean"
    }

    /// Ratio of the error of the estimate to that of the year before; below 1 is better.
    package var toLastYear: Double { estimate / lastYear }
    /// Ratio of the error of the estimate to that of the window; below 1 is better.
    package var toThreeYear: Double { estimate / threeYear }

    /// True when that ratio is at most `mostOfLastYear`.
    package var meetsLastYear: Bool { toLastYear <= Backtest.mostOfLastYear }
    /// True when that ratio is below `lessThanOfThreeYear`.
    package var meetsThreeYear: Bool { toThreeYear < Backtest.lessThanOfThreeYear }
  }

  /// The errors over one group of programmes.
  package struct Row: Codable, Hashable, Sendable {
    /// The indicator that is estimated: completion.
    package var indicator: IndicatorID
    /// `all`, a held-back year, a size class, `all_within_0_1`, or `all_cohort_lagged`.
    package var group: String
    /// Study years held back, by the year they start in.
    package var years: [Int]
    /// Programmes in the group, one in several years held back counted in each.
    package var n: Int
    /// Root mean square errors over the group.
    package var rmse: Errors
    /// Share 0…1 of the programmes whose year held back lies in the printed 90 % interval; nil for
    /// the alternative method, which has no interval.
    package var coverage90: Double?
  }

  /// One row per group that has programmes: all of them first, then by year held back, by size, and
  /// the two other selections.
  package private(set) var rows: [Row] = []
  /// Programmes left out because the year held back, or the one before, is not a measurement.
  package private(set) var unmeasured = 0

  /// Requirement: the ratio `Errors.toLastYear` is at most this.
  package static let mostOfLastYear = 0.85
  /// Requirement: the ratio `Errors.toThreeYear` is below this.
  package static let lessThanOfThreeYear = 0.97
  /// Requirement: the share of intervals that hold the year held back lies in this range.
  package static let coverage = 0.85...0.95

  /// Builds one table of estimates per year held back. Cost: some 0.1 s for each.
  package init(_ core: Computation) {
    let years = StockFlowTable.covered(core.facts)
    let stocks = core.policy.stockFlow.minimumStocks
    let held = years.indices.dropFirst(2).dropLast().map {
      HeldBack(core, window: Array(years[...$0].suffix(stocks)))
    }
    unmeasured = held.reduce(0) { $0 + $1.unmeasured }
    add("all", held) { _ in true }
    for one in held { add("held_back_\(one.year)", [one]) { _ in true } }
    add("size_30_99", held) { $0.people < 100 }
    add("size_100_299", held) { $0.people >= 100 && $0.people < 300 }
    add("size_300_plus", held) { $0.people >= 300 }
    add("all_within_0_1", held) { $0.actual < 1 && $0.lastYear < 1 }
    add("all_cohort_lagged", held, contender: \.lagged) { $0.lagged != nil }
  }

  private mutating func add(
    _ group: String, _ held: [HeldBack],
    contender: KeyPath<HeldBack.Case, Double?>? = nil, where isIn: (HeldBack.Case) -> Bool
  ) {
    let cases = held.flatMap(\.cases).filter(isIn)
    guard !cases.isEmpty else { return }
    func error(_ value: (HeldBack.Case) -> Double) -> Double {
      let squares = cases.reduce(0) { sum, one in
        sum + (value(one) - one.actual) * (value(one) - one.actual)
      }
      return (squares / Double(cases.count)).squareRoot()
    }
    let inside = Double(cases.count { $0.isInside }) / Double(cases.count)
    rows.append(
      Row(
        indicator: .completion, group: group,
        years: held.filter { $0.cases.contains(where: isIn) }.map(\.year), n: cases.count,
        rmse: Errors(
          estimate: error { one in contender.flatMap { one[keyPath: $0] } ?? one.estimate },
          lastYear: error(\.lastYear), threeYear: error(\.window), sectorMean: error(\.sector)),
        coverage90: contender == nil ? inside : nil))
  }
}
