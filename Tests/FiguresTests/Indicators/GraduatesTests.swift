import Facts
import Figures
import Testing

@Suite("Graduates")
struct GraduatesTests {
  @Test("HBO-ICT in Amsterdam: diplomas per study year, two older years within bounds")
  func realSeries() throws {
    let figures = try Baseline.figures("28dn-30020", Graduates.self)
    #expect(figures.map(\.value) == [358, 333, 304, 332, 284, nil, nil])
    #expect(
      figures.map(\.period) == [
        "2023/24", "2022/23", "2021/22", "2020/21", "2019/20", "2018/19", "2017/18",
      ])
    #expect(figures[5].bounds == Bounds(low: 254, high: 257))
    #expect(figures[6].bounds == Bounds(low: 266, high: 272))
    #expect(figures.allSatisfy { $0.periodKind == .diplomaYear && $0.measured == nil })
  }

  @Test("a study year is written with both its years")
  func schoolYear() throws {
    let core = try Made.core([Made.hbo()], counts: [Made.count(.graduates, 2008, CountSum(20))])
    #expect(Graduates.figures(for: Made.hbo(), in: core)[0].period == "2008/09")
  }

  @Test("mbo: no source is loaded")
  func mbo() throws {
    let figure = try Baseline.headline("25lx-25187-bol", Graduates.self)
    #expect(figure.reason == .sourceNotLoaded)
    #expect(figure.wouldFill == ["duo-mbo-gediplomeerden"])
  }
}
