import Facts
import Figures
import Testing

@Suite("YearResult")
struct YearResultTests {
  @Test("ROC West-Brabant, 2018/19: 71.8 %, beside it all ROCs, the national niveau 4 and its norm")
  func real() throws {
    let figures = try Baseline.figures("25lx-25187-bol", YearResult.self)
    #expect(figures.map(\.value) == [0.7181741335587489, 0.702979035185586, 0.75, 0.68])
    #expect(figures.map { $0.basis?.rung } == [.institution, .group, .level, .level])
    #expect(figures.map(\.period) == ["2018/19", "2018/19", "2016/17", "2024"])
    #expect(figures.map(\.headline) == [true, false, false, false])
    #expect(figures[3].definition == "year_result.inspectie_norm")
  }

  @Test("an institution the Inspectie does not list: no figure, the national one as context")
  func unknownInstitution() throws {
    let figures = try Baseline.figures("24zw-25139-bbl", YearResult.self)
    #expect(figures.map(\.state) == [.absent, .published, .published])
    #expect(figures[0].reason == .institutionUnknown)
    #expect(figures.map(\.headline) == [true, false, false])
    #expect(figures[1].value == 0.72)
  }

  @Test("Entree and hbo: not applicable")
  func notApplicable() throws {
    for key in ["00gt-23110-bol", "28dn-30020", "31fr-80009"] {
      let figures = try Baseline.figures(key, YearResult.self)
      #expect(figures.map(\.state) == [.notApplicable])
      #expect(figures[0].value == nil)
    }
  }
}
