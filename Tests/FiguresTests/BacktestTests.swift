import Facts
import Testing

@testable import Figures

@Suite("Backtest")
struct BacktestTests {
  static let real = Result { Backtest(try Baseline.core.get()) }

  static func row(_ group: String) throws -> Backtest.Row {
    try #require(try real.get().rows.first { $0.group == group })
  }

  @Test("over both years the estimate meets its three bars")
  func bars() throws {
    let row = try Self.row("all")
    #expect(row.rmse.toLastYear <= 0.85)
    #expect(row.rmse.toThreeYear < 0.97)
    #expect(Backtest.coverage.contains(try #require(row.coverage90)))
    #expect(row.rmse.meetsLastYear && row.rmse.meetsThreeYear)
    #expect(row.rmse.estimate < row.rmse.sectorMean)
  }

  @Test("each year alone meets them too; 2022/23 stands on the edge of the first")
  func years() throws {
    let (one, two) = (try Self.row("held_back_2022"), try Self.row("held_back_2023"))
    #expect(abs(one.rmse.toLastYear - 0.84989) < 5e-6)
    #expect(one.rmse.meetsLastYear && one.rmse.meetsThreeYear)
    #expect(two.rmse.meetsLastYear && two.rmse.meetsThreeYear)
    for row in [one, two] {
      #expect(Backtest.coverage.contains(try #require(row.coverage90)))
    }
  }

  @Test("two years can be held back: 516 programmes each, 11.9 points off")
  func all() throws {
    let all = try Self.row("all")
    #expect(all.indicator == .completion)
    #expect(all.years == [2022, 2023])
    #expect(all.n == 1032)
    #expect(try Self.row("held_back_2022").n == 516)
    #expect(try Self.row("held_back_2023").n == 516)
    #expect(try Self.real.get().unmeasured == 16)
    #expect(abs(all.rmse.estimate - 0.1187) < 5e-5)
    #expect(abs(all.rmse.lastYear - 0.14320) < 5e-5)
    #expect(abs(all.rmse.threeYear - 0.12388) < 5e-5)
    #expect(abs(all.rmse.sectorMean - 0.15669) < 5e-5)
  }

  @Test("the size classes add up to everything, and the large ones are told best")
  func sizes() throws {
    let rows = try ["size_30_99", "size_100_299", "size_300_plus"].map(Self.row)
    #expect(rows.map(\.n).reduce(0, +) == 1032)
    #expect(rows.map(\.rmse.estimate) == rows.map(\.rmse.estimate).sorted(by: >))
    for row in rows { #expect(row.rmse.toThreeYear < 1) }
  }

  @Test("the cohort-lagged contender does worse than the plain sum, so it is not printed")
  func contender() throws {
    let row = try Self.row("all_cohort_lagged")
    #expect(row.coverage90 == nil)
    #expect(row.n > 1000)
    #expect(row.rmse.toThreeYear > 1)
  }

  /// Rows that do not see the year: what it gave must not change what was predicted.
  @Test("the year held back takes no part in what is predicted of it")
  func blind() throws {
    let elsewhere = OfferingKey(brin: "30GB", code: "30020")
    let offerings = [Made.hbo(), Made.hbo(elsewhere)]
    func cases(_ last: Int) throws -> HeldBack {
      let counts =
        Made.flow(
          [400, 400, 400, 400, last], [100, 100, 100, 100, 100], [72, 72, 72, 72])
        + Made.steady(elsewhere)
      let core = try Made.core(offerings, counts: counts)
      return HeldBack(core, window: [2020, 2021, 2022, 2023])
    }
    let (one, two) = (try cases(400), try cases(380))
    #expect(one.year == 2023)
    #expect(one.cases.map(\.estimate) == two.cases.map(\.estimate))
    #expect(one.cases.map(\.window) == [0.6, 0.6])
    #expect(one.cases.map(\.actual) == [0.6, 0.6])
    #expect(abs(two.cases[0].actual - 72 / 140.0) < 1e-12)
    #expect(two.unmeasured == 0)
  }

  @Test("a year whose counts do not agree, or of fewer than ten people, is no measurement")
  func unmeasured() throws {
    let counts = Made.flow(
      [400, 400, 400, 400, 470], [100, 100, 100, 100, 100], [72, 72, 72, 72])
    let held = HeldBack(
      try Made.core([Made.hbo()], counts: counts), window: [2020, 2021, 2022, 2023])
    #expect(held.cases.isEmpty)
    #expect(held.unmeasured == 1)
  }

  @Test("without years enough to hold one back there are no rows")
  func nothing() throws {
    #expect(Backtest(try Made.core([Made.hbo()], counts: [])).rows.isEmpty)
    let short = Made.steady().filter { $0.year >= 2022 }
    #expect(Backtest(try Made.core([Made.hbo()], counts: short)).rows.isEmpty)
  }
}

@Suite("CohortLagged")
struct CohortLaggedTests {
  @Test("a steady programme gives the plain share")
  func steady() throws {
    let flow = try StockFlowTests.flow(
      StockFlowTests.steady[0], StockFlowTests.steady[1], StockFlowTests.steady[2])
    let intake = Dictionary(uniqueKeysWithValues: (2012...2024).map { ($0, 120.0) })
    let share = CohortLagged.share(flow.transitions, intake: intake, switchers: 0.2)
    #expect(abs(try #require(share) - 0.6) < 1e-12)
  }

  @Test("graduates of larger intakes count for less, which the plain share takes for success")
  func shrinking() throws {
    let flow = try StockFlowTests.flow(
      StockFlowTests.steady[0], StockFlowTests.steady[1], StockFlowTests.steady[2])
    let intake = Dictionary(
      uniqueKeysWithValues: (2012...2024).map { ($0, $0 < 2020 ? 240.0 : 120.0) })
    let share = CohortLagged.share(
      flow.transitions.filter { $0.key == 2022 }, intake: intake, switchers: 0.2)
    // 0.3 graduates per entrant then, 0.4 leavers per entrant now.
    #expect(abs(try #require(share) - 0.3 / 0.7) < 1e-12)
  }

  @Test("without an intake it needs there is no share")
  func missing() throws {
    let flow = try StockFlowTests.flow(
      StockFlowTests.steady[0], StockFlowTests.steady[1], StockFlowTests.steady[2])
    #expect(CohortLagged.share(flow.transitions, intake: [2022: 120], switchers: 0.2) == nil)
  }

  @Test("before 2020 the older count of first-years stands in, from 2020 the newer one")
  func intake() throws {
    let older = "first_years.duo_new_in_hbo"
    let core = try Made.core(
      [Made.hbo()],
      counts: [
        Made.count(.firstYears, 2019, CountSum(80), definition: older),
        Made.count(.firstYears, 2020, CountSum(90), definition: older),
        Made.count(.firstYears, 2020, CountSum(100)),
      ])
    let intake = CohortLagged.intake(Made.key, core.facts, switchers: 0.2)
    #expect(intake == [2019: 96, 2020: 120])
  }
}

@Suite("OutsideCheck")
struct OutsideCheckTests {
  @Test(
    "all full-time bachelors: 61, 59 and 55 %, between 49.8 % after five and 67.5 % after eight")
  func real() throws {
    let check = OutsideCheck(try Baseline.core.get())
    #expect(check.afterFive?.value == 49.8)
    #expect(check.afterEight?.value == 67.5)
    #expect(check.ratios.map(\.switchers) == [0.14, 0.20, 0.28])
    #expect(check.ratios.map { ($0.share * 1000).rounded() / 10 } == [61.1, 58.5, 55.4])
    #expect(check.holds == true)
  }

  @Test("without the published shares, or without counts, nothing is claimed")
  func nothing() throws {
    #expect(OutsideCheck(try Made.core([Made.hbo()], counts: Made.steady())).holds == nil)
    #expect(OutsideCheck(try Made.core([Made.hbo()])).ratios.isEmpty)
  }
}
