import Facts
import Foundation
import Registers
import Testing

@Suite("Published national facts")
struct ReferenceRegisterTests {
  static func message(_ old: String, _ new: String) -> String {
    guard Fixture.facts.contains(old) else { return "not in the fixture: \(old)" }
    let text = Fixture.facts.replacing(old, with: new)
    return refusal { _ = try ReferenceRegister.read(text: text, name: "facts/mbo.yml") }
  }

  @Test("every declared fact loads, with a source, a population and a citation")
  func declared() throws {
    let register = try ReferenceRegister.read(folder: Fixture.reference + "/facts")
    let sources = Set(register.sources.map(\.id))
    #expect(register.facts.count == 809)
    for fact in register.facts {
      #expect(sources.contains(fact.source), "\(fact.table)")
      #expect(register.populations[fact.population]?.isEmpty == false, "\(fact.table)")
      // Background facts have no indicator of their own.
      #expect(
        fact.definition.hasPrefix(fact.indicator + ".") || fact.indicator == "context",
        "\(fact.table)")
      #expect(fact.unit != "percent" || (-100...250).contains(fact.value), "\(fact.table)")
    }
    let bol4 = register.facts.filter {
      $0.table == "d1-unemployment" && $0.members["leerweg"] == "bol" && $0.members["level"] == "4"
    }
    #expect(bol4.map(\.period) == ["2014/15", "2015/16", "2016/17", "2017/18", "2018/19"])
    #expect(bol4.map(\.value) == [4.1, 3.3, 2.6, 3.4, 5.2])
  }

  @Test("a row becomes a fact per column, with its members and its line; an empty cell is none")
  func rows() throws {
    let register = try ReferenceRegister.read(text: Fixture.facts, name: "x.yml")
    #expect(register.facts.map(\.value) == [15.9, 17.3, 10.3])
    #expect(register.facts.map(\.row) == [26, 26, 27])
    #expect(
      register.facts[2].members == [
        "diploma": "yes", "leerweg": "bbl", "level": "1", "period": "2018/19",
      ])
    let fact = register.facts[0]
    #expect(fact.moment == .oneAndHalfYear)
    #expect(fact.confidence == .a)
    #expect(fact.method == .published)
    #expect(fact.statistic == .share)
    #expect(fact.periodKind == "diploma_year")
    #expect(!fact.approximate)
    #expect(register.sources.map(\.id) == ["roa-2022"])
    #expect(register.populations == ["graduates": "Gediplomeerden."])
  }

  @Test("a row of the wrong length")
  func wrongLength() throws {
    #expect(
      Self.message("[bol, \"1\", \"15.9\", \"17.3\"]", "[bol, \"1\", \"15.9\"]") == """
        facts/mbo.yml:26:9: rij van 3 cellen
                  - [bol, "1", "15.9"]
                    ^
        verwacht: 4 cellen
        """)
  }

  @Test("a source or a population that is not declared")
  func undeclared() throws {
    #expect(
      Self.message("sources: [roa-2022]", "sources: [roa-2023]") == """
        facts/mbo.yml:20:15: onbekende bron
                sources: [roa-2023]
                          ^
        verwacht: een id uit «sources» van dit bestand
        """)
    #expect(
      Self.message("population: graduates", "population: studenten") == """
        facts/mbo.yml:16:17: onbekende populatie
                population: studenten
                            ^
        verwacht: een code uit «populations»
        """)
  }

  @Test("a cell that is not a number, a method or a moment that does not exist")
  func wrongCells() throws {
    #expect(
      Self.message("\"15.9\"", "\"15,9\"") == """
        facts/mbo.yml:26:20: «tables.rows» is geen getal
                  - [bol, "1", "15,9", "17.3"]
                               ^
        verwacht: een getal met een punt, bijvoorbeeld 0.5
        """)
    #expect(
      Self.message("method: published", "method: publised") == """
        facts/mbo.yml:19:13: onbekende methode «publised»
                method: publised
                        ^
        verwacht: counted, estimated, forecast, published, read_from_chart of computed_by_us
        """)
    #expect(
      Self.message("moment: 1.5y", "moment: 1,5y") == """
        facts/mbo.yml:17:13: onbekend moment «1,5y»
                moment: 1,5y
                        ^
        verwacht: direct, 1y … 10y of none
        """)
    #expect(
      Self.message("confidence: A", "confidence: D") == """
        facts/mbo.yml:18:17: «D» is geen confidence
                confidence: D
                            ^
        verwacht: een van A, B, C
        """)
  }

  @Test("a table we computed is a source of its own that names whom it was computed from")
  func ours() throws {
    let register = try ReferenceRegister.read(folder: Fixture.reference + "/facts")
    let index = register.facts.filter { $0.table == "h2-cao-chained" }
    #expect(index.count == 10)
    #expect(Set(index.map(\.source)) == ["h2-cao-chained"])
    #expect(Set(index.map(\.file)) == ["Datasets/reference/facts/prijzen.yml"])
    let card = try #require(register.sources.first { $0.id == "h2-cao-chained" })
    #expect(card.title == "Cao-lonen per uur, door ons aan elkaar gezet, 2020 = 100")
    #expect(card.publisher == "CBS, Blik op nieuws, Tubantia, Siefkes")
    #expect(card.licence == "CC BY 4.0")
  }

  @Test("a table that stands twice, and a name that is not one")
  func twice() throws {
    let table = "  - id: d1-unemployment\n"
    let again = Self.message(table, "  - id: d1-unemployment\n    note: x\n")
    #expect(again == "nothing was refused")
    let parts = Fixture.facts.components(separatedBy: table)
    let text = refusal {
      _ = try ReferenceRegister.read(
        text: parts[0] + table + parts[1] + table + parts[1], name: "facts/mbo.yml")
    }
    #expect(text.hasPrefix("facts/mbo.yml:28:5: tabel «d1-unemployment» staat er twee keer\n"))
    #expect(text.hasSuffix("verwacht: een eigen id per tabel"))
    #expect(
      Self.message("unit: percent", "units: percent").contains(
        "facts/mbo.yml:13:12: onbekende naam «units»"))
  }
}
