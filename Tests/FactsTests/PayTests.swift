import Facts
import Testing

@Suite("Shares, pay and price years")
struct PayTests {
  static func year(_ text: String) throws -> PriceYear { try #require(PriceYear(text)) }
  static func hours(_ value: Double) throws -> WeekHours { try #require(WeekHours(value)) }

  static func hourly(_ euros: Double, _ statistic: Statistic, _ prices: String) throws -> HourlyPay
  {
    let year = try year(prices)
    return try #require(HourlyPay(euros: euros, statistic, in: year))
  }

  static func monthly(_ euros: Double, hours value: Double) throws -> MonthlyPay {
    let (year, hours) = (try year("2016"), try hours(value))
    return try #require(MonthlyPay(euros: euros, .mean, in: year, hours: hours))
  }

  @Test("a share is 0…1, or people of a group; nothing else is one")
  func shares() {
    #expect(Share(0.95)?.value == 0.95)
    #expect(Share(95) == nil)
    #expect(Share(-0.1) == nil)
    #expect(Share(3, of: 4)?.complement.value == 0.25)
    #expect(Share(5, of: 4) == nil)
    #expect(Share(0, of: 0) == nil)
  }

  @Test("creative therapy, 2016: 1,344 a month is what 26 hours earned, and 2,081 is a conversion")
  func fullTimeConversion() throws {
    let earned = try Self.monthly(1344, hours: 25.83)
    let shown = earned.fullTime(try Self.hours(40))
    #expect(shown.euros.rounded() == 2081)
    #expect((earned.euros / shown.euros * 1000).rounded() == 646)
    // The converted amount keeps what was earned and in how many hours: it cannot go out bare.
    #expect(shown.earned == earned)
    #expect(shown.earned.hours.value == 25.83)
    // Taken for earned pay it gives no difference with it; an hour of both is worth the same.
    let mistaken = try Self.monthly(shown.euros, hours: 40)
    #expect(mistaken.more(than: earned) == nil)
    let (one, other) = (try #require(mistaken.hourly), try #require(earned.hourly))
    #expect(abs(try #require(one.more(than: other))) < 0.01)
  }

  @Test("a mean and a median, or two price years, give no difference; unknown kinds neither")
  func unlike() throws {
    let median = try Self.hourly(17.5, .median, "2016")
    let unknown = try Self.hourly(18, .unknown, "2016")
    #expect(median.more(than: try Self.hourly(16.34, .mean, "2016")) == nil)
    #expect(median.more(than: try Self.hourly(18, .median, "2019-10")) == nil)
    #expect(unknown.more(than: unknown) == nil)
    #expect(median.more(than: try Self.hourly(17, .median, "2016")) == 0.5)
    #expect(HourlyPay(euros: 0.9, .share, in: median.prices) == nil)
    #expect(HourlyPay(euros: 0, .mean, in: median.prices) == nil)
  }

  @Test("hours make a month's pay and nothing else does")
  func months() throws {
    let pay = try Self.hourly(15, .median, "2016")
    let month = try #require(pay.month(of: Self.hours(36)))
    #expect(month.euros == 2340)
    #expect(month.hourly == pay)
    #expect(WeekHours(0) == nil)
    #expect(WeekHours(100) == nil)
  }

  static func point(_ year: String, _ value: Double, _ more: [String: String] = [:])
    -> ReferenceFact
  {
    ReferenceFact(
      table: "h2-cao-chained", indicator: "price_index", definition: "d", unit: "index",
      statistic: .index, kind: "all", population: "cao_jobs", moment: nil, confidence: .b,
      method: .estimated, approximate: false, periodKind: "calendar_year",
      members: more.merging(["period": year]) { a, _ in a }, value: value,
      source: "h2-cao-chained", row: 162, file: "prijzen.yml")
  }

  @Test("an index carries pay to another year; a month is no year, another table no index")
  func index() throws {
    var other = Self.point("2019", 1)
    other.table = "h1-labour-price"
    let index = WageIndex(
      "h2-cao-chained",
      in: [
        Self.point("2019", 97.2), Self.point("2025", 125.1), other,
        Self.point("2024", 117.1, ["type": "january"]),
      ])
    let (from, to) = (try Self.year("2019"), try Self.year("2025"))
    #expect(index.points.count == 2)
    #expect(index.factor(from: from, to: to) == 125.1 / 97.2)
    #expect(index.factor(from: try Self.year("2024"), to: to) == nil)
    #expect(
      index.sources(from, to)
        == [SourceRows(id: "h2-cao-chained", rows: [162], file: "prijzen.yml")])
    let pay = try Self.hourly(17.5, .median, "2019")
    let today = try #require(pay.inPrices(of: to, by: index))
    #expect((today.euros * 100).rounded() == 2252)
    #expect(today.prices == to)
    #expect(today.more(than: pay) == nil)
  }

  @Test("the year of an amount is the year it was measured, never the year of the cohort")
  func priceYear() {
    var figure = Figure(.startSalary, definition: "d", state: .published, unit: .euroHour)
    figure.period = "2017/18"
    figure.periodKind = .cohort
    #expect(figure.priceYear == nil)
    figure.measured = "2019-10"
    #expect(figure.priceYear == PriceYear("2019"))
    figure.value = 17.5
    #expect(figure.hourlyPay?.statistic == .unknown)
    figure.unit = .euroMonth
    #expect(figure.hourlyPay == nil)
    #expect(PriceYear("2019/20") == nil)
    #expect(PriceYear("2019–2021") == nil)
  }
}
