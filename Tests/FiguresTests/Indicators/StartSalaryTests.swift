import Facts
import Figures
import Testing

@Suite("StartSalary")
struct StartSalaryTests {
  @Test(
    "a technical bachelor: median 17.50 with its middle half, and beside it 16.34, of which the source does not say what it is"
  )
  func realBachelor() throws {
    let figures = try Baseline.figures("28dn-30020", StartSalary.self)
    #expect(figures.map(\.value) == [17.50, 16.34, 17.52])
    #expect(figures.map(\.statistic) == [.median, .unknown, .median])
    #expect(figures.map(\.period) == ["2017/18", "2015/16", "2017/18"])
    #expect(figures.map(\.headline) == [true, false, false])
    #expect(figures[0].quartiles == Interval(low: 15.82, high: 19.42))
    #expect(figures[1].quartiles == nil)
    #expect(figures.allSatisfy { $0.unit == .euroHour })
    #expect(figures.map(\.basis?.rung) == [.group, .group, .level])
  }

  @Test("a full-time Ad: the median of all Ads, 14.96; 83815NED has none for them")
  func realAssociateDegree() throws {
    let figures = try Baseline.figures("31fr-80009", StartSalary.self)
    #expect(figures.map(\.value) == [14.96])
    #expect(figures[0].quartiles == Interval(low: 13.23, high: 16.74))
    #expect(figures[0].basis?.rung == .level)
  }

  @Test("a master in the arts: the amount of its sector, never the total of all masters")
  func realMaster() throws {
    let figures = try Baseline.figures("00mf-44739", StartSalary.self)
    #expect(figures.map(\.value) == [15.86])
    #expect(figures[0].statistic == .unknown)
    #expect(figures[0].basis?.group == "master, taal_en_cultuur")
  }

  @Test("bol ICT: the median of bol graduates of its direction; the mixed figure is context")
  func realBol() throws {
    let figures = try Baseline.figures("25lx-25187-bol", StartSalary.self)
    #expect(figures.map(\.value) == [12.03, 12.41, 15.76])
    #expect(
      figures.map(\.definition) == [
        "start_salary.cbs_bol_graduates", "start_salary.cbs_bol_graduates",
        "start_salary.cbs_all_leavers_mixed",
      ])
    #expect(figures.map(\.headline) == [true, false, false])
    #expect(figures[0].quartiles == Interval(low: 10.67, high: 13.77))
  }

  @Test("bol care: the newest sector median 16.28 first, the older direction median beside it")
  func realCare() throws {
    let figures = try Baseline.figures("00gt-23181-bol", StartSalary.self)
    #expect(figures.map(\.value) == [16.28, 15.05, 20.75])
    #expect(figures.map(\.period) == ["2019/20", "2015/16", "2021/22"])
    #expect(figures.map(\.headline) == [true, false, false])
  }

  @Test("bbl technology: the median of all bbl, never a bol one")
  func realBbl() throws {
    let figures = try Baseline.figures("00gt-25029-bbl", StartSalary.self)
    #expect(figures.map(\.value) == [17.29, 17.60])
    #expect(figures[0].basis?.group == "mbo, bbl, all")
    #expect(figures[0].basis?.rung == .level)
  }

  @Test("Entree has no pay: no table splits by niveau")
  func entree() throws {
    let figures = try Baseline.figures("00gt-23110-bol", StartSalary.self)
    #expect(figures.map(\.state) == [.absent])
  }

  static func pay(_ cohort: String, _ moment: Moment, _ value: Double, sector: String = "techniek")
    -> PayFact
  {
    PayFact(
      level: .bachelor, sector: sector, cohort: cohort, moment: moment, value: value,
      definition: "start_salary.cbs_ho_fulltime_hourly", source: "cbs-83815", row: 21)
  }

  @Test("the amount is that of the newest cohort one year after, of the offering's own sector")
  func newestCohort() throws {
    let core = try Made.core(
      [Made.hbo()],
      pay: [
        Self.pay("2014/15", .oneYear, 15), Self.pay("2015/16", .oneYear, 16.34),
        Self.pay("2015/16", .twoYears, 18.13), Self.pay("2015/16", .oneYear, 99, sector: "recht"),
      ])
    let figures = StartSalary.figures(for: Made.hbo(), in: core)
    #expect(figures.map(\.value) == [16.34])
    #expect(figures[0].measured == "2017-10")
  }

  @Test(
    "a sector the table leaves out is withheld by the source; without the table nothing is said")
  func withheld() throws {
    let other = try Made.core(
      [Made.hbo()], pay: [Self.pay("2015/16", .oneYear, 9, sector: "recht")])
    #expect(StartSalary.figures(for: Made.hbo(), in: other)[0].reason == .withheldBySource)
    let none = try Made.core([Made.hbo()])
    #expect(StartSalary.figures(for: Made.hbo(), in: none)[0].reason == .sourceNotLoaded)
  }

  @Test("17.50 of 2019 is about 22.50 in the money of 2025, and 16.34 of 2017 about 22.00")
  func todaysPrices() throws {
    let figures = try Baseline.figures("28dn-30020", StartSalary.self)
    #expect(figures.map(\.converted?.value) == [22.5, 22, 22.5])
    #expect(figures.map(\.converted?.from) == ["2019", "2017", "2019"])
    #expect(figures.allSatisfy { $0.converted?.prices == "2025" })
    let source = try #require(figures[0].converted?.sources.first)
    #expect(source.id == "h2-cao-chained")
    #expect(source.file == "Datasets/reference/facts/prijzen.yml")
    let cards = try Baseline.core.get().facts.sources
    #expect(
      cards["h2-cao-chained"]?.publisher
        == "CBS, Blik op nieuws, Tubantia, Siefkes")
  }

  @Test("converted amounts are whole half euros, never of a figure without a measuring year")
  func halfEuros() throws {
    var seen = 0
    for answers in try Baseline.sheets.get() {
      for figure in answers.figures {
        guard let converted = figure.converted else {
          #expect(
            figure.state != .published || figure.unit != .euroHour
              || figure.priceYear.map { $0.description >= "2025" } ?? true)
          continue
        }
        seen += 1
        #expect(figure.unit == .euroHour && figure.indicator == .startSalary)
        #expect((converted.value * 2).truncatingRemainder(dividingBy: 1) == 0)
        #expect(figure.priceYear?.description == converted.from)
        #expect(!converted.sources.isEmpty)
      }
    }
    #expect(seen > 10_000)
  }

  @Test("without an index in the policy nothing is converted")
  func noIndex() throws {
    let core = try Made.core([Made.hbo()], pay: [Self.pay("2015/16", .oneYear, 16.34)])
    #expect(StartSalary.figures(for: Made.hbo(), in: core)[0].converted == nil)
  }

  @Test("a month's pay is refused: its table does not say the hours")
  func noMonths() throws {
    let core = try Made.core(
      [Made.mbo()],
      references: [
        Made.reference(
          "start_salary.cbs_bol_graduates",
          ["leerweg": "bol", "direction": "07", "diploma": "yes", "statistic": "median"], 2327,
          unit: "euro_month", statistic: .median)
      ])
    let figure = StartSalary.figures(for: Made.mbo(), in: core)[0]
    #expect(figure.state == .absent)
    #expect(figure.value == nil)
  }
}
