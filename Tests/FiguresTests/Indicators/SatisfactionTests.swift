import Facts
import Figures
import Testing

@Suite("Satisfaction")
struct SatisfactionTests {
  @Test("no survey of students is loaded")
  func absent() throws {
    for (key, sources) in [
      ("28dn-30020", ["nse"]),
      ("25lx-25187-bol", ["job-monitor"]),
    ] {
      let figures = try Baseline.figures(key, Satisfaction.self)
      #expect(figures.map(\.state) == [.absent])
      #expect(figures[0].reason == .sourceNotLoaded)
      #expect(figures[0].unit == .score)
      #expect(figures[0].wouldFill == sources)
    }
  }
}
