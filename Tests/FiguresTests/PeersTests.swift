import Facts
import Testing

@testable import Figures

@Suite("Peers and the pooled share")
struct PeersTests {
  /// So many with a diploma and so many without, at 0.20 switchers per entrant.
  static func people(_ graduates: Double, _ leavers: Double, entrants: Double = 0) -> PeopleSum {
    PeopleSum(
      graduates: graduates, leaversWithoutSwitchers: leavers - 0.2 * entrants, entrants: entrants)
  }

  static func peers(code: PeopleSum, sector: PeopleSum) -> Peers {
    Peers(code: code, sector: sector, level: sector, Made.rules)
  }

  @Test("the code elsewhere stands beside 200 people at the sector's share")
  func expected() throws {
    let peers = Self.peers(code: Self.people(90, 10), sector: Self.people(5000, 5000))
    let expected = try #require(peers.expected(Made.rules, switchers: 0.2))
    #expect(abs(expected - (90 + 100) / 300) < 1e-12)
  }

  @Test("(G + m·π) / (G + D + m), with m = 70 and a tenth of the own people")
  func formula() throws {
    let peers = Self.peers(code: PeopleSum(), sector: Self.people(6000, 4000))
    let share = PooledShare(Self.people(40, 60), peers, Made.rules, switchers: 0.2)
    #expect(share.borrowed == 80)
    #expect(share.own == 0.4)
    #expect(share.expected == 0.6)
    #expect(abs(share.value - (40 + 80 * 0.6) / 180) < 1e-12)
  }

  @Test("more people, less borrowed; always between the own share and the peers'")
  func shrinks() {
    let peers = Self.peers(code: PeopleSum(), sector: Self.people(8000, 2000))
    let values = [1.0, 3, 10, 100].map {
      PooledShare(Self.people(20 * $0, 20 * $0), peers, Made.rules, switchers: 0.2).value
    }
    #expect(values == values.sorted(by: >))
    #expect(values.allSatisfy { 0.5 < $0 && $0 < 0.8 })
  }

  @Test(
    "peers whose counts do not agree are not borrowed from: then the sector alone, or the level")
  func unbelievable() {
    let impossible = Self.people(90, -10)
    let wide = Self.people(6000, 4000)
    #expect(Self.peers(code: impossible, sector: wide).expected(Made.rules, switchers: 0.2) == 0.6)
    let level = Peers(code: impossible, sector: impossible, level: wide, Made.rules)
    #expect(level.expected(Made.rules, switchers: 0.2) == 0.6)
  }

  @Test("where there is no other programme at all nothing is borrowed")
  func alone() {
    let nobody = Peers(code: PeopleSum(), sector: PeopleSum(), level: PeopleSum(), Made.rules)
    let share = PooledShare(Self.people(40, 60), nobody, Made.rules, switchers: 0.2)
    #expect(share.borrowed == 0)
    #expect(share.value == 0.4)
  }

  @Test("a share stays a share when few switchers would leave nobody without a diploma")
  func fewSwitchers() {
    let own = Self.people(100, 5, entrants: 100)
    let peers = Self.peers(code: Self.people(50, 2, entrants: 60), sector: Self.people(900, 100))
    for switchers in [0, 0.14, 0.2, 0.28, 0.5] {
      let share = PooledShare(own, peers, Made.rules, switchers: switchers)
      #expect((0...1).contains(share.value))
    }
    #expect(own.share(0.14) == nil)
  }
}

@Suite("An own estimate among its peers")
struct PooledEstimateTests {
  static let elsewhere = OfferingKey(brin: "30GB", code: "30020")
  static let other = OfferingKey(brin: "31FR", code: "34134")

  static func steady(_ times: Int, graduates: Int, _ key: OfferingKey) -> [CountFact] {
    Made.flow(
      Array(repeating: 400 * times, count: 5), Array(repeating: 100 * times, count: 5),
      Array(repeating: graduates * times, count: 4), key: key)
  }

  static func core(fullTime: Double = 1) throws -> Computation {
    try Made.core(
      [Made.hbo(), Made.hbo(elsewhere, fullTime: fullTime), Made.hbo(other)],
      counts: steady(1, graduates: 72, Made.key) + steady(2, graduates: 60, elsewhere)
        + steady(10, graduates: 96, other))
  }

  @Test("drawn to the code elsewhere within the sector, itself left out of both")
  func value() throws {
    let figure = Completion.figures(for: Made.hbo(), in: try Self.core())[0]
    // Elsewhere 360 of 720 in three years; the sector without itself 3,240 of 4,320.
    let expected = (360 + 200 * (3240.0 / 4320)) / 920
    let (graduates, stopped) = (3.5 * 72, 3.5 * 120)
    let borrowed = 70 + 0.1 * stopped
    #expect(
      abs(
        try #require(figure.value)
          - (graduates + borrowed * expected) / (stopped + borrowed)) < 1e-12)
    #expect(figure.n == 360)
  }

  @Test("the numbers of the formula are in the figure, in its order")
  func terms() throws {
    let figure = Completion.figures(for: Made.hbo(), in: try Self.core())[0]
    let terms = try #require(figure.terms)
    #expect(
      terms.prefix(8).map { "\($0.name) \($0.period ?? "") \($0.value)" } == [
        "switchers_per_first_year  0.2", "students 2021 400.0", "first_years 2022 100.0",
        "switchers 2022 20.0", "students_next 2022 400.0", "graduates 2021/22 72.0",
        "leavers 2021/22 48.0", "weight 2021/22 1.0",
      ])
    #expect(terms.first { $0.name == "weight" && $0.period == "2023/24" }?.value == 1.5)
    #expect(
      terms.suffix(18).map(\.name) == [
        "graduates_weighted", "leavers_weighted", "own_share", "peer_graduates", "peer_leavers",
        "sector_people", "sector_share", "expected_share", "borrowed_fixed",
        "borrowed_per_person", "borrowed_people", "pooled_share", "overdispersion", "spread",
        "share_fewest_switchers", "share_most_switchers", "share_low", "share_high",
      ])
  }

  @Test("a mostly part-time programme elsewhere is not like it, and lends nothing")
  func likeWithLike() throws {
    let figure = Completion.figures(for: Made.hbo(), in: try Self.core(fullTime: 0.5))[0]
    #expect(figure.terms?.first { $0.name == "peer_graduates" }?.value == 0)
    #expect(figure.terms?.first { $0.name == "expected_share" }?.value == 0.8)
  }

  @Test("the interval is that of one later year: the noise of the years summed and of the next")
  func interval() throws {
    let core = try Self.core()
    guard case .passed(let flow) = core.stockFlow.own[Made.key] else {
      Issue.record("withheld")
      return
    }
    let interval = try #require(flow.interval(Made.rules, rung: .ownPooled))
    let values = try Made.rules.switchers.map {
      try #require(flow.value(Made.rules, switchers: $0))
    }
    let p = values[1]
    let z = 1.6449
    let n = 1 / (6 * 4 / (360.0 + 70) + 0.06 * 0.06 / (p * (1 - p)))
    let centre = (p + z * z / (2 * n)) / (1 + z * z / n)
    let half = z / (1 + z * z / n) * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
    let below = (p - centre + half, p - values[2])
    let above = (centre + half - p, values[0] - p)
    #expect(
      abs(interval.low - p + (below.0 * below.0 + below.1 * below.1).squareRoot()) < 1e-9)
    #expect(
      abs(interval.high - p - (above.0 * above.0 + above.1 * above.1).squareRoot()) < 1e-9)
  }

  @Test("set beside another share, the noise of one later year is left out; withheld has no range")
  func range() throws {
    let core = try Self.core()
    let range = try #require(core.ownCompletion(Made.hbo()))
    let figure = Completion.figures(for: Made.hbo(), in: core)[0]
    let (value, printed) = (try #require(figure.value), try #require(figure.interval))
    #expect(printed.low < range.low && range.low < value)
    #expect(value < range.high && range.high < printed.high)
    let failing = try Made.core([Made.hbo()], counts: Self.steady(1, graduates: 121, Made.key))
    #expect(failing.ownCompletion(Made.hbo()) == nil)
  }

  @Test("a value that is withheld is never rescued by its peers")
  func neverRescued() throws {
    let counts =
      Self.steady(1, graduates: 121, Made.key) + Self.steady(2, graduates: 60, Self.elsewhere)
    let figure = Completion.figures(
      for: Made.hbo(),
      in: try Made.core([Made.hbo(), Made.hbo(Self.elsewhere)], counts: counts))[0]
    #expect(figure.passed.first == "own_pooled identity_fails")
    #expect(figure.basis?.rung.isOwn != true)
  }

  @Test("every own interval holds the estimate at either end of the switchers")
  func holdsSwitchers() throws {
    let core = try Baseline.core.get()
    let rules = core.policy.stockFlow
    for (key, result) in core.stockFlow.own {
      guard case .passed(let flow) = result else { continue }
      let interval = try #require(flow.interval(rules, rung: .ownPooled))
      for switchers in rules.switchers {
        let value = try #require(flow.value(rules, switchers: switchers))
        #expect(interval.low <= value && value <= interval.high, "\(key)")
        #expect((0...1).contains(value), "\(key)")
      }
    }
  }

  @Test("every own estimate of the embedded edition follows from the numbers it carries")
  func derivations() throws {
    var own = 0
    for sheet in try Baseline.sheets.get() {
      guard let figure = sheet.headline(.completion), figure.method == .estimated,
        let terms = figure.terms, let value = figure.value
      else { continue }
      func all(_ name: String) -> [Double] { terms.filter { $0.name == name }.map(\.value) }
      func one(_ name: String) -> Double { all(name).first ?? .nan }
      for year in all("students").indices {
        let leavers =
          all("students")[year] + all("first_years")[year] + all("switchers")[year]
          - all("students_next")[year] - all("graduates")[year]
        #expect(abs(leavers - all("leavers")[year]) < 1e-6, "\(sheet.offering.key)")
      }
      let isOwn = figure.basis?.rung == .ownPooled
      let sums = isOwn ? "weighted" : "sum"
      let (with, without) = (one("graduates_" + sums), one("leavers_" + sums))
      guard isOwn else {
        #expect(abs(with / (with + without) - value) < 1e-9, "\(sheet.offering.key)")
        continue
      }
      own += 1
      let expected =
        (one("peer_graduates") + one("sector_people") * one("sector_share"))
        / (one("peer_graduates") + one("peer_leavers") + one("sector_people"))
      let borrowed = one("borrowed_people")
      let fixed = one("borrowed_fixed") + one("borrowed_per_person") * (with + without)
      #expect(abs(fixed - borrowed) < 1e-9, "\(sheet.offering.key)")
      #expect(abs(expected - one("expected_share")) < 1e-9, "\(sheet.offering.key)")
      #expect(
        abs((with + borrowed * expected) / (with + without + borrowed) - value) < 1e-9,
        "\(sheet.offering.key)")
      #expect(value == one("pooled_share"))
    }
    #expect(own == 522)
  }
}
