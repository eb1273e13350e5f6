extension FlatJSON {
  /// Reads a string after its opening quote and checks its escapes.
  mutating func scanString() throws(TabularError) -> (Range<Int>, escaped: Bool) {
    let first = index
    var escaped = false
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") {
        index += 1
        return (first..<(index - 1), escaped)
      }
      if byte == UInt8(ascii: "\\") {
        escaped = true
        try scanEscape()
      } else if byte < 0x20 {
        throw complaint(
          at: index, "stuurteken \(hexadecimal(byte)) in een tekst",
          expected: "een stuurteken als \\u00\(hexadecimal(byte).suffix(2))")
      } else {
        index += 1
      }
    }
    throw complaint(
      at: first - 1, "de tekst wordt nergens gesloten",
      expected: "een afsluitend aanhalingsteken")
  }

  private mutating func scanEscape() throws(TabularError) {
    let offset = index
    let letter = offset + 1 < bytes.count ? bytes[offset + 1] : 0
    if FlatJSON.shortEscape(letter) != nil {
      index += 2
      return
    }
    guard letter == UInt8(ascii: "u"), let unit = codeUnit(at: offset + 2) else {
      throw complaint(
        at: offset, "onbekende omzetting na \\",
        expected: #"\" \\ \/ \b \f \n \r \t \uXXXX"#)
    }
    index += 6
    guard UTF16.isSurrogate(unit) else { return }
    guard UTF16.isLeadSurrogate(unit), index + 1 < bytes.count,
      bytes[index] == UInt8(ascii: "\\"), bytes[index + 1] == UInt8(ascii: "u"),
      let trail = codeUnit(at: index + 2), UTF16.isTrailSurrogate(trail)
    else {
      throw complaint(
        at: offset, "halve surrogaat in een tekst", expected: "een paar \\uD8XX\\uDCXX")
    }
    index += 6
  }

  /// The text of a string whose escapes have been checked.
  func text(in range: Range<Int>, escaped: Bool) -> String {
    guard escaped else { return String(decoding: bytes[range], as: UTF8.self) }
    var text: [UInt8] = []
    text.reserveCapacity(range.count)
    var cursor = range.lowerBound
    while cursor < range.upperBound {
      guard bytes[cursor] == UInt8(ascii: "\\") else {
        text.append(bytes[cursor])
        cursor += 1
        continue
      }
      if let short = FlatJSON.shortEscape(bytes[cursor + 1]) {
        text.append(short)
        cursor += 2
        continue
      }
      var units: [UInt16] = []
      while cursor + 1 < range.upperBound, bytes[cursor] == UInt8(ascii: "\\"),
        bytes[cursor + 1] == UInt8(ascii: "u"), let unit = codeUnit(at: cursor + 2)
      {
        units.append(unit)
        cursor += 6
      }
      text.append(contentsOf: String(decoding: units, as: UTF16.self).utf8)
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func shortEscape(_ letter: UInt8) -> UInt8? {
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): letter
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    default: nil
    }
  }

  /// The four hexadecimal digits at an offset.
  private func codeUnit(at offset: Int) -> UInt16? {
    guard offset + 4 <= bytes.count else { return nil }
    var unit: UInt16 = 0
    for byte in bytes[offset..<offset + 4] {
      let digit: UInt8
      switch byte {
      case 0x30...0x39: digit = byte - 0x30
      case 0x41...0x46: digit = byte - 0x41 + 10
      case 0x61...0x66: digit = byte - 0x61 + 10
      default: return nil
      }
      unit = unit << 4 | UInt16(digit)
    }
    return unit
  }
}
