import Facts
import Testing

@testable import Figures

@Suite("Completion")
struct CompletionTests {
  @Test("HBO-ICT in Amsterdam: 42.7 % by itself, 44.9 % drawn to HBO-ICT elsewhere, within 32–58 %")
  func realOwn() throws {
    let core = try Baseline.core.get()
    let key = try #require(OfferingKey("28dn-30020"))
    guard case .passed(let flow) = core.stockFlow.own[key] else {
      Issue.record("withheld")
      return
    }
    let sum = flow.sum(3)
    #expect(sum.graduates == 995)
    #expect(abs(sum.leavers(0.2) - 1338.0) < 1e-9)

    let figure = try Baseline.headline("28dn-30020", Completion.self)
    // The newest year one and a half times: 1,174 with and 1,507.8 without. Elsewhere 6,378 with and
    // 5,551 without, in a sector of 58.45 %; 70 people and a tenth of 2,681.8 are borrowed.
    let elsewhere = (6378 + 200 * 0.5845200117913858) / (6378 + 5551 + 200)
    let expected = (1174 + 338.18 * elsewhere) / (2681.8 + 338.18)
    #expect(abs(try #require(figure.value) - expected) < 1e-9)
    #expect(abs(expected - 0.4487) < 5e-5)
    #expect(abs(try #require(figure.interval?.low) - 0.3250) < 5e-5)
    #expect(abs(try #require(figure.interval?.high) - 0.5779) < 5e-5)
    #expect(figure.n == 2330)
    #expect(figure.basis?.rung == .ownPooled)
    #expect(figure.basis?.group == "Hogeschool van Amsterdam, HBO-ICT")
    #expect(figure.period == "2021–2024")
    #expect(figure.method == .estimated)
    #expect(figure.passedOver == nil)
  }

  @Test("on their own numbers: 522 of 796 bachelors, with 77 % of the students")
  func share() throws {
    let core = try Baseline.core.get()
    let bachelors = core.facts.offerings.filter { $0.level == .bachelor }
    let own = bachelors.filter {
      if case .passed = core.stockFlow.own[$0.key] { return true }
      return false
    }
    #expect(bachelors.count == 796)
    #expect(own.count == 522)
    #expect(Double(own.count) >= 0.65 * Double(bachelors.count))
    let students = [bachelors, own].map { $0.reduce(0) { $0 + Coverage.students($1, core) } }
    #expect(students == [407_264, 311_970])
    #expect(Double(students[1]) >= 0.75 * Double(students[0]))
  }

  @Test(
    "Verloskunde, leraar Nederlands and DBKV: a ratio above 1 is withheld, not borrowed away",
    arguments: [
      ("27pz-34134", "Verloskunde"),
      (
        "30gb-35198",
        "Opleiding tot leraar voortgezet onderwijs van de tweede graad in Nederlands"
      ),
      ("22oj-39100", "Docent Beeldende Kunst en Vormgeving"),
    ])
  func identityFails(key: String, name: String) throws {
    let core = try Baseline.core.get()
    let offering = try Baseline.offering(key)
    #expect(offering.name == name)
    let sum = try #require(StockFlow(offering.key, core.facts, from: 2020, to: 2024)).sum(3)
    #expect(sum.leavers(0.2) < 0 && sum.graduates > 0)
    let figures = try Baseline.figures(key, Completion.self)
    #expect(figures.count == 1)
    #expect(figures[0].passed.first == "own_pooled identity_fails")
    #expect(figures[0].basis?.rung.isOwn != true)
    #expect(figures[0].terms?.contains { $0.name == "own_share" } != true)
  }

  @Test("midwifery in Amsterdam falls back on full-time health bachelors")
  func realGroup() throws {
    let figure = try Baseline.headline("27pz-34134", Completion.self)
    #expect(figure.state == .published)
    #expect(figure.basis?.rung == .group)
    #expect(figure.basis?.group == "bachelor, gezondheidszorg, mostly_fulltime")
    #expect(figure.passed == ["own_pooled identity_fails", "programme identity_fails"])
  }

  @Test("nursing in part-time-heavy codes is not told by a sector sum without any nursing")
  func codeOutsideTheGroup() throws {
    let core = try Baseline.core.get()
    let outside = core.facts.offerings.filter { $0.key.code == "34560" && $0.level == .bachelor }
    #expect(outside.count > 10)
    for offering in outside {
      #expect(Completion.figures(for: offering, in: core)[0].basis?.rung != .group)
    }
  }

  @Test("a withheld value tells its numbers and rows")
  func withheldNumbers() throws {
    let figure = try Baseline.headline("27pz-34134", Completion.self)
    let own = try #require(figure.passedOver?.first)
    #expect(own.terms?.first { $0.name == "ratio" }.map { $0.value > 0.9 } == true)
    #expect(own.terms?.filter { $0.name == "leavers" }.count == 3)
    #expect(own.sources?.count == 3)
    #expect(own.sources?.allSatisfy { !$0.rows.isEmpty } == true)
  }

  @Test("two mostly part-time teacher programmes have no figure at all")
  func realPartTime() throws {
    for key in ["30gb-35198", "22oj-39100"] {
      let figure = try Baseline.headline(key, Completion.self)
      #expect(figure.state == .absent)
      #expect(figure.value == nil)
      #expect(figure.interval == nil)
      #expect(figure.reason == .identityFails)
    }
  }

  @Test("forensic laboratory research in Leiden had no graduates in 2021/22: too new")
  func realNew() throws {
    let figure = try Baseline.headline("30hd-39305", Completion.self)
    #expect(figure.basis?.rung == .group)
    #expect(figure.passed == ["own_pooled new_programme", "programme too_few"])
  }

  @Test("an Ad and a master: not measured, without a rung tried")
  func notMeasured() throws {
    for key in ["31fr-80009", "00mf-44739"] {
      let figures = try Baseline.figures(key, Completion.self)
      #expect(figures.map(\.state) == [.absent])
      #expect(figures[0].reason == .notMeasured)
      #expect(figures[0].passedOver == nil)
    }
  }

  @Test("Entree: not applicable, and no figure of the institution in its place")
  func entree() throws {
    let figures = try Baseline.figures("00gt-23110-bol", Completion.self)
    #expect(figures.map(\.state) == [.notApplicable])
    #expect(figures[0].value == nil)
  }

  @Test("mbo niveau 4: the diplomaresultaat of the institution, beside it that of all ROCs")
  func institution() throws {
    let figures = try Baseline.figures("25lx-25187-bol", Completion.self)
    #expect(figures.map(\.value) == [0.7230919765166341, 0.7099630902541754])
    #expect(figures.map { $0.basis?.rung } == [.institution, .group])
    #expect(figures.map(\.headline) == [true, false])
  }

  @Test("50–80 % full-time: not its own figure, but that of the programme in the country")
  func halfFullTime() throws {
    // Two schools that count: one alone is not the country.
    let elsewhere = ["30GB", "25DW"].map { OfferingKey(brin: $0, code: "30020") }
    let offerings = [Made.hbo(fullTime: 0.79)] + elsewhere.map { Made.hbo($0) }
    let counts =
      Made.steady()
      + elsewhere.flatMap {
        Made.flow(
          Array(repeating: 4000, count: 5), Array(repeating: 1000, count: 5),
          Array(repeating: 720, count: 4), key: $0)
      }
    let figure = Completion.figures(
      for: offerings[0], in: try Made.core(offerings, counts: counts))[0]
    #expect(figure.basis?.rung == .programme)
    #expect(figure.passed == ["own_pooled form_mix"])
    #expect(abs(try #require(figure.value) - 0.6) < 1e-12)
  }

  @Test("a programme whose forms nobody knows gets no full-time figure")
  func unknownForms() throws {
    let figures = Completion.figures(
      for: Made.hbo(fullTime: nil),
      in: try Made.core([Made.hbo(fullTime: nil)], counts: Made.steady()))
    #expect(figures.map(\.state) == [.absent])
    #expect(figures[0].reason == .formMix)
  }

  @Test("students without graduates or first-years: absent, never 0 %")
  func sourceMissing() throws {
    for missing in [IndicatorID.graduates, .firstYears] {
      let counts = Made.steady().filter { $0.indicator != missing }
      let figures = Completion.figures(
        for: Made.hbo(), in: try Made.core([Made.hbo()], counts: counts))
      #expect(figures.map(\.state) == [.absent])
      #expect(figures[0].reason == .sourceNotLoaded)
    }
  }
}
