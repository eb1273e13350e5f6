/// How a source writes its numbers: declared, because `1.234` is twelve hundred in one file and one
/// and a bit in another.
///
/// Where nothing is declared, a fraction may follow a point or a comma, and a text that could also
/// be read with thousands (`10.000`, `1,234`) is refused: it is never quietly one of the two.
package struct NumberStyle: Sendable, Hashable {
  /// Why a text is no number.
  package enum Fault: Error, Sendable, Hashable {
    /// It is not a number in this style.
    case notANumber
    /// It is one number with a decimal mark and another with a thousands mark.
    case ambiguous
  }

  /// The mark before the fraction; nil where nothing is declared.
  package var decimal: Character?
  /// The mark between groups of three digits; a space stands for every kind of space. Nil: none.
  package var thousands: Character?

  package init(decimal: Character? = nil, thousands: Character? = nil) {
    (self.decimal, self.thousands) = (decimal, thousands)
  }

  /// A number as computers write it: a point before the fraction, no thousands.
  package static let plain = NumberStyle(decimal: ".")

  /// A decimal number: digits, an optional minus sign in front, a fraction. No exponent, no per
  /// cent, no unit, no digits but 0 to 9.
  ///
  /// - Returns: the number in the unit of the text.
  /// - Throws: `Fault` for any other text.
  package func decimal(_ text: String) throws(Fault) -> Double {
    let parts = try parts(text)
    var digits = Array((parts.isNegative ? "-" : "").utf8) + Array(parts.whole.utf8)
    if let fraction = parts.fraction { digits += [UInt8(ascii: ".")] + Array(fraction.utf8) }
    guard let value = parseDecimal(digits.span, separator: UInt8(ascii: ".")) else {
      throw .notANumber
    }
    return value
  }

  /// A whole number. A fraction of zeros (`10.0`, `700,0`) is allowed, since it is that number in
  /// every style; one of three digits never is: nobody counts people in thousandths.
  ///
  /// - Throws: `Fault` for any other text.
  package func count(_ text: String) throws(Fault) -> Int {
    let parts = try parts(text)
    if let fraction = parts.fraction {
      if fraction.utf8.count == 3 { throw .ambiguous }
      guard fraction.utf8.allSatisfy({ $0 == 0x30 }) else { throw .notANumber }
    }
    guard let value = parseInteger(Array(((parts.isNegative ? "-" : "") + parts.whole).utf8).span)
    else { throw .notANumber }
    return value
  }

  private struct Parts {
    var isNegative = false
    /// Digits only, at least one.
    var whole = ""
    var fraction: String?
  }

  private func parts(_ text: String) throws(Fault) -> Parts {
    var parts = Parts()
    var rest = text[...]
    if rest.first == "-" {
      parts.isNegative = true
      rest = rest.dropFirst()
    }
    let marks: [Character] = decimal.map { [$0] } ?? [".", ","].filter { $0 != thousands }
    guard let mark = rest.firstIndex(where: marks.contains) else {
      parts.whole = try ungrouped(rest)
      return parts
    }
    let fraction = rest[rest.index(after: mark)...]
    guard isDigits(fraction) else { throw .notANumber }
    parts.whole = try ungrouped(rest[..<mark])
    parts.fraction = String(fraction)
    if decimal == nil, thousands == nil, fraction.utf8.count == 3,
      (1...3).contains(parts.whole.utf8.count), parts.whole.first != "0"
    {
      throw .ambiguous
    }
    return parts
  }

  /// The digits without the thousands marks, which stand before every three digits or nowhere.
  private func ungrouped(_ text: Substring) throws(Fault) -> String {
    if isDigits(text) { return String(text) }
    guard let thousands else { throw .notANumber }
    let groups = text.split(omittingEmptySubsequences: false) {
      $0 == thousands || thousands == " " && NumberStyle.spaces.contains($0)
    }
    guard let first = groups.first, (1...3).contains(first.utf8.count),
      groups.dropFirst().allSatisfy({ $0.utf8.count == 3 }), groups.allSatisfy(isDigits)
    else { throw .notANumber }
    return groups.joined()
  }

  private func isDigits(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  private static let spaces: Set<Character> = [" ", "\u{A0}", "\u{2009}", "\u{202F}"]
}
