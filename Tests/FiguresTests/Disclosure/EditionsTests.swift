import Facts
import Testing

@testable import Figures

@Suite("The same cell in two editions")
struct EditionsTests {
  static func fact(_ count: CountSum, _ source: String, town: String = "0363") -> CountFact {
    var fact = Made.count(.graduates, 2019, count, municipality: town)
    fact.source = source
    return fact
  }

  static func card(_ id: String, _ date: String) -> SourceCard {
    SourceCard(
      id: id, title: "", publisher: "", licence: "", url: "", attribution: "", date: date)
  }

  static func merged(_ facts: [CountFact]) -> [CountFact] {
    Disclosure(Made.policy).merged(
      facts, dates: ["old": card("old", "2022-10-01"), "new": card("new", "2026-02-20")])
  }

  @Test("hidden in one edition is hidden, whichever that is")
  func hidden() {
    for (first, second) in [("old", "new"), ("new", "old")] {
      let facts = [Self.fact(.suppressed, first), Self.fact(CountSum(11), second)]
      #expect(Self.merged(facts).map(\.count) == [.suppressed])
      #expect(Self.merged(facts.reversed()).map(\.count) == [.suppressed])
      #expect(
        Self.merged([Self.fact(CountSum(3), first), Self.fact(CountSum(5), second)]).map(\.count)
          == [CountSum(3)])
    }
  }

  @Test("known in both: the newest edition, once; other cells are left alone")
  func newest() {
    let facts = [
      Self.fact(CountSum(324), "new"), Self.fact(CountSum(472), "old"),
      Self.fact(CountSum(9), "old", town: "0080"),
    ]
    #expect(Self.merged(facts).map(\.count) == [CountSum(324), CountSum(9)])
    #expect(Self.merged(facts.reversed()).map(\.count) == [CountSum(9), CountSum(324)])
  }

  @Test("a year that two editions have is not counted twice on a sheet")
  func notTwice() throws {
    let facts = [Self.fact(CountSum(40), "old"), Self.fact(.suppressed, "new")]
    let core = try Made.core([Made.hbo()], counts: facts)
    let figure = Graduates.figures(for: Made.hbo(), in: core)[0]
    #expect(figure.state == .suppressed)
    #expect(figure.bounds == nil)
  }
}
