import Facts
import Figures
import Testing

@Suite("JobInField")
struct JobInFieldTests {
  @Test("no loaded source asks it; both surveys would fill it")
  func absent() throws {
    for (key, sources) in [
      ("28dn-30020", ["hbo-monitor"]),
      ("25lx-25187-bol", ["roa-schoolverlaters"]),
    ] {
      let figures = try Baseline.figures(key, JobInField.self)
      #expect(figures.map(\.state) == [.absent])
      #expect(figures[0].reason == .sourceNotLoaded)
      #expect(figures[0].unit == .share)
      #expect(figures[0].wouldFill == sources)
    }
  }
}
