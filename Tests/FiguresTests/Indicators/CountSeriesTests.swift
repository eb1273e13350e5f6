import Facts
import Testing

@testable import Figures

@Suite("CountSeries")
struct CountSeriesTests {
  static func figures(_ counts: [CountFact]) throws -> [Figure] {
    Students.figures(for: Made.hbo(), in: try Made.core([Made.hbo()], counts: counts))
  }

  @Test("locations of one year are added up")
  func sum() throws {
    let figures = try Self.figures([
      Made.count(.students, 2024, CountSum(80), municipality: "0080"),
      Made.count(.students, 2024, CountSum(40), municipality: "0114"),
    ])
    #expect(figures.map(\.value) == [120])
    #expect(figures[0].n == 120)
  }

  @Test("one hidden cell alone has no bounds to show; it is fewer than five")
  func hiddenAlone() throws {
    let figure = try Self.figures([Made.count(.students, 2024, .suppressed)])[0]
    #expect(figure.state == .suppressed)
    #expect(figure.reason == .tooFew)
    #expect(figure.value == nil)
    #expect(figure.bounds == nil)
  }

  @Test("1–4 people that a source shows are hidden too", arguments: 1...4)
  func smallExact(people: Int) throws {
    let figure = try Self.figures([Made.count(.students, 2024, CountSum(people))])[0]
    #expect(figure.state == .suppressed)
    #expect(figure.value == nil)
    #expect(figure.n == nil)
  }

  @Test("a small cell beside a large one cannot be found by subtraction")
  func noSubtraction() throws {
    let figure = try Self.figures([
      Made.count(.students, 2024, CountSum(80), municipality: "0080"),
      Made.count(.students, 2024, CountSum(3), municipality: "0114"),
    ])[0]
    #expect(figure.value == nil)
    #expect(figure.bounds == Bounds(low: 81, high: 84))
  }

  @Test("a counted zero is published as zero; a year without rows is not there at all")
  func zero() throws {
    let figures = try Self.figures([
      Made.count(.students, 2024, .zero), Made.count(.students, 2022, CountSum(9)),
    ])
    #expect(figures.map(\.value) == [0, 9])
    #expect(figures.map(\.period) == ["2024", "2022"])
  }

  @Test("a source that does not name the programme hides nothing: no word of too few people")
  func noRow() throws {
    for key in ["07gr-34538", "25dw-34500"] {
      let figure = try Baseline.headline(key, FirstYears.self)
      #expect(figure.state == .absent)
      #expect(figure.reason == .codeUnknown)
    }
    for answers in try Baseline.sheets.get() {
      for figure in answers.figures where figure.unit == .count && figure.reason == .tooFew {
        #expect(figure.state == .suppressed && !figure.sources.isEmpty)
      }
    }
  }

  @Test("the lines of every number are those of all its cells, those of a zero too")
  func zeroLines() throws {
    let figure = try Self.figures([
      Made.count(.students, 2024, CountSum(80), municipality: "0080", row: 20),
      Made.count(.students, 2024, .zero, municipality: "0114", row: 7, lines: 2),
    ])[0]
    #expect(figure.value == 80)
    #expect(figure.sources == [SourceRows(id: "students", rows: [7, 8, 20])])
    let places = Students.locations(
      for: Made.hbo(),
      in: try Made.core(
        [Made.hbo()],
        counts: [
          Made.count(.students, 2024, CountSum(80), municipality: "0080"),
          Made.count(.students, 2024, .zero, municipality: "0114"),
        ]))
    #expect(places.map(\.code) == ["0080"])
  }

  @Test("the sources name every line behind the number, in order")
  func sourceLines() throws {
    let figure = try Self.figures([
      Made.count(.students, 2024, CountSum(80), municipality: "0080", row: 20, lines: 3),
      Made.count(.students, 2024, CountSum(40), municipality: "0114", row: 7),
    ])[0]
    #expect(figure.sources == [SourceRows(id: "students", rows: [7, 20, 21, 22])])
  }
}
