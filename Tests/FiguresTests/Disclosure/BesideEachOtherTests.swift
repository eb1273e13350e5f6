import Facts
import Testing

@testable import Figures

@Suite("Figures beside each other")
struct BesideEachOtherTests {
  static let disclosure = Disclosure(Made.policy)

  static func share(_ part: Int, _ whole: Int, _ rung: Rung, headline: Bool = true) -> Figure {
    var figure = Figure(
      .jobChance, definition: "d", state: .published, unit: .share, headline: headline)
    (figure.value, figure.numerator, figure.n) = (Double(part) / Double(whole), part, whole)
    figure.basis = Basis(rung: rung, group: "g", population: "p")
    figure.method = .counted
    figure.period = "2019/20"
    return figure
  }

  @Test("own 25 of 31 beside 28 of 40 of the programme: the other school's 3 of 9 stays hidden")
  func others() {
    let own = Self.share(25, 31, .own)
    let shown = Self.disclosure.protected([own, Self.share(28, 40, .programme, headline: false)])
    #expect(shown[0] == own)
    #expect(shown[1].state == .suppressed)
    #expect(shown[1].reason == .protected)
    #expect(shown[1].value == nil && shown[1].numerator == nil && shown[1].n == nil)
  }

  @Test("the headline stays: an own figure beside it goes")
  func headlineStays() {
    let wide = Self.share(28, 40, .programme)
    let shown = Self.disclosure.protected([wide, Self.share(25, 31, .own, headline: false)])
    #expect(shown[0] == wide)
    #expect(shown[1].reason == .protected)
  }

  @Test("a rest that may be shown, another year, other people or another question: all stay")
  func stay() {
    let own = Self.share(25, 31, .own)
    let large = Self.share(80, 140, .programme, headline: false)
    var others = Array(repeating: Self.share(28, 40, .programme, headline: false), count: 3)
    others[0].period = "2018/19"
    others[1].basis?.population = "residents"
    others[2].definition = "e"
    for other in [large] + others {
      #expect(Self.disclosure.protected([own, other]) == [own, other])
    }
  }

  @Test("a rest of 30 of 40 may be shown when it is exact; in tens it is too near to all")
  func grain() {
    func beside(_ grain: Int?) -> [Reason?] {
      var own = Self.share(20, 30, .own)
      var wide = Self.share(50, 70, .programme, headline: false)
      (own.roundedTo, wide.roundedTo) = (grain, grain)
      return Self.disclosure.protected([own, wide]).map(\.reason)
    }
    #expect(beside(nil) == [nil, nil])
    #expect(beside(10) == [nil, .protected])
  }

  @Test("nothing of the embedded edition has to be hidden for this")
  func baseline() throws {
    let protected = try Baseline.sheets.get().flatMap(\.figures).filter {
      $0.reason == .protected
    }
    #expect(protected.count == 0)
  }

  @Test("job chance and study on of one cohort leave who left the country: CBS tells that itself")
  func cohort() throws {
    var rests = 0
    for (_, facts) in try Baseline.core.get().facts.positions {
      for fact in facts where fact.moment == .oneYear && fact.population == "residents" {
        guard let available = fact.available, let back = fact.backInEducation,
          let total = fact.total
        else { continue }
        rests += 1
        // Seven numbers in tens: their sum is right to 35.
        let gone = try #require(fact.notRegistered)
        #expect(abs(total - back - available - gone) <= 35)
      }
    }
    #expect(rests > 50)
  }
}
