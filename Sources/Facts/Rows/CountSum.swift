/// A count of people that may be hidden: an exact number, or the bounds of what it can be.
///
/// A suppressed cell of 1–4 is `1…4`; the sum of 80 and a suppressed cell is `81…84`. Suppressed is
/// never zero, so adding one always lifts both bounds.
package struct CountSum: Hashable, Sendable {
  /// Fewest people it can be, from 0; at most `high`.
  package let low: Int
  /// Most people it can be.
  package let high: Int

  package init(low: Int, high: Int) {
    precondition(low >= 0 && low <= high, "bounds of a count are reversed")
    self.low = low
    self.high = high
  }

  /// A number that is known exactly.
  package init(_ exact: Int) { self.init(low: exact, high: exact) }

  /// A cell of 1–4 people, which the source or we hide.
  package static let suppressed = CountSum(low: 1, high: 4)
  /// Nobody: no rows, or rows that say 0.
  package static let zero = CountSum(0)

  /// The number when it is known exactly; nil when a part is hidden.
  package var exact: Int? { low == high ? low : nil }

  /// The middle of the bounds, a number of people; for estimates only, never shown.
  package var middle: Double { Double(low + high) / 2 }

  /// The same count with 1–4 hidden, whatever the source showed.
  package var disclosed: CountSum {
    let hidden = CountSum.suppressed
    guard let exact, (hidden.low...hidden.high).contains(exact) else { return self }
    return hidden
  }

  /// The sum of cells as it may be published beside them once those of 1–4 are hidden: the sum
  /// itself when every hidden cell can then still be anything from 1 to 4, otherwise the sum of
  /// what is shown, with its bounds.
  ///
  /// Why: 2,000 hidden cells of which only the sum is known say nothing about one of them; a single
  /// one is found by subtraction.
  package static func published(_ cells: some Sequence<CountSum>) -> CountSum {
    var (sum, shown, hidden, people) = (CountSum.zero, CountSum.zero, 0, 0)
    for cell in cells {
      sum += cell
      shown += cell.disclosed
      guard cell.disclosed != cell else { continue }
      hidden += 1
      people += cell.low
    }
    let others = hidden - 1
    let isFree =
      people - others >= suppressed.high && people - suppressed.high * others <= suppressed.low
    return hidden == 0 || isFree ? sum : shown
  }

  /// Both together: lower and upper bounds summed.
  package static func + (a: CountSum, b: CountSum) -> CountSum {
    CountSum(low: a.low + b.low, high: a.high + b.high)
  }

  /// Adds a count: lower and upper bounds summed.
  package static func += (a: inout CountSum, b: CountSum) { a = a + b }
}

extension Bounds {
  /// True when the upper bound is 4 or less, so that it says no more than "fewer than five".
  package var isFew: Bool { high <= CountSum.suppressed.high }
}
