package import Facts

/// Numbers as a reader of the language writes them: `1.230`, `2,1` and `€ 17,50` (with a space that
/// does not break) in Dutch, `1,230`, `2.1` and `€17.50` in English. No locale of the system is
/// asked, so the same number gives the same text on every machine.
extension Language {
  private var thousands: Character { self == .nl ? "." : "," }
  private var decimals: String { self == .nl ? "," : "." }

  /// A whole number with its thousands apart.
  package func whole(_ number: Int) -> String {
    let digits = String(number.magnitude)
    var text = number < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(thousands) }
      text.append(digit)
    }
    return text
  }

  /// A number with at most so many decimals; zeros at the end are left out unless `padded`.
  package func decimal(_ number: Double, places: Int, padded: Bool = false) -> String {
    var scale = 1
    for _ in 0..<places { scale *= 10 }
    let scaled = Int((number.magnitude * Double(scale)).rounded())
    let sign = number < 0 && scaled > 0 ? "-" : ""
    let whole = sign + whole(scaled / scale)
    var digits = String(scaled % scale)
    digits = String(repeating: "0", count: places - min(places, digits.count)) + digits
    if places == 0 { return whole }
    if !padded { while digits.hasSuffix("0") { digits.removeLast() } }
    return digits.isEmpty ? whole : whole + decimals + digits
  }

  /// An amount in euros: with cents per hour, whole when it is a month's pay.
  package func euro(_ amount: Double, cents: Bool = true) -> String {
    (self == .nl ? "€\u{00A0}" : "€") + decimal(amount, places: cents ? 2 : 0, padded: true)
  }
}
