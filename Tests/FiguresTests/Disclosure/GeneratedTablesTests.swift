import Facts
import Figures
import TestSupport
import Testing

/// Small tables made from a seed, shown by the rules, attacked with everything shown.
@Suite("Disclosure on generated tables")
struct GeneratedTablesTests {
  struct Table {
    var offerings: [Offering] = []
    /// What there really is.
    var truth: [CountFact] = []

    init(_ generator: inout SeededGenerator) {
      for index in 0..<Int.random(in: 1...4, using: &generator) {
        let key = OfferingKey(brin: "28DN", code: "3002\(index)")
        offerings.append(Made.hbo(key))
        for year in 2022...2024 {
          for town in 0..<Int.random(in: 1...4, using: &generator) {
            let people = [Int.random(in: 1...4, using: &generator), 5, 17, 240]
              .randomElement(using: &generator)!
            truth.append(
              Made.count(
                .students, year, CountSum(people), key: key, municipality: "000\(town)",
                row: truth.count))
          }
        }
      }
    }

    /// The cells as they are stored: 1–4 hidden.
    var shown: [CountFact] {
      truth.map { fact in
        var fact = fact
        fact.count = fact.count.disclosed
        return fact
      }
    }
  }

  static func name(_ fact: CountFact) -> String {
    "\(fact.key)/\(fact.year)/\(fact.municipality ?? "")"
  }

  static func range(_ figure: Figure) -> ClosedRange<Int> {
    if let value = figure.value { return Int(value)...Int(value) }
    guard let bounds = figure.bounds else { return 1...4 }
    return bounds.low...bounds.high
  }

  @Test("from cells, locations, yearly sums and national totals nothing hidden comes out")
  func nothingFound() throws {
    var generator = SeededGenerator(seed: 7)
    var (hidden, exactTotals) = (0, 0)
    for _ in 0..<150 {
      let table = Table(&generator)
      let core = try Made.core(table.offerings, counts: table.shown)
      var attacker = Attacker()
      for fact in table.shown {
        attacker.learn(Self.name(fact), fact.count.low...fact.count.high)
      }
      for offering in table.offerings {
        let own = table.truth.filter { $0.key == offering.key }
        for figure in Students.figures(for: offering, in: core) {
          let cells = own.filter { String($0.year) == figure.period }
          attacker.learn(cells.map { attacker.cell(Self.name($0)) }, Self.range(figure))
        }
        for place in Students.locations(for: offering, in: core) {
          let cells = own.filter { $0.year == 2024 && $0.municipality == place.code }
          attacker.learn(cells.map { attacker.cell(Self.name($0)) }, Self.range(place.students))
        }
      }
      for (_, cells) in Dictionary(grouping: table.truth, by: \.year) {
        let total = CountSum.published(cells.map(\.count))
        if total.exact != nil, cells.contains(where: { $0.count.disclosed != $0.count }) {
          exactTotals += 1
        }
        attacker.learn(cells.map { attacker.cell(Self.name($0)) }, total.low...total.high)
      }
      attacker.work()
      attacker.subtract()
      for (fact, shown) in zip(table.truth, table.shown) where shown.count.exact == nil {
        hidden += 1
        let cell = try #require(attacker.find(Self.name(fact)))
        #expect(attacker.range(cell) == 1...4, "\(Self.name(fact))")
      }
      #expect(attacker.contradictions == 0)
    }
    #expect(hidden > 500)
    #expect(exactTotals > 20)
  }

  @Test("a sum with a hidden part is never shown exact, and its bounds hold the truth")
  func neverExact() throws {
    var generator = SeededGenerator(seed: 8)
    for _ in 0..<150 {
      let table = Table(&generator)
      let core = try Made.core(table.offerings, counts: table.shown)
      for offering in table.offerings {
        for figure in Students.figures(for: offering, in: core) {
          let cells = table.truth.filter {
            $0.key == offering.key && String($0.year) == figure.period
          }
          let people = cells.reduce(0) { $0 + $1.count.low }
          let parts = cells.count { $0.count.low < 5 }
          let range = Self.range(figure)
          #expect(range.contains(people))
          #expect(range.count == 1 + 3 * parts)
          #expect((figure.value != nil) == (parts == 0))
        }
      }
    }
  }

  @Test("taking rows away never makes a zero of what is gone")
  func removed() throws {
    var generator = SeededGenerator(seed: 9)
    for _ in 0..<60 {
      let table = Table(&generator)
      let left = table.shown.filter { _ in Bool.random(using: &generator) }
      let core = try Made.core(table.offerings, counts: left)
      for offering in table.offerings {
        for figure in Students.figures(for: offering, in: core) {
          #expect(figure.value != 0)
          if figure.state == .absent { #expect(figure.value == nil && figure.bounds == nil) }
        }
      }
    }
  }

  @Test("a total over one hidden cell is not exact; over many it may be, when all stay free")
  func totals() {
    let many = (1...40).map { CountSum($0 % 4 + 1) } + [CountSum(100)]
    #expect(CountSum.published(many) == CountSum(200))
    #expect(CountSum.published([CountSum(3), CountSum(100)]) == CountSum(low: 101, high: 104))
    #expect(CountSum.published([CountSum(1), CountSum(1)]) == CountSum(low: 2, high: 8))
    #expect(CountSum.published([CountSum(2), CountSum(3)]) == CountSum(5))
    #expect(CountSum.published([.suppressed, CountSum(9)]) == CountSum(low: 10, high: 13))
    #expect(CountSum.published([CountSum]()) == .zero)
  }
}
