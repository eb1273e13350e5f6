import Facts
import Figures
import TestSupport
import Testing

/// Somebody subtracts everything we publish from everything else that is public.
@Suite("An attacker with a subtraction")
struct AttackTests {
  /// A number of graduates in one form is published as a share; found when it is known to be a
  /// certain few of 1–4.
  static func isFound(_ range: ClosedRange<Int>) -> Bool {
    range.lowerBound >= 1 && range.upperBound <= 4 && range.count < 4
  }

  @Test("the embedded edition and all sheets together: nothing hidden comes out")
  func embeddedAlone() throws {
    var attacker = Attacker()
    let published = try Publication(into: &attacker)
    try published.readSheets(into: &attacker)
    attacker.work()
    attacker.subtract()
    #expect(published.hidden.count == 14_703)
    #expect(published.forms.count == 1_824)
    let found = published.hidden.filter { attacker.range($0.cell) != $0.bounds }
    #expect(found.count == 0)
    #expect(published.forms.filter { Self.isFound(attacker.range($0)) }.count == 0)
    #expect(attacker.contradictions == 0)
  }

  @Test(
    "DUO's own tables give 379 hidden diplomas of 2019 away",
    .enabled(if: Checkout.hasData, "\(Checkout.absence)"))
  func duoDiplomas() throws {
    var attacker = Attacker()
    let editions = try DuoEditions.readDiplomasOnly(into: &attacker)
    attacker.work()
    let singles = editions.parts.filter {
      $0.total.hasPrefix("graduates/2019/") && $0.hidden.count == 1
    }
    #expect(singles.count { attacker.range($0.hidden[0]).count == 1 } == 379)
    #expect(attacker.contradictions == 0)
  }

  @Test(
    "beside everything DUO publishes, what we publish makes nothing more known",
    .enabled(if: Checkout.hasData, "\(Checkout.absence)"))
  func besideDuo() throws {
    var attacker = Attacker()
    let editions = try DuoEditions.read(into: &attacker)
    attacker.work()
    attacker.subtract()
    let tables = editions.hidden.sorted { $0.key < $1.key }
    let cells = tables.flatMap(\.value)
    let before = cells.map { attacker.range($0) }
    // What DUO's editions give away by themselves.
    #expect(cells.count == 7_440)
    #expect(before.count { $0.count == 1 } == 3_525)
    #expect(before.count { (2...3).contains($0.count) } == 1_064)
    // A correction came between two editions: sums that cannot both be true.
    #expect(attacker.contradictions == 28)
    let published = try Publication(into: &attacker, beside: editions)
    try published.readSheets(into: &attacker)
    attacker.work()
    attacker.subtract()
    let after = cells.map { attacker.range($0) }
    #expect(zip(before, after).count { $0 != $1 } == 0)
    #expect(attacker.contradictions == 31)
  }
}
