/// Distinct values in the order given, each with its number.
package struct Numbered<Value: Hashable> {
  package private(set) var values: [Value] = []
  private var numbers: [Value: Int] = [:]

  package init(_ values: [Value] = []) {
    for value in values { _ = number(value) }
  }

  /// The number of a value, given out when it is new.
  package mutating func number(_ value: Value) -> Int {
    if let known = numbers[value] { return known }
    numbers[value] = values.count
    values.append(value)
    return values.count - 1
  }

  /// The number of a value that is known; −1 otherwise.
  package subscript(value: Value) -> Int { numbers[value] ?? -1 }
}
