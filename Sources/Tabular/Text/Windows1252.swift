/// The Windows-1252 code page, from Microsoft's published table.
///
/// Five positions (81, 8D, 8F, 90, 9D) are undefined. Browsers read them as control characters;
/// here they are illegal, because in a table of names they mean that the file is something else.
enum Windows1252 {
  /// The characters of 0x80 to 0x9F; the rest of the page equals Unicode.
  private static let upperControls: [Unicode.Scalar?] = [
    "\u{20AC}", nil, "\u{201A}", "\u{0192}", "\u{201E}", "\u{2026}", "\u{2020}", "\u{2021}",
    "\u{02C6}", "\u{2030}", "\u{0160}", "\u{2039}", "\u{0152}", nil, "\u{017D}", nil,
    nil, "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "\u{2022}", "\u{2013}", "\u{2014}",
    "\u{02DC}", "\u{2122}", "\u{0161}", "\u{203A}", "\u{0153}", nil, "\u{017E}", "\u{0178}",
  ]

  /// The character of a byte, or nil where the code page defines none.
  static func scalar(for byte: UInt8) -> Unicode.Scalar? {
    guard (0x80...0x9F).contains(byte) else { return Unicode.Scalar(byte) }
    return upperControls[Int(byte) - 0x80]
  }

  /// The byte of a character, or nil where the code page has none.
  static func byte(for scalar: Unicode.Scalar) -> UInt8? {
    switch scalar.value {
    case 0..<0x80, 0xA0...0xFF: UInt8(scalar.value)
    default: upperControls.firstIndex(of: scalar).map { UInt8(0x80 + $0) }
    }
  }
}
