import Facts
import Testing

@Suite("School years and years as publishers write them")
struct WrittenPeriodTests {
  @Test(
    "one school year in each of its forms",
    arguments: [
      "2015SJ00", "2015/'16", "2015/’16", "2015/16", "2015/2016", "2015-2016", "2015 - 2016",
      "2015–2016", "2015-16", "2015-'16",
    ])
  func schoolYear(text: String) {
    #expect(WrittenPeriod(text) == WrittenPeriod(.schoolYear, 2015))
    #expect(WrittenPeriod(text)?.name == "2015/16")
    for mark in ["*", "**", " *"] {
      #expect(WrittenPeriod(text + mark) == WrittenPeriod(.schoolYear, 2015, isProvisional: true))
    }
  }

  @Test("the turn of the century", arguments: ["1999/2000", "1999/'00", "1999/00"])
  func century(text: String) { #expect(WrittenPeriod(text)?.name == "1999/00") }

  @Test("a calendar year", arguments: ["2020", "2020JJ00"])
  func year(text: String) {
    #expect(WrittenPeriod(text) == WrittenPeriod(.calendarYear, 2020))
    #expect(WrittenPeriod(text + "*")?.isProvisional == true)
  }

  @Test(
    "what is no single period",
    arguments: [
      "", "*", "20", "20/21", "'20/'21", "2013/'14 tot 2015/'16", "2013/14-2015/16", "2013-2015",
      "2015/'17", "2015/15", "2015/2015", "2015/20160", "2015/'2016", "2015/'16¹", "2015/'16 1)",
      "2015/'16***", "2015/'16 (voorlopig)", "2015/'16 r", "2015KW01", "2015MM01", "20150831",
      "2015-08-31", "２０１５/'16", "2015/'1６", "x2015/'16", "1015/'16", "2015/", "/'16", "2015.0",
      "2015 /16 /17", "2015/'16 2016/'17", "schooljaar 2015/'16",
    ])
  func none(text: String) { #expect(WrittenPeriod(text) == nil) }

  @Test("the mark of an edition's table")
  func mark() {
    #expect(WrittenPeriod.split("2015/16*") == ("2015/16", true))
    #expect(WrittenPeriod.split("2015/16") == ("2015/16", false))
  }

  @Test(
    "a title of the declared school year, or of none",
    arguments: [
      "Uitstromers mbo 2020/'21", "schooljaar 2020-2021", "2020/2021", "Cohort 2020/21",
      "2020-'21 per opleiding", "Tabel 1", "Uitstromers mbo, peilmoment oktober 2021",
      "gepubliceerd 14-07-2022", "CBS, 2022", "stand 2022-07-14", "bestand 20202021",
      "schooljaar 2020", "Arbeidsmarktkenmerken, 2020/'21 (juli 2022)", "crebo 25187",
    ])
  func fits(title: String) {
    #expect(WrittenPeriod(.schoolYear, 2020).contradiction(in: title) == nil)
  }

  @Test(
    "a title of another year",
    arguments: [
      ("mbo-uitstromers 2021/'22", "2021/22"), ("2021-2022", "2021/22"),
      ("schooljaar 2019/2020", "2019/20"), ("2020/'21 en 2021/'22", "2021/22"),
      ("cohorten 2016-2020", "2016–2020"), ("2013/'14 tot 2015/'16", "2013/14"),
      ("Uitstromers in cohort 2022", "2022"), ("Uitstroomcohort 2018", "2018"),
      ("Tabel 3, 2018", "2018"), ("2021 - 2022", "2021/22"), ("2021–2022", "2021/22"),
      ("mbo-uitstromers-2021-22.xlsx", "2021/22"),
    ])
  func contradicts(title: String, other: String) {
    #expect(WrittenPeriod(.schoolYear, 2020).contradiction(in: title) == other)
  }

  @Test("a calendar year is contradicted when it is not among the years named")
  func calendarTitles() {
    let year = WrittenPeriod(.calendarYear, 2022)
    #expect(year.contradiction(in: "Uurloon 2022") == nil)
    #expect(year.contradiction(in: "Uurloon, oktober 2021 en 2022") == nil)
    #expect(year.contradiction(in: "Uurloon 2021") == "2021")
    #expect(year.contradiction(in: "Uurloon 2018-2020") == "2018, 2020")
  }
}
