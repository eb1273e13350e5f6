import Facts
import Figures
import Testing

@Suite("Continuation")
struct ContinuationTests {
  @Test("hbo: 84.3 %, who did not drop out of the same starters, under its own definition")
  func hbo() throws {
    let figure = try Baseline.headline("28dn-30020", Continuation.self)
    let dropout = try Baseline.headline("28dn-30020", Dropout.self)
    #expect(figure.value == 0.843)
    #expect(figure.definition == "continuation.vh_one_year")
    #expect(figure.basis == dropout.basis)
    #expect(figure.period == dropout.period)
    #expect(figure.sources == dropout.sources)
  }

  @Test("mbo niveau 4: none, those of the whole country in higher education are of no programme")
  func mbo() throws {
    let figures = try Baseline.figures("25lx-25187-bol", Continuation.self)
    #expect(figures.map(\.state) == [.absent])
    #expect(figures[0].wouldFill == ["ocw-mbo-hbo"])
    #expect(try Baseline.headline("00gt-25029-bbl", Continuation.self).state == .notApplicable)
  }
}
