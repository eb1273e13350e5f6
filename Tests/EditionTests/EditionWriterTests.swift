import Facts
import Foundation
import TestSupport
import Testing

@testable import Edition

@Suite("Writing an edition")
struct EditionWriterTests {
  static let names = [
    "counts_hbo.csv", "counts_mbo.csv", "datapackage.json", "forms.csv", "inputs.csv",
    "institutions.csv", "municipalities.csv", "offerings.csv", "own_names.csv", "pay.csv",
    "positions.csv", "programmes.csv", "results.csv", "totals.csv",
  ]

  @Test("the same facts give the same bytes, in whatever order they came", arguments: 0..<4)
  func order(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var tables = Fixture.tables
    tables.counts.shuffle(using: &generator)
    tables.institutions.shuffle(using: &generator)
    tables.forms.shuffle(using: &generator)
    tables.results.shuffle(using: &generator)
    try withFolder { folder in
      try writeFixture(to: folder + "/a")
      try writeFixture(tables, ledger: Fixture.ledger.reversed(), to: folder + "/b")
      let (a, b) = (try files(folder + "/a"), try files(folder + "/b"))
      #expect(a.keys.sorted() == Self.names)
      for name in Self.names { #expect(a[name] == b[name], "\(name)") }
    }
  }

  @Test("tables are plain text that a person can read")
  func text() throws {
    try withFolder { folder in
      try writeFixture(to: folder + "/a")
      let files = try files(folder + "/a").mapValues { String(decoding: $0, as: UTF8.self) }
      #expect(
        files["counts_hbo.csv"] == """
          source,brin,code,level,municipality,year,low,high,row,lines
          duo-hbo-studenten,31FR,80009,ad,0080,2023,69,69,4290,1
          duo-hbo-studenten,31FR,80009,ad,0080,2024,80,80,5748,1
          duo-hbo-studenten,31FR,80009,ad,0114,2024,1,4,5685,1

          """)
      #expect(
        files["results.csv"] == """
          brin,indicator,definition,year,value,group,group_value,source,row
          11UL,year_result,year_result.inspectie_institution,2017/18,0.35578583765112265,AOC,\
          0.7380133715377268,inspectie-mbo-2020,7
          11UL,year_result,year_result.inspectie_institution,2018/19,,AOC,\
          0.7380133715377268,inspectie-mbo-2020,7

          """)
      #expect(
        files["forms.csv"] == """
          key,form,share_low,share_high,source
          31fr-80009,deeltijd,0.01,0.05,diplomas
          31fr-80009,voltijd,0.95,0.99,diplomas

          """)
      #expect(
        files["programmes.csv"] == """
          code,name,international_name,synonyms
          80009,Tourism Management,Tourism Management (Ad),\
          "Eventmanagement, met ""quotes""|Toerisme"

          """)
      #expect(
        files["own_names.csv"] == """
          brin,code,names
          31FR,80009,"Toerisme Leeuwarden|Tourism, the north"

          """)
    }
  }

  @Test("the id follows the inputs' bytes and not their order")
  func id() {
    let id = EditionWriter.editionID(Fixture.ledger, [])
    #expect(id == EditionWriter.editionID(Fixture.ledger.reversed(), []))
    var other = Fixture.ledger
    other[0].sha256 = String(repeating: "c", count: 64)
    #expect(id != EditionWriter.editionID(other, []))
  }

  @Test("a new edition replaces the old one whole, and leaves nothing beside it")
  func replaces() throws {
    try withFolder { folder in
      try writeFixture(to: folder + "/edition")
      try Data().write(to: URL(fileURLWithPath: folder + "/edition/stray.csv"))
      var tables = Fixture.tables
      tables.pay = []
      try writeFixture(tables, to: folder + "/edition")
      #expect(try files(folder + "/edition").keys.sorted() == Self.names)
      #expect(
        try files(folder + "/edition")["pay.csv"]
          == Data("source,definition,level,sector,cohort,moment,euro_hour,row\n".utf8))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["edition"])
    }
  }

  @Test("a write into a folder that cannot be made fails and leaves nothing")
  func unwritable() throws {
    try withFolder { folder in
      try Data("x".utf8).write(to: URL(fileURLWithPath: folder + "/file"))
      #expect(throws: (any Error).self) { try writeFixture(to: folder + "/file/edition") }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["file"])
    }
  }

  @Test(
    "a write beside a folder that is read-only leaves the old edition",
    .enabled(if: getuid() != 0, "root mag overal schrijven"))
  func readOnly() throws {
    try withFolder { folder in
      let edition = folder + "/edition"
      try writeFixture(to: edition)
      let before = try files(edition)
      let manager = FileManager.default
      try manager.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder)
      defer { try? manager.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder) }
      #expect(throws: (any Error).self) { try writeFixture(to: edition) }
      #expect(try files(edition) == before)
    }
  }
}
