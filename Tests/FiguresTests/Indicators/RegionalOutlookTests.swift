import Facts
import Figures
import Testing

@Suite("RegionalOutlook")
struct RegionalOutlookTests {
  @Test("no regional label is loaded")
  func absent() throws {
    for (key, sources) in [
      ("28dn-30020", ["uwv-spanning"]),
      ("25lx-25187-bol", ["sbb-kansen", "uwv-spanning"]),
    ] {
      let figures = try Baseline.figures(key, RegionalOutlook.self)
      #expect(figures.map(\.state) == [.absent])
      #expect(figures[0].reason == .sourceNotLoaded)
      #expect(figures[0].unit == .label)
      #expect(figures[0].wouldFill == sources)
    }
  }
}
