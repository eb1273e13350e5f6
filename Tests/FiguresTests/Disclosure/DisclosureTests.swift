import Facts
import Figures
import Testing

@Suite("Disclosure")
struct DisclosureTests {
  static let disclosure = Disclosure(Made.policy)

  @Test("an own share needs 10 people, and 12 beside a norm")
  func smallest() {
    let rules = Self.disclosure
    #expect(rules.hides(numerator: 5, denominator: 9) == .tooFew)
    #expect(rules.hides(numerator: 5, denominator: 10) == nil)
    #expect(rules.hides(numerator: 5, denominator: 11, judged: true) == .tooFew)
    #expect(rules.hides(numerator: 5, denominator: 12, judged: true) == nil)
    #expect(rules.hides(numerator: 0, denominator: 0) == .tooFew)
  }

  @Test("two people or fewer from 0 or 100 %: too uniform; three are shown")
  func uniform() {
    let hidden = (0...40).filter { Self.disclosure.hides(numerator: $0, denominator: 40) != nil }
    #expect(hidden == [0, 1, 2, 38, 39, 40])
    #expect(Self.disclosure.hides(numerator: 40, denominator: 40) == .tooUniform)
  }

  @Test("in tens the margin is twenty, and the smallest number that rounds to it must be enough")
  func tens() {
    let rules = Self.disclosure
    #expect(rules.hides(numerator: 10, denominator: 200, roundedTo: 10) == .tooUniform)
    #expect(rules.hides(numerator: 20, denominator: 200, roundedTo: 10) == nil)
    #expect(rules.hides(numerator: 190, denominator: 200, roundedTo: 10) == .tooUniform)
    #expect(rules.hides(numerator: 0, denominator: 10, roundedTo: 10) == .tooFew)
  }

  @Test("a share with a hidden part is not shown, however small the doubt")
  func hiddenParts() {
    let doubt = CountSum(low: 900, high: 901)
    #expect(Self.disclosure.hides(numerator: CountSum(500), denominator: doubt) == .tooFew)
    #expect(Self.disclosure.hides(numerator: doubt, denominator: CountSum(1000)) == .tooFew)
    #expect(Self.disclosure.hides(numerator: CountSum(500), denominator: CountSum(900)) == nil)
  }

  @Test("a count of 1–4 is hidden, zero and five are shown; bounds only from five")
  func counts() {
    let hidden = (0...6).filter { Self.disclosure.hides(CountSum($0)) != nil }
    #expect(hidden == [1, 2, 3, 4])
    #expect(Self.disclosure.bounds(.suppressed) == nil)
    #expect(Self.disclosure.bounds(CountSum(low: 81, high: 84)) == Bounds(low: 81, high: 84))
    #expect(Self.disclosure.bounds(CountSum(81)) == nil)
  }
}
