import Facts
import Templating
import Testing

@testable import Rendering

@Suite struct PeopleRowTests {
  @Test func `ten or none stand out only at exactly 100 or 0 per cent`() {
    for thousandths in 0...1000 {
      let filled = PeopleRow(share: Double(thousandths) / 1000).filled
      #expect((filled == 10) == (thousandths == 1000), "\(thousandths)")
      #expect((filled == 0) == (thousandths == 0), "\(thousandths)")
    }
  }

  @Test func `nobody is further than half a person from the share, apart from the ends`() {
    for thousandths in 50...950 {
      let share = Double(thousandths) / 1000
      #expect(abs(Double(PeopleRow(share: share).filled) - share * 10) <= 0.5 + 1e-9)
    }
  }

  /// Every way to share out a hundred over three groups: nobody gets lost and no group vanishes.
  @Test func `the largest remainders are rounded up, in every triple`() {
    for a in 0...100 {
      for b in 0...(100 - a) {
        let shares = [a, b, 100 - a - b].map { Double($0) / 100 }
        let parts = ShareWords.parts(shares, of: 10)
        #expect(parts.reduce(0, +) == 10)
        for (share, part) in zip(shares, parts) { #expect((part == 0) == (share == 0)) }
        // A larger share never has fewer people.
        for one in 0..<3 {
          for other in 0..<3 where shares[one] > shares[other] + 1e-9 {
            #expect(parts[one] >= parts[other], "\(shares) \(parts)")
          }
        }
      }
    }
  }

  @Test func `a picture has ten people at fixed places, its range and the wider group`() throws {
    let row = PeopleRow(share: 0.618, interval: Interval(low: 0.55, high: 0.69), wider: 0.7)
    let record = row.record(alt: "ongeveer 6 van de 10")
    #expect(texts(record["on"]) == ["0", "20", "40", "60", "80", "100"])
    #expect(texts(record["off"]) == ["120", "140", "160", "180"])
    let band = try #require(part(record["band"]))
    #expect(text(band["start"]) == "110" && text(band["width"]) == "28")
    #expect(text(record["wider"]) == "140")
  }

  @Test func `an amount lies on a line of forty euros, and never beyond its end`() throws {
    let scale = Scale(
      value: 17.5, whole: Scale.mostEuros, band: Interval(low: 15, high: 55), end: "€ 40")
    let record = scale.record()
    #expect(text(record["value"]) == "88")
    let band = try #require(part(record["band"]))
    #expect(text(band["start"]) == "75" && text(band["width"]) == "125")
  }

  @Test(arguments: Rung.allCases)
  func `people stand only for the programme's own share`(_ rung: Rung) {
    var figure = Figure(.completion, definition: "x", state: .published, unit: .share)
    figure.value = 0.6
    figure.basis = Basis(rung: rung, group: "g", population: "p")
    #expect(FigureRecords.isCrowd(figure) == (rung == .own || rung == .ownPooled))
    figure.unit = .euroHour
    #expect(!FigureRecords.isCrowd(figure))
    figure.unit = .share
    figure.state = .suppressed
    #expect(!FigureRecords.isCrowd(figure))
  }

  @Test func `a line has a gap where a value is hidden, and starts at nothing`() throws {
    let values: [(Double, Double?)] = [(0, 0.5), (1, 0.75), (2, nil), (3, 0.9), (5, 1)]
    let points = values.map { LineChart.Point(time: $0.0, value: $0.1, words: "\($0.0)") }
    let chart = try #require(LineChart(points: points, most: 1).record())
    #expect(texts(chart["lines"]) == ["40,30 72,18", "136,11 200,6"])
    #expect(text(chart["first"]) == "0.0" && text(chart["last"]) == "5.0")
    #expect(LineChart(points: Array(points.prefix(3)), most: 1).record() == nil)
  }

  private func part(_ value: Value) -> Record? {
    if case .record(let record) = value { return record }
    return nil
  }

  private func text(_ value: Value) -> String? {
    if case .text(let text) = value { return text }
    return nil
  }

  private func texts(_ value: Value) -> [String]? {
    if case .texts(let texts) = value { return texts }
    return nil
  }
}
