import Facts
import Figures
import Testing

@Suite("FirstYears")
struct FirstYearsTests {
  @Test("HBO-ICT in Amsterdam: 628 in 2024, and the four years before, newest first")
  func realSeries() throws {
    let figures = try Baseline.figures("28dn-30020", FirstYears.self)
    #expect(figures.map(\.value) == [628, 563, 574, 565, 709])
    #expect(figures.map(\.period) == ["2024", "2023", "2022", "2021", "2020"])
    #expect(figures.map(\.headline) == [true, false, false, false, false])
    #expect(figures.allSatisfy { $0.definition == "first_years.duo_new_in_ho" })
  }

  @Test("first time in hbo (editions to 2019) never joins first time in higher education")
  func twoDefinitions() throws {
    let older = Made.count(
      .firstYears, 2019, CountSum(707), definition: "first_years.duo_new_in_hbo")
    let core = try Made.core(
      [Made.hbo()], counts: [older, Made.count(.firstYears, 2020, CountSum(709))])
    #expect(FirstYears.figures(for: Made.hbo(), in: core).map(\.value) == [709])
  }

  @Test("nobody counts first-years of a master")
  func master() throws {
    let figure = try Baseline.headline("00mf-44739", FirstYears.self)
    #expect(figure.state == .absent)
    #expect(figure.reason == .notMeasured)
  }

  @Test("mbo: no source is loaded, and the sheet says which would fill it")
  func mbo() throws {
    let figure = try Baseline.headline("25lx-25187-bol", FirstYears.self)
    #expect(figure.state == .absent)
    #expect(figure.reason == .sourceNotLoaded)
    #expect(figure.wouldFill == ["duo-mbo-eerstejaars"])
  }
}
