import Facts
import Figures
import Testing

@Suite("Judgement of mbo study results")
struct StudyJudgementTests {
  /// One year whose three results are these per mille of so many people.
  static func year(_ jr: Int?, _ dr: Int?, _ sr: Int?, of whole: Int = 1000) -> StudyYear {
    func share(_ perMille: Int?) -> CountedShare? {
      perMille.map { CountedShare($0 * whole / 1000, of: whole) }
    }
    return StudyYear(year: share(jr), diploma: share(dr), start: share(sr))
  }

  static func judge(_ year: StudyYear, _ level: Level) throws -> StudyJudgement {
    StudyJudgement([year], level: level, norms: try Baseline.norms.get())
  }

  @Test("JR 67.0, DR 70.0, SR 80.0: sufficient at niveau 2, insufficient at niveau 4")
  func level() throws {
    let two = try Self.judge(Self.year(670, 700, 800), .two)
    #expect(two.standings == [.year: .reaches, .diploma: .reaches, .start: .reaches])
    #expect(two.judgement == .sufficient)
    let four = try Self.judge(Self.year(670, 700, 800), .four)
    #expect(four.standings == [.year: .fails, .diploma: .reaches, .start: .fails])
    #expect(four.judgement == .insufficient)
  }

  @Test("JR 90, DR 95, SR 85 at niveau 3: high; with SR below its norm: sufficient")
  func high() throws {
    #expect(try Self.judge(Self.year(900, 950, 850), .three).judgement == .high)
    #expect(try Self.judge(Self.year(900, 950, 810), .three).judgement == .sufficient)
    #expect(try Self.judge(Self.year(700, 890, 820), .three).judgement == .high)
    #expect(try Self.judge(Self.year(849, 889, 820), .three).judgement == .sufficient)
  }

  @Test("eleven people are not assessed, twelve are")
  func denominator() throws {
    let eleven = CountedShare(9, of: 11)
    let twelve = CountedShare(10, of: 12)
    let small = StudyYear(year: eleven, diploma: eleven, start: eleven)
    let result = try Self.judge(small, .two)
    #expect(result.standings.values.allSatisfy { $0 == .notAssessed(.tooFew) })
    #expect(result.judgement == nil)
    let enough = StudyYear(year: twelve, diploma: twelve, start: twelve)
    #expect(try Self.judge(enough, .two).judgement == .high)
  }

  @Test("three years are pooled by their people: 2 × 5 and 2 of 2 are twelve; a fourth is left out")
  func pooled() throws {
    let five = StudyYear(
      year: CountedShare(3, of: 5), diploma: CountedShare(3, of: 5), start: CountedShare(4, of: 5))
    let two = StudyYear(
      year: CountedShare(2, of: 2), diploma: CountedShare(2, of: 2), start: CountedShare(2, of: 2))
    let norms = try Baseline.norms.get()
    // 8 of 12 is 66.7 %: below 67, above 61. The mean of 60, 60 and 100 would have passed.
    let pooled = StudyJudgement([five, five, two], level: .two, norms: norms)
    #expect(pooled.standings == [.year: .fails, .diploma: .reaches, .start: .reaches])
    #expect(pooled.judgement == .sufficient)
    #expect(
      StudyJudgement([five, five, two, Self.year(990, 990, 990)], level: .two, norms: norms)
        == pooled)
    #expect(StudyJudgement([five, two], level: .two, norms: norms).judgement == nil)
  }

  @Test("exactly 0 or 100 %: JR and DR not assessed, a zero being a wound-up programme; SR is")
  func uniform() throws {
    let zero = try Self.judge(Self.year(0, 0, 0), .two)
    #expect(zero.standings[.year] == .notAssessed(.implausibleInSource))
    #expect(zero.standings[.diploma] == .notAssessed(.implausibleInSource))
    #expect(zero.standings[.start] == .fails)
    #expect(zero.judgement == nil)
    let all = try Self.judge(Self.year(1000, 800, 1000), .two)
    #expect(all.standings[.year] == .notAssessed(.tooUniform))
    #expect(all.standings[.start] == .reaches)
    #expect(all.judgement == .sufficient)
  }

  @Test("one missing: only when the other two agree; two missing: no judgement")
  func missing() throws {
    #expect(try Self.judge(Self.year(nil, 700, 800), .two).judgement == .sufficient)
    #expect(try Self.judge(Self.year(900, 900, nil), .two).judgement == .sufficient)
    #expect(try Self.judge(Self.year(600, 600, nil), .two).judgement == .insufficient)
    #expect(try Self.judge(Self.year(600, 700, nil), .two).judgement == nil)
    #expect(try Self.judge(Self.year(nil, nil, 800), .two).judgement == nil)
    #expect(
      try Self.judge(Self.year(nil, 700, 800), .two).standings[.year]
        == .notAssessed(.sourceNotLoaded))
  }

  @Test("Entree and hbo have no norm, so no judgement", arguments: [Level.entree, .ad, .bachelor])
  func noNorm(level: Level) throws {
    let result = try Self.judge(Self.year(900, 950, 950), level)
    #expect(result.standings == [:])
    #expect(result.judgement == nil)
  }

  @Test("JR credits graduates who stay, DR counts leavers only, with their own c and d")
  func formulas() {
    // 40 got a diploma and stay, 20 left without one of this year, 60 left with one; of the 20 five
    // have a diploma of an earlier year.
    #expect(
      StudyYear.yearResult(graduatesWhoStay: 40, leaversWithout: 20, leaversWith: 60)
        == CountedShare(100, of: 120))
    #expect(
      StudyYear.diplomaResult(leaversWithout: 15, leaversWith: 65) == CountedShare(65, of: 80))
  }

  @Test("the four shares of Entree are of the same people and sum to 100 %")
  func entree() {
    let year = EntreeYear(
      movedOnWithDiploma: 41, movedOnWithout: 7, leftWithDiploma: 30, leftWithout: 13)
    #expect(year.shares.map(\.numerator) == [41, 7, 30, 13])
    #expect(year.shares.allSatisfy { $0.denominator == 91 })
    #expect(year.shares.reduce(0) { $0 + $1.numerator } == 91)
  }
}
