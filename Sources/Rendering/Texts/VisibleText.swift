/// Text without signs that nobody sees and that can disturb what stands around it.
///
/// Names come from registers. A line break in one could pass for a new line of a text file, a
/// control sign makes XML unreadable, and a sign that turns the direction of reading reaches past
/// the name.
enum VisibleText {
  /// The text with each such sign as a space; the text itself when there is none, which is soon
  /// seen.
  static func of(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F && $0 != 0xC2 && $0 < 0xE2 }
    if isPlain { return text }
    var clean = ""
    clean.unicodeScalars.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      clean.unicodeScalars.append(isUnseen(scalar) ? " " : scalar)
    }
    return clean
  }

  /// Controls, marks and overrides of direction, breaks of lines, and what is no character at all.
  private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F,
      0xFEFF, 0xFFF9...0xFFFB, 0xFFFE, 0xFFFF:
      true
    default: scalar.value & 0xFFFE == 0xFFFE
    }
  }
}
