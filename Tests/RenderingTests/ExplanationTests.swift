import Facts
import Figures
import Foundation
import Testing

@testable import Rendering

@Suite struct ExplanationTests {
  let core: Computation
  let texts: [String: String]

  init() throws {
    core = try Fixture.core()
    texts = try Fixture.texts()
  }

  func explain(
    _ index: Int, _ indicator: IndicatorID, change: (inout Figure) -> Void = { _ in }
  ) throws -> Explanation {
    var sheet = SheetAssembly(core: core).sheet(for: Fixture.offerings[index])
    for place in sheet.figures.indices where sheet.figures[place].indicator == indicator {
      change(&sheet.figures[place])
    }
    return try Explanation(indicator, on: sheet, texts: texts, sources: core.facts.sources)
  }

  @Test func `a counted share: its sum, its two numbers, its rows`() throws {
    let text = try explain(3, .jobChance).text
    #expect(text.contains("Wie betaald werk heeft, gedeeld door iedereen met en zonder werk."))
    #expect(text.contains("- 5.280 gedeeld door 5.560 is 95 van de 100."))
    #expect(text.contains("- CBS: Tabel cbs-83811, stand 29 maart 2021, CC BY 4.0, rijen 11–13."))
  }

  @Test func `every figure it prints has its year, and the word for old where it is`() throws {
    let text = try explain(3, .jobChance).text
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("mensen uit deze hele groep; oktober 2018 (oud) =="))
    #expect(words.contains("1 jaar na school (oud)."))
    #expect(words.contains("techniek, alleen voltijd."), "the forms it counts too")
    #expect(try !explain(3, .completion).text.contains("oud)"))
  }

  @Test func `our estimate is in no source's table; a counted figure is`() throws {
    let estimate = try explain(3, .completion).text
    #expect(estimate.contains("- Geschat door ons.\n"))
    #expect(!estimate.contains("Uit de eigen tabel van de bron."))
    #expect(try explain(3, .jobChance).text.contains("- Uit de eigen tabel van de bron."))
  }

  @Test func `an absent figure says why, which rungs failed and what would fill it`() throws {
    let explanation = try explain(0, .firstYears) { figure in
      figure.passedOver = [
        PassedOver(rung: .ownPooled, reason: .identityFails),
        PassedOver(rung: .programme, reason: .tooFew),
      ]
    }
    let text = explanation.text
    #expect(text.contains("== Waarom staat het er niet? =="))
    #expect(
      text.contains("- Deze opleiding op deze school, meer jaren samen: nee, de tellingen van"))
    #expect(text.contains("- Deze opleiding op alle scholen samen: nee, er zijn te weinig mensen"))
    #expect(text.contains("DUO, nieuwe studenten"))
    #expect(!text.contains("Hoe is het gemaakt?"))
  }

  @Test func `terms stand in the order of the formula, by their name and year`() throws {
    let text = try explain(3, .completion) { figure in
      figure.terms = [
        Term("students", period: "2022", 1232.5), Term("switchers_per_first_year", 0.2),
        Term("made_up_term", 3),
      ]
    }.text
    let lines = text.split(separator: "\n").map(String.init)
    let start = try #require(lines.firstIndex(of: "- Studenten op 1 oktober (2022): 1.232,5"))
    #expect(lines[start + 1] == "- Overstappers per nieuwe eerstejaars, geschat: 0,2")
    #expect(lines[start + 2] == "- made up term: 3")
  }

  @Test func `an estimate from counts corrected since says of which yearly edition they are`()
    throws
  {
    let id = "duo-hbo" + SourceCard.yearlyMark
    func text(_ ids: [String]) throws -> String {
      var sheet = SheetAssembly(core: core).sheet(for: Fixture.offerings[3])
      for place in sheet.figures.indices where sheet.figures[place].indicator == .completion {
        sheet.figures[place].sources = ids.map { SourceRows(id: $0, rows: [5]) }
      }
      var cards = core.facts.sources
      cards[id] = SourceCard(
        id: id, title: "Tellingen, stand van de jaareditie", publisher: "DUO", licence: "CC0",
        url: "", attribution: "", date: "2026-02-20", file: "duo/hbo.csv")
      return try Explanation(.completion, on: sheet, texts: texts, sources: cards).text
    }
    let told = try text([id])
    #expect(told.contains("- Dit zijn de getallen van de jaareditie van 20 februari 2026."))
    #expect(
      told.contains("- DUO: Tellingen, stand van de jaareditie, stand 20 februari 2026, CC0,"))
    #expect(!(try text(["cbs-83811"]).contains("jaareditie")))
  }

  @Test func `an amount in today's prices shows the index and its file`() throws {
    let text = try explain(3, .startSalary) { figure in
      figure.converted = Converted(
        value: 23.5, prices: "2025", from: "2018",
        sources: [SourceRows(id: "index", rows: [209], file: "Datasets/reference/facts/p.yml")],
        index: [Term("index", period: "2018", 94.8), Term("index", period: "2025", 125.1)])
    }.text.replacing("\n", with: " ").replacing("  ", with: " ").replacing("\u{00A0}", with: " ")
    #expect(text.contains("In loon van 2025: € 17,50 × 125,1 ÷ 94,8 = ongeveer € 23,50."))
    #expect(text.contains("Datasets/reference/facts/p.yml, rij 209."))
  }

  @Test(arguments: [
    ([12, 13, 14, 15, 16, 17, 18], "12–18"), ([3], "3"), ([5, 3, 4, 9, 9], "3–5, 9"), ([], ""),
  ])
  func `rows that follow each other are a range`(rows: [Int], text: String) {
    #expect(Explanation.ranges(rows) == text)
  }

  @Test(arguments: [
    ("job_chance", IndicatorID.jobChance), ("Werk", .jobChance), ("DIPLOMA", .completion),
    ("diploma's", .graduates), ("werk door", .jobPath), ("switch", .switching),
  ])
  func `an indicator is named by its id, its title or the beginning of one title`(
    name: String, id: IndicatorID
  ) {
    #expect(Explanation.indicator(named: name, texts: texts) == id)
  }

  @Test func `what fits nothing, or more than one, is no indicator`() {
    for name in ["", "w", "geluk"] {
      #expect(Explanation.indicator(named: name, texts: texts) == nil, "\(name)")
    }
  }

  @Test func `what we compute has a formula of its own`() {
    let computed = [
      "completion.stock_flow", "job_chance.cbs_register", "job_chance.roa_survey",
      "job_path.cbs_register", "job_path.cbs_register_2024", "further_study.cbs_register",
      "further_study.cbs_register_2024", "students.duo_1oct", "first_years.duo_new_in_ho",
      "graduates.duo_diploma_year", "continuation.vh_one_year",
    ]
    for definition in computed { #expect(texts["formula." + definition] != nil, "\(definition)") }
  }

  @Test func `JSON carries figure, formula, rungs and places`() throws {
    let bytes = try explain(3, .completion).json
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    let first = try #require((json["figures"] as? [[String: Any]])?.first)
    #expect((first["figure"] as? [String: Any])?["indicator"] as? String == "completion")
    #expect((first["formula"] as? String)?.isEmpty == false)
    #expect((first["rungs"] as? [[String: Any]])?.last?["rung"] as? String == "own_pooled")
    #expect(
      (first["places"] as? [[String: Any]])?.compactMap { $0["id"] as? String }.sorted()
        == ["duo-hbo-eerstejaars", "duo-hbo-gediplomeerden", "duo-hbo-studenten"])
  }
}
