import Facts
import Figures
import Testing

@Suite("FurtherStudy")
struct FurtherStudyTests {
  @Test("hbo: whether people study on is not known; who came back after a break is told apart")
  func noAnswer() throws {
    let figures = try Baseline.figures("28dn-30020", FurtherStudy.self)
    #expect(figures[0].state == .absent)
    #expect(figures[0].reason == .sourceNotLoaded)
    #expect(figures[0].wouldFill == ["duo-doorstroom-ho"])
    #expect(figures.dropFirst().allSatisfy { $0.isOfReturned && !$0.headline })
  }

  @Test("no sheet answers whether people study on with people who left and came back")
  func neverAnAnswer() throws {
    var (returned, answered) = (0, 0)
    for answers in try Baseline.sheets.get() {
      for figure in answers.figures where figure.indicator == .furtherStudy {
        if figure.isOfReturned { returned += 1 }
        #expect(!figure.isOfReturned || !figure.headline)
        if figure.headline, figure.state == .published { answered += 1 }
      }
    }
    #expect(returned > 4000)
    #expect(answered > 3000)
  }

  @Test("85696NED, once imported: who left mbo and came back is no answer either, on no rung")
  func returnedOfMbo() throws {
    let steps = try Baseline.ladders.get().ladder(.furtherStudy, .mbo).steps
    let returned = steps.filter { Figure.returnedToStudy.contains($0.definition) }
    #expect(returned.count == 2)
    #expect(returned.allSatisfy { $0.shown == .context })
  }

  /// The figure of the newest cohort of people who came back.
  static func returned(_ figures: [Figure]) -> Figure? {
    figures.first { $0.definition == "further_study.cbs_register" && $0.period == "2016/17" }
  }

  @Test("a technical bachelor: 390 of all 9,230 of cohort 2016/17 came back within a year")
  func realGroup() throws {
    let figure = try #require(
      Self.returned(try Baseline.figures("28dn-30020", FurtherStudy.self)))
    #expect(figure.numerator == 390)
    #expect(figure.n == 9230)
    #expect(figure.measured == "2018-10")
    #expect(figure.basis?.rung == .group)
  }

  @Test("the share is of everyone who left, also those the register does not know")
  func denominator() throws {
    let core = try Made.core(
      [Made.hbo()],
      positions: [Made.position("2016/17", [800, 0, 50, 50], back: 60, total: 1000)])
    let figures = FurtherStudy.figures(for: Made.hbo(), in: core)
    let figure = try #require(Self.returned(figures))
    #expect(figure.value == 0.06)
    #expect(figure.n == 1000)
    #expect(!figure.headline)
  }

  @Test("the sector first; only where it may not be shown all of the level, never both")
  func firstThatFits() throws {
    let all = Made.position(
      "2016/17", [800, 0, 50, 50], back: 70, total: 1000, sector: "totaal", row: 2)
    func rungs(_ back: Int) throws -> [Rung?] {
      let own = Made.position("2016/17", [800, 0, 50, 50], back: back, total: 1000)
      return FurtherStudy.figures(
        for: Made.hbo(), in: try Made.core([Made.hbo()], positions: [own, all])
      ).filter(\.isOfReturned).map { $0.basis?.rung }
    }
    #expect(try rungs(60) == [.group])
    #expect(try rungs(10) == [.level])
  }

  @Test("a hidden number of people back in education is not zero")
  func hidden() throws {
    let core = try Made.core(
      [Made.hbo()], positions: [Made.position("2016/17", [800, 0, 50, 50], total: 1000)])
    let figures = FurtherStudy.figures(for: Made.hbo(), in: core)
    #expect(figures.map(\.state) == [.absent])
    #expect(figures[0].value == nil)
  }

  @Test("one cohort over the years, of those the register knows; never joined with the headline")
  func line() throws {
    let line = try Baseline.figures("28dn-30020", FurtherStudy.self).dropFirst(2)
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
    let line = try Baseline.figures("31fr-80009", FurtherStudy.self)
      .filter { $0.period == "2014/15" }
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
            && (id == .jobPath || $0.period != "2016/17") && $0.state != .absent
        }
        #expect(Set(line.map(\.definition)).count <= 1)
        #expect(Set(line.map(\.period)).count <= 1)
        #expect(Set(line.map(\.basis)).count <= 1)
        #expect(Set(line.map(\.moment)).count == line.count)
      }
    }
  }

  @Test("masters in the arts: fewer than 20 came back, which is too close to none")
  func uniform() throws {
    let figures = try Baseline.figures("00mf-44739", FurtherStudy.self)
    #expect(Self.returned(figures) == nil)
    #expect(figures.filter { $0.moment == .oneYear }.allSatisfy { $0.reason == .tooUniform })
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
