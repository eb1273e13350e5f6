/// Distinct values in the order in which they were first given, each with its number, from 0.
package struct Numbered<Value: Hashable> {
  /// The values, each at the place of its number.
  package private(set) var values: [Value] = []
  private var numbers: [Value: Int] = [:]

  /// Numbers these values in order; of equal values the first counts.
  package init(_ values: [Value] = []) {
    for value in values { _ = number(value) }
  }

  /// The number of a value; a new value gets the next number. Cost: one look-up.
  package mutating func number(_ value: Value) -> Int {
    if let known = numbers[value] { return known }
    numbers[value] = values.count
    values.append(value)
    return values.count - 1
  }

  /// The number of a known value; −1 for any other.
  package subscript(value: Value) -> Int { numbers[value] ?? -1 }
}
