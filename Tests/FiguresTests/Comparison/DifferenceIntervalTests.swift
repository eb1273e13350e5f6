import Facts
import TestSupport
import Testing

@testable import Figures

@Suite("Interval of a difference")
struct DifferenceIntervalTests {
  static func strictness(_ comparisons: Int = 1) throws -> Strictness {
    try #require(Strictness(comparisons: comparisons))
  }

  @Test("Newcombe's own example at his 95 %: 56 of 70 and 48 of 80, 0.0524 to 0.3339")
  func newcombe() throws {
    // Two comparisons at 10 % are the 95 % interval of Newcombe (1998), method 10, example (a).
    let strict = try Self.strictness(2)
    let first = try #require(UncertainShare(CountedShare(56, of: 70), strict))
    let second = try #require(UncertainShare(CountedShare(48, of: 80), strict))
    let interval = first.minus(second)
    #expect((interval.low * 10_000).rounded() == 524)
    #expect((interval.high * 10_000).rounded() == 3339)
  }

  @Test("counts rounded to tens are less sure than the same exact ones, and stricter is wider")
  func wider() throws {
    let exact = try #require(UncertainShare(CountedShare(90, of: 100), Self.strictness()))
    let rounded = try #require(
      UncertainShare(CountedShare(90, of: 100, roundedTo: 10), Self.strictness()))
    #expect(rounded.below > exact.below * 1.2)
    let strict = try #require(UncertainShare(CountedShare(90, of: 100), Self.strictness(15)))
    #expect(strict.below > exact.below * 1.5)
    #expect(Strictness(comparisons: 0) == nil)
    #expect(Strictness(comparisons: 16) == nil)
  }

  @Test("a share with neither count nor interval says nothing about how sure it is")
  func unsure() throws {
    var figure = Figure(.jobChance, definition: "d", state: .published, unit: .share)
    figure.value = 0.9
    #expect(UncertainShare(figure, try Self.strictness()) == nil)
    figure.interval = Interval(low: 0.8, high: 0.95)
    #expect(UncertainShare(figure, try Self.strictness()) != nil)
    figure.value = 0.99
    #expect(UncertainShare(figure, try Self.strictness()) == nil)
  }

  /// People with work among `n`, each with chance `p`, each cell rounded to tens when asked.
  static func draw(
    _ n: Int, _ p: Double, rounded: Bool, _ random: inout SeededGenerator
  ) -> CountedShare {
    var cells = [0, 0, 0, 0]
    for _ in 0..<n {
      let works = Double.random(in: 0..<1, using: &random) < p
      let benefit = Double.random(in: 0..<1, using: &random) < 0.1
      cells[(works ? 0 : 2) + (benefit ? 1 : 0)] += 1
    }
    if rounded { cells = cells.map { ($0 + 5) / 10 * 10 } }
    return CountedShare(
      cells[0] + cells[1], of: cells.reduce(0, +), roundedTo: rounded ? 10 : 1)
  }

  @Test(
    "equal groups are called different in about one of ten comparisons, at most",
    arguments: [(100, 130, 0.5), (300, 120, 0.9), (400, 900, 0.95), (60, 70, 0.8)],
    [false, true])
  func errorRate(_ groups: (Int, Int, Double), _ rounded: Bool) throws {
    var random = SeededGenerator(seed: 41)
    let strict = try Self.strictness()
    var different = 0
    let rounds = 2000
    for _ in 0..<rounds {
      let a = Self.draw(groups.0, groups.2, rounded: rounded, &random)
      let b = Self.draw(groups.1, groups.2, rounded: rounded, &random)
      guard let first = UncertainShare(a, strict),
        let second = UncertainShare(b, strict)
      else { continue }
      let interval = first.minus(second)
      if interval.low > 0 || interval.high < 0 { different += 1 }
    }
    // Three standard errors of the simulation above 10 %.
    #expect(Double(different) / Double(rounds) <= 0.1 + 3 * (0.09 / Double(rounds)).squareRoot())
    #expect(different > 0)
  }

  @Test("of four equal programmes, at most one question in ten has any false difference")
  func together() throws {
    var random = SeededGenerator(seed: 7)
    var alarms = 0
    let rounds = 1500
    for _ in 0..<rounds {
      let figures = (0..<4).map { _ -> (key: String, figure: Figure?) in
        let drawn = Self.draw(251, 0.85, rounded: false, &random)
        var figure = Figure(.jobChance, definition: "d", state: .published, unit: .share)
        figure.value = Double(drawn.numerator) / Double(drawn.denominator)
        figure.numerator = drawn.numerator
        figure.n = drawn.denominator
        return ("k", figure)
      }
      let comparison = Comparison(.jobChance, of: figures)
      #expect(comparison.tested == 6)
      let isAlarm = comparison.pairs.contains {
        if case .noRealDifference = $0.verdict { false } else { true }
      }
      if isAlarm { alarms += 1 }
    }
    #expect(Double(alarms) / Double(rounds) <= 0.1 + 3 * (0.09 / Double(rounds)).squareRoot())
    #expect(alarms > 0)
  }

  @Test("estimates whose own intervals hold nine of ten times: one of ten equal ones is different")
  func estimates() throws {
    var random = SeededGenerator(seed: 11)
    let strict = try Self.strictness()
    var different = 0
    let rounds = 4000
    /// The sum of twelve uniforms less six is near enough to a normal draw.
    func estimate(_ deviation: Double) -> UncertainShare? {
      let noise = (0..<12).reduce(-6.0) { sum, _ in sum + Double.random(in: 0..<1, using: &random) }
      let value = 0.6 + noise * deviation
      let half = 1.6449 * deviation
      return UncertainShare(value, in: Interval(low: value - half, high: value + half), strict)
    }
    for _ in 0..<rounds {
      guard let a = estimate(0.06), let b = estimate(0.03) else { continue }
      let interval = a.minus(b)
      if interval.low > 0 || interval.high < 0 { different += 1 }
    }
    let rate = Double(different) / Double(rounds)
    #expect(abs(rate - 0.1) <= 3 * (0.09 / Double(rounds)).squareRoot())
  }
}
