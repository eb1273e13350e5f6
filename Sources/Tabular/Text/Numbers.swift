/// Reads a whole number: digits with an optional minus sign; nil for anything else.
func parseInteger(_ bytes: Span<UInt8>) -> Int? {
  let negative = !bytes.isEmpty && bytes[0] == UInt8(ascii: "-")
  let start = negative ? 1 : 0
  guard start < bytes.count else { return nil }
  var value = 0
  for index in start..<bytes.count {
    let digit = Int(bytes[index]) - 0x30
    guard (0...9).contains(digit) else { return nil }
    let (shifted, overflow) = value.multipliedReportingOverflow(by: 10)
    let (next, overflowAgain) = shifted.subtractingReportingOverflow(digit)
    if overflow || overflowAgain { return nil }
    value = next
  }
  if negative { return value }
  return value == .min ? nil : -value
}

/// Reads a decimal number: digits, with an optional minus sign and fraction; nil for anything
/// else.
///
/// Correctly rounded: up to 15 digits are exact in a `Double`, as is the power of ten they are
/// divided by; longer numbers go through the standard library.
func parseDecimal(_ bytes: Span<UInt8>, separator: UInt8) -> Double? {
  var digits = 0
  var fraction = 0
  var mantissa = 0
  var seenSeparator = false
  let negative = !bytes.isEmpty && bytes[0] == UInt8(ascii: "-")
  for index in (negative ? 1 : 0)..<bytes.count {
    let byte = bytes[index]
    if byte == separator, digits > 0, !seenSeparator {
      seenSeparator = true
      continue
    }
    guard (0x30...0x39).contains(byte) else { return nil }
    if digits < 15 { mantissa = mantissa * 10 + Int(byte) - 0x30 }
    digits += 1
    if seenSeparator { fraction += 1 }
  }
  guard digits > 0, !seenSeparator || fraction > 0 else { return nil }
  if digits > 15 {
    let text = (0..<bytes.count).map { index in
      bytes[index] == separator ? "." : String(Unicode.Scalar(bytes[index]))
    }
    return Double(text.joined())
  }
  var scale = 1.0
  for _ in 0..<fraction { scale *= 10 }
  let magnitude = Double(mantissa) / scale
  return negative ? -magnitude : magnitude
}
