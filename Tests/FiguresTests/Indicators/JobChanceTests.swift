import Facts
import Figures
import Testing

@Suite("JobChance")
struct JobChanceTests {
  @Test("a technical bachelor: 8,160 of the 8,630 available of cohort 2016/17, in October 2018")
  func realGroup() throws {
    let figures = try Baseline.figures("28dn-30020", JobChance.self)
    #expect(figures.map(\.headline) == [true, false])
    #expect(figures.map { $0.basis?.rung } == [.group, .level])
    #expect(Set(figures.map(\.definition)) == ["job_chance.cbs_register"])
    let figure = figures[0]
    #expect(figure.state == .published)
    #expect(figure.numerator == 8160)
    #expect(figure.n == 8630)
    #expect(figure.value == 8160.0 / 8630)
    #expect(figure.definition == "job_chance.cbs_register")
    #expect(figure.period == "2016/17")
    #expect(figure.periodKind == .cohort)
    #expect(figure.moment == .oneYear)
    #expect(figure.measured == "2018-10")
    #expect(figure.method == .counted)
    #expect(
      figure.basis
        == Basis(
          rung: .group, group: "bachelor, techniek", population: "cbs_ho_fulltime_residents"))
    #expect(figure.passedOver == nil)
  }

  @Test("an Ad in economics stands on its sector: 430 of 460")
  func realAssociateDegree() throws {
    let figure = try Baseline.headline("31fr-80009", JobChance.self)
    #expect(figure.numerator == 430)
    #expect(figure.n == 460)
    #expect(figure.basis?.rung == .group)
  }

  @Test("an Ad in technology is too small a group, three cohorts together too: all Ads, 580 of 620")
  func realLevel() throws {
    let figure = try Baseline.headline("01vu-80130", JobChance.self)
    #expect(figure.numerator == 580)
    #expect(figure.n == 620)
    #expect(figure.basis?.rung == .level)
    #expect(figure.passed == ["group too_few"])
  }

  @Test("masters in the arts need two cohorts: 380 of 400, and no month of measurement")
  func realPool() throws {
    let figure = try Baseline.headline("00mf-44739", JobChance.self)
    #expect(figure.numerator == 380)
    #expect(figure.n == 400)
    #expect(figure.period == "2015/16–2016/17")
    #expect(figure.measured == nil)
    #expect(figure.sources.count == 2)
  }

  @Test("a mostly part-time programme has no figure of full-time leavers")
  func partTime() throws {
    let figure = try Baseline.headline("30gb-35198", JobChance.self)
    #expect(figure.state == .absent)
    #expect(figure.reason == .formMix)
    #expect(figure.passed == ["group form_mix", "level form_mix"])
  }

  @Test("bol niveau 4: 1 minus 5.2 % unemployment of 2018/19, under its own definition")
  func realSurvey() throws {
    let figure = try Baseline.headline("25lx-25187-bol", JobChance.self)
    #expect(figure.value == 0.948)
    #expect(figure.definition == "job_chance.roa_survey")
    #expect(figure.period == "2018/19")
    #expect(figure.moment == .oneAndHalfYear)
    #expect(figure.basis == Basis(rung: .level, group: "mbo, bol, 4", population: "roa_graduates"))
  }

  @Test("a leerweg the survey does not know has no figure")
  func otherLeerweg() throws {
    let facts = [
      Made.reference(
        "unemployment.roa_survey",
        ["leerweg": "bol", "level": "4", "diploma": "yes", "period": "2018/19"], 5.2,
        table: "d1-unemployment")
    ]
    let offering = Made.mbo(.external)
    let figure = JobChance.figures(
      for: offering, in: try Made.core([offering], references: facts))[0]
    #expect(figure.state == .absent)
    #expect(figure.reason == .sourceNotLoaded)
    #expect(figure.wouldFill == ["roa-schoolverlaters"])
  }
}
