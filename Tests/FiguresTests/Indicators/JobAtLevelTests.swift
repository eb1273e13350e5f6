import Facts
import Figures
import Testing

@Suite("JobAtLevel")
struct JobAtLevelTests {
  @Test("hbo bachelor: 80 % in the HBO-Monitor of 2023, all hbo together")
  func hbo() throws {
    let figure = try Baseline.headline("28dn-30020", JobAtLevel.self)
    #expect(figure.value == 0.8)
    #expect(figure.period == "2023")
    #expect(figure.basis == Basis(rung: .level, group: "hbo", population: "hbo_monitor_working"))
    #expect(figure.confidence == .b)
  }

  @Test("masters and mbo: absent, with the source that asks it")
  func others() throws {
    #expect(try Baseline.headline("31fr-80009", JobAtLevel.self).wouldFill == ["hbo-monitor"])
    let mbo = try Baseline.headline("25lx-25187-bol", JobAtLevel.self)
    #expect(mbo.reason == .sourceNotLoaded)
    #expect(mbo.wouldFill == ["roa-schoolverlaters"])
  }
}
