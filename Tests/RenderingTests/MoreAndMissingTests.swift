import Facts
import Figures
import Testing

@testable import Rendering

/// What stands under the three questions, beside a figure, and in the list of what is missing.
@Suite struct MoreAndMissingTests {
  let printer: SheetText
  let sheet: Sheet

  init() throws {
    printer = try SheetText(texts: try Fixture.books([.nl]), templates: Fixture.templates)
    sheet = SheetAssembly(core: try Fixture.core()).sheet(for: Fixture.offerings[1])
  }

  /// The sheet with these figures only, every break as one space.
  func text(_ figures: [Figure]) -> String {
    var sheet = sheet
    sheet.figures = figures
    return printer.text(sheet, sources: [:])
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  static func published(
    _ indicator: IndicatorID, _ definition: String, _ value: Double, unit: Unit = .share,
    rung: Rung = .institution, group: String = "ROC van Haagland", headline: Bool = true,
    period: String = "2018/19", population: String = "inspectie_institution"
  ) -> Figure {
    var figure = Figure(
      indicator, definition: definition, state: .published, unit: unit, headline: headline)
    figure.value = value
    figure.basis = Basis(rung: rung, group: group, population: population)
    figure.period = period
    figure.periodKind = .schoolYear
    figure.method = .published
    return figure
  }

  static func missing(_ indicator: IndicatorID, _ sources: [String], _ reason: Reason? = nil)
    -> Figure
  {
    var figure = Figure(indicator, definition: "x", state: .absent, unit: .share)
    figure.reason = reason ?? .sourceNotLoaded
    figure.wouldFill = sources.isEmpty ? nil : sources
    return figure
  }

  static let yearResult = published(.yearResult, "year_result.inspectie_institution", 0.72)

  @Test func `a label is the publisher's word with the ratio behind it`() {
    var figure = Self.published(.outlook, "outlook.roa_ita", 1.06, unit: .label, rung: .group)
    figure.label = "matig"
    figure.statistic = .index
    figure.method = .forecast
    let shown = text([figure])
    #expect(
      shown.contains(
        "Is er straks werk? matig (1,06) (ROC van Haagland; "))
    #expect(shown.contains("Een voorspelling: het kan anders lopen."))
    figure.value = nil
    #expect(text([figure]).contains("Is er straks werk? matig (ROC"))
  }

  @Test func `a score has one decimal`() {
    let figure = Self.published(.satisfaction, "satisfaction.x", 7, unit: .score)
    #expect(text([figure]).contains("Wat vinden studenten van de opleiding? 7,0 ("))
  }

  @Test func `the same count of all schools of the type stands beside it in one sentence`() {
    let peers = Self.published(
      .yearResult, "year_result.inspectie_institution", 0.70, rung: .group, group: "alle roc's",
      headline: false, population: "inspectie_peers")
    let shown = text([Self.yearResult, peers])
    #expect(
      shown.contains(
        " Ter vergelijking: alle roc's: ongeveer 70 van de 100 (aantal niet genoemd)."))
    #expect(!shown.contains("Andere bron"))
  }

  @Test func `the year result is asked as what it is, and never as leavers only`() {
    let shown = text([Self.yearResult])
    #expect(
      shown.contains(
        """
        Hoeveel slaagden er, van wie dat jaar slaagde of zonder diploma wegging? ongeveer 72 van de \
        100 (alle opleidingen van ROC van Haagland, samen; in schooljaar 2018/19).
        """))
    #expect(!shown.contains("verliet"))
  }

  @Test func `a norm is for one programme, and stands at no figure of a school or of all`() {
    let norm = Self.published(
      .yearResult, "year_result.inspectie_norm", 0.68, rung: .level, group: "mbo, niveau 4",
      headline: false, period: "2024", population: "inspectie_norm")
    #expect(!text([Self.yearResult, norm]).contains("68 van de 100"))
    #expect(!text([Self.yearResult, norm]).contains("Andere bron"))
    let own = Self.published(
      .yearResult, "year_result.inspectie_institution", 0.72, rung: .own, group: "x")
    #expect(
      text([own, norm]).contains(
        """
        De Inspectie vraagt van één opleiding op niveau 4, over drie jaar samen: ten minste 68 van \
        de 100 (lat van 2024).
        """))
    // Without the figure there is nothing to set it beside.
    #expect(!text([Self.missing(.yearResult, []), norm]).contains("68 van de 100"))
  }

  @Test func `another definition, or another kind of period, stands apart`() {
    let other = Self.published(
      .yearResult, "year_result.mbo_raad_national", 0.75, rung: .level, group: "mbo, niveau 4",
      headline: false, population: "mbo_year_outcome")
    #expect(text([Self.yearResult, other]).contains("Andere bron"))
    var survey = Self.yearResult
    survey.headline = false
    survey.periodKind = .surveyYear
    survey.basis?.group = "alle roc's"
    #expect(text([Self.yearResult, survey]).contains("Andere bron"))
  }

  @Test func `another year is another measure, and stands apart`() {
    let older = Self.published(
      .yearResult, "year_result.inspectie_institution", 0.70, rung: .group, group: "alle roc's",
      headline: false, period: "2017/18", population: "inspectie_peers")
    let shown = text([Self.yearResult, older])
    #expect(!shown.contains("Ter vergelijking"))
    #expect(shown.contains("Andere bron"))
  }

  @Test func `questions that a source could answer are one paragraph`() {
    let shown = text([
      Self.missing(.jobAtLevel, ["roa-schoolverlaters"]),
      Self.missing(.satisfaction, ["job-monitor"]),
      Self.missing(.jobInField, ["roa-schoolverlaters"]),
    ])
    #expect(
      shown.contains(
        """
        == Wat hier niet staat, en waarom == Deze vragen kunnen wij nog niet beantwoorden, want hun \
        bron zit hier nog niet in: Is het werk zo hoog als de opleiding? Werken mensen in hun eigen \
        vak? Wat vinden studenten van de opleiding?
        """))
  }

  @Test func `questions missing for the same reason are one entry with that reason`() {
    let shown = text([
      Self.missing(.dropout, [], .formMix), Self.missing(.switching, [], .formMix),
    ])
    #expect(
      shown.contains(
        """
        - Hoeveel mensen stoppen? Hoeveel mensen kiezen een andere opleiding? Zo'n cijfer is er \
        alleen voor voltijd. Hier is niet zeker dat de helft voltijd studeert.
        """))
    #expect(!shown.contains("hebben de bron nog niet"))
  }

  @Test func `a share of diplomas is never told as a share of people`() throws {
    let figure = Self.published(
      .diplomaInTime, "diploma_in_time.mbo_nominal", 0.99, rung: .level, group: "mbo, niveau 4",
      headline: false, population: "mbo_graduates")
    let told = "van de diploma's kwam ongeveer 99 van de 100 op tijd (wie stopte, telt niet mee)"
    let shown = text([Self.missing(.diplomaInTime, ["duo-mbo-resultaten"]), figure])
    #expect(shown.contains("Hoeveel diploma's kwamen op tijd? \(told) (mbo, niveau 4; "))
    #expect(!shown.contains("99 van de 100 mensen"))
    #expect(FigureWords(texts: try Texts(Fixture.texts())).shortShare(figure) == told)
  }

  @Test func `what has no meaning for this kind of programme is no gap`() {
    var figure = Self.missing(.switching, [])
    figure.state = .notApplicable
    #expect(!text([figure]).contains("Wat hier niet staat"))
  }

  @Test func `who goes on is not told beside who stops, of the same people`() {
    func share(_ indicator: IndicatorID, _ value: Double) -> Figure {
      Self.published(
        indicator, indicator.rawValue + ".vh_one_year", value, rung: .level, group: "hbo-bachelor")
    }
    let shown = text([share(.dropout, 0.157), share(.continuation, 0.843)])
    #expect(shown.contains("Hoeveel mensen stoppen in het eerste jaar? ongeveer 16 van de 100"))
    #expect(!shown.contains("Hoeveel mensen zijn er na een jaar nog?"))
    #expect(text([share(.continuation, 0.843)]).contains("ongeveer 84 van de 100"))
  }
}
