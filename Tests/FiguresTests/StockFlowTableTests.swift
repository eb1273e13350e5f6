import Facts
import Testing

@testable import Figures

@Suite("StockFlowTable")
struct StockFlowTableTests {
  static let elsewhere = OfferingKey(brin: "30GB", code: "30020")
  static let small = OfferingKey(brin: "31FR", code: "30020")

  static func table(_ offerings: [Offering], _ counts: [CountFact]) throws -> StockFlowTable {
    StockFlowTable(
      facts: try Made.core(offerings, counts: counts).facts, policy: Made.policy)
  }

  static func share(_ result: StockFlowResult?) -> Double? {
    guard case .passed(let flow) = result else { return nil }
    return flow.sum(3).share(0.2)
  }

  static func reason(_ result: StockFlowResult?) -> Reason? {
    switch result {
    case .withheld(let reason, _), .tooFewSchools(let reason, _, _): return reason
    case .passed, nil: return nil
    }
  }

  @Test("the window is the newest five 1 Octobers that all three sources cover")
  func window() throws {
    let table = try Self.table([Made.hbo()], Made.steady())
    #expect(table.years.first == 2021)
    #expect(table.years.last == 2024)
    let newer = Made.steady() + [Made.count(.students, 2025, CountSum(400))]
    let still = try Self.table([Made.hbo()], newer)
    #expect(still.years.last == 2024)
    #expect(abs(try #require(Self.share(still.own[Made.key])) - 0.6) < 1e-12)
  }

  @Test(
    "without one of its three sources nothing is estimated, on no rung",
    arguments: [IndicatorID.students, .firstYears, .graduates])
  func sourceMissing(indicator: IndicatorID) throws {
    let counts = Made.steady().filter { $0.indicator != indicator }
    let table = try Self.table([Made.hbo()], counts)
    #expect(table.own.isEmpty && table.programme.isEmpty && table.group.isEmpty)
    #expect(table.level == nil)
  }

  @Test("a year that a source skips is not a year of nobody")
  func yearMissing() throws {
    let counts = Made.steady().filter { !($0.indicator == .graduates && $0.year == 2021) }
    #expect(try Self.table([Made.hbo()], counts).own.isEmpty)
  }

  @Test("a programme is the sum of the institutions that offer it, and needs more than one")
  func programme() throws {
    let one = try Self.table([Made.hbo()], Made.steady())
    #expect(Self.reason(one.programme["30020"]) == .tooFew)
    let two = try Self.table(
      [Made.hbo(), Made.hbo(Self.elsewhere)],
      Made.steady()
        + Made.flow(
          [200, 200, 200, 200, 200], [50, 50, 50, 50, 50], [48, 48, 48, 48], key: Self.elsewhere))
    let expected = Double(216 + 144) / Double(360 + 180)
    #expect(abs(try #require(Self.share(two.programme["30020"])) - expected) < 1e-12)
  }

  @Test("an offering that is withheld still counts in the sum of its programme")
  func withheldStillCounts() throws {
    let counts =
      Made.steady()
      + Made.flow(
        [20, 20, 20, 20, 20], [8, 8, 8, 8, 8], [9, 9, 9, 9], key: Self.small)
    let table = try Self.table([Made.hbo(), Made.hbo(Self.small)], counts)
    #expect(Self.reason(table.own[Self.small]) == .tooFew)
    let expected = Double(216 + 27) / (360 + 28.8)
    #expect(abs(try #require(Self.share(table.programme["30020"])) - expected) < 1e-12)
  }

  @Test("a programme that started within the window is new, whatever its numbers")
  func newProgramme() throws {
    let counts =
      Made.steady()
      + Made.flow(
        [0, 100, 200, 300, 400], [0, 100, 100, 100, 100], [0, 0, 20, 20], key: Self.elsewhere
      )
      .filter { $0.count != .zero }
    let table = try Self.table([Made.hbo(), Made.hbo(Self.elsewhere)], counts)
    #expect(Self.reason(table.own[Self.elsewhere]) == .newProgramme)
  }

  @Test("the rung group sums full-time programmes of one sector only")
  func group() throws {
    let partTime = OfferingKey(brin: "31FR", code: "30021")
    let otherSector = OfferingKey(brin: "31FR", code: "30022")
    let offerings = [
      Made.hbo(), Made.hbo(partTime, fullTime: 0.5), Made.hbo(otherSector, sector: "economie"),
    ]
    let counts =
      Made.steady()
      + Made.flow([90, 90, 90, 90, 90], [30, 30, 30, 30, 30], [6, 6, 6, 6], key: partTime)
      + Made.flow([80, 80, 80, 80, 80], [30, 30, 30, 30, 30], [30, 30, 30, 30], key: otherSector)
    let table = try Self.table(offerings, counts)
    #expect(abs(try #require(Self.share(table.group["techniek"])) - 0.6) < 1e-12)
    #expect(abs(try #require(Self.share(table.group["economie"])) - 90 / 108.0) < 1e-12)
    #expect(abs(try #require(Self.share(table.level)) - 306 / 468.0) < 1e-12)
  }

  @Test("an associate degree or a master never enters the estimate")
  func bachelorsOnly() throws {
    let table = try Self.table([Made.hbo(level: .ad)], Made.steady())
    #expect(table.own.isEmpty)
    #expect(table.group.isEmpty)
  }
}
