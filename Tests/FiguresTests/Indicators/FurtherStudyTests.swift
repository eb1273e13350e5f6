import Facts
import Figures
import Testing

@Suite("FurtherStudy")
struct FurtherStudyTests {
  @Test("a technical bachelor: 390 of all 9,230 of cohort 2016/17 are back in education")
  func realGroup() throws {
    let figure = try Baseline.headline("28dn-30020", FurtherStudy.self)
    #expect(figure.numerator == 390)
    #expect(figure.n == 9230)
    #expect(figure.period == "2016/17")
    #expect(figure.measured == "2018-10")
  }

  @Test("the share is of everyone who left, also those the register does not know")
  func denominator() throws {
    let core = try Made.core(
      [Made.hbo()],
      positions: [Made.position("2016/17", [800, 0, 50, 50], back: 60, total: 1000)])
    let figure = FurtherStudy.figures(for: Made.hbo(), in: core)[0]
    #expect(figure.value == 0.06)
    #expect(figure.n == 1000)
  }

  @Test("a hidden number of people back in education is not zero")
  func hidden() throws {
    let core = try Made.core(
      [Made.hbo()], positions: [Made.position("2016/17", [800, 0, 50, 50], total: 1000)])
    let figure = FurtherStudy.figures(for: Made.hbo(), in: core)[0]
    #expect(figure.state == .absent)
    #expect(figure.value == nil)
  }

  @Test("one cohort over the years, of those the register knows; never joined with the headline")
  func line() throws {
    let line = try Baseline.figures("28dn-30020", FurtherStudy.self).dropFirst()
    #expect(
      line.map(\.moment) == [.fiveYears, .fourYears, .threeYears, .twoYears, .oneYear])
    #expect(line.map(\.numerator) == [550, 520, 490, 440, 320])
    #expect(line.map(\.n) == [8330, 8340, 8340, 8370, 8400])
    for figure in line {
      #expect(!figure.headline)
      #expect(figure.definition == "further_study.cbs_register_2024")
      #expect(figure.basis?.population == "cbs_ho_fulltime_registered")
      #expect(figure.period == "2015/16")
    }
  }

  @Test("an Ad: its table of 2024 has none, so the older table, of all leavers, three years")
  func olderTable() throws {
    let line = try Baseline.figures("31fr-80009", FurtherStudy.self).dropFirst()
    #expect(line.map(\.moment) == [.threeYears, .twoYears, .oneYear])
    #expect(line.map(\.numerator) == [30, 30, nil])
    #expect(line.map(\.n) == [400, 400, nil])
    #expect(line.last?.reason == .tooUniform)
    #expect(line.allSatisfy { $0.definition == "further_study.cbs_register" })
    #expect(line.allSatisfy { $0.period == "2014/15" })
  }

  @Test("every line is one cohort of one table with one group, each moment once")
  func oneCohort() throws {
    for answers in try Baseline.sheets.get() where answers.offering.kind == .hbo {
      for id in [IndicatorID.jobPath, .furtherStudy] {
        let line = answers.figures.filter {
          $0.indicator == id && $0.definition.contains(".cbs_register")
            && (id == .jobPath || !$0.headline) && $0.state != .absent
        }
        #expect(Set(line.map(\.definition)).count <= 1)
        #expect(Set(line.map(\.period)).count <= 1)
        #expect(Set(line.map(\.basis)).count <= 1)
        #expect(Set(line.map(\.moment)).count == line.count)
      }
    }
  }

  @Test("masters in the arts: fewer than 20 are back in education, which is too close to none")
  func uniform() throws {
    #expect(try Baseline.headline("00mf-44739", FurtherStudy.self).reason == .tooUniform)
  }

  @Test("bol niveau 4: 38.7 % went straight to hbo in 2016; niveau 3 has no such table")
  func mbo() throws {
    let figure = try Baseline.headline("25lx-25187-bol", FurtherStudy.self)
    #expect(figure.value == 0.387)
    #expect(figure.period == "2016")
    #expect(figure.definition == "further_study.mbo_bol4_to_hbo_fulltime")
    #expect(try Baseline.headline("00gt-25029-bbl", FurtherStudy.self).state == .absent)
  }

  @Test("Entree, bol: about 70 % goes on learning, said as about")
  func entree() throws {
    let figure = try Baseline.headline("00gt-23110-bol", FurtherStudy.self)
    #expect(figure.value == 0.7)
    #expect(figure.approximate == true)
    #expect(figure.confidence == .b)
  }
}
