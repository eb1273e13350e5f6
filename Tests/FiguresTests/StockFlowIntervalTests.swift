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

  @Test("the interval of a steady programme of 360 people, by hand: 46.1–73.4 %")
  func byHand() throws {
    // n = 1 / (5/360 + 0.06²/0.24) = 34.6154; Wilson 0.4597–0.7253; switchers 0.4909–0.7200
    let interval = try #require(try Self.flow(times: 1).interval(Made.rules, rung: .ownPooled))
    let z = 1.645
    let n = 1 / (5 / 360.0 + 0.06 * 0.06 / 0.24)
    let centre = (0.6 + z * z / (2 * n)) / (1 + z * z / n)
    let half = z / (1 + z * z / n) * (0.24 / n + z * z / (4 * n * n)).squareRoot()
    let (few, many) = (216 / (216 + 126.0), 216 / (216 + 168.0))
    let low =
      0.6
      - ((0.6 - centre + half) * (0.6 - centre + half) + (0.6 - many) * (0.6 - many))
      .squareRoot()
    let high =
      0.6
      + ((centre + half - 0.6) * (centre + half - 0.6) + (few - 0.6) * (few - 0.6))
      .squareRoot()
    #expect(abs(interval.low - low) < 1e-12)
    #expect(abs(interval.high - high) < 1e-12)
  }

  @Test("the value and both ends of the switchers lie inside", arguments: [24, 60, 72, 100, 118])
  func containsAll(graduates: Int) throws {
    for people in [1, 3, 20] {
      let flow = try Self.flow(times: people, graduates: graduates)
      for rung in [Rung.ownPooled, .programme, .group, .level] {
        let interval = try #require(flow.interval(Made.rules, rung: rung))
        for switchers in Made.rules.switchers {
          let share = flow.share(3, switchers: switchers) ?? 1
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
    #expect(flow.share(3, switchers: 0.14) == nil)
    #expect(flow.interval(Made.rules, rung: .ownPooled)?.high == 1)
  }

  @Test("where there is no share there is no interval")
  func noShare() throws {
    #expect(try Self.flow(times: 1, graduates: 120).interval(Made.rules, rung: .ownPooled) == nil)
  }
}
