import Facts
import Registers
import TestSupport
import Testing

@testable import Ingest

/// Groups are named, not counted: the men twice are not everyone.
@Suite("Parts of a sum")
struct NamedPartsTests {
  static let header =
    "\u{FEFF}\"Geslacht\";\"Persoonskenmerken\";\"Uitstromers ho met en zonder diploma\";"
    + "\"Arbeidsmarktpositie\";\"Studierichting\";\"Peilmoment\";\"Perioden\";"
    + "\"Uitstromers ho (aantal)\""

  static func row(_ gender: String, _ count: String, _ position: String = "Met werk, met uitkering")
    -> String
  {
    #""\#(gender)";"Geen internationale student";"Hbo-bachelor";"\#(position)";"Onderwijs";"#
      + #""1 jaar na verlaten onderwijs";"2015/'16";"\#(count)""#
  }

  static func text(_ rows: [String]) -> String { ([header] + rows).joined(separator: "\n") + "\n" }

  static let file = "cbs/85776NED_arbeidsmarkt.csv"

  @Test("the men twice are refused at the second row")
  func twice() throws {
    let source = try Declared.source("cbs-85776")
    let text = try refusal(source, Self.text([Self.row("Mannen", "20"), Self.row("Mannen", "20")]))
    #expect(text.hasPrefix(Self.file + ":3:1: «Mannen» staat er twee keer voor dezelfde groep\n"))
    // Also when their number is hidden, or another one.
    for count in [".", "", "30"] {
      let rows = [Self.row("Mannen", "20"), Self.row("Mannen", count)]
      #expect(try refusal(source, Self.text(rows)).contains("staat er twee keer"), "\(count)")
    }
  }

  @Test("under a code and under its title it is the same part")
  func codeAndTitle() throws {
    let rows = [Self.row("Mannen", "20"), Self.row("3000", "20")]
    let text = try refusal(Declared.source("cbs-85776"), Self.text(rows))
    #expect(text.contains("staat er twee keer voor dezelfde groep"))
    let whole = try take(
      Declared.source("cbs-85776"), Self.text([Self.row("3000", "20"), Self.row("Vrouwen", "30")]))
    #expect(whole.tables.positions.map(\.workAndBenefit) == [50])
  }

  @Test(
    "a part that nobody declared is refused, also one of noughts",
    arguments: ["Onbekend", "Totaal", "Totaal mannen en vrouwen", "mannen", "", "X", "5000"])
  func undeclared(gender: String) throws {
    let rows = [Self.row("Mannen", "20"), Self.row("Vrouwen", "30"), Self.row(gender, "0")]
    let text = try refusal(Declared.source("cbs-85776"), Self.text(rows))
    #expect(
      text.hasPrefix(Self.file + ":4:1: «\(gender)» is geen deel van de som over gender\n"),
      "\(text)")
    #expect(text.contains("verwacht: een van «Mannen» «3000» «Vrouwen» «4000»\n"))
    #expect(text.contains("doe: noem het deel onder «sum_over» in Datasets/sources/cbs-85776.yml"))
  }

  @Test("a group that lacks a part is refused at the row it has")
  func lacking() throws {
    let rows = [
      Self.row("Mannen", "20"), Self.row("Vrouwen", "30"),
      Self.row("Vrouwen", "10", "Terug in onderwijs"),
    ]
    #expect(
      try refusal(Declared.source("cbs-85776"), Self.text(rows)) == """
        \(Self.file):4:1: bij bachelor, onderwijs, back_in_education ontbreekt de rij van «Mannen»
            \(rows[2])
            ^
        verwacht: een rij voor elk deel van de groep
        doe: haal bron «cbs-85776» opnieuw op, of zet «omits_zeros: yes» als de bron rijen zonder \
        mensen weglaat
        """)
  }

  @Test("without a declared sum a group stands there once: positions, pay, forms, municipalities")
  func once() throws {
    let positions = [Excerpts.position("A028813", "120"), Excerpts.position("A028813", "120")]
    #expect(
      try refusal(
        Declared.source("cbs-83811", ["03.zip": "03.csv"]),
        ([Excerpts.positionsHeader] + positions).joined(separator: "\n")
      ).contains(":3:35: dezelfde groep staat er twee keer\n"))
    let pay = [
      Excerpts.pay("Totaal", "1 jaar", "16.34"), Excerpts.pay("Totaal", "1 jaar", "16.50"),
    ]
    #expect(
      try refusal(
        Declared.source("cbs-83815-totaal"),
        ([Excerpts.payHeader] + pay).joined(separator: "\n")
      ).contains("dezelfde groep staat er twee keer\n"))
    #expect(
      try refusal(
        Declared.source("cbs-provincies-2025"),
        "GM_code;province\nGM0080;Fryslân\nGM0080;Drenthe\n"
      ).contains(":3:1: gemeente «GM0080» staat er twee keer"))
    let results = Excerpts.results + Excerpts.results.split(separator: "\n").last! + "\n"
    #expect(
      try refusal(Declared.source("inspectie-mbo-2020"), results)
        .contains("instelling «11UL» staat er twee keer"))
  }

  @Test("DUO's sums: an undeclared gender or form is refused; one without people has no row")
  func duo() throws {
    let source = try Declared.source("duo-hbo-gediplomeerden-2022")
    for (old, new) in [("vrouw", "onbekend"), ("vrouw", "totaal"), ("man;", "M;")] {
      let text = try refusal(source, Excerpts.graduates2022.replacing(old, with: new))
      #expect(text.contains("is geen deel van de som over gender"), "\(new)")
    }
    let men = Excerpts.graduates2022.split(separator: "\n").prefix(2).joined(separator: "\n")
    #expect(try take(source, men).tables.counts.map(\.count) == [CountSum(10), CountSum(13)])
    let strict = try Declared.source(
      "duo-hbo-gediplomeerden-2022", ["omits_zeros: yes": "omits_zeros: no"])
    #expect(
      try refusal(strict, men).contains("bij 25be-34267 van 2017 ontbreekt de rij van «voltijd"))
  }

  @Test("years sideways: every declared part of every year, each once, and no other")
  func sideways() throws {
    let source = try Declared.source("duo-mbo-studenten")
    let text = try Synthetic.text("mbo-studenten.csv")
    #expect(
      try refusal(source, text.replacing("\"VROUW2024\"", with: "\"V2024\"")).contains(
        "kolom «VROUW2024» ontbreekt"))
    #expect(
      try refusal(source, text.replacing("\"VROUW2024\"", with: "\"MAN2024\"")).contains(
        "de kolom «MAN2024» staat er twee keer"))
    let third = text.split(separator: "\n").enumerated().map { $1 + ($0 == 0 ? ",X2025" : ",0") }
    #expect(
      try refusal(source, third.joined(separator: "\n")).contains(
        "«X2025» is geen genoemd deel van zijn jaar"))
  }

  @Test("results without an institution are no spacer")
  func noInstitution() throws {
    let text = try refusal(
      Declared.source("inspectie-mbo-2020"), Excerpts.results.replacing("11UL", with: ""))
    #expect(text.contains(":5:"))
    #expect(text.contains("een resultaat zonder instelling"))
  }

  @Test("an empty cell of a column by which rows are chosen is refused, not passed over")
  func emptySelection() throws {
    let text =
      RegisterReaderTests.header + "\n"
      + RegisterReaderTests.row("80009", form: "VOLTIJD", funding: "") + "\n"
    #expect(
      try refusal(Declared.source("duo-rio-erkenningen", [".csv.gz": ".csv"]), text).contains(
        "leeg «BEKOSTIGINGSCODE», waarop de bron wordt uitgekozen"))
  }
}
