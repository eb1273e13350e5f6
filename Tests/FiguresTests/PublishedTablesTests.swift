import Facts
import Testing

@testable import Figures

@Suite("PublishedTables")
struct PublishedTablesTests {
  static let definition = "unemployment.roa_survey"

  static func attempt(
    _ facts: [ReferenceFact], match: [String: String], offering: Offering = Made.mbo(),
    definition: String = definition, complement: Bool = false
  ) throws -> Figure? {
    let step = LadderStep(rung: .level, definition: definition, match: match)
    let kind: Kind = offering.kind
    let core = try Made.core(
      [offering], references: facts,
      ladders: Ladders([.unemployment: [kind: Ladder(steps: [step])]]))
    let numbered = core.ladders.ladder(.unemployment, kind).steps[0]
    guard
      case .figure(let figure) = core.fromTable(
        .unemployment, numbered, offering, complement: complement)
    else { return nil }
    return figure
  }

  static func row(_ members: [String: String], _ value: Double, kind: String = "mbo")
    -> ReferenceFact
  {
    Made.reference(definition, members, value, kind: kind)
  }

  static let own = ["leerweg": "own", "level": "own"]

  @Test("the row of the offering's own leerweg and niveau is taken, in shares")
  func ownRow() throws {
    let facts = [
      Self.row(["leerweg": "bbl", "level": "4", "period": "2018/19"], 0.6),
      Self.row(["leerweg": "bol", "level": "4", "period": "2018/19"], 5.2),
      Self.row(["leerweg": "bol", "level": "3", "period": "2018/19"], 5.4),
    ]
    let figure = try #require(try Self.attempt(facts, match: Self.own))
    #expect(figure.value == 0.052)
    #expect(figure.period == "2018/19")
    #expect(figure.basis?.group == "mbo, bol, 4")
    let bbl = try Self.attempt(facts, match: Self.own, offering: Made.mbo(.bbl))
    #expect(bbl?.value == 0.006)
  }

  @Test("the complement of 5.2 % is 0.948 exactly")
  func complement() throws {
    let facts = [Self.row(["leerweg": "bol", "level": "4", "period": "2018/19"], 5.2)]
    #expect(try Self.attempt(facts, match: Self.own, complement: true)?.value == 0.948)
  }

  @Test("the newest period wins, whatever the order of the rows")
  func newestPeriod() throws {
    let facts = ["2014/15", "2018/19", "2016/17"].enumerated().map { index, period in
      Self.row(["leerweg": "bol", "level": "4", "period": period], Double(index))
    }
    for rows in [facts, facts.reversed()] {
      #expect(try Self.attempt(rows, match: Self.own)?.value == 0.01)
    }
  }

  @Test("a row that counts a further group is refused, unless that member is all")
  func undeclaredMember() throws {
    let women = Self.row(
      ["leerweg": "bol", "level": "4", "gender": "women", "period": "2019/20"], 4)
    #expect(try Self.attempt([women], match: Self.own) == nil)
    let everyone = Self.row(
      ["leerweg": "bol", "level": "4", "gender": "all", "period": "2018/19"], 5)
    #expect(try Self.attempt([women, everyone], match: Self.own)?.value == 0.05)
  }

  @Test("a row that lacks a declared member is refused")
  func lackingMember() throws {
    let facts = [Self.row(["leerweg": "bol", "period": "2018/19"], 5)]
    #expect(try Self.attempt(facts, match: Self.own) == nil)
  }

  @Test("a row of another kind of education is refused; one of both kinds is not")
  func kind() throws {
    let members = ["leerweg": "bol", "level": "4", "period": "2018/19"]
    #expect(try Self.attempt([Self.row(members, 5, kind: "hbo")], match: Self.own) == nil)
    #expect(try Self.attempt([Self.row(members, 5, kind: "all")], match: Self.own) != nil)
  }

  @Test("a declared table keeps rows of another table of the same definition out")
  func table() throws {
    let facts = [
      Made.reference(
        Self.definition, ["leerweg": "bol", "level": "4", "period": "2018"], 5, table: "d1"),
      Made.reference(
        Self.definition, ["leerweg": "bol", "level": "4", "period": "2021"], 3, table: "d2"),
    ]
    let match = Self.own.merging(["table": "d1"]) { first, _ in first }
    #expect(try Self.attempt(facts, match: match)?.value == 0.05)
  }

  @Test("an offering without the declared member gets no row: no direction, no figure")
  func noOwnMember() throws {
    let facts = [Self.row(["direction": "07", "period": "2018/19"], 5)]
    let match = ["direction": "own"]
    #expect(try Self.attempt(facts, match: match) != nil)
    #expect(
      try Self.attempt(facts, match: match, offering: Made.mbo(direction: nil)) == nil)
  }

  static func pay(_ statistic: Statistic, _ value: Double, period: String = "2017/18")
    -> ReferenceFact
  {
    Made.reference(
      "pay", ["sector": "techniek", "statistic": statistic.rawValue, "period": period], value,
      unit: "euro_hour", statistic: statistic, kind: "hbo")
  }

  static let payMatch = ["sector": "own", "statistic": "median"]

  @Test("a median carries the quartiles of its own period")
  func quartiles() throws {
    let facts = [
      Self.pay(.p25, 15.82), Self.pay(.median, 17.5), Self.pay(.p75, 19.42),
      Self.pay(.p25, 14, period: "2016/17"), Self.pay(.median, 16, period: "2016/17"),
      Self.pay(.p75, 18, period: "2016/17"),
    ]
    for rows in [facts, facts.reversed()] {
      let figure = try #require(
        try Self.attempt(rows, match: Self.payMatch, offering: Made.hbo(), definition: "pay"))
      #expect(figure.value == 17.5)
      #expect(figure.unit == .euroHour)
      #expect(figure.statistic == .median)
      #expect(figure.quartiles == Interval(low: 15.82, high: 19.42))
    }
  }

  @Test("half a pair of quartiles is none")
  func halfPair() throws {
    let figure = try Self.attempt(
      [Self.pay(.p25, 15.82), Self.pay(.median, 17.5)], match: Self.payMatch,
      offering: Made.hbo(), definition: "pay")
    #expect(figure?.value == 17.5)
    #expect(figure?.quartiles == nil)
  }

  @Test("per cents, hours, months and people keep their units")
  func units() {
    func unit(_ text: String) -> Unit {
      Computation.unit(of: Made.reference("d", [:], 1, unit: text))
    }
    #expect(unit("percent") == .share)
    #expect(unit("euro_hour") == .euroHour)
    #expect(unit("euro_month") == .euroMonth)
    #expect(unit("months") == .months)
    #expect(unit("people") == .count)
  }
}
