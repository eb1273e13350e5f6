import Facts
import Figures
import Testing

@Suite("Nested shares")
struct NestedTests {
  /// The French rule: a rate needs 20 people.
  static let french: Disclosure = {
    var policy = Made.policy
    policy.smallestOwnShare = 20
    return Disclosure(policy)
  }()

  @Test("20 of 30 study on, 23 of 30 study on or work: the hidden 3 of 10 follows")
  func frenchLeak() {
    let (inner, outer) = (CountedShare(20, of: 30), CountedShare(23, of: 30))
    #expect(Disclosure.rest(of: inner, in: outer, .sameWhole) == CountedShare(3, of: 10))
    #expect(Self.french.hides(numerator: 3, denominator: 10) == .tooFew)
    #expect(Self.french.hides(inner, beside: outer, .sameWhole) == .protected)
    #expect(Self.french.hides(CountedShare(10, of: 30), beside: outer, .sameWhole) == nil)
  }

  @Test("full-time within all forms: the few part-timers follow")
  func partOfWhole() {
    let rules = Disclosure(Made.policy)
    let all = CountedShare(28, of: 40)
    #expect(
      Disclosure.rest(of: CountedShare(25, of: 31), in: all, .partOfWhole)
        == CountedShare(3, of: 9))
    #expect(rules.hides(CountedShare(25, of: 31), beside: all, .partOfWhole) == .protected)
    #expect(rules.hides(CountedShare(25, of: 30), beside: all, .partOfWhole) == nil)
    #expect(rules.hides(CountedShare(28, of: 30), beside: all, .partOfWhole) == .protected)
  }

  @Test("the same share twice gives nothing away; shares that do not nest are left alone")
  func nothing() {
    let share = CountedShare(20, of: 30)
    #expect(Self.french.hides(share, beside: share, .partOfWhole) == nil)
    #expect(Disclosure.rest(of: share, in: CountedShare(19, of: 30), .sameWhole) == nil)
    #expect(Self.french.hides(share, beside: CountedShare(19, of: 30), .sameWhole) == nil)
  }

  @Test("counts in tens are judged by the margin of tens")
  func tens() {
    let rules = Disclosure(Made.policy)
    let outer = CountedShare(300, of: 400, roundedTo: 10)
    func hidden(_ part: Int, _ whole: Int) -> Reason? {
      rules.hides(CountedShare(part, of: whole, roundedTo: 10), beside: outer, .partOfWhole)
    }
    #expect(hidden(200, 280) == nil)
    #expect(hidden(290, 360) == .protected)
  }
}
