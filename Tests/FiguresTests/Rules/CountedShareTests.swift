import Facts
import Figures
import Testing

@Suite("Counted shares")
struct CountedShareTests {
  @Test("a norm is reached from exactly that per cent, without a rounding error")
  func reaches() throws {
    let norm = DecimalNumber(digits: 67)
    #expect(CountedShare(67, of: 100).reaches(norm))
    #expect(CountedShare(201, of: 300).reaches(norm))
    #expect(!CountedShare(200_999_999, of: 300_000_000).reaches(norm))
    #expect(!CountedShare(0, of: 0).reaches(norm))
    // 0.07 × 100 is 7.000000000000001 as a binary fraction.
    #expect(!CountedShare(69_999_999, of: 1_000_000_000).reaches(DecimalNumber(digits: 7)))
    #expect(CountedShare(7, of: 100).reaches(DecimalNumber(digits: 7)))
    #expect(CountedShare(679, of: 1000).reaches(try #require(DecimalNumber("67.9"))))
    #expect(!CountedShare(678, of: 1000).reaches(try #require(DecimalNumber("67.9"))))
  }

  @Test("HBO-Monitor 2023: 2.8 % of all is the mean of 3.2 and 0.8 % weighted 5 to 1, not 2.0")
  func pooling() throws {
    // The weight of the part-timers that the three published per cents imply is 1/6.
    let fullTime = CountedShare(160, of: 5000)
    let partTime = CountedShare(8, of: 1000)
    let all = [fullTime, partTime].pooled
    #expect(fullTime.value == 0.032)
    #expect(partTime.value == 0.008)
    #expect(all == CountedShare(168, of: 6000))
    #expect(all.value == 0.028)
    #expect(partTime.denominator * 6 == all.denominator)
    let simple = try (#require(fullTime.value) + #require(partTime.value)) / 2
    #expect(simple == 0.02)
  }

  @Test("the published forms of the HBO-Monitor give that weight")
  func weight() throws {
    let facts = try Baseline.core.get().facts.references["unemployment.hbo_monitor"] ?? []
    func value(_ form: String) throws -> DecimalNumber {
      let fact = facts.first {
        ["hbom-unemployment-2023", "hbom-unemployment-2023-all-forms"].contains($0.table)
          && $0.members["form"] == form
      }
      return try #require(fact.flatMap { DecimalNumber(written: $0.value) })
    }
    let (all, full, part) = try (value("all"), value("voltijd"), value("deeltijd"))
    #expect([all, full, part].map(\.places) == [1, 1, 1])
    // (3.2 − 2.8) / (3.2 − 0.8) = 4/24.
    #expect((full.digits - all.digits) * 6 == full.digits - part.digits)
  }

  @Test("nobody of nobody has no share")
  func empty() {
    #expect(CountedShare(0, of: 0).value == nil)
    #expect([CountedShare]().pooled == CountedShare(0, of: 0))
    #expect(CountedShare(0, of: 9).isUniform)
    #expect(CountedShare(9, of: 9).isUniform)
    #expect(!CountedShare(1, of: 9).isUniform)
  }
}
