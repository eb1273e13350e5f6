import Facts
import Testing

@Suite("What a figure measures")
struct MeasureTests {
  static func figure(_ change: (inout Figure) -> Void = { _ in }) -> Figure {
    var figure = Figure(.jobChance, definition: "d", state: .published, unit: .share)
    figure.value = 0.9
    figure.statistic = .mean
    figure.basis = Basis(rung: .group, group: "techniek", population: "p")
    figure.period = "2016/17"
    figure.periodKind = .cohort
    figure.moment = .oneYear
    figure.sources = [SourceRows(id: "cbs", rows: [3])]
    change(&figure)
    return figure
  }

  static let changes: [(Unlike, @Sendable (inout Figure) -> Void)] = [
    (.missing, { $0.value = nil }), (.missing, { $0.state = .suppressed }),
    (.unit, { $0.unit = .euroHour }), (.definition, { $0.definition = "e" }),
    (.statistic, { $0.statistic = .median }), (.population, { $0.basis?.population = "q" }),
    (.rung, { $0.basis?.rung = .level }), (.period, { $0.period = "2015/16" }),
    (.period, { $0.periodKind = .schoolYear }), (.moment, { $0.moment = .twoYears }),
  ]

  @Test("two figures are unlike by the first thing that differs, and their keys differ too")
  func unlike() {
    for (why, change) in Self.changes {
      let other = Self.figure(change)
      #expect(Measure.unlike(Self.figure(), other) == why, "\(why)")
      #expect(Measure(Self.figure())?.key != Measure(other)?.key, "\(why)")
    }
  }

  @Test("value, group, people and interval are no part of the measure")
  func alike() {
    let other = Self.figure {
      $0.value = 0.1
      $0.basis?.group = "economie"
      $0.n = 5
      $0.converted = Converted(value: 20, prices: "2025", from: "2019", sources: [])
    }
    #expect(Measure.unlike(Self.figure(), other) == nil)
    #expect(Measure(Self.figure())?.key == Measure(other)?.key)
  }

  @Test("one group's figure on two sheets is one group; an own figure never is")
  func sharedGroup() {
    let figure = Self.figure()
    #expect(figure.sharedGroup != nil)
    #expect(figure.sharedGroup == Self.figure { $0.passedOver = [] }.sharedGroup)
    #expect(figure.sharedGroup != Self.figure { $0.basis?.group = "economie" }.sharedGroup)
    #expect(figure.sharedGroup != Self.figure { $0.sources[0].rows = [4] }.sharedGroup)
    #expect(Self.figure { $0.basis?.rung = .ownPooled }.sharedGroup == nil)
  }
}
