import Facts
import Figures
import Testing

@Suite("Students")
struct StudentsTests {
  @Test("HBO-ICT in Amsterdam: five Octobers, newest first, each with its source row")
  func realSeries() throws {
    let figures = try Baseline.figures("28dn-30020", Students.self)
    #expect(figures.map(\.value) == [2685, 2629, 2729, 2900, 3008])
    #expect(figures[0].period == "2024")
    #expect(figures[0].measured == "2024-10")
    #expect(figures[0].sources == [SourceRows(id: "duo-hbo-studenten", rows: [6542])])
  }

  @Test("NHL Stenden, Tourism Management: 80 in Leeuwarden, Emmen hidden, so 81–84 in all")
  func hiddenLocation() throws {
    let total = try Baseline.headline("31fr-80009", Students.self)
    #expect(total.state == .suppressed)
    #expect(total.value == nil)
    #expect(total.n == nil)
    #expect(total.reason == .tooFew)
    #expect(total.bounds == Bounds(low: 81, high: 84))

    let places = Students.locations(
      for: try Baseline.offering("31fr-80009"), in: try Baseline.core.get())
    #expect(places.map(\.municipality) == ["Leeuwarden", "Emmen"])
    #expect(places.map(\.code) == ["0080", "0114"])
    #expect(places[0].students.value == 80)
    #expect(places[1].students.state == .suppressed)
    #expect(places[1].students.value == nil)
    #expect(places[1].students.bounds == nil)
    #expect(places.allSatisfy { !$0.students.headline })
  }

  @Test("an mbo programme has its own series up to 2019 and no locations")
  func mbo() throws {
    let figures = try Baseline.figures("25lx-25187-bol", Students.self)
    #expect(figures.map(\.value) == [310, 314, 130, 74])
    #expect(figures.map(\.period) == ["2019", "2018", "2017", "2016"])
    let places = Students.locations(
      for: try Baseline.offering("25lx-25187-bol"), in: try Baseline.core.get())
    #expect(places.isEmpty)
  }

  @Test("locations are those of the newest year, largest first, hidden ones last")
  func locations() throws {
    let core = try Made.core(
      [Made.hbo()],
      counts: [
        Made.count(.students, 2023, CountSum(900), municipality: "0001"),
        Made.count(.students, 2024, .suppressed, municipality: "0002"),
        Made.count(.students, 2024, CountSum(10), municipality: "0004"),
        Made.count(.students, 2024, CountSum(10), municipality: "0003"),
        Made.count(.students, 2024, CountSum(30), municipality: "0005"),
      ])
    let places = Students.locations(for: Made.hbo(), in: core)
    #expect(places.map(\.code) == ["0005", "0003", "0004", "0002"])
  }

  @Test("without counts the figure is absent, not zero")
  func absent() throws {
    let figures = Students.figures(for: Made.hbo(), in: try Made.core([Made.hbo()]))
    #expect(figures.map(\.state) == [.absent])
    #expect(figures[0].value == nil)
    #expect(figures[0].reason == .sourceNotLoaded)
  }
}
