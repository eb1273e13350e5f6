import Facts
import Figures
import Testing

@Suite("WorkPlacement")
struct WorkPlacementTests {
  @Test("no label is loaded for mbo")
  func absent() throws {
    for (key, sources) in [
      ("25lx-25187-bol", ["sbb-kansen"]),
      ("00gt-23110-bol", ["sbb-kansen"]),
    ] {
      let figures = try Baseline.figures(key, WorkPlacement.self)
      #expect(figures.map(\.state) == [.absent])
      #expect(figures[0].reason == .sourceNotLoaded)
      #expect(figures[0].unit == .label)
      #expect(figures[0].wouldFill == sources)
    }
  }

  @Test("nobody measures it for hbo")
  func hbo() throws {
    let figure = try Baseline.headline("28dn-30020", WorkPlacement.self)
    #expect(figure.state == .absent)
    #expect(figure.reason == .notMeasured)
  }
}
