import Facts
import Testing

@testable import Figures

@Suite("StockFlow")
struct StockFlowTests {
  /// The sums of one programme over 2020–2024, and its share of full-time graduates.
  static func flow(
    _ students: [Int], _ entrants: [Int], _ graduates: [Int], fullTime: Double? = 1
  ) throws -> StockFlow {
    let core = try Made.core(
      [Made.hbo(fullTime: fullTime)], counts: Made.flow(students, entrants, graduates))
    return try #require(StockFlow(Made.key, core.facts, from: 2020, to: 2024))
  }

  static let steady: [[Int]] = [
    [400, 400, 400, 400, 400], [100, 100, 100, 100, 100], [72, 72, 72, 72],
  ]

  @Test("leavers are who was there plus who came, minus who is there and who finished")
  func identity() {
    let year = StockFlow.Transition(
      before: 2900, after: 2729, entrants: 574, entrantsBefore: 565, graduates: 304)
    #expect(abs(year.leavers(switchers: 0.2) - 555.8) < 1e-9)
    #expect(year.leavers(switchers: 0) == 441)
  }

  @Test("a steady programme: 3 × 72 diplomas and 3 × 48 leavers are 60 %")
  func steadyShare() throws {
    let flow = try Self.flow(Self.steady[0], Self.steady[1], Self.steady[2])
    #expect(flow.sum(3).graduates == 216)
    #expect(abs(flow.sum(3).leavers(0.2) - 144) < 1e-9)
    #expect(abs(try #require(flow.sum(3).share(0.2)) - 0.6) < 1e-12)
    #expect(flow.obstacle(Made.rules) == nil)
  }

  @Test("only the newest three transitions are summed; the oldest only has to be believable")
  func newestThree() throws {
    let flow = try Self.flow(
      [400, 400, 400, 400, 400], [100, 100, 100, 100, 100], [100, 72, 72, 72])
    #expect(flow.sum(3).graduates == 216)
    #expect(flow.sum(4).graduates == 316)
  }

  @Test("a ratio above 1 is no share: identity_fails, not 100 %")
  func ratioAboveOne() throws {
    let flow = try Self.flow(
      [400, 404, 408, 412, 416], [100, 100, 100, 100, 100], [118, 118, 118, 118])
    #expect(flow.sum(3).share(0.2) == nil)
    #expect(flow.obstacle(Made.rules) == .identityFails)
  }

  @Test("fewer than five leavers without a diploma is too near 100 % to show")
  func nearlyAll() throws {
    let flow = try Self.flow(
      [100, 100, 100, 100, 100], [20, 20, 20, 20, 20], [23, 23, 23, 22])
    #expect(abs(flow.sum(3).leavers(0.2) - 4) < 1e-9)
    #expect(abs(flow.sum(3).leavers(0.14) - 0.4) < 1e-9)
    #expect(flow.obstacle(Made.rules) == .tooUniform)
  }

  @Test(
    "a ratio above 1 at the fewest entrants by switching fails too: that end is in the interval")
  func ratioAboveOneInRange() throws {
    let flow = try Self.flow(
      [400, 400, 400, 400, 400], [100, 100, 100, 100, 100], [116, 116, 116, 116])
    #expect(abs(flow.sum(3).leavers(0.2) - 12) < 1e-9)
    #expect(flow.sum(3).share(0.14) == nil)
    #expect(flow.obstacle(Made.rules) == .identityFails)
  }

  @Test("exactly nobody leaving without a diploma is not believed either")
  func noLeavers() throws {
    let flow = try Self.flow(
      [400, 400, 400, 400, 400], [100, 100, 100, 100, 100], [120, 120, 120, 120])
    #expect(flow.sum(3).leavers(0.2) == 0)
    #expect(flow.obstacle(Made.rules) == .identityFails)
  }

  @Test("one transition below −max(5, 3 %) is a dip: 13 too many of 400 fail, 12 do not")
  func singleDip() throws {
    let below = try Self.flow(
      [400, 413, 400, 400, 400], [100, 100, 100, 100, 100], [120, 72, 72, 72])
    #expect(below.obstacle(Made.rules) == .identityFails)
    let onTheLine = try Self.flow(
      [400, 412, 400, 400, 400], [100, 100, 100, 100, 100], [120, 72, 72, 72])
    #expect(onTheLine.obstacle(Made.rules) == nil)
  }

  @Test("in a small programme five people are the line: six too many fail, five do not")
  func smallDip() throws {
    let below = try Self.flow([100, 106, 90, 90, 90], [25, 25, 25, 25, 25], [30, 15, 15, 15])
    #expect(below.obstacle(Made.rules) == .identityFails)
    let onTheLine = try Self.flow([100, 105, 90, 90, 90], [25, 25, 25, 25, 25], [30, 15, 15, 15])
    #expect(onTheLine.obstacle(Made.rules) == nil)
  }

  @Test("entrants below 13 % of the students: most of them came by another door")
  func entrants() throws {
    let few = try Self.flow([400, 400, 400, 400, 400], [51, 51, 51, 51, 51], [30, 30, 30, 30])
    #expect(few.obstacle(Made.rules) == .identityFails)
    let enough = try Self.flow([400, 400, 400, 400, 400], [52, 52, 52, 52, 52], [30, 30, 30, 30])
    #expect(enough.obstacle(Made.rules) == nil)
  }

  @Test("fewer than 30 people who stopped or finished in three years are too few")
  func few() throws {
    let small = try Self.flow([20, 20, 20, 20, 20], [8, 8, 8, 8, 8], [5, 5, 5, 5])
    #expect(abs(small.sum(3).stopped(0.2) - 28.8) < 1e-9)
    #expect(small.obstacle(Made.rules) == .tooFew)
    let larger = try Self.flow([20, 20, 20, 19, 18], [8, 8, 8, 8, 8], [5, 5, 5, 5])
    #expect(abs(larger.sum(3).stopped(0.2) - 30.8) < 1e-9)
    #expect(larger.obstacle(Made.rules) == nil)
  }

  @Test("a programme whose first summed year has no graduates is too young for a share")
  func noGraduatesYet() throws {
    let young = try Self.flow(
      [144, 191, 236, 283, 313], [70, 80, 85, 90, 80], [0, 0, 9, 44])
    #expect(young.obstacle(Made.rules) == .newProgramme)
  }

  @Test("a 1 October without students breaks the series")
  func broken() throws {
    #expect(
      try Self.flow([0, 90, 100, 100, 100], [30, 30, 30, 30, 30], [9, 9, 9, 9]).isUnbroken
        == false)
    #expect(
      try Self.flow([90, 90, 0, 100, 100], [30, 30, 30, 30, 30], [9, 9, 9, 9]).isUnbroken
        == false)
    #expect(try Self.flow([90, 90, 9, 100, 100], [30, 30, 30, 30, 30], [9, 9, 9, 9]).isUnbroken)
  }

  @Test("less than 80 % full-time graduates, or an unknown share, is a mix of forms")
  func formMix() throws {
    for (share, reason) in [(0.79, Reason.formMix), (0.80, nil), (nil, .formMix)] {
      let flow = try Self.flow(
        Self.steady[0], Self.steady[1], Self.steady[2], fullTime: share)
      #expect(flow.obstacle(Made.rules) == reason, "\(String(describing: share))")
    }
  }

  @Test("an identity that fails is named before a mix of forms")
  func orderOfReasons() throws {
    let flow = try Self.flow(
      [400, 404, 408, 412, 416], [100, 100, 100, 100, 100], [118, 118, 118, 118], fullTime: 0.3)
    #expect(flow.obstacle(Made.rules) == .identityFails)
  }

  @Test("sums of programmes add people, and the full-time share by graduates")
  func sums() throws {
    var sum = try Self.flow(Self.steady[0], Self.steady[1], Self.steady[2], fullTime: 1)
    sum += try Self.flow(Self.steady[0], Self.steady[1], Self.steady[2], fullTime: 0.5)
    #expect(sum.sum(3).graduates == 432)
    #expect(abs(sum.sum(3).leavers(0.2) - 288) < 1e-9)
    #expect(sum.fullTimeGraduates / sum.formGraduates == 0.75)
    #expect(sum.obstacle(Made.rules) == .formMix)
  }

  @Test("a hidden cell weighs 2.5, not nothing")
  func hiddenCell() throws {
    let counts = [
      Made.count(.students, 2020, .suppressed), Made.count(.students, 2021, CountSum(10)),
    ]
    let core = try Made.core([Made.hbo()], counts: counts)
    let flow = try #require(StockFlow(Made.key, core.facts, from: 2020, to: 2021))
    #expect(flow.transitions[2020]?.before == 2.5)
    #expect(flow.isUnbroken)
  }
}
