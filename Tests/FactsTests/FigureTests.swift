import Facts
import Foundation
import Testing

@Suite("Figure")
struct FigureTests {
  @Test("a missing figure has no value in its JSON, so that nothing can read it as zero")
  func missingHasNoValue() throws {
    var figure = Figure(
      .completion, definition: "completion.stock_flow", state: .absent, unit: .share)
    figure.reason = .notMeasured
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let text = String(decoding: try encoder.encode(figure), as: UTF8.self)
    #expect(
      text == """
        {"definition":"completion.stock_flow","headline":true,"indicator":"completion",\
        "reason":"not_measured","sources":[],"state":"absent","unit":"share"}
        """)
  }

  @Test("a figure survives JSON with its bounds, interval and rungs passed over")
  func roundTrip() throws {
    var figure = Figure(
      .students, definition: "students.duo_1oct", state: .suppressed, unit: .count)
    figure.bounds = Bounds(low: 81, high: 84)
    figure.interval = Interval(low: 0.25, high: 0.5)
    figure.passedOver = [PassedOver(rung: .ownPooled, reason: .identityFails)]
    figure.periodKind = .october
    figure.sources = [SourceRows(id: "duo-hbo-studenten", rows: [5685, 5748])]
    let data = try JSONEncoder().encode(figure)
    #expect(try JSONDecoder().decode(Figure.self, from: data) == figure)
  }
}
