import Facts
import Figures
import Testing

@Suite("SearchTime")
struct SearchTimeTests {
  @Test("bol niveau 4: a mean of 0.7 months in the survey of 2018")
  func mbo() throws {
    let figure = try Baseline.headline("25lx-25187-bol", SearchTime.self)
    #expect(figure.value == 0.7)
    #expect(figure.unit == .months)
    #expect(figure.statistic == .mean)
    #expect(figure.period == "2018")
    #expect(figure.periodKind == .surveyYear)
  }

  @Test("Entree, bol: 2.2 months")
  func entree() throws {
    #expect(try Baseline.headline("00gt-23110-bol", SearchTime.self).value == 2.2)
  }

  @Test("bbl and hbo: nobody published it, so the sheet names who could")
  func absent() throws {
    let bbl = try Baseline.headline("00gt-25029-bbl", SearchTime.self)
    #expect(bbl.state == .absent)
    #expect(bbl.wouldFill == ["roa-schoolverlaters"])
    #expect(try Baseline.headline("28dn-30020", SearchTime.self).wouldFill == ["hbo-monitor"])
  }
}
