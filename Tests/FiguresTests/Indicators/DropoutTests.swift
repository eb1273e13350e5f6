import Facts
import Figures
import Testing

@Suite("Dropout")
struct DropoutTests {
  @Test("hbo: 15.7 % of the starters of 2017 gone after a year, 21.5 % of those from mbo")
  func hbo() throws {
    let figures = try Baseline.figures("28dn-30020", Dropout.self)
    #expect(figures.map(\.value) == [0.157, 0.215])
    #expect(figures.map(\.headline) == [true, false])
    #expect(figures.map { $0.basis?.group } == ["bachelor", "bachelor, mbo"])
    #expect(figures.map(\.period) == ["2017/18", "2017/18"])
  }

  @Test("a programme that is mostly part-time has none: the source counts full-time only")
  func partTime() throws {
    let core = try Made.core(
      [Made.hbo(fullTime: 0.4)],
      references: [
        Made.reference(
          "dropout.vh_one_year",
          [
            "level": "bachelor", "form": "voltijd", "prior_education": "all", "gender": "all",
            "period": "2017/18",
          ], 15.7, kind: "hbo")
      ])
    let figures = Dropout.figures(for: Made.hbo(fullTime: 0.4), in: core)
    #expect(figures.map(\.state) == [.absent])
    #expect(figures[0].reason == .formMix)
  }

  @Test("mbo: none, the early leavers of the whole country are of no programme or niveau")
  func mbo() throws {
    for key in ["25lx-25187-bol", "00gt-25029-bbl", "00gt-23110-bol"] {
      let figures = try Baseline.figures(key, Dropout.self)
      #expect(figures.map(\.state) == [.absent])
      #expect(figures[0].reason == .sourceNotLoaded)
      #expect(figures[0].wouldFill == ["duo-vsv"])
    }
  }
}
