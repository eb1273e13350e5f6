import Facts
import Testing

@testable import Figures

@Suite("The basis of the estimates")
struct EstimateBasisTests {
  static let elsewhere = OfferingKey(brin: "30GB", code: "30020")
  static let later = OfferingKey(brin: "31FR", code: "30020")
  static let smaller = Made.flow(
    [200, 200, 200, 200, 200], [50, 50, 50, 50, 50], [30, 30, 30, 30], key: elsewhere)

  /// Facts with today's counts, and the basis as it was.
  static func core(
    _ offerings: [Offering], today: [CountFact], basis: [CountFact]? = nil,
    programmes: [OfferingKey: EstimateBasis.Programme]? = nil
  ) throws -> Computation {
    var facts = try Made.core(offerings, counts: today).facts
    facts.estimateBasis = EstimateBasis(
      counts: basis.map { Dictionary(grouping: $0, by: \.key) }, programmes: programmes)
    return Computation(
      facts: facts, ladders: try Baseline.ladders.get(), policy: Made.policy, terms: [:])
  }

  static func programme(_ sector: String = "techniek", fullTime: Double? = 1)
    -> EstimateBasis.Programme
  {
    EstimateBasis.Programme(
      level: .bachelor, sector: sector, subsector: "", fullTimeShare: fullTime)
  }

  static func value(_ core: Computation, _ key: OfferingKey) throws -> Double? {
    guard case .passed(let flow) = core.stockFlow.own[key] else { return nil }
    return flow.value(Made.rules, switchers: 0.2)
  }

  static let offerings = [Made.hbo(), Made.hbo(elsewhere)]
  static let before = Made.steady() + smaller
  /// One count corrected by three.
  static let after = before.map { fact in
    guard fact.key == Made.key, fact.indicator == .students, fact.year == 2024 else { return fact }
    return Made.count(.students, 2024, CountSum(403))
  }

  @Test("the years, the own share and the peers are those of the basis, whatever is counted today")
  func counts() throws {
    let old = try Self.core(Self.offerings, today: Self.before)
    let fresh = try Self.core(Self.offerings, today: Self.after)
    let kept = try Self.core(Self.offerings, today: Self.after, basis: Self.before)
    for key in [Made.key, Self.elsewhere] {
      let was = try #require(try Self.value(old, key))
      #expect(try Self.value(fresh, key) != was)
      #expect(try Self.value(kept, key) == was)
      #expect(
        Completion.figures(for: Made.hbo(key), in: kept)
          == Completion.figures(for: Made.hbo(key), in: old))
    }
    #expect(
      kept.facts.counts(Made.key, .students, Students.definition).last?.count == CountSum(403))
    let newer =
      Self.before + Made.steady().map { Made.count($0.indicator, $0.year + 1, $0.count) }
    let still = try Self.core(Self.offerings, today: newer, basis: Self.before)
    #expect(still.stockFlow.years.last == 2024)
  }

  @Test("sector and full-time share decide as they did; the backtest reads the basis as well")
  func programmes() throws {
    let known = [Made.key: Self.programme(), Self.elsewhere: Self.programme()]
    let today = [Made.hbo(), Made.hbo(Self.elsewhere, sector: "economie", fullTime: 0.5)]
    let old = try Self.core(Self.offerings, today: Self.before)
    let kept = try Self.core(today, today: Self.before, programmes: known)
    for key in known.keys { #expect(try Self.value(kept, key) == Self.value(old, key)) }
    let changed = try Self.core(today, today: Self.before)
    #expect(try Self.value(changed, Self.elsewhere) == nil)
    #expect(try Self.value(changed, Made.key) != Self.value(old, Made.key))
    let corrected = try Self.core(
      today, today: Self.after, basis: Self.before, programmes: known)
    #expect(Backtest(corrected).rows == Backtest(old).rows)
    #expect(!Backtest(old).rows.isEmpty)
  }

  @Test("a programme that came after the basis is new to the estimate; its sheet has the next rung")
  func later() throws {
    let kept = try Self.core(
      Self.offerings + [Made.hbo(Self.later)], today: Self.before + Made.steady(Self.later),
      basis: Self.before,
      programmes: [Made.key: Self.programme(), Self.elsewhere: Self.programme()])
    let old = try Self.core(Self.offerings, today: Self.before)
    #expect(StockFlowTableTests.reason(kept.stockFlow.own[Self.later]) == .newProgramme)
    let figure = try #require(Completion.figures(for: Made.hbo(Self.later), in: kept).first)
    #expect(figure.passed.first == "own_pooled new_programme")
    #expect(figure.basis?.rung == .programme)
    #expect(try Self.value(kept, Made.key) == Self.value(old, Made.key))
  }

  @Test("a programme that is gone stays in the sums it was in")
  func gone() throws {
    let old = try Self.core(Self.offerings, today: Self.before)
    let kept = try Self.core(
      [Made.hbo()], today: Made.steady(), basis: Self.before,
      programmes: [Made.key: Self.programme(), Self.elsewhere: Self.programme()])
    #expect(try Self.value(kept, Made.key) == Self.value(old, Made.key))
  }
}
