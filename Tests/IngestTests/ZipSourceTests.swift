import Archive
import Facts
import Foundation
import Registers
import TestSupport
import Testing

@testable import Ingest

@Suite("Zip files as people pack them")
struct ZipSourceTests {
  static let table = WholeFileTests.positions

  static func source(_ member: String = ".csv") throws -> SourceDescriptor {
    try Declared.source("cbs-83811", ["member: .csv": "member: \(member)"])
  }

  @Test(
    "what stands beside the declared member does not matter",
    arguments: [
      ["__MACOSX/._83811NED.csv"], [".DS_Store", "__MACOSX/._.DS_Store"], ["LEESMIJ.txt"],
      ["Thumbs.db", "desktop.ini"], ["._83811NED.csv"], ["uitleg/", "uitleg/lees mij één.pdf"],
    ])
  func beside(names: [String]) throws {
    let control = try take(Self.source(), ZipFile.stored("83811NED.csv", Self.table))
    for first in [true, false] {
      let own = [(name: "83811NED.csv", content: Self.table)]
      let others = names.map {
        (name: $0, content: $0.hasSuffix("/") ? [] : [UInt8](repeating: 0, count: 24))
      }
      let zip = ZipFile.archive(first ? own + others : others + own)
      #expect(try take(Self.source(), zip).tables.positions == control.tables.positions)
    }
  }

  @Test(
    "a member is declared by its name, its end, or its name in a folder; capitals are the same",
    arguments: [
      ("83811NED.csv", "map/83811NED.csv"), ("83811ned.csv", "83811NED.CSV"), (".csv", "map/x.CSV"),
      ("map/x.csv", "map/x.csv"), ("\"\"", "anders.txt"), ("één.csv", "gegevens één.csv"),
    ])
  func names(declared: String, name: String) throws {
    let taken = try take(Self.source(declared), ZipFile.stored(name, Self.table))
    #expect(taken.line.rowsIn == 4)
  }

  @Test("the whole name goes before an end")
  func exact() throws {
    let zip = ZipFile.archive([("oud-x.csv", []), ("x.csv", Self.table)])
    #expect(try take(Self.source("x.csv"), zip).line.rowsIn == 4)
  }

  @Test("not exactly one: the list, and what to declare")
  func several() throws {
    let zip = ZipFile.archive([
      ("a.csv", Self.table), ("b.csv", Self.table), ("__MACOSX/._a.csv", [1]),
    ])
    #expect(
      try refusal(Self.source(), zip) == """
        FOLDER/cbs/83811NED_TypedDataSet_29032021_140503.zip: \
        bevat meer dan één bestand dat past bij «.csv»: «a.csv», «b.csv»
        doe: noem het gewenste bestand, of het einde van zijn naam, bij «member» in de bronbeschrijving
        """)
    #expect(
      try refusal(Self.source("c.csv"), zip).contains(
        "bevat geen bestand dat past bij «c.csv», wel «a.csv», «b.csv»"))
    #expect(
      try refusal(Self.source("\"\""), zip).contains("bevat meer dan één bestand: «a.csv», «b.csv»")
    )
    let outcomes = try Declared.source("cbs-85696")
    #expect(
      try refusal(outcomes, zip) == """
        cbs/85696NED.zip: bevat geen bestand dat past bij «observations.csv», wel «a.csv», «b.csv»
        doe: zet de naam, of het einde ervan, bij «member» in Datasets/sources/cbs-85696.yml
        """)
  }

  @Test("the bulk zip packed again on a Mac: its clutter is no code list")
  func bulk() throws {
    let zip = ZipFile.archive([
      ("__MACOSX/._GeslachtCodes.csv", [0, 5, 22, 7]), ("._Observations.csv", [0, 5, 22, 7]),
      ("Observations.csv", try Synthetic.bytes("85696-observations.csv")),
    ])
    // Without titles the first code stops it, so every member was looked at in the right way.
    #expect(try refusal(Declared.source("cbs-85696"), zip).contains("onbekend woord «x000001»"))
  }
}
