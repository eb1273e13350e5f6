import Facts
import Figures
import Testing

@Suite("Switching")
struct SwitchingTests {
  @Test("hbo: 17.8 % of the bachelor starters of 2017 in another programme a year later")
  func hbo() throws {
    let figure = try Baseline.headline("28dn-30020", Switching.self)
    #expect(figure.indicator.rawValue == "switch")
    #expect(figure.value == 0.178)
    #expect(figure.period == "2017/18")
    #expect(figure.moment == .oneYear)
  }

  @Test("masters: another source would fill it; mbo: not applicable")
  func others() throws {
    let master = try Baseline.headline("31fr-80009", Switching.self)
    #expect(master.wouldFill == ["inspectie-ho"])
    #expect(try Baseline.headline("25lx-25187-bol", Switching.self).state == .notApplicable)
  }
}
