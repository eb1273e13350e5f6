import Facts
import Figures
import Testing

@Suite("InstitutionResults")
struct InstitutionResultsTests {
  static func figures(_ results: [ResultFact], _ offering: Offering = Made.mbo()) throws -> [Figure]
  {
    Completion.figures(for: offering, in: try Made.core([offering], results: results))
  }

  @Test("the newest school year of the own institution, then that of its kind")
  func newest() throws {
    let results = [
      Made.result("2018/19", 0.72, peers: 0.71, row: 2),
      Made.result("2016/17", 0.74, peers: 0.73, row: 2),
      Made.result("2018/19", 0.60, brin: "00GT", peers: 0.71, row: 1),
    ]
    for rows in [results, results.reversed()] {
      let figures = try Self.figures(rows)
      #expect(figures.map(\.value) == [0.72, 0.71])
      #expect(figures.map { $0.basis?.group } == ["ROC West-Brabant, 2-4", "ROC, 2-4"])
      #expect(
        figures.map { $0.basis?.population } == ["inspectie_institution", "inspectie_peers"])
      #expect(figures[1].sources == [SourceRows(id: "inspectie", rows: [1])])
    }
  }

  @Test("a value the source itself cannot mean is withheld; its kind takes its place")
  func implausible() throws {
    let figures = try Self.figures([
      Made.result("2017/18", 0.72), Made.result("2018/19", nil, peers: 0.74),
    ])
    #expect(figures.map(\.value) == [0.74])
    #expect(figures[0].headline)
    #expect(figures[0].passed == ["institution implausible_in_source"])
  }

  @Test("an institution without a row is unknown, never zero")
  func unknown() throws {
    let offering = Made.mbo(brin: "24ZW")
    let figures = try Self.figures([Made.result("2018/19", 0.72)], offering)
    #expect(figures.map(\.state) == [.absent])
    #expect(figures[0].reason == .institutionUnknown)
  }

  @Test("without any results the source is not loaded")
  func notLoaded() throws {
    let figures = try Self.figures([])
    #expect(figures.map(\.reason) == [.sourceNotLoaded])
    #expect(figures[0].wouldFill == ["duo-mbo-resultaten"])
  }

  @Test("another indicator's row is not this one")
  func otherIndicator() throws {
    let figures = try Self.figures([Made.result("2018/19", 0.72, indicator: .yearResult)])
    #expect(figures[0].reason == .institutionUnknown)
  }
}
