import Testing

@testable import Rendering

@Suite struct DutchNumbersTests {
  @Test(arguments: [
    (0, "0"), (5, "5"), (999, "999"), (1_230, "1.230"), (10_889, "10.889"),
    (1_600_000, "1.600.000"), (-1_234, "-1.234"),
  ])
  func `whole numbers have points between the thousands`(_ number: Int, _ text: String) {
    #expect(DutchNumbers.whole(number) == text)
  }

  @Test func `decimals have a comma and no zeros at the end`() {
    #expect(DutchNumbers.decimal(2.1, places: 1) == "2,1")
    #expect(DutchNumbers.decimal(2.0, places: 1) == "2")
    #expect(DutchNumbers.decimal(0.05, places: 2) == "0,05")
    #expect(DutchNumbers.decimal(-0.04, places: 1) == "0")
    #expect(DutchNumbers.decimal(9.96, places: 1) == "10")
  }

  @Test func `euros keep their cents and do not break from their sign`() {
    #expect(DutchNumbers.euro(17.5) == "€\u{00A0}17,50")
    #expect(DutchNumbers.euro(17) == "€\u{00A0}17,00")
    #expect(DutchNumbers.euro(2_134.4, cents: false) == "€\u{00A0}2.134")
  }

  @Test(arguments: [
    ("ROTTERDAM", "Rotterdam"), ("'S-GRAVENHAGE", "'s-Gravenhage"), ("ETTEN-LEUR", "Etten-Leur"),
    ("'S-HERTOGENBOSCH", "'s-Hertogenbosch"), ("DEN HAAG", "Den Haag"), ("DE BILT", "De Bilt"),
    ("BERGEN OP ZOOM", "Bergen op Zoom"), ("CAPELLE AAN DEN IJSSEL", "Capelle aan den IJssel"),
    ("IJMUIDEN", "IJmuiden"), ("'T HARDE", "'t Harde"), ("OOSTERHOUT NB", "Oosterhout NB"),
    ("HENDRIK-IDO-AMBACHT", "Hendrik-Ido-Ambacht"), ("WIJK BIJ DUURSTEDE", "Wijk bij Duurstede"),
    ("Den Haag", "Den Haag"), ("", ""),
  ])
  func `towns in capitals become readable`(_ register: String, _ name: String) {
    #expect(TownName.readable(register) == name)
  }

  @Test func `dates and periods are in words`() throws {
    let dates = DutchDates(texts: try Texts(Fixture.texts()))
    #expect(dates.words("2019-10-01") == "1 oktober 2019")
    #expect(dates.words("2018-10") == "oktober 2018")
    #expect(dates.words("2018") == "2018")
    #expect(dates.period("2021–2024") == "2021 tot en met 2024")
    #expect(dates.leaving("2016/17") == "2017")
    #expect(dates.leaving("2014/15–2016/17") == "2015 tot en met 2017")
    #expect(dates.leaving("onbekend") == "onbekend")
  }

  @Test func `the year of a period is the year it ends in`() {
    #expect(Year(period: "2018/19") == Year(number: 2019, isSchoolYear: true))
    #expect(Year(period: "2021–2024") == Year(number: 2024, isSchoolYear: false))
    #expect(Year(period: "1999/00")?.number == 2000)
    #expect(Year(period: "x") == nil)
  }
}
