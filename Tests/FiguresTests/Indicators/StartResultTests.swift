import Facts
import Figures
import Testing

@Suite("StartResult")
struct StartResultTests {
  @Test("84.7 % of all new mbo students of 2021, for niveau 2–4")
  func real() throws {
    let figures = try Baseline.figures("25lx-25187-bol", StartResult.self)
    #expect(figures.map(\.value) == [0.847, 0.82])
    #expect(figures[0].period == "2021")
    #expect(figures[0].basis?.rung == .level)
    #expect(figures[0].basis?.population == "mbo_new_entrants")
    #expect(figures[1].definition == "start_result.inspectie_norm")
    #expect(figures[1].basis?.population == "inspectie_norm")
    #expect(!figures[1].headline)
  }

  @Test("Entree and hbo: not applicable")
  func notApplicable() throws {
    for key in ["00gt-23110-bol", "28dn-30020", "31fr-80009"] {
      #expect(try Baseline.headline(key, StartResult.self).state == .notApplicable)
    }
  }
}
