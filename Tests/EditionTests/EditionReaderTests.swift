import Crypto
import Facts
import Foundation
import Registers
import Testing

@testable import Edition

@Suite("Reading an edition")
struct EditionReaderTests {
  static func read(_ folder: String) throws -> FactBase {
    var reader = try EditionReader(folder: folder)
    return try reader.read(reference: Fixture.noReference())
  }

  /// The message of an edition that is changed after it was written.
  static func message(_ change: (String) throws -> Void) throws -> String {
    try withFolder { folder in
      let edition = folder + "/edition"
      try writeFixture(to: edition)
      try change(edition)
      do {
        _ = try read(edition)
        return "nothing was refused"
      } catch { return "\(error)".replacing(folder, with: "FOLDER") }
    }
  }

  static func edit(_ path: String, _ old: String, _ new: String) throws {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try #require(text.contains(old))
    try text.replacing(old, with: new).write(toFile: path, atomically: true, encoding: .utf8)
  }

  /// Edits a table and makes its hash right again, as a careful person would.
  static func editSigned(_ folder: String, _ table: String, _ old: String, _ new: String) throws {
    func hash() throws -> String {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + table))
      return SHA256.hash(data: bytes).hexText
    }
    let before = try hash()
    try edit(folder + "/" + table, old, new)
    try edit(folder + "/datapackage.json", before, try hash())
  }

  @Test("what is written is what is read")
  func roundTrip() throws {
    try withFolder { folder in
      let assembly = Fixture.assembly()
      try writeFixture(to: folder + "/edition")
      var reader = try EditionReader(folder: folder + "/edition")
      let base = try reader.read(reference: Fixture.noReference())
      #expect(base.id == reader.id)
      #expect(reader.created == "2026-02-20")
      #expect(base.offerings == assembly.offerings)
      #expect(base.offerings.count == 2)
      #expect(Set(base.counts.values.joined()) == Set(assembly.tables.counts))
      #expect(Array(base.positions.values.joined()) == assembly.tables.positions)
      #expect(Array(base.pay.values.joined()) == assembly.tables.pay)
      #expect(base.results["11UL"] == assembly.tables.results)
      #expect(
        Set(base.institutions.values) == Set(assembly.institutions.map(\.institution)))
      #expect(Set(base.municipalities.values) == Set(assembly.municipalities))
      let cards = Fixture.ledger.map { line in
        var card = line.source
        card.file = line.file
        return card
      }
      #expect(Set(base.sources.values) == Set(cards))
      #expect(
        reader.synonyms == [
          "80009": [
            "Tourism Management", "Tourism Management (Ad)", "Eventmanagement, met \"quotes\"",
            "Toerisme",
          ]
        ])
      #expect(
        reader.ownNames == [
          OfferingKey(brin: "31FR", code: "80009"): ["Toerisme Leeuwarden", "Tourism, the north"]
        ])
    }
  }

  @Test("no edition there")
  func missing() throws {
    let text = try Self.message { try FileManager.default.removeItem(atPath: $0) }
    #expect(
      text == """
        FOLDER/edition/datapackage.json:1:1: hier staat geen editie
        verwacht: een map die «bijsluiter import» schreef
        doe: geef --edition een map met datapackage.json, of haal Datasets/baseline terug met git
        """)
  }

  @Test("a newer schema is refused, also when nothing else of it is known")
  func newer() throws {
    let expected = "editie met schema 2; dit programma kent 1. doe: werk bijsluiter bij"
    let renumbered = try Self.message {
      try Self.edit($0 + "/datapackage.json", "\"schemaVersion\" : 1", "\"schemaVersion\" : 2")
    }
    #expect(renumbered == expected)
    let unknown = try Self.message {
      try Data("{\"schemaVersion\": 2, \"tables\": []}".utf8)
        .write(to: URL(fileURLWithPath: $0 + "/datapackage.json"))
    }
    #expect(unknown == expected)
  }

  @Test(
    "a table with one changed digit is refused, also one that is not read",
    arguments: [
      ("pay", "16.34", "16.43"), ("totals", "501903", "501930"),
    ])
  func damaged(table: String, old: String, new: String) throws {
    let text = try Self.message { try Self.edit($0 + "/\(table).csv", old, new) }
    #expect(
      text == """
        FOLDER/edition/\(table).csv:1:1: bestand ontbreekt of klopt niet met zijn SHA-256 in datapackage.json
        doe: schrijf de editie opnieuw met «bijsluiter import»
        """)
  }

  @Test("a table that is gone is refused", arguments: ["pay", "totals"])
  func tableGone(table: String) throws {
    let text = try Self.message {
      try FileManager.default.removeItem(atPath: $0 + "/\(table).csv")
    }
    #expect(
      text == """
        FOLDER/edition/\(table).csv:1:1: bestand ontbreekt of klopt niet met zijn SHA-256 in \
        datapackage.json
        doe: schrijf de editie opnieuw met «bijsluiter import»
        """)
  }

  @Test(
    "a row that is not one is refused with its line, also when the hash is right",
    arguments: [
      ("pay.csv", "16.34", "veel", 2), ("pay.csv", ",1y,", ",1j,", 2),
      ("counts_hbo.csv", "80,80", "80,79", 3), ("counts_hbo.csv", "1,4", "-1,4", 4),
      ("counts_hbo.csv", "69,69", "69,x", 2),
      ("counts_mbo.csv", ",bol,", ",bal,", 2), ("offerings.csv", ",open,", ",dicht,", 3),
      ("offerings.csv", "31fr-80009,hbo", "31fr-8009,hbo", 3),
      ("results.csv", "year_result,year", "jaar,year", 2), ("forms.csv", "voltijd", "vol", 3),
      ("forms.csv", "0.99,diplomas", "0.99,gevoel", 3),
      ("positions.csv", "bachelor", "bac", 2),
    ])
  func badRow(table: String, old: String, new: String, line: Int) throws {
    let text = try Self.message { try Self.editSigned($0, table, old, new) }
    #expect(
      text
        == "FOLDER/edition/\(table):\(line):1: geen rij van tabel «\(table.dropLast(4))»")
  }

  @Test("an edition from before forms had a source is read as it was")
  func formsWithoutSource() throws {
    try withFolder { folder in
      try writeFixture(to: folder)
      try Self.editSigned(folder, "forms.csv", ",source", "")
      try Self.editSigned(folder, "forms.csv", ",diplomas", "")
      #expect(try Self.read(folder).offerings == Fixture.assembly().offerings)
    }
  }

  @Test("a row with too few fields is refused with its place")
  func shortRow() throws {
    let text = try Self.message { try Self.editSigned($0, "forms.csv", ",0.05,diplomas", "") }
    #expect(
      text == """
        FOLDER/edition/forms.csv:2:25: te weinig velden: 3
            31fr-80009,deeltijd,0.01
                                    ^
        verwacht: 5 velden, zoals de kop op regel 1
        """)
  }
}
