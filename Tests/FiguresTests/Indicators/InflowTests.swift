import Facts
import Figures
import Testing

@Suite("Inflow")
struct InflowTests {
  @Test("the national total of all newcomers is not shown on a programme")
  func absent() throws {
    for (key, sources) in [
      ("28dn-30020", ["roa-prognoses"]),
      ("25lx-25187-bol", ["roa-prognoses"]),
    ] {
      let figures = try Baseline.figures(key, Inflow.self)
      #expect(figures.map(\.state) == [.absent])
      #expect(figures[0].reason == .sourceNotLoaded)
      #expect(figures[0].unit == .count)
      #expect(figures[0].wouldFill == sources)
    }
  }
}
