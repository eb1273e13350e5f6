import Facts
import Testing

@Suite("Ladders")
struct LadderTests {
  @Test("every step gets its own running number, the same in the list and in its ladder")
  func runningNumbers() {
    let ladders = Ladders([
      .completion: [
        .hbo: Ladder(steps: [
          LadderStep(rung: .ownPooled, definition: "a"), LadderStep(rung: .group, definition: "a"),
        ]),
        .mbo: Ladder(steps: [LadderStep(rung: .institution, definition: "b")]),
      ],
      .students: [.mbo: Ladder(steps: [LadderStep(rung: .own, definition: "c")])],
    ])
    #expect(ladders.steps.map(\.id) == [0, 1, 2, 3])
    let inside = IndicatorID.allCases.flatMap { indicator in
      Kind.allCases.flatMap { ladders.ladder(indicator, $0).steps }
    }
    #expect(inside == ladders.steps)
  }

  @Test("an indicator without a ladder has an empty one, not a crash")
  func emptyLadder() {
    #expect(Ladders([:]).ladder(.jobMatch, .hbo) == Ladder(steps: []))
  }
}

@Suite("FactBase")
struct FactBaseTests {
  static let key = OfferingKey(brin: "28DN", code: "30020")

  static func count(_ indicator: IndicatorID, _ definition: String, year: Int) -> CountFact {
    CountFact(
      indicator: indicator, key: key, level: .bachelor, municipality: "0363", year: year,
      count: CountSum(10), definition: definition, source: "s", row: 1)
  }

  static func base(_ counts: [CountFact], _ offerings: [Offering] = []) -> FactBase {
    FactBase(
      id: "x", offerings: offerings, institutions: [], municipalities: [], counts: counts,
      positions: [], pay: [], results: [], references: [], sources: [])
  }

  @Test("counts of one definition never join those of another")
  func definitionsApart() {
    let base = Self.base([
      Self.count(.firstYears, "first_years.duo_new_in_ho", year: 2020),
      Self.count(.firstYears, "first_years.duo_new_in_hbo", year: 2019),
      Self.count(.students, "students.duo_1oct", year: 2020),
    ])
    #expect(
      base.counts(Self.key, .firstYears, "first_years.duo_new_in_ho").map(\.year) == [2020])
    #expect(base.counts(Self.key, .graduates, "graduates.duo_diploma_year").isEmpty)
    #expect(
      base.counts(OfferingKey(brin: "28DN", code: "99999"), .students, "students.duo_1oct").isEmpty)
  }
}
