import Facts
import Testing

@Suite("Positions of leavers add up")
struct PositionSumTests {
  /// Full-time graduates of 2004/05 in higher education, directly after leaving (CBS 71229ned).
  @Test("CBS 2004/05: work and benefit are the sums of their parts, all in tens")
  func published() {
    let (employees, selfEmployed) = (45_210, 840)
    let benefits = [150, 190, 530, 700]
    var fact = PositionFact(
      level: .bachelor, sector: "totaal", population: "graduates", cohort: "2004/05",
      moment: .direct, definition: "cbs_register", source: "cbs-71229")
    fact.work = employees + selfEmployed
    fact.workAndBenefit = 0
    fact.benefit = benefits.reduce(0, +)
    fact.backInEducation = 8_830
    fact.total = 66_040
    #expect(fact.working == 46_050)
    #expect(fact.benefit == 1_570)
    let parts = [employees, selfEmployed, 46_050, 1_570, 8_830, 66_040] + benefits
    #expect(parts.allSatisfy { $0.isMultiple(of: 10) })
    // The rest is not split in the source: without it nobody knows who was available for work.
    #expect(fact.available == nil)
    fact.neither = 66_040 - 46_050 - 1_570 - 8_830
    #expect(fact.available == 66_040 - 8_830)
  }
}
