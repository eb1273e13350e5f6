/// A decimal number exactly as it is written: 0.85 is eighty-five hundredths, not the nearest binary
/// fraction, so that a value on an edge is on the edge.
package struct DecimalNumber: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The number without its point.
  package let digits: Int
  /// How many of them stand behind the point, 0–9.
  package let places: Int

  package init(digits: Int, places: Int = 0) {
    precondition((0...9).contains(places), "zero to nine decimals")
    self.digits = digits
    self.places = places
  }

  /// Reads `67`, `0.85` or `-1.5`; nil for anything else, or for more than nine decimals.
  package init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 1 || (parts.count == 2 && !parts[1].isEmpty && parts[1].count <= 9),
      parts.dropFirst().allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
      parts[0].utf8.last.map({ (48...57).contains($0) }) == true, !parts[0].hasPrefix("+"),
      let digits = Int(parts.joined())
    else { return nil }
    self.init(digits: digits, places: parts.count == 2 ? parts[1].count : 0)
  }

  /// The shortest decimal that reads back as this binary fraction: what was written in the source.
  package init?(written value: Double) { self.init("\(value)") }

  package var description: String {
    guard places > 0 else { return String(digits) }
    let magnitude = String(digits.magnitude)
    let padded = String(repeating: "0", count: max(0, places + 1 - magnitude.count)) + magnitude
    return (digits < 0 ? "-" : "") + padded.dropLast(places) + "." + padded.suffix(places)
  }

  package static func < (a: DecimalNumber, b: DecimalNumber) -> Bool { a.compare(b) < 0 }
  package static func == (a: DecimalNumber, b: DecimalNumber) -> Bool { a.compare(b) == 0 }

  /// 0.50 and 0.5 are the same number.
  package func hash(into hasher: inout Hasher) {
    var (digits, places) = (digits, places)
    while places > 0, digits.isMultiple(of: 10) { (digits, places) = (digits / 10, places - 1) }
    hasher.combine(digits)
    hasher.combine(places)
  }

  /// 10 to the number of decimals: what `digits` is divided by.
  package var scale: Int { (0..<places).reduce(1) { scale, _ in scale * 10 } }

  private func compare(_ other: DecimalNumber) -> Int {
    let (a, b) = (
      digits.multipliedFullWidth(by: other.scale), other.digits.multipliedFullWidth(by: scale)
    )
    if a.high != b.high { return a.high < b.high ? -1 : 1 }
    return a.low == b.low ? 0 : (a.low < b.low ? -1 : 1)
  }
}
