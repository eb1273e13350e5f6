import Facts
import Testing

@testable import Figures

@Suite("Coverage")
struct CoverageTests {
  static let baseline = Result { Coverage(try Baseline.core.get()).rows }

  @Test("a figure counts by its rung, a gap by its reason, with the students behind it")
  func rows() throws {
    let withdrawn = OfferingKey(brin: "30GB", code: "30020")
    let core = try Made.core(
      [Made.hbo(), Made.hbo(withdrawn, fullTime: 0.3)],
      counts: Made.steady()
        + Made.flow(
          [9, 9, 9, 9, 9], [3, 3, 3, 3, 3], [1, 1, 1, 1], key: withdrawn))
    let row = try #require(
      Coverage(core).rows.first { $0.indicator == .completion && $0.level == .bachelor })
    #expect(row.offerings == 2)
    #expect(row.students == 409)
    #expect(row.published == 1)
    #expect(row.publishedStudents == 400)
    #expect(row.rungs == ["own_pooled": 1])
    #expect(row.reasons == ["too_few": 1])
    #expect(row.unexplained == 0)
  }

  @Test("a missing figure without a reason is counted as unexplained")
  func unexplained() {
    var row = Coverage.Row(kind: .hbo, level: .ad, indicator: .completion)
    row.count(nil, students: 10)
    row.count(Figure(.completion, definition: "d", state: .absent, unit: .share), students: 20)
    #expect(row.unexplained == 2)
    #expect(row.offerings == 2)
    #expect(row.students == 30)
    #expect(row.publishedStudents == 0)
  }

  @Test("hidden students count as the middle of their bounds, of the newest year only")
  func students() throws {
    let core = try Made.core(
      [Made.hbo()],
      counts: [
        Made.count(.students, 2023, CountSum(500)), Made.count(.students, 2024, CountSum(80)),
        Made.count(.students, 2024, .suppressed, municipality: "0114"),
      ])
    #expect(Coverage.students(Made.hbo(), core) == 83)
  }

  @Test("in the embedded edition every offering is counted and nothing is unexplained")
  func baseline() throws {
    let rows = try Self.baseline.get()
    #expect(rows.count == 7 * 26)
    #expect(rows.allSatisfy { $0.unexplained == 0 })
    for row in rows {
      #expect(row.published + row.reasons.values.reduce(0, +) == row.offerings)
      #expect(row.rungs.values.reduce(0, +) == row.published)
      #expect(row.publishedStudents <= row.students)
    }
    let offerings = rows.filter { $0.indicator == .students }
    #expect(offerings.filter { $0.kind == .mbo }.reduce(0) { $0 + $1.offerings } == 9634)
    #expect(offerings.filter { $0.kind == .hbo }.reduce(0) { $0 + $1.offerings } == 1255)
  }

  @Test("hbo bachelor completion: 522 of 796 on their own numbers, 667 published")
  func completion() throws {
    let rows = try Self.baseline.get()
    let row = try #require(rows.first { $0.indicator == .completion && $0.level == .bachelor })
    #expect(row.offerings == 796)
    #expect(row.published == 667)
    #expect(row.rungs == ["own_pooled": 522, "programme": 96, "group": 49])
    #expect(
      row.reasons == ["form_mix": 46, "identity_fails": 70, "new_programme": 11, "too_few": 2])
  }

  @Test("parts of an edition counted apart and added are the whole")
  func parts() throws {
    let core = try Baseline.core.get()
    let offerings = core.facts.offerings.prefix(400)
    func counted(_ offerings: ArraySlice<Offering>) -> Coverage {
      var coverage = Coverage()
      for offering in offerings { coverage.add(offering, core.figures(for: offering), in: core) }
      return coverage
    }
    var sum = counted(offerings.dropFirst(150))
    sum += counted(offerings.prefix(150))
    #expect(sum.rows == counted(offerings).rows)
  }

  @Test("split by leerweg and sector it adds up to what it is without")
  func split() throws {
    let rows = try Self.baseline.get()
    let split = Coverage(try Baseline.core.get(), by: [.leerweg, .sector]).rows
    #expect(rows.allSatisfy { $0.leerweg == nil && $0.sector == nil })
    #expect(split.allSatisfy { $0.sector != nil && ($0.leerweg == nil) == ($0.kind == .hbo) })
    for row in rows {
      let parts = split.filter {
        $0.kind == row.kind && $0.level == row.level && $0.indicator == row.indicator
      }
      #expect(parts.reduce(0) { $0 + $1.offerings } == row.offerings)
      #expect(parts.reduce(0) { $0 + $1.students } == row.students)
      #expect(parts.reduce(0) { $0 + $1.published } == row.published)
    }
    #expect(CoverageBar.all(split) == CoverageBar.all(rows))
  }

  @Test("the bars: bachelors' work, pay and diploma miss 97 % because of form, and it says so")
  func bars() throws {
    let rows = try Self.baseline.get()
    let bars = CoverageBar.all(rows)
    #expect(bars.count == 9)
    let work = try #require(bars.first)
    let row = try #require(rows.first { $0.indicator == .jobChance && $0.level == .bachelor })
    #expect(work.part == row.published)
    #expect(work.whole == row.offerings)
    #expect(!work.isReached)
    #expect(work.reasons.map(\.reason) == ["form_mix"])
    #expect(work.reasons.map(\.count) == [row.offerings - row.published])
    let last = try #require(bars.last)
    #expect(last.bar == nil && last.part == 0 && last.isReached)
  }

  @Test("a bar is reached at the share itself, never by nobody")
  func edges() {
    func bar(_ part: Int, _ whole: Int) -> Bool {
      CoverageBar(name: "n", part: part, whole: whole, bar: 0.97, reasons: []).isReached
    }
    #expect(bar(97, 100))
    #expect(!bar(969, 1000))
    #expect(!bar(0, 0))
  }
}
