import Facts
import Figures
import Testing

/// Monthly pay says nothing about an hour without the hours: creatieve therapie was once shown with
/// 2,081 euro where people earned 1,344 for about 26 hours a week.
@Suite("Monthly pay")
struct MonthlyPayTests {
  @Test("1,344 of 2,081 is 0.646, the part of a full week worked")
  func ratio() { #expect((1344.0 / 2081 * 1000).rounded() == 646) }

  @Test("a month's pay without its hours is not shown, neither as it is nor as an hour's")
  func unconverted() throws {
    let members = ["leerweg": "bol", "sectorkamer": "techniek", "diploma": "yes", "period": "2016"]
    let core = try Made.core(
      [Made.mbo()],
      references: [
        Made.reference(
          "start_salary.cbs_graduates_median", members, 1344, unit: "euro_month",
          statistic: .median)
      ])
    let figure = try #require(StartSalary.figures(for: Made.mbo(), in: core).first)
    #expect(figure.state == .absent)
    #expect(figure.value == nil)
  }

  @Test("no monthly amount is on a sheet: nothing loaded has the hours it takes to compare it")
  func none() throws {
    let broken = try BaselineRulesTests.broken { _, figure in figure.unit != .euroMonth }
    #expect(broken == [])
  }
}
