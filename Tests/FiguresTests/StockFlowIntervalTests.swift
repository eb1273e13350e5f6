import Facts
import Testing

@testable import Figures

@Suite("StockFlow interval")
struct StockFlowIntervalTests {
  static func flow(times people: Int, graduates: Int = 72) throws -> StockFlow {
    try StockFlowTests.flow(
      Array(repeating: 400 * people, count: 5), Array(repeating: 100 * people, count: 5),
      Array(repeating: graduates * people, count: 4))
  }

  /// Wilson's interval of the effective number of people, each side widened by what the switchers
  /// can move it, written out once more.
  static func byHand(_ with: Double, _ without: [Double]) -> Interval {
    let p = with / (with + without[1])
    let z = 1.6449
    let n = 1 / (6 / (with + without[1]) + 0.06 * 0.06 / max(0.01, p * (1 - p)))
    let centre = (p + z * z / (2 * n)) / (1 + z * z / n)
    let half = z / (1 + z * z / n) * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
    let fewSwitchers = without[0] > 0 ? with / (with + without[0]) : 1
    let below = (p - centre + half, p - with / (with + without[2]))
    let above = (centre + half - p, fewSwitchers - p)
    return Interval(
      low: max(0, p - (below.0 * below.0 + below.1 * below.1).squareRoot()),
      high: min(1, p + (above.0 * above.0 + above.1 * above.1).squareRoot()))
  }

  @Test(
    "the interval is the formula of the policy, also close to 100 %",
    arguments: [24, 72, 100, 119])
  func formula(graduates: Int) throws {
    let flow = try Self.flow(times: 1, graduates: graduates)
    let interval = try #require(flow.interval(Made.rules, rung: .ownPooled))
    let without = Made.rules.switchers.map { 300 * (1 + $0) - 3 * Double(graduates) }
    let expected = Self.byHand(3 * Double(graduates), without)
    #expect(abs(interval.low - expected.low) < 1e-9)
    #expect(abs(interval.high - expected.high) < 1e-9)
  }

  @Test("a steady programme of 360 people: 60 %, between 45.0 % and 73.4 %")
  func steady() throws {
    let interval = try #require(try Self.flow(times: 1).interval(Made.rules, rung: .ownPooled))
    #expect(abs(interval.low - 0.4495) < 5e-5)
    #expect(abs(interval.high - 0.7337) < 5e-5)
  }

  @Test("the value and both ends of the switchers lie inside", arguments: [24, 60, 72, 100, 118])
  func containsAll(graduates: Int) throws {
    for people in [1, 3, 20] {
      let flow = try Self.flow(times: people, graduates: graduates)
      for rung in [Rung.ownPooled, .programme, .group, .level] {
        let interval = try #require(flow.interval(Made.rules, rung: rung))
        for switchers in Made.rules.switchers {
          let share = flow.sum(3).share(switchers) ?? 1
          #expect(interval.low <= share && share <= interval.high)
        }
        #expect(interval.low >= 0 && interval.high <= 1)
      }
    }
  }

  @Test("fewer people, a wider interval")
  func widens() throws {
    let widths = try [1, 2, 5, 20, 100].map { people in
      let interval = try #require(
        try Self.flow(times: people).interval(Made.rules, rung: .ownPooled))
      return interval.high - interval.low
    }
    #expect(widths == widths.sorted(by: >))
    #expect(Set(widths).count == widths.count)
  }

  @Test("a higher rung, whose programmes differ more, is wider")
  func higherRung() throws {
    let flow = try Self.flow(times: 50)
    let widths = try [Rung.ownPooled, .programme, .group].map { rung in
      let interval = try #require(flow.interval(Made.rules, rung: rung))
      return interval.high - interval.low
    }
    #expect(widths == widths.sorted())
    #expect(Set(widths).count == 3)
  }

  @Test("when few switchers would leave nobody without a diploma, the upper end is 100 %")
  func upperEnd() throws {
    let flow = try Self.flow(times: 1, graduates: 115)
    #expect(flow.sum(3).share(0.14) == nil)
    #expect(flow.interval(Made.rules, rung: .ownPooled)?.high == 1)
  }

  @Test("where there is no share there is no interval")
  func noShare() throws {
    #expect(try Self.flow(times: 1, graduates: 120).interval(Made.rules, rung: .ownPooled) == nil)
  }
}
