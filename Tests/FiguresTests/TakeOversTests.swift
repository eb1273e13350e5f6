import Facts
import TestSupport
import Testing

@testable import Figures

/// Codes that took over from each other; all counts but those of the last tests are made.
@Suite("TakeOvers")
struct TakeOversTests {
  static let old = OfferingKey(brin: "28DN", code: "34000")
  static let new = OfferingKey(brin: "28DN", code: "39999")

  /// In 2022 two thirds of the old programme move to a new code; together a steady programme.
  static func counts(movedIn year: Int = 2022, left: Int = 130) -> [CountFact] {
    func series(_ before: Int, _ after: Int, in years: ClosedRange<Int>) -> [Int] {
      years.map { $0 < year ? before : after }
    }
    let stocks = 2020...2024
    let counts =
      Made.flow(
        series(400, left, in: stocks), series(100, 10, in: stocks),
        series(72, 40, in: 2020...2023), key: old)
      + Made.flow(
        series(0, 400 - left, in: stocks), series(0, 90, in: stocks),
        series(0, 32, in: 2020...2023), key: new)
    return counts.filter { $0.count != .zero }
  }

  static func offerings(_ fields: (String, String) = ("x", "x"), fullTime: Double? = 1)
    -> [Offering]
  {
    [
      Made.hbo(old, fullTime: fullTime, subsector: fields.0), Made.hbo(new, subsector: fields.1),
    ]
  }

  static func table(_ offerings: [Offering], _ counts: [CountFact]) throws -> StockFlowTable {
    StockFlowTable(facts: try Made.core(offerings, counts: counts).facts, policy: Made.policy)
  }

  @Test("one falls by more than a fifth in the year another appears: they are one programme")
  func together() throws {
    let core = try Made.core(Self.offerings(), counts: Self.counts())
    #expect(
      core.stockFlow.takeOvers == [
        Self.old: [Self.old, Self.new], Self.new: [Self.old, Self.new],
      ])
    let figure = Completion.figures(for: core.facts.offerings[1], in: core)[0]
    #expect(figure.basis?.rung == .ownCluster)
    #expect(figure.via == ["28dn-34000"])
    #expect(figure.passed == ["own_pooled new_programme"])
    #expect(figure.n == 360)
    #expect(figure.basis?.group == "Hogeschool van Amsterdam, HBO-ICT with HBO-ICT")
    // 72 of 120 a year, and nobody else in the country to borrow from.
    #expect(abs(try #require(figure.value) - 0.6) < 1e-12)
    #expect(figure.terms?.contains { $0.name == "graduates_weighted" } == true)
    #expect(figure.sources.map(\.id) == ["first_years", "graduates", "students"])
  }

  @Test("another sub-sector, another institution, or a fall of a fifth or less: not one programme")
  func apart() throws {
    #expect(try Self.table(Self.offerings(("x", "y")), Self.counts()).takeOvers.isEmpty)
    #expect(try Self.table(Self.offerings(("", "")), Self.counts()).takeOvers.isEmpty)
    #expect(try Self.table(Self.offerings(), Self.counts(left: 320)).takeOvers.isEmpty)
    #expect(try Self.table(Self.offerings(), Self.counts(left: 319)).takeOvers.count == 2)
    let elsewhere = OfferingKey(brin: "30GB", code: "39999")
    let moved = Self.counts().map { fact in
      var fact = fact
      if fact.key == Self.new { fact.key = elsewhere }
      return fact
    }
    let offerings = [Self.offerings()[0], Made.hbo(elsewhere, subsector: "x")]
    #expect(try Self.table(offerings, moved).takeOvers.isEmpty)
  }

  @Test("a code that first appears on the newest 1 October has no year of its own yet")
  func tooNew() throws {
    #expect(try Self.table(Self.offerings(), Self.counts(movedIn: 2024)).takeOvers.isEmpty)
    #expect(try Self.table(Self.offerings(), Self.counts(movedIn: 2023)).takeOvers.count == 2)
  }

  @Test("the sum passes the same rules, and the form of every code must be known")
  func rules() throws {
    let unknown = try Self.table(Self.offerings(fullTime: nil), Self.counts())
    #expect(StockFlowTableTests.reason(unknown.cluster[Self.new]) == .formMix)
    let tooMany = Self.counts().map { fact in
      var fact = fact
      if fact.indicator == .graduates { fact.count = CountSum(fact.count.low * 2) }
      return fact
    }
    let failing = try Self.table(Self.offerings(), tooMany)
    #expect(StockFlowTableTests.reason(failing.cluster[Self.new]) == .identityFails)
  }

  @Test("an ended code has the sub-sector it has elsewhere")
  func ended() throws {
    let elsewhere = Made.hbo(OfferingKey(brin: "30GB", code: "34000"), subsector: "x")
    let offerings = [Self.offerings()[1], elsewhere]
    #expect(try Self.table(offerings, Self.counts()).takeOvers[Self.new] == [Self.old, Self.new])
  }

  @Test("the order of the facts does not matter", arguments: 0..<4)
  func order(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let third = OfferingKey(brin: "28DN", code: "38888")
    var counts = Self.counts() + Made.steady(third).filter { $0.year > 2020 }
    var offerings = Self.offerings() + [Made.hbo(third, subsector: "x")]
    let before = try Self.table(offerings, counts)
    counts.shuffle(using: &generator)
    offerings.shuffle(using: &generator)
    #expect(try Self.table(offerings, counts).takeOvers == before.takeOvers)
  }

  @Test("in the embedded edition three pairs are found, and none of them passes the rules")
  func real() throws {
    let table = try Baseline.core.get().stockFlow
    let found = table.takeOvers.keys.sorted().map { key in
      "\(key) " + (StockFlowTableTests.reason(table.cluster[key])?.rawValue ?? "passed")
    }
    #expect(
      found == [
        "01vu-30109 identity_fails", "01vu-34572 identity_fails", "25kb-34131 form_mix",
        "25kb-34267 form_mix", "30gb-30109 form_mix", "30gb-39308 form_mix",
      ])
    let figure = try Baseline.headline("01vu-34572", Completion.self)
    #expect(figure.passed.prefix(2) == ["own_pooled new_programme", "own_cluster identity_fails"])
    #expect(figure.via == nil)
  }
}
