import Facts
import Testing

@testable import Figures

/// A rung sums exactly the programmes its label names: mostly full-time, with students in every year.
@Suite("Whom a rung of the completion estimate sums")
struct RungPopulationTests {
  private static let second = OfferingKey(brin: "30GB", code: "30020")
  private static let third = OfferingKey(brin: "31FR", code: "30020")

  /// A programme of 200 students of whom 48 of 60 finish each year.
  private static func better(_ key: OfferingKey) -> [CountFact] {
    Made.flow(
      Array(repeating: 200, count: 5), Array(repeating: 50, count: 5),
      Array(repeating: 48, count: 4), key: key)
  }

  private static func national(
    _ offerings: [Offering], _ counts: [CountFact]
  ) throws -> StockFlowResult? {
    try StockFlowTableTests.table(offerings, counts).programme["30020"]
  }

  @Test("a part-time programme of the same code is not in it, whatever its size")
  func partTime() throws {
    let big = Made.flow(
      Array(repeating: 4000, count: 5), Array(repeating: 1000, count: 5),
      Array(repeating: 100, count: 4), key: Self.third)
    for share in [0.0, 0.5, 0.79, nil] {
      let result = try Self.national(
        [Made.hbo(), Made.hbo(Self.second), Made.hbo(Self.third, fullTime: share)],
        Made.steady() + Self.better(Self.second) + big)
      let expected = 360.0 / 540
      #expect(abs(try #require(StockFlowTableTests.share(result)) - expected) < 1e-12)
    }
  }

  @Test("80 % full-time is in it, 79 % is not: the sum that sheets name is the sum that is made")
  func limit() throws {
    let counts = Made.steady() + Self.better(Self.second) + Self.better(Self.third)
    func share(_ third: Double) throws -> Double? {
      StockFlowTableTests.share(
        try Self.national(
          [Made.hbo(), Made.hbo(Self.second), Made.hbo(Self.third, fullTime: third)], counts))
    }
    #expect(abs(try #require(try share(0.80)) - 504.0 / 720) < 1e-12)
    #expect(abs(try #require(try share(0.79)) - 360.0 / 540) < 1e-12)
  }

  @Test("a programme that was not there in every year is not in it")
  func broken() throws {
    let new = Made.flow(
      [0, 100, 200, 300, 400], [0, 100, 100, 100, 100], [0, 0, 20, 20], key: Self.third
    ).filter { $0.count != .zero }
    let result = try Self.national(
      [Made.hbo(), Made.hbo(Self.second), Made.hbo(Self.third)],
      Made.steady() + Self.better(Self.second) + new)
    #expect(abs(try #require(StockFlowTableTests.share(result)) - 360.0 / 540) < 1e-12)
  }

  @Test(
    "one school that counts is not the country: no sum, and why",
    arguments: [(0.5, Reason.formMix), (1.0, .newProgramme)])
  func oneSchool(fullTime: Double, reason: Reason) throws {
    let counts = Made.flow(
      [0, 100, 200, 300, 400], [0, 100, 100, 100, 100], [0, 0, 20, 20], key: Self.second
    ).filter { $0.count != .zero }
    let offerings = [Made.hbo(), Made.hbo(Self.second, fullTime: fullTime)]
    guard
      case .tooFewSchools(let why, let counted, let least)? = try Self.national(
        offerings, Made.steady() + counts)
    else {
      Issue.record("a sum of one school")
      return
    }
    #expect(why == reason)
    #expect([counted, least] == [1, 2])
  }

  @Test("a code that is nowhere mostly full-time does not stand on its sector's sum, and why")
  func outsideGroup() throws {
    let code = OfferingKey(brin: "31FR", code: "30021")
    let offerings = [Made.hbo(), Made.hbo(code, fullTime: 0.6)]
    let figure = Completion.figures(
      for: offerings[1],
      in: try Made.core(offerings, counts: Made.steady() + Self.better(code)))[0]
    #expect(figure.state == .absent)
    let passed = try #require(figure.passedOver)
    #expect(
      figure.passed
        == ["own_pooled form_mix", "programme too_few", "group form_mix", "level form_mix"])
    #expect(passed[2].terms == [Term("schools_counted", 0), Term("schools_least", 1)])
  }

  @Test(
    "Accountancy is .474 over the eight schools where it is mostly full-time, not .524 over all")
  func accountancy() throws {
    let core = try Baseline.core.get()
    for (code, value) in [
      ("34406", 0.4737), ("30036", 0.5850), ("34275", 0.8071), ("34268", 0.5130), ("34574", 0.7059),
    ] {
      let sum = try #require(StockFlowTableTests.share(core.stockFlow.programme[code]))
      #expect(abs(sum - value) < 5e-5, "\(code)")
    }
  }

  @Test("over all sheets: the sum of the programmes the label names, counted anew")
  func allSheets() throws {
    let core = try Baseline.core.get()
    let rules = core.policy.stockFlow
    var peers: [String: StockFlow] = [:]
    var schools: [String: Int] = [:]
    for offering in core.facts.offerings
    where offering.level == .bachelor && (offering.fullTimeShare ?? 0) >= rules.minimumFullTime {
      guard let flow = StockFlow(offering.key, core.facts, from: 2020, to: 2024),
        (2020...2024).allSatisfy({ flow.students($0) > 0 })
      else { continue }
      peers[offering.key.code, default: StockFlow()] += flow
      schools[offering.key.code, default: 0] += 1
    }
    var seen = 0
    for answers in try Baseline.sheets.get() {
      for figure in answers.figures
      where figure.definition == Completion.estimate && figure.basis?.rung == .programme
        && figure.state == .published
      {
        seen += 1
        let code = answers.offering.key.code
        #expect(figure.basis?.group.hasSuffix(", mostly_fulltime") == true)
        #expect(schools[code, default: 0] > 1)
        let sum = peers[code]?.sum(3).share(rules.switchers[1])
        #expect(abs(try #require(sum) - (figure.value ?? 0)) < 1e-9)
      }
    }
    #expect(seen > 400)
  }

  @Test("every estimate tells what the counts give by themselves")
  func rawShare() throws {
    var further = 0
    for answers in try Baseline.sheets.get() {
      for figure in answers.figures
      where figure.definition == Completion.estimate && figure.state == .published {
        func term(_ name: String) -> Double? { figure.terms?.first { $0.name == name }?.value }
        let raw = try #require(term("raw_share"))
        let graduates = try #require(term("graduates_sum"))
        #expect(abs(raw - graduates / (graduates + (term("leavers_sum") ?? 0))) < 1e-12)
        guard figure.basis?.rung.isOwn == true else {
          #expect(figure.value == raw)
          continue
        }
        let tenths = [raw, figure.value ?? 0].map { ($0 * 10).rounded() }
        if tenths[0] != tenths[1] { further += 1 }
      }
    }
    // So many sheets would contradict their own counts if the estimate were told as a fact.
    #expect(further == 109)
  }
}
