import Facts
import Figures
import Testing

@Suite("Outlook")
struct OutlookTests {
  @Test("no forecast of years to come is loaded for one training type")
  func absent() throws {
    for (key, sources) in [
      ("28dn-30020", ["roa-prognoses"]),
      ("25lx-25187-bol", ["roa-prognoses"]),
    ] {
      let figures = try Baseline.figures(key, Outlook.self)
      #expect(figures.map(\.state) == [.absent])
      #expect(figures[0].reason == .sourceNotLoaded)
      #expect(figures[0].unit == .label)
      #expect(figures[0].wouldFill == sources)
    }
  }
}
