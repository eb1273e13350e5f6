import Facts
import Testing

@testable import Rendering

@Suite struct LanguageTests {
  @Test(arguments: [
    (0, "0"), (5, "5"), (999, "999"), (1_230, "1.230"), (10_889, "10.889"),
    (1_600_000, "1.600.000"), (-1_234, "-1.234"),
  ])
  func `whole numbers have points between the thousands`(_ number: Int, _ text: String) {
    #expect(Language.nl.whole(number) == text)
  }

  @Test func `decimals have a comma and no zeros at the end`() {
    #expect(Language.nl.decimal(2.1, places: 1) == "2,1")
    #expect(Language.nl.decimal(2.0, places: 1) == "2")
    #expect(Language.nl.decimal(0.05, places: 2) == "0,05")
    #expect(Language.nl.decimal(-0.04, places: 1) == "0")
    #expect(Language.nl.decimal(9.96, places: 1) == "10")
  }

  @Test func `euros keep their cents and do not break from their sign`() {
    #expect(Language.nl.euro(17.5) == "€\u{00A0}17,50")
    #expect(Language.nl.euro(17) == "€\u{00A0}17,00")
    #expect(Language.nl.euro(2_134.4, cents: false) == "€\u{00A0}2.134")
  }

  @Test func `English numbers have a point where Dutch ones have a comma`() {
    #expect(Language.en.whole(10_889) == "10,889")
    #expect(Language.en.whole(-1_234) == "-1,234")
    #expect(Language.en.decimal(1_230.05, places: 2) == "1,230.05")
    #expect(Language.en.euro(15.4) == "€15.40")
    #expect(Language.en.euro(2_134.4, cents: false) == "€2,134")
  }

  @Test func `English dates are English words in the same order`() throws {
    let dates = DateWords(texts: try Texts(Fixture.books(), .en))
    #expect(dates.words("2019-10-01") == "1 October 2019")
    #expect(dates.words("2017-10") == "October 2017")
    #expect(dates.period("2021–2024") == "2021 to 2024")
  }

  @Test(arguments: [
    ("hbo-bachelor, techniek", "hbo bachelor, engineering and technology"),
    ("mbo, bol, niveau 4, informatica", "mbo, bol, level 4, computing"),
    (
      "mbo, bol en bbl samen, alle niveaus, vormgeving, kunst, talen en geschiedenis",
      "mbo, bol and bbl together, all levels, design, art, languages and history"
    ),
    (
      "Verpleegkunde, heel Nederland, alleen opleidingen met vooral voltijd die er al die jaren waren",
      "Verpleegkunde, all of the Netherlands, only programmes that are mainly full-time and were "
        + "there in all those years"
    ),
    ("Hogeschool X, Bouw samen met Bouwkunde", "Hogeschool X, Bouw together with Bouwkunde"),
    ("ROC van Haagland", "ROC van Haagland"), ("alle roc's", "all regional mbo colleges (roc)"),
  ])
  func `a group is named in the language, and names stay names`(
    _ dutch: String, _ english: String
  ) throws {
    #expect(try Texts(Fixture.books(), .en).group(dutch) == english)
    #expect(try Texts(Fixture.books(), .nl).group(dutch) == dutch)
  }

  @Test(arguments: [
    ("ROTTERDAM", "Rotterdam"), ("'S-GRAVENHAGE", "'s-Gravenhage"), ("ETTEN-LEUR", "Etten-Leur"),
    ("'S-HERTOGENBOSCH", "'s-Hertogenbosch"), ("DEN HAAG", "Den Haag"), ("DE BILT", "De Bilt"),
    ("BERGEN OP ZOOM", "Bergen op Zoom"), ("CAPELLE AAN DEN IJSSEL", "Capelle aan den IJssel"),
    ("IJMUIDEN", "IJmuiden"), ("'T HARDE", "'t Harde"), ("OOSTERHOUT NB", "Oosterhout"),
    ("EDE GLD", "Ede"),
    ("HENDRIK-IDO-AMBACHT", "Hendrik-Ido-Ambacht"), ("WIJK BIJ DUURSTEDE", "Wijk bij Duurstede"),
    ("Den Haag", "Den Haag"), ("", ""),
  ])
  func `towns in capitals become readable`(_ register: String, _ name: String) {
    #expect(TownName.readable(register) == name)
  }

  @Test func `dates and periods are in words`() throws {
    let dates = DateWords(texts: try Texts(Fixture.texts()))
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
