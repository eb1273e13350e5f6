import Facts
import Testing

@Suite("CountSum")
struct CountSumTests {
  @Test("a hidden cell is 1–4, never zero and never a number")
  func hiddenCell() {
    #expect(CountSum.suppressed.low == 1)
    #expect(CountSum.suppressed.high == 4)
    #expect(CountSum.suppressed.exact == nil)
    #expect(CountSum.suppressed != .zero)
    #expect(CountSum.zero.exact == 0)
  }

  @Test("80 and a hidden cell are 81–84; two hidden cells more are 83–92")
  func boundsAddUp() {
    let sum = CountSum(80) + .suppressed
    #expect(sum == CountSum(low: 81, high: 84))
    #expect(sum + .suppressed + .suppressed == CountSum(low: 83, high: 92))
  }

  @Test("adding a hidden cell lifts both bounds and makes the sum uncertain", arguments: 0...200)
  func suppressedLifts(people: Int) {
    let sum = CountSum(people) + .suppressed
    #expect(sum.low == people + 1)
    #expect(sum.high == people + 4)
    #expect(sum.exact == nil)
  }

  @Test("adding nobody changes nothing, and the order of adding does not matter")
  func neutralAndCommutative() {
    let cells = [CountSum(7), .suppressed, CountSum(low: 3, high: 11), .zero]
    let forwards = cells.reduce(.zero, +)
    #expect(forwards == cells.reversed().reduce(.zero, +))
    #expect(forwards == CountSum(low: 11, high: 22))
    for cell in cells { #expect(cell + .zero == cell) }
  }

  @Test("1–4 that a source shows is hidden; 0, 5 and a range stay as they are")
  func disclosed() {
    for people in 1...4 { #expect(CountSum(people).disclosed == .suppressed) }
    #expect(CountSum.zero.disclosed == .zero)
    #expect(CountSum(5).disclosed == CountSum(5))
    #expect(CountSum(low: 1, high: 4).disclosed == .suppressed)
    #expect(CountSum(low: 2, high: 8).disclosed == CountSum(low: 2, high: 8))
  }

  @Test("the middle of the bounds is for estimates: a hidden cell weighs 2.5")
  func middle() {
    #expect(CountSum.suppressed.middle == 2.5)
    #expect(CountSum(low: 81, high: 84).middle == 82.5)
    #expect(CountSum(12).middle == 12)
  }
}
