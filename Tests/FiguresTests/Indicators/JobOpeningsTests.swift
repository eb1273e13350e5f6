import Facts
import Figures
import Testing

@Suite("JobOpenings")
struct JobOpeningsTests {
  @Test("neither the total of the whole country nor a forecast of past years is shown")
  func absent() throws {
    for (key, sources) in [
      ("28dn-30020", ["roa-prognoses"]),
      ("25lx-25187-bol", ["roa-prognoses"]),
    ] {
      let figures = try Baseline.figures(key, JobOpenings.self)
      #expect(figures.map(\.state) == [.absent])
      #expect(figures[0].reason == .sourceNotLoaded)
      #expect(figures[0].unit == .count)
      #expect(figures[0].wouldFill == sources)
    }
  }
}
