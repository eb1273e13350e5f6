import Facts
import Foundation
import Registers
import TestSupport
import Testing

@testable import Ingest

@Suite("Cohorts and years of a source")
struct PeriodReadingTests {
  static func position(_ period: String) -> String {
    [Excerpts.positionsHeader, Excerpts.position("A028813", "120")].joined(separator: "\n")
      .replacing("2016SJ00", with: period)
  }

  static func cbs() throws -> SourceDescriptor {
    try Declared.source("cbs-83811", ["03.zip": "03.csv"])
  }

  @Test(
    "a cohort that is not one school year is refused with its place",
    arguments: [
      "2013/'14 tot 2015/'16", "2013/14-2015/16", "2015/'17", "20/21", "2015", "2015JJ00",
      "2015/'16¹", "2015/'16 1)", "2015/'16***", "2015-08", "tot 2015/'16",
    ])
  func refused(period: String) throws {
    let text = try refusal(Self.cbs(), Self.position(period))
    #expect(
      text.hasPrefix(
        "cbs/83811NED_TypedDataSet_29032021_140503.csv:2:65: «\(period)» is geen studiejaar\n"),
      "\(text)")
  }

  @Test(
    "the same school year in all its forms",
    arguments: ["2015SJ00", "2015/'16", "2015/16", "2015/2016", "2015-2016", "2015-16"])
  func read(period: String) throws {
    let taken = try take(Self.cbs(), Self.position(period))
    #expect(taken.tables.positions.map(\.cohort) == ["2015/16"])
    #expect(taken.tables.positions.map(\.isProvisional) == [false])
    let marked = try take(Self.cbs(), Self.position(period + "*"))
    #expect(marked.tables.positions.map(\.cohort) == ["2015/16"])
    #expect(marked.tables.positions.map(\.isProvisional) == [true])
  }

  @Test("pay, results and outcomes keep the star as well", arguments: ["*", "**"])
  func stars(mark: String) throws {
    let pay = try take(
      Declared.source("cbs-83815-totaal"),
      Excerpts.payHeader + "\n"
        + Excerpts.pay("Totaal", "1 jaar", "16.34").replacing("2015/'16", with: "2015/'16" + mark))
    #expect(pay.tables.pay.map(\.isProvisional) == [true])
    let results = try take(
      Declared.source("inspectie-mbo-2020"),
      Excerpts.results.replacing("2017 - 2018", with: "2017 - 2018" + mark))
    #expect(results.tables.results.map(\.year) == ["2017/18", "2018/19", "2018/19"])
    #expect(results.tables.results.map(\.isProvisional) == [true, false, false])
    let outcomes = try take(
      Declared.source("cbs-83832", ["83832NED.zip": "83832NED.csv"]),
      try Synthetic.text("83832-titels.csv").replacing("2022/'23", with: "2022/'23" + mark))
    #expect(
      Set(outcomes.tables.outcomes.filter(\.isProvisional).map(\.period)) == ["2022/23"])
    #expect(outcomes.tables.outcomes.contains { !$0.isProvisional })
  }

  @Test("the title and the status of a code say that it is provisional")
  func titles() throws {
    let source = try Declared.source("cbs-85696", ["85696NED.zip": "85696NED.csv"])
    func read(_ metadata: String) throws -> [OutcomeFact] {
      let files = [
        source.local: try Synthetic.bytes("85696-codes.csv"),
        source.labels: Array((try Synthetic.text("85696-metadata.csv") + metadata).utf8),
      ]
      var tables = FactTables()
      try SourceFolder.with(files) { _ = try Import.read(source, from: $0, into: &tables) }
      return tables.outcomes
    }
    let plain = try read("\"Perioden\"\nKey;Title;Description\n2022SJ00;2022/'23;\n")
    #expect(!plain.isEmpty && plain.allSatisfy { !$0.isProvisional && $0.period == "2022/23" })
    let marked = try read("\"Perioden\"\nKey;Title;Description\n2022SJ00;2022/'23*;\n")
    #expect(marked.allSatisfy { $0.isProvisional && $0.period == "2022/23" })
    let status = try read(
      "\"Perioden\"\nKey;Title;Description;Status\n2022SJ00;2022/'23;;NaderVoorlopig\n")
    #expect(status.allSatisfy { $0.isProvisional })
    #expect(throws: IngestError.self) {
      _ = try read("\"Perioden\"\nKey;Title;Description\n2022SJ00;2021/'22;\n")
    }
  }

  @Test(
    "a year of counts is a year",
    arguments: ["2024*", "2024/25", "2024SJ00", "24", "2024.0", "twee"])
  func countYears(year: String) throws {
    let source = try Declared.source("duo-hbo-studenten")
    let row = Excerpts.tourism(2024, "0080", "Leeuwarden", "80")
      .replacing("\"2024\"", with: "\"\(year)\"")
    #expect(
      try refusal(source, Excerpts.students([row])).hasPrefix(
        "duo/ingeschrevenenhbo.csv:2:1: «\(year)» is geen jaar\n"))
  }

  @Test("no figure is about a year after its source")
  func later() throws {
    let counts = try refusal(
      Declared.source("duo-hbo-studenten"),
      Excerpts.students([Excerpts.tourism(2027, "0080", "Leeuwarden", "80")]))
    #expect(counts.contains(":2:1: 2027 is later dan de bron, die van 2026-02-20 is\n"))
    let cohort = try refusal(Self.cbs(), Self.position("2022SJ00"))
    #expect(cohort.contains("2022/23 is later dan de bron, die van 2021-03-29 is"))
    let sideways = try refusal(
      Declared.source("duo-mbo-2019", [".csv.gz": ".csv"]),
      Excerpts.mbo.replacing("TOTAAL2019", with: "TOTAAL2020"))
    #expect(sideways.contains("«TOTAAL2020» is later dan de bron, die van 2019-10-01 is"))
    #expect(sideways.contains("doe: is dit een nieuwere editie, pas dan de titel, «date»"))
    let results = try refusal(
      Declared.source("inspectie-mbo-2020"),
      Excerpts.results.replacing("2018 - 2019", with: "2021 - 2022"))
    #expect(results.contains(":2:1: 2021/22 is later dan de bron, die van 2020 is"))
  }

  @Test(
    "a column of a year with something behind it is not passed over",
    arguments: ["TOTAAL2019*", "TOTAAL2019 (voorlopig)", "TOTAAL20199", "TOTAAL2019/20"])
  func yearColumns(name: String) throws {
    let text = try refusal(
      Declared.source("duo-mbo-2019", [".csv.gz": ".csv"]),
      Excerpts.mbo.replacing("TOTAAL2019", with: name))
    #expect(text.contains("«\(name)» is geen jaar\n"), "\(text)")
  }

  @Test(
    "a heading of results that is no school year is not passed over",
    arguments: ["2017", "2017 - 2019", "schooljaar 2017 - 2018", "2017-2018 1)"])
  func resultYears(year: String) throws {
    let text = try refusal(
      Declared.source("inspectie-mbo-2020"),
      Excerpts.results.replacing("2017 - 2018", with: year))
    #expect(text.contains("«\(year)» boven kolom 4 is geen studiejaar"), "\(text)")
  }

  @Test("what an outcome's year is follows from its role: 2020/21 is no calendar year")
  func outcomeYears() throws {
    let source = try Declared.source(
      "cbs-83832", ["83832NED.zip": "83832NED.csv", "  cohort: [Perioden]": "  year: [Perioden]"])
    let text = try Synthetic.text("83832-titels.csv")
    #expect(try refusal(source, text).contains("«2022/'23» is geen jaar"))
    let years = text.replacing("2022/'23", with: "2022*").replacing("2021/'22", with: "2021JJ00")
    #expect(Set(try take(source, years).tables.outcomes.map(\.period)) == ["2021", "2022"])
  }
}
