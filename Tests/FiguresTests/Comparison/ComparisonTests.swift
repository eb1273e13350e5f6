import Facts
import Figures
import Testing

@Suite("Comparison")
struct ComparisonTests {
  static func figure(_ change: (inout Figure) -> Void = { _ in }) -> Figure {
    var figure = Figure(.completion, definition: "d", state: .published, unit: .share)
    figure.value = 0.6
    figure.interval = Interval(low: 0.5, high: 0.7)
    figure.basis = Basis(rung: .ownPooled, group: "A, ICT", population: "stock_flow")
    figure.period = "2021–2024"
    figure.periodKind = .pooled
    change(&figure)
    return figure
  }

  static func verdicts(_ figures: Figure?...) -> [Verdict] {
    let answers = figures.enumerated().map { (key: "k\($0)", figure: $1) }
    return Comparison(.completion, of: answers).pairs.map(\.verdict)
  }

  @Test("an interval of the difference that holds zero is no real difference")
  func noRealDifference() {
    let verdicts = Self.verdicts(
      Self.figure(),
      Self.figure {
        $0.value = 0.5
        $0.interval = Interval(low: 0.4, high: 0.6)
      })
    guard case .noRealDifference(let interval)? = verdicts.first else {
      Issue.record("\(verdicts)")
      return
    }
    #expect((interval.low * 1000).rounded() == -41)
    #expect((interval.high * 1000).rounded() == 241)
  }

  @Test("outside it the first is higher, and the other way round lower")
  func higher() {
    let low = Self.figure {
      $0.value = 0.3
      $0.interval = Interval(low: 0.2, high: 0.4)
    }
    #expect(Self.verdicts(Self.figure(), low).first?.code == "higher")
    #expect(Self.verdicts(low, Self.figure()).first?.code == "lower")
  }

  @Test("what is no difference among six was one among two: more comparisons are stricter")
  func stricter() {
    let low = Self.figure {
      $0.value = 0.42
      $0.interval = Interval(low: 0.32, high: 0.52)
    }
    let high = Self.figure()
    #expect(Self.verdicts(high, low).map(\.code) == ["higher"])
    let six = Comparison(
      .completion, of: [high, low, high, low, high, low].map { (key: "k", figure: $0) })
    #expect(six.tested == 15)
    #expect(Set(six.pairs.map(\.verdict.code)) == ["no_real_difference"])
  }

  @Test("another year, another kind of group or nothing at all: no word about a difference")
  func unlike() {
    let other = Self.figure { $0.period = "2020–2023" }
    let group = Self.figure { $0.basis?.rung = .programme }
    #expect(Self.verdicts(Self.figure(), other) == [.unlike(.period)])
    #expect(Self.verdicts(Self.figure(), group) == [.unlike(.rung)])
    #expect(Self.verdicts(Self.figure(), nil) == [.unlike(.missing)])
    #expect(
      Self.verdicts(Self.figure(), Self.figure { $0.state = .absent }) == [.unlike(.missing)])
  }

  @Test("one group's figure, or an own figure with the other's people in it, says nothing")
  func sameGroup() {
    let group = Self.figure { $0.basis = Basis(rung: .group, group: "techniek", population: "p") }
    #expect(Self.verdicts(group, group) == [.sameGroup])
    #expect(Self.verdicts(Self.figure { $0.via = ["k1"] }, Self.figure()) == [.sameGroup])
    #expect(Self.verdicts(Self.figure(), Self.figure { $0.via = ["k0"] }) == [.sameGroup])
    let pair = Comparison(
      .completion,
      of: [("a", Self.figure { $0.via = ["x"] }), ("b", Self.figure { $0.via = ["x"] })])
    #expect(pair.pairs.map(\.verdict) == [.sameGroup])
  }

  @Test("a median without people cannot be tested, whatever the amounts")
  func medians() {
    func pay(_ value: Double) -> Figure {
      Self.figure {
        $0.unit = .euroHour
        $0.value = value
        $0.interval = nil
        $0.quartiles = Interval(low: value - 2, high: value + 2)
        $0.statistic = .median
        $0.basis = Basis(rung: .group, group: "\(value)", population: "p")
        $0.converted = Converted(value: 99, prices: "2025", from: "2019", sources: [])
      }
    }
    #expect(Self.verdicts(pay(12), pay(25)) == [.notTestable])
  }

  @Test("two counts differ by what they differ, exactly")
  func counts() {
    func count(_ value: Double) -> Figure {
      Self.figure {
        $0.unit = .count
        $0.value = value
        $0.interval = nil
      }
    }
    #expect(Self.verdicts(count(120), count(80)) == [.counted(40)])
  }

  @Test("two technical bachelors: one group's work and pay, and no real difference in diplomas")
  func real() throws {
    let sheets = try ["28dn-30020", "30gb-30020"].map { key in
      (key, try Baseline.core.get().figures(for: Baseline.offering(key)))
    }
    func verdict(_ id: IndicatorID) -> String? {
      Comparison(
        id,
        of: sheets.map { key, figures in
          (key, figures.first { $0.indicator == id && $0.headline })
        }
      ).pairs.first?.verdict.code
    }
    #expect(verdict(.jobChance) == "same_group")
    #expect(verdict(.startSalary) == "same_group")
    #expect(["no_real_difference", "higher", "lower"].contains(verdict(.completion)))
    #expect(verdict(.students) == "counted")
  }
}
