import Facts
import Foundation
import Registers
import TestSupport
import Testing

@testable import Ingest

@Suite("A file is taken whole or not at all")
struct WholeFileTests {
  static let positions = Array(
    ([Excerpts.positionsHeader]
      + ["A028813", "A028814", "A028815", "A028816"].map { Excerpts.position($0, "120") })
      .joined(separator: "\r\n").utf8)

  static let zip = ZipFile.stored("83811NED.csv", positions)

  @Test("a zip file is read as the table in it; its own bytes are what is hashed")
  func sound() throws {
    let taken = try take(Declared.source("cbs-83811"), Self.zip)
    #expect(taken.tables.positions.first?.available == 480)
    #expect(taken.line.bytes == Self.zip.count)
    #expect(taken.line.rowsIn == 4)
    let again = try take(Declared.source("cbs-83811"), Self.zip)
    #expect(again.line == taken.line)
    let other = try take(
      Declared.source("cbs-83811"), ZipFile.stored("83811NED-2.csv", Self.positions))
    #expect(other.line.sha256 != taken.line.sha256)
    #expect(taken.line.sha256.utf8.count == 64)
  }

  @Test("a zip file that broke off is refused wherever it broke off")
  func truncated() throws {
    let source = try Declared.source("cbs-83811")
    let size = Self.zip.count
    for length in [0, 3, 4, 29, 30, 100, size / 2, size - 22, size - 1] {
      let cut = Array(Self.zip.prefix(length))
      let message = try refusal(source, cut)
      let reason =
        length < 4 ? "is geen zipbestand" : "is afgekapt: het einde van het zipbestand ontbreekt"
      #expect(
        message == """
          FOLDER/cbs/83811NED_TypedDataSet_29032021_140503.zip: \(reason)
          doe: haal het bestand opnieuw op
          """, "cut at \(length)")
    }
  }

  @Test("a gzip file is read whole, and refused when it broke off")
  func gzip() throws {
    let source = try Declared.source("duo-mbo-2019")
    let whole = ZipFile.gzip(Array(Excerpts.mbo.utf8))
    #expect(try take(source, whole).line.rowsIn == 2)
    for length in [0, 1, 20, whole.count / 2, whole.count - 8, whole.count - 1] {
      let message = try refusal(source, Array(whole.prefix(length)))
      #expect(message.hasPrefix("FOLDER/duo/mbo_inscriptions_2019.csv.gz: is "), "\(length)")
      #expect(message.hasSuffix("\ndoe: haal het bestand opnieuw op"), "cut at \(length)")
    }
  }

  @Test("a zip file with a changed byte in its content is refused")
  func damaged() throws {
    var bytes = Self.zip
    bytes[200] ^= 1
    let message = try refusal(Declared.source("cbs-83811"), bytes)
    #expect(message.contains("is beschadigd"), "\(message)")
  }

  @Test("the declared member of a zip file is taken, and its absence is told")
  func member() throws {
    let named = try Declared.source("cbs-83811", ["member: .csv": "member: 83811NED.csv"])
    #expect(try take(named, Self.zip).line.rowsIn == 4)
    let other = try Declared.source("cbs-83811", ["member: .csv": "member: ander.csv"])
    #expect(try refusal(other, Self.zip).contains("«ander.csv»"))
  }

  @Test("a file with fewer rows than there must be is refused")
  func tooShort() throws {
    let source = try Declared.source("duo-hbo-studenten", minimumRows: nil)
    #expect(
      try refusal(source, Excerpts.students(Excerpts.tourismRows)) == """
        duo/ingeschrevenenhbo.csv:5:1: bestand houdt te vroeg op: 4 rijen
        verwacht: ten minste 7000 rijen (bron «duo-hbo-studenten»)
        doe: haal het bestand opnieuw op, of pas «minimum_rows» aan als de bron kleiner werd
        """)
  }

  @Test("a source of which the selection leaves nothing is refused")
  func nothingUsed() throws {
    let source = try Declared.source("cbs-83815-totaal")
    let text = [Excerpts.payHeader, Excerpts.pay("Mannen", "1 jaar", "16.34")]
    #expect(
      try refusal(source, text.joined(separator: "\n")) == """
        cbs/83815NED_uurloongem.csv:1:1: geen van de 1 rijen valt binnen de selectie
        verwacht: rijen volgens «select» (bron «cbs-83815-totaal»)
        doe: pas «select» aan in Datasets/sources/cbs-83815-totaal.yml
        """)
  }

  @Test("pay, shares, positions and leerwegen that cannot be are refused")
  func implausible() throws {
    func message(_ id: String, _ text: String, _ changes: KeyValuePairs<String, String> = [:])
      throws -> String
    {
      let lines = try refusal(Declared.source(id, changes), text).split(separator: "\n")
      return lines[0] + " | " + (lines.first { $0.hasPrefix("verwacht") } ?? "")
    }
    let pay = Excerpts.payHeader + "\n"
    let amount = try message("cbs-83815-totaal", pay + Excerpts.pay("Totaal", "1 jaar", "1634"))
    #expect(
      amount == "cbs/83815NED_uurloongem.csv:2:114: 1634.0 is geen uurloon | "
        + "verwacht: een bedrag van 5 tot 100 euro")
    let comma = try message("cbs-83815-totaal", pay + Excerpts.pay("Totaal", "1 jaar", "16,34"))
    #expect(
      comma == "cbs/83815NED_uurloongem.csv:2:114: «16,34» is geen getal | "
        + "verwacht: een getal met een punt")
    let share = try message(
      "inspectie-mbo-2020", Excerpts.results.replacing("0.35578", with: "35.6"))
    #expect(
      share == "inspectie/mbo-indicatoren-per-instelling-2020-jr-dr.csv:5:34: "
        + "«35.6» is geen aandeel | verwacht: een getal van 0 tot 1")
    let tens = try message(
      "cbs-83811", Excerpts.positionsHeader + "\n" + Excerpts.position("A028813", "8071"),
      ["03.zip": "03.csv"])
    #expect(
      tens == "cbs/83811NED_TypedDataSet_29032021_140503.csv:2:76: 8071 is niet afgerond | "
        + "verwacht: een veelvoud van 10")
    let leerweg = try message(
      "duo-mbo-2019", Excerpts.mbo, [".csv.gz": ".csv", "BBL: bbl": "BBL: bl"])
    #expect(
      leerweg == "duo/mbo_inscriptions_2019.csv:2:38: geen leerweg | "
        + "verwacht: bol, bbl, bol-dt of ex")
  }

  @Test("results need their three heading rows, and a group beside each value")
  func resultHeading() throws {
    let one = try Declared.source("inspectie-mbo-2020", ["header_rows: 3": "header_rows: 1"])
    #expect(
      try refusal(one, Excerpts.results) == """
        inspectie/mbo-indicatoren-per-instelling-2020-jr-dr.csv:1:1: kop van 1 regel(s)
        verwacht: drie kopregels: maat, jaar, kolom
        doe: zet «header_rows: 3» in Datasets/sources/inspectie-mbo-2020.yml
        """)
    let source = try Declared.source("inspectie-mbo-2020")
    #expect(
      try refusal(source, Excerpts.results.replacing("Inst.;Vgl Grp;\n", with: "Inst.;;\n")) == """
        inspectie/mbo-indicatoren-per-instelling-2020-jr-dr.csv:3:1: \
        naast «Inst.» van 2018 - 2019 staat geen «group_value»
        verwacht: Vgl Grp
        doe: pas de kolomnamen aan in Datasets/sources/inspectie-mbo-2020.yml
        """)
    #expect(
      try refusal(source, Excerpts.results.replacing("resultaat;", with: "cijfer;")) == """
        inspectie/mbo-indicatoren-per-instelling-2020-jr-dr.csv:1:1: geen enkele maat in de kop
        verwacht: Diplomaresultaat, Jaarresultaat
        doe: pas de kolomnamen aan in Datasets/sources/inspectie-mbo-2020.yml
        """)
  }

  @Test("a failing source leaves what earlier sources brought, and the import stops")
  func importStops() throws {
    let good = try Declared.source("cbs-provincies-2025")
    let bad = try Declared.source("duo-hbo-studenten")
    let files = [
      good.local: Array("GM_code;province\nGM0080;Fryslân\n".utf8),
      bad.local: Array(Excerpts.students([Excerpts.tourism(2024, "0114", "E", "x")]).utf8),
    ]
    try SourceFolder.with(files) { folder in
      var reported: [String] = []
      #expect(throws: IngestError.self) {
        try Import.run([bad, good], from: folder) { reported.append($0.source.id) }
      }
      #expect(reported == ["cbs-provincies-2025"])
    }
  }
}
