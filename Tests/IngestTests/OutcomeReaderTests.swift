import Facts
import Registers
import TestSupport
import Testing

@testable import Ingest

@Suite("Published outcomes")
struct OutcomeReaderTests {
  static func outcomes(_ taken: Taken, _ definition: String) -> [OutcomeFact] {
    taken.tables.outcomes.filter { $0.definition == definition }
  }

  static func bol4(_ direction: String = "06") -> OutcomeGroup {
    var group = OutcomeGroup(.mbo)
    (group.level, group.leerweg, group.diploma, group.direction) = (.four, .bol, .yes, direction)
    return group
  }

  @Test("positions become shares of those available, per group, cohort and moment")
  func positions() throws {
    let source = try Declared.source("cbs-85696", ["85696NED.zip": "85696NED.csv"])
    let taken = try take(source, try Synthetic.bytes("85696-titels.csv"))
    let work = Self.outcomes(taken, "job_path.cbs_mbo_any_work")
    let fact = try #require(
      work.first { $0.group == Self.bol4() && $0.period == "2022/23" && $0.moment == .oneYear })
    #expect(fact.numerator == CountSum(420))
    #expect(fact.denominator == CountSum(500))
    #expect(fact.roundedTo == 10)
    #expect(fact.missing == nil)
    #expect(fact.rows == Array(3...6))
    #expect(fact.population == "cbs_mbo_available")
    let back = Self.outcomes(taken, "further_study.cbs_mbo_register")
    let again = try #require(
      back.first { $0.group == Self.bol4() && $0.period == "2022/23" && $0.moment == .oneYear })
    #expect(again.numerator == CountSum(180))
    #expect(again.denominator == CountSum(700))
    // Directly after leaving nobody can be back: an empty cell makes no outcome, and no zero.
    #expect(!back.contains { $0.moment == .direct })
    #expect(taken.line.rowsIn == taken.line.used + taken.line.outside)
    #expect(taken.line.outside == 7 + 11)
  }

  @Test("a hidden part hides the whole, with the reason and without a number")
  func hidden() throws {
    let source = try Declared.source("cbs-85696", ["85696NED.zip": "85696NED.csv"])
    let taken = try take(source, try Synthetic.bytes("85696-titels.csv"))
    let fact = try #require(
      Self.outcomes(taken, "job_path.cbs_mbo_any_work").first { $0.group == Self.bol4("02") })
    #expect(fact.missing == .withheldBySource)
    #expect(fact.numerator == nil && fact.denominator == nil && fact.value == nil)
  }

  @Test("bol and bbl, with, without and both, all directions: each a group of its own")
  func groups() throws {
    let source = try Declared.source("cbs-85696", ["85696NED.zip": "85696NED.csv"])
    let taken = try take(source, try Synthetic.bytes("85696-titels.csv"))
    let groups = Set(taken.tables.outcomes.map(\.group))
    var bbl = Self.bol4()
    bbl.leerweg = .bbl
    var without = Self.bol4()
    (without.level, without.diploma) = (nil, .no)
    #expect(
      groups == [
        Self.bol4(), Self.bol4("01"), Self.bol4("02"), Self.bol4(""), bbl, without,
        OutcomeGroup(.mbo),
      ])
  }

  @Test("codes with their titles beside them, and the zip of codes and code lists, read the same")
  func codes() throws {
    let csv = try Declared.source("cbs-85696", ["85696NED.zip": "85696NED.csv"])
    let files = [
      "cbs/85696NED.csv": try Synthetic.bytes("85696-codes.csv"),
      "cbs/85696NED_metadata.csv": try Synthetic.bytes("85696-metadata.csv"),
    ]
    var old = FactTables()
    try SourceFolder.with(files) { _ = try Import.read(csv, from: $0, into: &old) }
    func list(_ rows: [(String, String)]) -> [UInt8] {
      let lines = ["\"Identifier\";\"Index\";\"Title\""] + rows.map { "\"\($0.0)\";1;\"\($0.1)\"" }
      return Array(("\u{FEFF}" + lines.joined(separator: "\r\n")).utf8)
    }
    let zip = ZipFile.archive([
      ("Observations.csv", try Synthetic.bytes("85696-observations.csv")),
      ("MeasureCodes.csv", list([("M000001", "Uitstromers mbo")])),
      ("GeslachtCodes.csv", list([("T001038", "Totaal mannen en vrouwen")])),
      ("PersoonskenmerkenCodes.csv", list([("T001040", "Totaal personen")])),
      (
        "UitstromersMboMetEnZonderDiplomaCodes.csv",
        list([("X000001", "Bol-vt: met diploma, niveau 4")])
      ),
      (
        "ArbeidsmarktpositieCodes.csv",
        list([
          ("T001242", "Totaal"), ("A028813", "Met werk, zonder uitkering"),
          ("A028814", "Met werk, met uitkering"), ("A028815", "Zonder werk, met uitkering"),
          ("A028816", "Zonder werk, zonder uitkering"), ("A043837", "Terug in onderwijs"),
          ("A043838", "Onbekend (niet in BRP)"),
        ])
      ),
      ("StudierichtingCodes.csv", list([("X060000", "06 Informatica")])),
      ("PeilmomentCodes.csv", list([("A029078", "1 jaar na verlaten onderwijs")])),
    ])
    let bulk = try take(try Declared.source("cbs-85696"), zip)
    #expect(bulk.tables.outcomes == old.outcomes)
    #expect(old.outcomes.map(\.numerator) == [CountSum(420), CountSum(180)])
    #expect(old.outcomes.map(\.denominator) == [CountSum(500), CountSum(700)])
    #expect(old.outcomes.allSatisfy { $0.group == Self.bol4() && $0.period == "2022/23" })
  }

  @Test("pay: the newest amounts, a hidden one with its reason, one branch only")
  func pay() throws {
    let source = try Declared.source("cbs-83832", ["83832NED.zip": "83832NED.csv"])
    let taken = try take(source, try Synthetic.bytes("83832-titels.csv"))
    let own = taken.tables.outcomes.filter { $0.group == Self.bol4() }
    #expect(own.map(\.value) == [16.10, 15.20])
    #expect(own.allSatisfy { $0.unit == .euroHour && $0.statistic == .unknown })
    #expect(taken.tables.outcomes.filter { $0.missing != nil }.map(\.group.leerweg) == [.bbl])
    #expect(taken.line.outside == 1)
  }

  @Test("contracts and hours")
  func contracts() throws {
    let source = try Declared.source("cbs-85698", ["85698NED.zip": "85698NED.csv"])
    let taken = try take(source, try Synthetic.bytes("85698-titels.csv"))
    let permanent = try #require(Self.outcomes(taken, "permanent_contract.cbs_mbo_register").first)
    #expect(permanent.numerator == CountSum(120))
    #expect(permanent.denominator == CountSum(400))
    let hours = try #require(Self.outcomes(taken, "job_chance.cbs_mbo_work_12h").first)
    #expect(hours.numerator == CountSum(390))
    #expect(hours.denominator == CountSum(500))
  }

  @Test("hbo: contracts of residents per sector; cohorts five years after the start, totals only")
  func hbo() throws {
    let contracts = try take(
      try Declared.source("cbs-85777", ["85777NED.zip": "85777NED.csv"]),
      try Synthetic.bytes("85777-titels.csv"))
    let fact = try #require(contracts.tables.outcomes.first)
    #expect(contracts.tables.outcomes.count == 1)
    #expect(fact.group.kind == .hbo && fact.group.level == .bachelor)
    #expect(fact.group.sector == "techniek" && fact.group.diploma == .yes)
    #expect(fact.numerator == CountSum(3000) && fact.denominator == CountSum(8000))
    let cohorts = try take(
      try Declared.source("cbs-83286"), try Synthetic.bytes("83286-titels.csv"))
    #expect(cohorts.tables.outcomes.map(\.numerator) == [CountSum(45_000)])
    #expect(cohorts.tables.outcomes.map(\.denominator) == [CountSum(90_000)])
    #expect(cohorts.tables.outcomes.map(\.moment) == [nil])
    #expect(cohorts.line.outside == 3)
  }

  @Test(
    "a renamed column, an unknown word, text in a number, and a number that is not in tens stop")
  func refusals() throws {
    let source = try Declared.source("cbs-85696", ["85696NED.zip": "85696NED.csv"])
    let text = try Synthetic.text("85696-titels.csv")
    let renamed = try refusal(source, text.replacing("\"Peilmoment\"", with: "\"Peildatum\""))
    #expect(renamed.hasPrefix("cbs/85696NED.csv:1:"))
    #expect(renamed.contains("kolom «moment» ontbreekt"))
    #expect(renamed.hasSuffix("doe: pas de kolomnamen aan in Datasets/sources/cbs-85696.yml"))
    let word = try refusal(source, text.replacing("Bbl: met", with: "Bbl: haalde"))
    #expect(word.contains("onbekend woord «haalde diploma» in «Bbl: haalde diploma, niveau 4»"))
    #expect(word.contains("cbs/85696NED.csv:51:46"))
    let letters = try refusal(source, text.replacing("\"     700\"", with: "\"     7oo\""))
    #expect(letters.contains("«7oo» is geen aantal"))
    let exact = try refusal(source, text.replacing("\"     700\"", with: "\"     703\""))
    #expect(exact.contains("703 is niet afgerond"))
    let twice = try refusal(
      source, text.replacing("\"Mannen\"", with: "\"Totaal mannen en vrouwen\""))
    #expect(twice.contains("dezelfde groep staat er twee keer (2022/23)"))
  }

  @Test("an awaited source without a file is passed over and named; with one it is read")
  func awaited() throws {
    let source = try Declared.source("cbs-83832", ["83832NED.zip": "83832NED.csv"])
    #expect(source.isAwaited)
    try SourceFolder.with([:]) { folder in
      var named: [String] = []
      let harvest = try Import.run([source], from: folder, awaited: { named.append($0.id) })
      #expect(named == ["cbs-83832"])
      #expect(harvest.ledger.isEmpty && harvest.tables.outcomes.isEmpty)
    }
    let files = [source.local: try Synthetic.bytes("83832-titels.csv")]
    try SourceFolder.with(files) { folder in
      let harvest = try Import.run([source], from: folder)
      #expect(harvest.ledger.map(\.file) == ["cbs/83832NED.csv"])
      #expect(harvest.tables.outcomes.count == 6)
    }
  }
}
