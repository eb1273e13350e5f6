import Facts
import Figures
import TestSupport
import Testing

@Suite("Properties of figures")
struct FigurePropertyTests {
  static func references() throws -> [ReferenceFact] {
    try Baseline.core.get().facts.references.sorted { $0.key < $1.key }.flatMap(\.value)
  }

  @Test("reordering facts changes no figure", arguments: 0..<6)
  func reordering(seed: UInt64) throws {
    var generator = SeededGenerator(seed: 1000 + seed)
    let facts = Generated(seed: seed, references: try Self.references())
    let figures = try facts.figures()
    for _ in 0..<4 { #expect(try facts.shuffled(&generator).figures() == figures) }
  }

  @Test("the embedded edition read backwards gives the same figures")
  func baselineBackwards() throws {
    let core = try Baseline.core.get()
    let facts = core.facts
    var reversed = FactBase(
      id: facts.id, offerings: facts.offerings.reversed(),
      institutions: Array(facts.institutions.values),
      municipalities: Array(facts.municipalities.values),
      counts: facts.counts.values.flatMap { $0 }.reversed(),
      positions: facts.positions.values.flatMap { $0 }.reversed(),
      pay: facts.pay.values.flatMap { $0 }.reversed(),
      results: facts.results.values.flatMap { $0 }.reversed(),
      references: try Self.references().reversed(), sources: Array(facts.sources.values))
    reversed.follow(Succession(facts.succession.links.reversed()))
    let backwards = Computation(
      facts: reversed, ladders: core.ladders, policy: core.policy, terms: core.terms)
    let sheets = try Baseline.sheets.get()
    let sample = stride(from: 0, to: sheets.count, by: 9).map { sheets[$0] }
    let differing = sample.filter { $0.figures != backwards.figures(for: $0.offering) }
    #expect(differing.map(\.offering.key) == [])
  }

  @Test(
    "removing rows never turns a figure into zero, nor leaves a gap without a reason",
    arguments: 0..<6)
  func removing(seed: UInt64) throws {
    var generator = SeededGenerator(seed: 2000 + seed)
    let facts = Generated(
      seed: seed, references: try Self.references().filter { $0.value != 0 })
    for _ in 0..<8 {
      let thinned = try facts.thinned(&generator).figures()
      let broken = thinned.flatMap { key, figures in
        figures.filter { figure in
          let published = figure.state == .published
          return figure.value == 0 || published != (figure.value != nil)
            || published != (figure.reason == nil)
        }.map { "\(key) \($0.definition)" }
      }
      #expect(broken == [])
    }
  }

  @Test("without any facts every figure is missing, with a reason")
  func nothing() throws {
    var facts = Generated(seed: 1)
    (facts.counts, facts.positions, facts.pay, facts.results) = ([], [], [], [])
    for (_, figures) in try facts.figures() {
      #expect(figures.count == 26)
      for figure in figures {
        #expect(figure.value == nil)
        #expect(figure.reason != nil)
        #expect(figure.state == .absent || figure.state == .notApplicable)
      }
    }
  }

  @Test("bounds hold the true number, and hiding one more cell only widens them", arguments: 0..<8)
  func bounds(seed: UInt64) throws {
    var generator = SeededGenerator(seed: 3000 + seed)
    for _ in 0..<60 {
      let people = (0..<Int.random(in: 1...6, using: &generator)).map { _ in
        Int.random(in: 1...9, using: &generator)
      }
      let truth = people.reduce(0, +)
      var hidden = people.indices.filter { people[$0] > 4 }.shuffled(using: &generator)[...]
      var cells = people.map { CountSum($0).disclosed }
      var before = try Self.bounds(of: cells)
      #expect(before.contains(truth))
      while let next = hidden.popFirst() {
        // A source may hide a larger cell to protect a small one: then its bounds are wider.
        cells[next] = CountSum(low: 1, high: people[next] + 3)
        let after = try Self.bounds(of: cells)
        #expect(after.contains(truth))
        #expect(after.lowerBound <= before.lowerBound && after.upperBound >= before.upperBound)
        #expect(after.count > before.count)
        before = after
      }
    }
  }

  /// What a reader can know of the total from the figure: its value, its bounds, or 1–4.
  static func bounds(of cells: [CountSum]) throws -> ClosedRange<Int> {
    let facts = cells.enumerated().map {
      Made.count(.students, 2024, $1, municipality: "000\($0)")
    }
    let figure = Students.figures(
      for: Made.hbo(), in: try Made.core([Made.hbo()], counts: facts))[0]
    if let value = figure.value { return Int(value)...Int(value) }
    guard let bounds = figure.bounds else { return 1...4 }
    return bounds.low...bounds.high
  }

  @Test(
    "an estimate holds its own value, and its switchers, whatever the counts", arguments: 0..<6)
  func intervals(seed: UInt64) throws {
    for (key, figures) in try Generated(seed: 4000 + seed).figures() {
      for figure in figures where figure.method == .estimated {
        let value = try #require(figure.value)
        let interval = try #require(figure.interval)
        #expect((0...1).contains(value), "\(key)")
        #expect(interval.low <= value && value <= interval.high, "\(key)")
      }
    }
  }
}
