import Facts
import Foundation
import Registers
import Testing

@testable import Ingest

@Suite("Sources that cannot be used: what is said, and that nothing was half-read")
struct IngestErrorTests {
  static let provinces = "GM_code;province\nGM0080;Fryslân\n"

  static func provinces(_ changes: KeyValuePairs<String, String> = [:]) throws -> SourceDescriptor {
    try Declared.source("cbs-provincies-2025", changes)
  }

  @Test("a missing file")
  func missing() throws {
    let source = try Self.provinces()
    let text = try SourceFolder.with([:]) { folder in
      var tables = FactTables()
      let error = #expect(throws: IngestError.self) {
        try Import.read(source, from: folder, into: &tables)
      }
      return error?.description.replacing(folder, with: "FOLDER")
    }
    #expect(
      text == """
        cbs/gm_codes_and_provinces.csv:1:1: bestand van bron «cbs-provincies-2025» ontbreekt
        verwacht: FOLDER/cbs/gm_codes_and_provinces.csv
        doe: zet het bestand daar neer, of pas «local» aan in \
        Datasets/sources/cbs-provincies-2025.yml
        """)
  }

  @Test("a file that is there but cannot be read is not called missing")
  func unreadable() throws {
    let source = try Self.provinces()
    let text = try SourceFolder.with([:]) { folder in
      try FileManager.default.createDirectory(
        atPath: folder + "/" + source.local, withIntermediateDirectories: true)
      var tables = FactTables()
      do {
        _ = try Import.read(source, from: folder, into: &tables)
        return ""
      } catch { return "\(error)".replacing(folder, with: "FOLDER") }
    }
    #expect(
      text == """
        FOLDER/cbs/gm_codes_and_provinces.csv: niet te lezen (Is a directory)
        doe: controleer het pad en de rechten
        """)
  }

  @Test("an empty file")
  func empty() throws {
    #expect(
      try refusal(Self.provinces(), "") == """
        cbs/gm_codes_and_provinces.csv:1:1: het bestand is leeg
        verwacht: een kopregel
        """)
  }

  @Test("a missing column, with the one that was probably meant")
  func missingColumn() throws {
    #expect(
      try refusal(Self.provinces(), "GM_code;provincie\nGM0080;Fryslân\n") == """
        cbs/gm_codes_and_provinces.csv:1:9: kolom «province» ontbreekt
            GM_code;provincie
                    ^
        verwacht: province
        bedoeld: «provincie»?
        doe: pas de kolomnamen aan in Datasets/sources/cbs-provincies-2025.yml
        """)
  }

  @Test("UTF-8 declared, Windows-1252 found")
  func wrongEncoding() throws {
    #expect(
      try refusal(Self.provinces(), Excerpts.cp1252(Self.provinces)) == """
        cbs/gm_codes_and_provinces.csv:2:13: byte 0xE2 bestaat niet in UTF-8; \
        dit lijkt op Windows-1252, waar het «â» is
            GM0080;Frysl\u{FFFD}n
                        ^
        verwacht: tekst in UTF-8, zoals opgegeven

        bron «cbs-provincies-2025»: 1 rij(en) afgekeurd; niets overgenomen
        """)
  }

  @Test("Windows-1252 declared, a mark of UTF-8 found")
  func wrongMark() throws {
    let source = try Self.provinces(["encoding: utf-8": "encoding: cp1252"])
    #expect(
      try refusal(source, "\u{FEFF}" + Self.provinces) == """
        cbs/gm_codes_and_provinces.csv:1:1: het bestand begint met het kenmerk van UTF-8 (0xEF 0xBB 0xBF)
        verwacht: tekst in Windows-1252, zoals opgegeven
        """)
  }

  @Test("an encoding or a reader that does not exist")
  func unknownNames() throws {
    let encoding = try Self.provinces(["encoding: utf-8": "encoding: utf-9"])
    #expect(
      try refusal(encoding, Self.provinces)
        == "Datasets/sources/cbs-provincies-2025.yml: onbekende codering «utf-9»")
    let reader = try Self.provinces(["reader: provinces": "reader: province"])
    #expect(
      try refusal(reader, Self.provinces)
        == "Datasets/sources/cbs-provincies-2025.yml: onbekende lezer «province»")
  }

  @Test("too few fields")
  func tooFewFields() throws {
    #expect(
      try refusal(Self.provinces(), "GM_code;province\nGM0080;Fryslân\nGM0106\n") == """
        cbs/gm_codes_and_provinces.csv:3:7: te weinig velden: 1
            GM0106
                  ^
        verwacht: 2 velden, zoals de kop op regel 1

        bron «cbs-provincies-2025»: 1 rij(en) afgekeurd; niets overgenomen
        """)
  }

  @Test("the first five wrong rows are shown, all are counted")
  func manyRejects() throws {
    let text = Self.provinces + String(repeating: "0080;x\n", count: 7)
    let message = try refusal(Self.provinces(), text)
    #expect(message.components(separatedBy: "is geen gemeentecode").count == 6)
    #expect(
      message.hasSuffix("bron «cbs-provincies-2025»: 7 rij(en) afgekeurd; niets overgenomen"))
  }

  @Test(
    "a cell that is not what it must be",
    arguments: [
      ("31FR", "31F", "«31F» is geen BRIN", "twee cijfers en twee letters, bijvoorbeeld 28DN"),
      ("80009", "8009", "«8009» is geen opleidingscode", "vijf cijfers"),
      (
        "0114", "114", "«114» is geen gemeentecode",
        "vier cijfers met voorloopnullen, bijvoorbeeld 0363"
      ),
      ("2024", "24", "«24» is geen jaar", "een jaar als 2024"),
      (
        "associate degree", "doctor", "onbekende waarde «doctor» voor level",
        "een van associate degree, bachelor, master"
      ),
      (
        "ECONOMIE", "HANDEL", "onbekende waarde «HANDEL» voor sector",
        "een van ECONOMIE, GEDRAG_EN_MAATSCHAPPIJ, GEZONDHEIDSZORG, "
          + "LANDBOUW_EN_NATUURLIJKE_OMGEVING, ONDERWIJS, SECTOROVERSTIJGEND, TAAL_EN_CULTUUR, "
          + "TECHNIEK"
      ),
    ])
  func wrongCell(
    good: String, bad: String, message: String, expected: String
  ) throws {
    let row = Excerpts.tourism(2024, "0114", "Emmen", "27")
      .replacing("\"\(good)\"", with: "\"\(bad)\"")
    let source = try Declared.source("duo-hbo-studenten")
    let place = try #require(row.range(of: "\"\(bad)\""))
    let at = row.distance(from: row.startIndex, to: place.lowerBound) + 1
    let lines = try refusal(source, Excerpts.students([row])).split(
      separator: "\n", omittingEmptySubsequences: false
    ).map { String($0) }
    #expect(lines[0] == "duo/ingeschrevenenhbo.csv:2:\(at): \(message)")
    #expect(lines[1].hasPrefix("    ") && lines[1].contains("\"\(bad)\""))
    let shown = try #require(lines[1].range(of: "\"\(bad)\""))
    #expect(lines[2] == lines[1][..<shown.lowerBound].map { _ in " " }.joined() + "^")
    #expect(lines[3] == "verwacht: \(expected)")
    let advice = lines.dropFirst(4).prefix { !$0.isEmpty }
    #expect(advice.allSatisfy { $0.hasPrefix("doe: verbeter de cel, of noem de waarde bij «") })
    #expect(
      Array(lines.dropFirst(4 + advice.count)) == [
        "", "bron «duo-hbo-studenten»: 1 rij(en) afgekeurd; niets overgenomen",
      ])
  }

  @Test(
    "a count that is not a count",
    arguments: ["-2", "<10", "1.5", "\"1.234\"", "n.v.t.", "7 8", "99999999999999999999"])
  func notACount(cell: String) throws {
    let source = try Declared.source(
      "duo-hbo-studenten",
      [
        "[STUDIEJAAR]": "[J]", "[GEMEENTENUMMER]": "[G]", "[TYPE_HOGER_ONDERWIJS]": "[T]",
        "[INSTELLINGSCODE_ACTUEEL, INSTELLINGSCODE]": "[I]", "[ONDERDEEL]": "[S]",
        "[INSTELLINGSNAAM_ACTUEEL, INSTELLINGSNAAM]": "[N]", "[SUBONDERDEEL]": "[U]",
        "[OPLEIDINGSCODE_ACTUEEL, OPLEIDINGSCODE]": "[C]",
        "[OPLEIDINGSNAAM_ACTUEEL, OPLEIDINGSNAAM]": "[O]", "[AANTAL_INGESCHREVENEN]": "[A]",
      ])
    let row = "2024,0114,bachelor,31FR,NHL,ECONOMIE,n.v.t.,80009,Ad,"
    let plain = cell.replacing("\"", with: "")
    let isGrouped = plain == "1.234"
    let reason = isGrouped ? ": het kan met en zonder duizendtallen gelezen worden" : ""
    let advice =
      isGrouped
      ? "doe: zet in Datasets/sources/duo-hbo-studenten.yml hoe getallen zijn geschreven, "
        + "bijvoorbeeld «numbers: {decimal: \",\", thousands: \".\"}»"
      : "doe: verbeter de cel, of zet het teken onder «markers» in "
        + "Datasets/sources/duo-hbo-studenten.yml als het een aantal vervangt"
    #expect(
      try refusal(source, "J,G,T,I,N,S,U,C,O,A\n\(row)\(cell)\n") == """
        duo/ingeschrevenenhbo.csv:2:54: «\(plain)» is geen aantal\(reason)
            \(row)\(cell)
                                                                 ^
        verwacht: een heel getal, of een van «-1» «<5» «» «.»
        \(advice)

        bron «duo-hbo-studenten»: 1 rij(en) afgekeurd; niets overgenomen
        """)
  }
}
