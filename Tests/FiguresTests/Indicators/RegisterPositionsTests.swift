import Facts
import Testing

@testable import Figures

@Suite("RegisterPositions")
struct RegisterPositionsTests {
  static func figure(_ positions: [PositionFact]) throws -> Figure {
    let core = try Made.core([Made.hbo()], positions: positions)
    return try #require(JobChance.figures(for: Made.hbo(), in: core).first)
  }

  @Test("a large newest cohort stands alone")
  func newestAlone() throws {
    let figure = try Self.figure([
      Made.position("2015/16", [900, 0, 50, 50]), Made.position("2016/17", [800, 0, 100, 100]),
    ])
    #expect(figure.numerator == 800)
    #expect(figure.roundedTo == 10)
    #expect(figure.n == 1000)
    #expect(figure.period == "2016/17")
  }

  @Test("a small cohort is pooled with the one before, and only as far as needed")
  func pooled() throws {
    let figure = try Self.figure([
      Made.position("2014/15", [50, 0, 10, 10], row: 1),
      Made.position("2015/16", [50, 0, 10, 10], row: 2),
      Made.position("2016/17", [40, 10, 10, 10], row: 3),
    ])
    #expect(figure.numerator == 100)
    #expect(figure.n == 140)
    #expect(figure.period == "2015/16–2016/17")
    #expect(figure.sources.map(\.rows) == [[3], [2]])
  }

  @Test("a sum with a provisional cohort is provisional; without one it is not")
  func provisional() throws {
    var small = [
      Made.position("2014/15", [50, 0, 10, 10], row: 1),
      Made.position("2015/16", [50, 0, 10, 10], row: 2),
      Made.position("2016/17", [40, 10, 10, 10], row: 3),
    ]
    #expect(try Self.figure(small).provisional == nil)
    small[1].isProvisional = true
    #expect(try Self.figure(small).provisional == true)
    // The oldest is not in the sum.
    (small[0].isProvisional, small[1].isProvisional) = (true, false)
    #expect(try Self.figure(small).provisional == nil)
  }

  @Test("90 people in three cohorts are too few; 100 are not")
  func smallest() throws {
    func three(_ last: Int) -> [PositionFact] {
      [
        Made.position("2014/15", [last, 0, 0, 10]), Made.position("2015/16", [20, 0, 0, 10]),
        Made.position("2016/17", [20, 0, 0, 10]),
      ]
    }
    #expect(try Self.figure(three(20)).reason == .tooFew)
    let enough = try Self.figure(three(30))
    #expect(enough.numerator == 70)
    #expect(enough.n == 100)
    #expect(enough.period == "2014/15–2016/17")
  }

  @Test("ten people from 100 % are within rounding: too_uniform; twenty are not")
  func uniform() throws {
    #expect(try Self.figure([Made.position("2016/17", [490, 0, 0, 10])]).reason == .tooUniform)
    #expect(try Self.figure([Made.position("2016/17", [480, 0, 0, 20])]).value == 0.96)
    #expect(try Self.figure([Made.position("2016/17", [10, 0, 200, 290])]).reason == .tooUniform)
  }

  @Test("three cohorts at most")
  func threeAtMost() throws {
    let cohorts = ["2013/14", "2014/15", "2015/16", "2016/17"]
    let figure = try Self.figure(cohorts.map { Made.position($0, [20, 0, 0, 10]) })
    #expect(figure.state == .absent)
    #expect(figure.reason == .tooFew)
  }

  @Test("a cohort with a hidden part is not read as zero: an older one is taken, under its name")
  func hiddenPart() throws {
    let figure = try Self.figure([
      Made.position("2015/16", [900, 0, 50, 50]), Made.position("2016/17", [800, nil, 100, 100]),
    ])
    #expect(figure.n == 1000)
    #expect(figure.period == "2015/16")
  }

  @Test("cohorts are never pooled across a year that is missing or hidden")
  func gap() throws {
    let around = [
      Made.position("2014/15", [60, 0, 10, 10]), Made.position("2016/17", [60, 0, 10, 10]),
    ]
    #expect(try Self.figure(around).reason == .tooFew)
    let hidden = around + [Made.position("2015/16", [60, nil, 10, 10])]
    #expect(try Self.figure(hidden).reason == .tooFew)
  }

  @Test("other populations, moments and definitions are left alone")
  func leftAlone() throws {
    let figure = try Self.figure([
      Made.position("2016/17", [800, 0, 100, 100]),
      Made.position("2017/18", [1, 0, 500, 500], population: "all"),
      Made.position("2017/18", [2, 0, 500, 500], at: .direct),
      Made.position("2017/18", [3, 0, 500, 500], definition: "cbs_register_2024"),
      Made.position("2017/18", [4, 0, 500, 500], level: .ad),
    ])
    #expect(figure.numerator == 800)
    #expect(figure.passedOver == nil)
  }

  @Test("a sector that is too small leaves the level, with the sector's reason")
  func levelBelow() throws {
    let figure = try Self.figure([
      Made.position("2016/17", [20, 0, 0, 10]),
      Made.position("2016/17", [900, 0, 50, 50], sector: "totaal"),
    ])
    #expect(figure.value == 0.9)
    #expect(figure.basis?.rung == .level)
    #expect(figure.basis?.group == "bachelor")
    #expect(figure.passed == ["group too_few"])
  }

  @Test(
    "the month of measurement is October after the cohort's school year plus the moment",
    arguments: [
      (Moment.direct, "2017-10"), (.oneYear, "2018-10"), (.twoYears, "2019-10"),
      (.threeYears, "2020-10"), (.fourYears, "2021-10"), (.fiveYears, "2022-10"),
      (.tenYears, "2027-10"),
    ])
  func measured(moment: Moment, month: String) {
    #expect(Cohorts.measured(["2016/17"], moment) == month)
    #expect(Cohorts.measured(["2015/16", "2016/17"], moment) == nil)
    #expect(Cohorts.measured(["2016/17"], .oneAndHalfYear) == nil)
  }
}
