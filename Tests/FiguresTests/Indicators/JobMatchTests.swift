import Facts
import Figures
import Testing

@Suite("JobMatch")
struct JobMatchTests {
  @Test("bol niveau 4: 74 % of the working graduates of 2018/19")
  func mbo() throws {
    let figure = try Baseline.headline("25lx-25187-bol", JobMatch.self)
    #expect(figure.value == 0.74)
    #expect(figure.period == "2018/19")
    #expect(figure.basis?.population == "roa_working_graduates")
  }

  @Test("bbl niveau 3: 89 %")
  func bbl() throws {
    #expect(try Baseline.headline("00gt-25029-bbl", JobMatch.self).value == 0.89)
  }

  @Test("hbo: 78 % in the HBO-Monitor of 2023, all hbo together, for bachelors only")
  func hbo() throws {
    let figure = try Baseline.headline("28dn-30020", JobMatch.self)
    #expect(figure.value == 0.78)
    #expect(figure.basis == Basis(rung: .level, group: "hbo", population: "hbo_monitor_working"))
    #expect(try Baseline.headline("31fr-80009", JobMatch.self).state == .absent)
  }
}
