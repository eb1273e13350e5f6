import Facts
import Registers
import TestSupport
import Testing

@testable import Ingest

/// A damaged name never reaches a page: every reader refuses it with its file, row and text.
@Suite("Damaged names")
struct NameReadingTests {
  static let damaged = [
    "Commerci\u{FFFD}le Economie", "CommerciÃ«le Economie", "Finance &amp; Control",
    "&#39;s Werelds",
  ]

  @Test("recognitions, in either name", arguments: damaged)
  func recognitions(name: String) throws {
    let source = try Declared.source("duo-rio-erkenningen", [".csv.gz": ".csv"])
    let row = RegisterReaderTests.row("80009", form: "VOLTIJD")
    for (old, column) in [("Tourism, Management", 17), ("Tourism \"\"Plus\"\"", 39)] {
      let text = RegisterReaderTests.header + "\n" + row.replacing(old, with: name) + "\n"
      let message = try refusal(source, text)
      #expect(
        message.hasPrefix(
          "duo/ho_erkenningen_rio.csv:2:\(column): de naam «\(name)» is beschadigd: "), "\(message)"
      )
      #expect(
        message.contains("\ndoe: meld het aan de uitgever en haal bron «duo-rio-erkenningen»"))
    }
  }

  @Test("names and variants of programmes", arguments: damaged)
  func programmes(name: String) throws {
    let source = try Declared.source(
      "duo-rio-opleidingen", [".csv.gz": ".csv", "maximum_rejects: 4": "maximum_rejects: 0"])
    let header =
      "ERKENDEOPLEIDINGSCODE,VARIANT_VAN,NAAM_LANG,INTERNATIONALE_NAAM,NIVEAU,EIGENNAAM\n"
    for row in ["80009,,\(name),,HBO-AD,", ",80009,A,\(name),HBO-AD,", "80009,,A,,HBO-AD,\(name)"] {
      #expect(try refusal(source, header + row + "\n").contains("«\(name)» is beschadigd"))
    }
  }

  @Test("counts: programme, institution, subsector, town", arguments: damaged)
  func counts(name: String) throws {
    let hbo = try Declared.source("duo-hbo-studenten")
    for old in ["NHL Stenden Hogeschool", "Ad Tourism Management", "n.v.t. (economie)"] {
      let text = Excerpts.students(Excerpts.tourismRows).replacing(old, with: name)
      #expect(try refusal(hbo, text).contains("«\(name)» is beschadigd"), "\(old)")
    }
    let mbo = try Declared.source("duo-mbo-2019", [".csv.gz": ".csv", "\";\"": "\"|\""])
    for old in ["ROC West-Brabant", "ETTEN-LEUR", "Applicatie- en mediaontwikkelaar"] {
      let text = Excerpts.mbo.replacing(";", with: "|").replacing(old, with: name)
      #expect(try refusal(mbo, text).contains("«\(name)» is beschadigd"), "\(old)")
    }
  }

  @Test("institutions, municipalities, provinces and regions", arguments: damaged)
  func places(name: String) throws {
    let provinces = try Declared.source("cbs-provincies-2025", ["\";\"": "\"|\""])
    #expect(
      try refusal(provinces, "GM_code|province\nGM0080|\(name)\n").contains(
        "«\(name)» is beschadigd"))
    let towns = try Declared.source("cbs-gemeenten-2025")
    #expect(try refusal(towns, "gm_code,gm_naam\nGM0080,\(name)\n").contains("is beschadigd"))
    let page = """
      {"value":[{"Code_1":"GM0080","Naam_2":"Leeuwarden","Code_4":"AM02","Naam_5":"\(name)"}]}
      """
    #expect(
      try refusal(Declared.source("cbs-gebieden-2021"), page).contains("«\(name)» is beschadigd"))
  }

  @Test("a programme and an institution without a name are refused")
  func empty() throws {
    let text = Excerpts.students([
      Excerpts.tourism(2024, "0080", "X", "80").replacing("Ad Tourism Management", with: " ")
    ])
    #expect(try refusal(Declared.source("duo-hbo-studenten"), text).contains(": geen naam\n"))
    #expect(
      try refusal(Declared.source("cbs-gemeenten-2025"), "gm_code,gm_naam\nGM0080,\n")
        .contains(": geen naam\n"))
  }

  @Test(
    "real names pass",
    arguments: ["Horeca & Toerisme", "AT&T", "R&D; x", "São", "Côte d’Azur", "B&B"])
  func sound(name: String) throws {
    let taken = try take(
      Declared.source("cbs-gemeenten-2025"), "gm_code,gm_naam\nGM0080,\(name)\n")
    #expect(taken.tables.municipalityNames == ["0080": name])
  }
}
