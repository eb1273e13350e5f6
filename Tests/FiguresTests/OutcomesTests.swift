import Facts
import Registers
import Testing

@testable import Figures

@Suite("Figures from published outcomes")
struct OutcomesTests {
  static let work = "job_path.cbs_mbo_any_work"
  static let hours = "job_chance.cbs_crebo_work_12h"

  /// An outcome of bol, niveau 4, with a diploma; what `change` makes of its group.
  static func fact(
    _ definition: String, _ period: String, _ numerator: Int? = nil, of denominator: Int? = nil,
    value: Double? = nil, moment: Moment? = .oneYear, roundedTo: Int = 10, unit: Unit = .share,
    missing: Reason? = nil, _ change: (inout OutcomeGroup) -> Void = { _ in }
  ) -> OutcomeFact {
    var group = OutcomeGroup(.mbo)
    (group.leerweg, group.diploma) = (.bol, .yes)
    change(&group)
    var fact = OutcomeFact(
      definition: definition, group: group, population: "p", period: period, periodKind: .cohort,
      moment: moment, unit: unit, statistic: unit == .share ? .share : .unknown,
      roundedTo: roundedTo, source: "made", rows: [7])
    fact.numerator = numerator.map { CountSum($0) }
    fact.denominator = denominator.map { CountSum($0) }
    fact.value = value
    fact.missing = missing
    return fact
  }

  static func direction(_ group: inout OutcomeGroup) {
    (group.level, group.direction) = (.four, "07")
  }

  static func own(_ group: inout OutcomeGroup) { (group.brin, group.code) = ("25LX", "25187") }

  static func core(_ outcomes: [OutcomeFact], _ offering: Offering = Made.mbo()) throws
    -> Computation
  {
    var core = try Made.core([offering])
    var facts = FactBase(
      id: "made", offerings: [offering], institutions: Array(core.facts.institutions.values),
      municipalities: [
        Municipality(
          code: "0777", name: "Etten-Leur", province: "Noord-Brabant", region: "AM26",
          regionName: "West-Brabant")
      ], counts: [], positions: [], pay: [], results: [], references: [], sources: [],
      outcomes: outcomes)
    facts.institutions["25LX"]?.municipality = "0777"
    core = Computation(
      facts: facts, ladders: core.ladders, policy: Made.policy, terms: [:])
    return core
  }

  static func headline(
    _ indicator: any Indicator.Type, _ outcomes: [OutcomeFact], _ offering: Offering = Made.mbo()
  ) throws -> Figure {
    try #require(indicator.figures(for: offering, in: core(outcomes, offering)).first)
  }

  @Test("the group rung: share, people, words, month, source")
  func group() throws {
    let figure = try Self.headline(
      JobChance.self, [Self.fact(Self.work, "2022/23", 420, of: 500, Self.direction)])
    #expect(figure.state == .published)
    #expect(figure.value == 0.84)
    #expect(figure.numerator == 420)
    #expect(figure.n == 500)
    #expect(figure.roundedTo == 10)
    #expect(figure.basis == Basis(rung: .group, group: "mbo, bol, 4, 07", population: "p"))
    #expect(figure.definition == Self.work)
    #expect(figure.period == "2022/23")
    #expect(figure.measured == "2024-10")
    #expect(figure.sources == [SourceRows(id: "made", rows: [7])])
  }

  @Test("own before programme before region before group; each is asked by its own keys")
  func rungs() throws {
    let all = [
      Self.fact(Self.hours, "2020/21", 90, of: 120, moment: .direct, Self.own),
      Self.fact(Self.hours, "2020/21", 160, of: 200, moment: .direct) { $0.code = "25187" },
      Self.fact(Self.hours, "2020/21", 120, of: 160, moment: .direct) {
        ($0.code, $0.region) = ("25187", "AM26")
      },
      Self.fact(Self.work, "2022/23", 420, of: 500, Self.direction),
    ]
    let rungs = try (0...3).map { try Self.headline(JobChance.self, Array(all[$0...])) }
    #expect(rungs.map(\.basis?.rung) == [.own, .programme, .region, .group])
    #expect(rungs.map(\.value) == [0.75, 0.8, 0.75, 0.84])
    #expect(rungs[2].basis?.group == "ICT, West-Brabant")
    #expect(rungs.map(\.passedOver) == [nil, nil, nil, nil])
  }

  @Test("another leerweg, diploma, level, direction or institution is another group")
  func neverMixed() throws {
    let others: [(inout OutcomeGroup) -> Void] = [
      {
        Self.direction(&$0); $0.leerweg = .bbl
      },
      {
        Self.direction(&$0); $0.leerweg = nil
      },
      {
        Self.direction(&$0); $0.diploma = .no
      },
      {
        Self.direction(&$0); $0.diploma = .all
      },
      {
        Self.direction(&$0); $0.level = .three
      },
      {
        Self.direction(&$0); $0.level = nil
      },
      {
        Self.direction(&$0); $0.direction = "06"
      },
    ]
    for other in others {
      let figure = try Self.headline(
        JobChance.self, [Self.fact(Self.work, "2022/23", 420, of: 500, other)])
      #expect(figure.state == .absent, "\(other)")
    }
    let elsewhere = try Self.headline(
      JobChance.self,
      [
        Self.fact(Self.hours, "2020/21", 90, of: 120, moment: .direct) {
          ($0.brin, $0.code) = ("25LJ", "25187")
        }
      ])
    #expect(elsewhere.state == .absent)
    let later = Self.fact(Self.work, "2022/23", 420, of: 500, moment: .twoYears, Self.direction)
    #expect(try Self.headline(JobChance.self, [later]).state == .absent)
  }

  @Test("tens: adjacent cohorts are summed up to 100; a gap is not bridged")
  func pooling() throws {
    func cohorts(_ years: [String]) -> [OutcomeFact] {
      years.map { Self.fact(Self.work, $0, 50, of: 80, Self.direction) }
    }
    let two = try Self.headline(JobChance.self, cohorts(["2020/21", "2022/23", "2021/22"]))
    #expect(two.value == 0.625)
    #expect(two.n == 160)
    #expect(two.period == "2021/22–2022/23")
    #expect(two.measured == nil)
    let gap = try Self.headline(JobChance.self, cohorts(["2022/23", "2020/21"]))
    #expect(gap.state == .absent)
    #expect(gap.reason == .tooFew)
    let uniform = Self.fact(Self.work, "2022/23", 390, of: 400, Self.direction)
    #expect(try Self.headline(JobChance.self, [uniform]).reason == .tooUniform)
  }

  @Test(
    "exact counts: from 10 people, not within 2 of all or none, no 1–4 on either side",
    arguments: [
      (9, 5, Reason.tooFew), (40, 2, .tooUniform), (40, 38, .tooUniform), (40, 0, .tooUniform),
      (40, 4, .tooFew), (40, 36, .tooFew), (40, 5, nil), (40, 35, nil), (10, 5, nil),
    ] as [(Int, Int, Reason?)])
  func ownShare(people: Int, part: Int, reason: Reason?) throws {
    let figure = try Self.headline(
      JobChance.self,
      [Self.fact(Self.hours, "2020/21", part, of: people, moment: .direct, roundedTo: 1, Self.own)])
    #expect(figure.reason == reason)
    #expect((figure.state == .published) == (reason == nil))
    #expect(figure.roundedTo == nil)
    #expect(figure.value == (reason == nil ? Double(part) / Double(people) : nil))
  }

  @Test("a group the source hides says so and the next rung stands in")
  func hidden() throws {
    let hidden = Self.fact(
      Self.hours, "2020/21", moment: .direct, missing: .withheldBySource, Self.own)
    let group = Self.fact(Self.work, "2022/23", 420, of: 500, Self.direction)
    let figure = try Self.headline(JobChance.self, [hidden, group])
    #expect(figure.basis?.rung == .group)
    #expect(figure.passed == ["own withheld_by_source"])
    let alone = try Self.headline(JobChance.self, [hidden])
    #expect(alone.state == .absent)
    #expect(alone.reason == .withheldBySource)
  }

  @Test("pay: the newest amount that is not hidden; an own one only of 10 people or more")
  func pay() throws {
    let definition = "start_salary.cbs_mbo_hourly"
    func pay(_ period: String, _ value: Double?, _ missing: Reason? = nil) -> OutcomeFact {
      Self.fact(
        definition, period, value: value, unit: .euroHour, missing: missing, Self.direction)
    }
    let facts = [
      pay("2020/21", 14), pay("2022/23", nil, .withheldBySource), pay("2021/22", 15.2),
    ]
    let figure = try Self.headline(StartSalary.self, facts)
    #expect(figure.value == 15.2)
    #expect(figure.unit == .euroHour)
    #expect(figure.statistic == .unknown)
    #expect(figure.measured == "2023-10")
    func own(_ people: Int?, roundedTo: Int = 1) throws -> Figure {
      try Self.headline(
        StartSalary.self,
        [
          Self.fact(
            "start_salary.cbs_crebo_hourly", "2020/21", of: people, value: 13.25, moment: .direct,
            roundedTo: roundedTo, unit: .euroHour, Self.own)
        ])
    }
    #expect(try own(10).value == 13.25)
    #expect(try own(9).reason == .tooFew)
    #expect(try own(nil).reason == .tooFew)
    #expect(try own(90, roundedTo: 10).reason == .tooFew)
  }

  @Test("the path is one cohort: the one followed longest, and of those the newest")
  func path() throws {
    func at(_ moment: Moment, _ period: String, _ part: Int) -> OutcomeFact {
      Self.fact(Self.work, period, part, of: 500, moment: moment, Self.direction)
    }
    let facts = [
      at(.oneYear, "2022/23", 430), at(.direct, "2022/23", 440), at(.direct, "2021/22", 400),
      at(.oneYear, "2021/22", 410), at(.twoYears, "2021/22", 420), at(.twoYears, "2020/21", 300),
    ]
    let figures = JobPath.figures(for: Made.mbo(), in: try Self.core(facts))
    #expect(figures.map(\.moment) == [.twoYears, .oneYear, .direct])
    #expect(figures.map(\.value) == [0.84, 0.82, 0.8])
    #expect(figures.map(\.headline) == [true, false, false])
    #expect(Set(figures.map(\.period)) == ["2021/22"])
  }

  @Test("a moment that is hidden, or that is missing between two, stays in the line as a gap")
  func gaps() throws {
    func at(
      _ moment: Moment, _ period: String, _ part: Int? = nil, of whole: Int = 500,
      missing: Reason? = nil
    ) -> OutcomeFact {
      Self.fact(
        Self.work, period, part, of: part.map { _ in whole }, moment: moment, missing: missing,
        Self.direction)
    }
    let facts = [
      at(.threeYears, "2020/21", 40, of: 60), at(.twoYears, "2020/21", 420),
      at(.oneYear, "2020/21", missing: .withheldBySource), at(.direct, "2020/21", 400),
      at(.oneYear, "2021/22", 410),
    ]
    func line(_ facts: [OutcomeFact]) throws -> [Figure] {
      JobPath.figures(for: Made.mbo(), in: try Self.core(facts))
    }
    let figures = try line(facts)
    #expect(figures.map(\.moment) == [.twoYears, .threeYears, .oneYear, .direct])
    #expect(figures.map(\.value) == [0.84, nil, nil, 0.8])
    #expect(figures.map(\.reason) == [nil, .tooFew, .withheldBySource, nil])
    #expect(figures.map(\.state) == [.published, .suppressed, .suppressed, .published])
    #expect(figures.map(\.headline) == [true, false, false, false])
    #expect(figures.map(\.n) == [500, nil, nil, 500])
    #expect(figures[2].measured == "2022-10")
    let absent = try line(facts.filter { $0.period != "2020/21" || $0.moment != .oneYear })
    #expect(absent.map(\.reason) == [nil, .tooFew, .withheldBySource, nil])
    #expect(absent[2].sources == [SourceRows(id: "made", rows: [])])
  }

  @Test("an outcome of one programme is never another's, also where figures are shared by kind")
  func notShared() throws {
    let other = Made.mbo(brin: "25LJ")
    let made = try Self.core([
      Self.fact(Self.hours, "2020/21", 90, of: 120, moment: .direct, Self.own)
    ])
    var facts = made.facts
    facts.offerings.append(other)
    let core = Computation(facts: facts, ladders: made.ladders, policy: Made.policy, terms: [:])
    let states = facts.offerings.map { offering in
      core.figures(for: offering).first { $0.indicator == .jobChance }?.state
    }
    #expect(states == [.published, .absent])
  }

  @Test("without outcomes an absent figure is not named after an awaited one")
  func nothingLoaded() throws {
    let figure = try Self.headline(JobChance.self, [])
    #expect(figure.definition == "job_chance")
    #expect(figure.reason == .sourceNotLoaded)
  }
}
