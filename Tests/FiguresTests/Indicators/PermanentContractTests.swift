import Facts
import Figures
import Testing

@Suite("PermanentContract")
struct PermanentContractTests {
  @Test("hbo full-time: 56 % in the HBO-Monitor of 2021")
  func hbo() throws {
    let figure = try Baseline.headline("28dn-30020", PermanentContract.self)
    #expect(figure.value == 0.56)
    #expect(figure.period == "2021")
  }

  @Test("bbl niveau 4: 63 % within a year and a half")
  func bbl() throws {
    let figures = try #require(
      try Baseline.sheets.get().first {
        $0.offering.key.leerweg == .bbl && $0.offering.level == .four
      }
    ).figures.filter { $0.indicator == .permanentContract }
    #expect(figures.map(\.value) == [0.63])
    #expect(figures.map(\.headline) == [true])
    #expect(figures.map(\.period) == ["2023"])
  }

  @Test("bol: none; the working leavers of the recession of 2013 are not put in its place")
  func bol() throws {
    let figures = try Baseline.figures("25lx-25187-bol", PermanentContract.self)
    #expect(figures.map(\.state) == [.absent])
    #expect(figures[0].wouldFill == ["roa-schoolverlaters"])
  }
}
