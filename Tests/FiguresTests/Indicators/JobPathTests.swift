import Facts
import Figures
import Testing

@Suite("JobPath")
struct JobPathTests {
  @Test("a technical bachelor: one cohort, 2015/16, six moments, the latest first")
  func realPath() throws {
    let figures = try Baseline.figures("28dn-30020", JobPath.self)
    #expect(
      figures.map(\.moment)
        == [.fiveYears, .fourYears, .threeYears, .twoYears, .oneYear, .direct])
    #expect(figures.map(\.numerator) == [7540, 7540, 7540, 7590, 7620, 7310])
    #expect(figures.map(\.n) == [7780, 7820, 7850, 7930, 8080, 8490])
    #expect(
      figures.map(\.measured)
        == ["2021-10", "2020-10", "2019-10", "2018-10", "2017-10", "2016-10"])
    #expect(figures.allSatisfy { $0.period == "2015/16" })
    #expect(figures.map(\.headline) == [true, false, false, false, false, false])
  }

  @Test("an Ad: the table of 2024 has none, so the older one, followed three years")
  func realAssociateDegree() throws {
    let figures = try Baseline.figures("31fr-80009", JobPath.self)
    #expect(figures.map(\.moment) == [.threeYears, .twoYears, .oneYear, .direct])
    #expect(figures.map(\.numerator) == [330, 330, 330, 340])
    #expect(figures.map(\.n) == [360, 360, 370, 400])
    #expect(figures[0].definition == "job_path.cbs_register")
    #expect(figures[0].passedOver == nil)
  }

  @Test("the cohort followed longest wins from a newer one; two are never joined")
  func oneCohort() throws {
    let core = try Made.core(
      [Made.hbo()],
      positions: [
        Made.position("2014/15", [800, 0, 100, 100], at: .oneYear),
        Made.position("2014/15", [850, 0, 100, 50], at: .threeYears),
        Made.position("2016/17", [700, 0, 100, 200], at: .direct),
        Made.position("2016/17", [810, 0, 100, 90], at: .oneYear),
      ])
    let figures = JobPath.figures(for: Made.hbo(), in: core)
    #expect(figures.map(\.period) == ["2014/15", "2014/15", "2014/15"])
    #expect(figures.map(\.moment) == [.threeYears, .oneYear, .direct])
    #expect(figures.map(\.value) == [0.85, 0.8, nil])
    // The newer cohort was measured directly; this one has no such number, which is no number.
    #expect(figures[2].reason == .withheldBySource)
  }

  @Test("two tables of different years are never joined either")
  func oneTable() throws {
    let core = try Made.core(
      [Made.hbo()],
      positions: [
        Made.position(
          "2015/16", [900, 0, 50, 50], at: .fiveYears, definition: "cbs_register_2024"),
        Made.position("2015/16", [800, 0, 100, 100], at: .oneYear),
      ])
    let figures = JobPath.figures(for: Made.hbo(), in: core)
    #expect(figures.map(\.definition) == ["job_path.cbs_register_2024"])
  }

  @Test("a moment that is too small or too uniform stays a gap, and the head is the latest shown")
  func leftOut() throws {
    let core = try Made.core(
      [Made.hbo()],
      positions: [
        Made.position("2014/15", [990, 0, 0, 10], at: .threeYears),
        Made.position("2014/15", [50, 0, 20, 20], at: .twoYears),
        Made.position("2014/15", [800, 0, 100, 100], at: .oneYear),
      ])
    let figures = JobPath.figures(for: Made.hbo(), in: core)
    #expect(figures.map(\.moment) == [.oneYear, .threeYears, .twoYears])
    #expect(figures.map(\.headline) == [true, false, false])
    #expect(figures.map(\.reason) == [nil, .tooUniform, .tooFew])
    for gap in figures.dropFirst() {
      #expect(gap.state == .suppressed)
      #expect(gap.value == nil && gap.numerator == nil && gap.n == nil)
      #expect(gap.period == "2014/15")
    }
  }

  @Test("a moment nobody measured in this table is no gap")
  func notMeasured() throws {
    let core = try Made.core(
      [Made.hbo()],
      positions: [
        Made.position("2014/15", [850, 0, 100, 50], at: .threeYears),
        Made.position("2014/15", [800, 0, 100, 100], at: .oneYear),
        Made.position("2014/15", [800, 0, 100, 100], at: .twoYears, sector: "economie"),
      ])
    let figures = JobPath.figures(for: Made.hbo(), in: core)
    #expect(figures.map(\.moment) == [.threeYears, .oneYear])
  }

  @Test("a line of which no moment may be shown says why: too uniform, or too few")
  func nothingLeft() throws {
    func reason(_ parts: [Int]) throws -> Reason? {
      let core = try Made.core(
        [Made.hbo()], positions: [Made.position("2014/15", parts, at: .oneYear)])
      return JobPath.figures(for: Made.hbo(), in: core)[0].reason
    }
    #expect(try reason([990, 0, 0, 10]) == .tooUniform)
    #expect(try reason([50, 0, 20, 20]) == .tooFew)
  }

  @Test("without a register table the figure is absent because no source is loaded")
  func notLoaded() throws {
    let figures = JobPath.figures(for: Made.hbo(), in: try Made.core([Made.hbo()]))
    #expect(figures.map(\.reason) == [.sourceNotLoaded])
    #expect(figures[0].wouldFill == ["cbs-85776"])
  }

  @Test("bol: 87.0 % at work directly; the chart of all leavers stays beside it")
  func mbo() throws {
    let figures = try Baseline.figures("25lx-25187-bol", JobPath.self)
    #expect(figures.map(\.value) == [0.87, 0.66])
    #expect(figures.map(\.headline) == [true, false])
    #expect(figures[0].moment == .direct)
    #expect(figures[0].period == "2019")
    #expect(figures[1].method == .readFromChart)
    #expect(figures[1].confidence == .c)
  }

  @Test("Entree has no job path: the tables count niveau 2–4 together")
  func entree() throws {
    let figures = try Baseline.figures("00gt-23110-bol", JobPath.self)
    #expect(figures.map(\.state) == [.absent])
  }
}
