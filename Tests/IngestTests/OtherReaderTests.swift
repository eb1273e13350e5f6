import Facts
import Registers
import Testing

@Suite("Positions, pay, results and forms")
struct OtherReaderTests {
  @Test("positions of one group stand together, with every line they came from")
  func positions() throws {
    let source = try Declared.source("cbs-83811", ["03.zip": "03.csv"])
    let rows = [
      Excerpts.position("T001242", "9230"), Excerpts.position("A028813", "8070"),
      Excerpts.position("A028814", "90"), Excerpts.position("A028815", "100"),
      Excerpts.position("A028816", "370"), Excerpts.position("A043837", "390"),
      Excerpts.position("A043838", "220"), Excerpts.position("A028813", "6460", gender: "3000   "),
    ]
    let taken = try take(source, ([Excerpts.positionsHeader] + rows).joined(separator: "\r\n"))
    let fact = try #require(taken.tables.positions.first)
    #expect(taken.tables.positions.count == 1)
    #expect(fact.cohort == "2016/17")
    #expect(fact.moment == .oneYear)
    #expect(fact.population == "residents")
    #expect(fact.level == .bachelor)
    #expect(fact.sector == "techniek")
    #expect(fact.total == 9230)
    #expect(fact.working == 8160)
    #expect(fact.available == 8630)
    #expect(fact.backInEducation == 390)
    #expect(fact.notRegistered == 220)
    #expect(fact.rows == [2, 3, 4, 5, 6, 7, 8])
    #expect(taken.line.outside == 1)
  }

  @Test("a position that is hidden or empty leaves the sums unknown", arguments: [".", "", "  "])
  func hiddenPosition(cell: String) throws {
    let source = try Declared.source("cbs-83811", ["03.zip": "03.csv"])
    let rows = [Excerpts.position("A028813", "8070"), Excerpts.position("A028814", cell)]
    let taken = try take(source, ([Excerpts.positionsHeader] + rows).joined(separator: "\n"))
    let fact = try #require(taken.tables.positions.first)
    #expect(fact.work == 8070)
    #expect(fact.workAndBenefit == nil)
    #expect(fact.working == nil)
    #expect(fact.available == nil)
  }

  @Test("men and women make a whole only when both are there")
  func parts() throws {
    let source = try Declared.source("cbs-85776")
    func row(_ gender: String, _ position: String, _ count: String) -> String {
      #""\#(gender)";"Geen internationale student";"Hbo-bachelor";"\#(position)";"Onderwijs";"#
        + #""1 jaar na verlaten onderwijs";"2015/'16";"\#(count)""#
    }
    let header =
      "\u{FEFF}\"Geslacht\";\"Persoonskenmerken\";\"Uitstromers ho met en zonder diploma\";"
      + "\"Arbeidsmarktpositie\";\"Studierichting\";\"Peilmoment\";\"Perioden\";"
      + "\"Uitstromers ho (aantal)\""
    let rows = [
      row("Mannen", "Met werk, zonder uitkering", "    1150"),
      row("Vrouwen", "Met werk, zonder uitkering", "    4400"),
      row("Mannen", "Met werk, met uitkering", "      20"),
      row("Vrouwen", "Met werk, met uitkering", "       ."),
    ]
    let taken = try take(source, ([header] + rows).joined(separator: "\r\n"))
    let fact = try #require(taken.tables.positions.first)
    #expect(fact.work == 5550)
    #expect(fact.workAndBenefit == nil)
    #expect(fact.cohort == "2015/16")
    #expect(fact.rows == [2, 3, 4])
  }

  @Test("pay is read with its padding; a hidden amount is no fact")
  func pay() throws {
    let source = try Declared.source("cbs-83815-richting")
    let rows = [
      Excerpts.pay("Totaal", "1 jaar", "   16.34"), Excerpts.pay("Totaal", "2 jaar", "       ."),
      Excerpts.pay("Mannen", "1 jaar", "   16.50"),
    ]
    let taken = try take(source, ([Excerpts.payHeader] + rows).joined(separator: "\r\n"))
    #expect(
      taken.tables.pay == [
        PayFact(
          level: .bachelor, sector: "techniek", cohort: "2015/16", moment: .oneYear, value: 16.34,
          definition: "start_salary.cbs_ho_fulltime_hourly", source: "cbs-83815-richting", row: 2)
      ])
    #expect(taken.line.used == 2)
    #expect(taken.line.outside == 1)
  }

  @Test("three heading rows; a false zero of a wound-up institution has no value")
  func results() throws {
    let source = try Declared.source("inspectie-mbo-2020")
    let taken = try take(source, Excerpts.results)
    #expect(taken.tables.results.map(\.indicator) == [.yearResult, .yearResult, .completion])
    #expect(taken.tables.results.map(\.year) == ["2017/18", "2018/19", "2018/19"])
    #expect(taken.tables.results.map(\.value) == [0.35578, nil, nil])
    #expect(taken.tables.results.map(\.groupValue) == [0.73801, 0.74206, 0.74474])
    #expect(taken.tables.results.allSatisfy { $0.brin == "11UL" && $0.group == "AOC" })
    #expect(taken.tables.results.map(\.row) == [5, 5, 5])
    #expect(taken.line.rowsIn == 2)
    #expect(taken.line.used == 1)
    #expect(taken.line.outside == 1)
  }

  @Test("counts per form of a subsector, 1–4 hidden")
  func formGroups() throws {
    let source = try Declared.source("duo-hbo-studenten-vorm")
    let header = Excerpts.studentsHeader.replacing(
      #""OPLEIDINGSCODE_ACTUEEL","OPLEIDINGSNAAM_ACTUEEL""#, with: #""OPLEIDINGSVORM""#)
    func row(_ form: String, _ count: String) -> String {
      Excerpts.tourism(2024, "0080", "Leeuwarden", count).replacing(
        #""80009","Ad Tourism Management""#, with: "\"\(form)\"")
    }
    let rows = [row("VT", "612"), row("DT", "3"), row("DU", "-1"), row("DU", "")]
    let taken = try take(source, ([header] + rows).joined(separator: "\n"))
    #expect(taken.tables.formGroups.map(\.form) == [.voltijd, .deeltijd, .duaal])
    #expect(taken.tables.formGroups.map(\.count) == [CountSum(612), .suppressed, .suppressed])
    #expect(taken.tables.formGroups.allSatisfy { $0.subsector == "n.v.t. (economie)" })
    #expect(taken.tables.formGroups.map(\.municipality) == ["0080", "0080", "0080"])
  }
}
