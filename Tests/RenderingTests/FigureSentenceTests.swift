import Facts
import Figures
import Testing

@testable import Rendering

/// Sentences that once said more than the figure does.
@Suite struct FigureSentenceTests {
  let printer: SheetText
  let bachelor: Sheet
  let mbo: Sheet

  init() throws {
    printer = try SheetText(texts: try Fixture.books([.nl]), templates: Fixture.templates)
    let assembly = SheetAssembly(core: try Fixture.core())
    bachelor = assembly.sheet(for: Fixture.offerings[4])
    mbo = assembly.sheet(for: Fixture.offerings[1])
  }

  func text(_ sheet: Sheet, _ change: (inout Sheet) -> Void = { _ in }) -> String {
    var sheet = sheet
    change(&sheet)
    return printer.text(sheet, sources: [:])
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  static func estimate(own: Double, borrowed: Double, code: Double) -> Figure {
    var figure = Figure(
      .completion, definition: "completion.stock_flow", state: .published, unit: .share)
    figure.value = 0.42
    figure.interval = Interval(low: 0.31, high: 0.55)
    figure.n = 60
    figure.method = .estimated
    figure.basis = Basis(rung: .ownPooled, group: "x", population: "stock_flow")
    figure.period = "2021–2024"
    figure.periodKind = .pooled
    figure.terms = [
      Term("graduates_weighted", own / 2), Term("leavers_weighted", own / 2),
      Term("peer_graduates", code), Term("borrowed_people", borrowed),
    ]
    return figure
  }

  @Test func `the short version of an own estimate says that it is ours, and its range`() {
    #expect(
      text(bachelor) { $0.figures = [Self.estimate(own: 300, borrowed: 100, code: 9)] }.contains(
        """
        Haal ik het diploma? wij schatten 4 van de 10, tussen 3 en 6 (deze opleiding op \
        deze school; 2021 tot en met 2024).
        """))
  }

  @Test func `a figure of the school is never told as the programme's`() {
    #expect(
      text(mbo).contains(
        """
        Haal ik het diploma? ongeveer 71 van de 100 (alle opleidingen van ROC van Haagland, niveau 2 tot en met 4, samen; \
        2018/19
        """))
  }

  @Test(arguments: [
    (300.0, 9.0, "voor een deel gerekend met dezelfde opleiding op andere scholen."),
    (300, 0, "voor een deel gerekend met andere opleidingen in deze sector."),
    (
      60, 9,
      "voor meer dan de helft gerekend met dezelfde opleiding op andere scholen en met de sector."
    ),
    (60, 0, "voor meer dan de helft gerekend met andere opleidingen in deze sector."),
  ])
  func `an own estimate says whose data weighs`(_ own: Double, _ code: Double, _ words: String) {
    let figure = Self.estimate(own: own, borrowed: 100, code: code)
    #expect(text(bachelor) { $0.figures = [figure] }.contains("samen. Wij schatten dit, " + words))
    #expect(FigureRecords.isCrowd(figure) == (own > 100))
  }

  @Test func `only those who left without word of a diploma are told as leavers`() throws {
    let words = FigureWords(texts: try Texts(Fixture.texts()))
    var figure = Figure(.startSalary, definition: "x", state: .published, unit: .euroHour)
    figure.period = "2015/16"
    figure.periodKind = .cohort
    figure.basis = Basis(rung: .group, group: "x", population: "employed_bol_graduates")
    #expect(words.cohort(figure) == "bij mensen die in 2015/16 met een diploma van school gingen")
    figure.basis?.population = "all_leavers_isced"
    #expect(words.cohort(figure) == "bij mensen die in 2016 van school gingen")
    figure.period = "2015/16–2016/17"
    #expect(words.cohort(figure) == "bij mensen die in 2016 en 2017 van school gingen")
    figure.period = "2014/15–2016/17"
    #expect(words.cohort(figure) == "bij mensen die in 2015 tot en met 2017 van school gingen")
  }

  @Test func `a provisional figure says so, on the sheet and in short`() throws {
    let words = FigureWords(texts: try Texts(Fixture.texts()))
    var figure = Figure(.jobChance, definition: "x", state: .published, unit: .share)
    (figure.period, figure.periodKind, figure.measured) = ("2022/23", .cohort, "2024-10")
    figure.basis = Basis(rung: .group, group: "x", population: "cbs_ho_fulltime_residents")
    let final = try #require(words.age(figure))
    figure.provisional = true
    #expect(words.age(figure) == final + ", voorlopig cijfer")
    #expect(words.year(figure) == "oktober 2024, voorlopig")
    figure.value = 0.9
    let shown = text(bachelor) { $0.figures = [figure] }
    #expect(shown.contains("voorlopig"))
    var sheet = bachelor
    sheet.figures = [figure]
    let json = String(decoding: SheetJSONTests.bytes(sheet), as: UTF8.self)
    #expect(json.contains(#""provisional":true"#))
  }

  /// A figure of the whole country as it stands in the tables.
  static func figure(
    _ indicator: IndicatorID, _ definition: String, _ moment: Moment, headline: Bool = true
  ) -> Figure {
    var figure = MoreAndMissingTests.published(
      indicator, definition, 0.66, rung: .level, group: "mbo, bol", headline: headline,
      population: "all_leavers_isced")
    figure.moment = moment
    return figure
  }

  @Test func `work at one moment has that moment as its title, and is read from a chart once`() {
    var chart = Self.figure(
      .jobPath, "job_path.cbs_any_work_all_leavers", .oneYear, headline: false)
    chart.method = .readFromChart
    chart.confidence = .c
    let path = Self.figure(.jobPath, "job_path.cbs_any_work", .direct)
    let shown = text(mbo) { $0.figures = [path, chart] }
    #expect(
      shown.contains(
        """
        - Werk 1 jaar na school: ongeveer 66 van de 100 (mbo, bol; in schooljaar 2018/19, 1 jaar na \
        school
        """))
    #expect(
      shown.contains(
        """
        Elk betaald werk, van wie van school ging, met of zonder diploma; wie weer leerde, \
        telt niet als werkend (CBS). Afgelezen uit een grafiek, in hele procenten.
        """))
    #expect(shown.contains("== Werk meteen na school =="))
    #expect(!shown.contains("grafiek gelezen"))
  }

  @Test func `another count of work than the first question's says so`() {
    let other = "Dit is een andere telling dan bij «Vind ik werk?». Vergelijk ze niet."
    let chance = Self.figure(.jobChance, "job_chance.roa_survey", .oneAndHalfYear)
    let path = Self.figure(.jobPath, "job_path.cbs_any_work", .direct)
    #expect(text(mbo) { $0.figures = [chance, path] }.contains(other))
    let monitor = Self.figure(.unemployment, "unemployment.hbo_monitor", .oneAndHalfYear)
    #expect(text(mbo) { $0.figures = [chance, monitor] }.contains(other))
    let survey = Self.figure(.unemployment, "unemployment.roa_survey", .oneAndHalfYear)
    #expect(!text(mbo) { $0.figures = [chance, survey] }.contains(other))
  }

  @Test func `a table says once that no source gives the people, a row when others do`() {
    var known = Self.figure(.jobMatch, "job_match.roa_survey", .oneAndHalfYear)
    let unknown = Self.figure(.unemployment, "unemployment.roa_survey", .oneAndHalfYear)
    let nowhere = "Bij deze cijfers noemt de bron niet hoeveel mensen meededen."
    #expect(text(mbo) { $0.figures = [known, unknown] }.contains(nowhere))
    known.n = 1230
    known.roundedTo = 10
    let shown = text(mbo) { $0.figures = [known, unknown] }
    #expect(!shown.contains(nowhere))
    #expect(shown.contains("Aantal mensen: niet genoemd."))
    #expect(shown.contains("Het cijfer gaat over ongeveer 1.230 mensen."))
  }

  @Test func `a reason is true of this gap`() {
    func reason(
      _ indicator: IndicatorID, _ reason: Reason, fullTime: Double? = 0.6, passed: PassedOver? = nil
    ) -> String {
      text(bachelor) { sheet in
        sheet.forms = [Sheet.FormPart(form: .voltijd, share: fullTime, source: .diplomas)]
        var figure = Figure(indicator, definition: "x", state: .absent, unit: .share)
        figure.reason = reason
        figure.passedOver = passed.map { [$0] }
        sheet.figures = [figure]
      }
    }
    #expect(
      reason(.completion, .notMeasured).contains(
        "Uit de tellingen die wij hebben, is dit niet te rekenen."))
    #expect(
      reason(.completion, .formMix).contains(
        "Deze schatting maken wij alleen als zeker 80 van de 100 diploma's voltijd zijn."))
    #expect(reason(.jobChance, .formMix).contains("niet zeker dat de helft voltijd studeert."))
    #expect(reason(.jobChance, .formMix, fullTime: 0).contains("Hier is geen voltijd geteld."))
    #expect(
      reason(.completion, .newProgramme).contains(
        "Niet in alle jaren die we nodig hebben, zijn er studenten geteld."))
    #expect(reason(.completion, .identityFails).contains("sluiten hier niet op elkaar aan."))
    let few = PassedOver(
      rung: .ownPooled, reason: .identityFails, terms: [Term("new_share_least", 0.13)])
    #expect(
      reason(.completion, .identityFails, passed: few).contains(
        "Hier beginnen weinig mensen die nieuw zijn in het hoger onderwijs."))
  }

  @Test func `one reason for many moments is said once, below them`() {
    var path = [Self.figure(.jobPath, "job_path.cbs_any_work", .direct)]
    for moment in [Moment.oneYear, .twoYears] {
      var gone = Self.figure(.jobPath, "job_path.cbs_any_work", moment, headline: false)
      gone.state = .suppressed
      gone.value = nil
      gone.reason = .tooUniform
      path.append(gone)
    }
    let shown = text(mbo) { $0.figures = path }
    #expect(shown.split(separator: "Bijna iedereen gaf dezelfde uitkomst").count == 2)
    #expect(shown.contains("Geen cijfer: Bijna iedereen gaf dezelfde uitkomst."))
  }

  @Test func `the offer of mbo is told in the past, of Entree over all sectors`() {
    let step = Sheet.RoutePart(kind: .mbo, level: .two, programmes: 12, measured: nil)
    #expect(
      text(mbo) { $0.routes = [step] }.contains(
        "In 2019 waren daar op deze school in deze sector 12 opleidingen voor."))
    let entree = text(mbo) {
      $0.level = .entree
      $0.routes = [step]
    }
    #expect(entree.contains("In 2019 waren daar op deze school 12 opleidingen voor."))
  }

  @Test func `nothing is asked at the open day of a programme that ended`() {
    #expect(!text(bachelor) { $0.status = .ended }.contains("open dag"))
  }

  @Test func `of a year only the cells that are old are marked`() {
    func count(_ indicator: IndicatorID, _ period: String, _ value: Double) -> Figure {
      var figure = Figure(indicator, definition: "x", state: .published, unit: .count)
      figure.value = value
      figure.period = period
      figure.periodKind = indicator == .students ? .october : .diplomaYear
      if indicator == .students { figure.measured = period + "-10" }
      return figure
    }
    let shown = text(bachelor) { sheet in
      sheet.asOf = "2026-11-01"
      sheet.figures = [
        count(.students, "2024", 20), count(.students, "2021", 30), count(.graduates, "2021/22", 9),
      ]
    }
    #expect(shown.contains("2024 20 nog niet geteld"))
    #expect(shown.contains("2021 30 (oud) 9"))
  }

  @Test func `forms of few diplomas, or of too wide a room, keep their names only`() {
    func share(_ low: Double, _ high: Double) -> [Sheet.FormPart]? {
      FormParts(2019...2021).parts(
        [
          FormShare(form: .deeltijd, low: low, high: high),
          FormShare(form: .duaal, low: 1 - high, high: 1 - low),
        ], [])
    }
    #expect(share(0.13, 0.88)?.map(\.share) == [nil, nil])
    #expect(share(0.60, 0.64)?.map(\.share) == [0.62, 0.38])
    #expect(share(0.60, 0.64)?.first?.period == "2019/20–2021/22")
    var figure = Figure(.graduates, definition: "x", state: .published, unit: .count)
    figure.value = 9
    figure.period = "2020/21"
    let few = FormParts(2019...2021).parts([FormShare(form: .duaal, low: 1, high: 1)], [figure])
    #expect(few?.map(\.share) == [nil])
    // Shares that do not sum to one, as of three bounded ones, are told as whole parts of 100.
    let three = FormParts(nil).parts(
      [
        FormShare(form: .voltijd, low: 0.91, high: 0.93),
        FormShare(form: .deeltijd, low: 0.01, high: 0.09),
        FormShare(form: .duaal, low: 0.01, high: 0.09),
      ], [])
    #expect(three?.compactMap(\.share).reduce(0, +) == 1)
  }
}
