import Facts
import Testing

@testable import Figures

@Suite("Figures made once per kind of programme")
struct GroupFiguresTests {
  @Test("they are those that each indicator makes on its own, for every sheet")
  func same() throws {
    let core = try Baseline.core.get()
    var different: [String] = []
    for sheet in try Baseline.sheets.get() {
      let own = Computation.registry.flatMap { $0.figures(for: sheet.offering, in: core) }
      if own != sheet.figures { different.append(sheet.offering.key.description) }
    }
    #expect(different == [])
  }

  @Test("programmes that differ only in their part-time share do not share what needs full-time")
  func fullTime() throws {
    let half = OfferingKey(brin: "28DN", code: "30021")
    let core = try Made.core(
      [Made.hbo(), Made.hbo(half, fullTime: 0.4)],
      references: [
        Made.reference(
          "switch.vh_one_year",
          [
            "level": "bachelor", "form": "voltijd", "prior_education": "all", "gender": "all",
            "period": "2017/18",
          ], 17.8, kind: "hbo")
      ])
    let states = core.facts.offerings.map { offering in
      core.figures(for: offering).first { $0.indicator == .switching }?.state
    }
    #expect(states == [.published, .absent])
  }
}
