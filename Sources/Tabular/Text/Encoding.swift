/// A character encoding that our sources declare.
///
/// The publishers' files come in exactly these three. A declared encoding is a promise that is
/// checked: bytes that break it are reported, never replaced in silence.
package enum Encoding: String, Sendable, CaseIterable {
  /// UTF-8; a byte order mark at the start of the file is skipped.
  case utf8
  /// Seven-bit ASCII.
  case ascii
  /// Windows-1252, the usual encoding of Dutch spreadsheets saved as CSV.
  case cp1252

  /// Reads the spellings found in source descriptors, such as `utf-8` and `Windows-1252`.
  package init?(named name: String) {
    let plain = name.lowercased().filter { $0.isLetter || $0.isNumber }
    switch plain {
    case "utf8", "utf8bom": self = .utf8
    case "ascii", "usascii": self = .ascii
    case "cp1252", "windows1252": self = .cp1252
    default: return nil
    }
  }

  /// The name that messages to a reader use.
  package var name: String {
    switch self {
    case .utf8: "UTF-8"
    case .ascii: "ASCII"
    case .cp1252: "Windows-1252"
    }
  }

  /// Decodes the bytes; a byte that is illegal in the encoding becomes U+FFFD.
  ///
  /// Readers validate first, so a replacement character can only appear in the excerpt of an
  /// error message.
  package func decode(_ bytes: ArraySlice<UInt8>) -> String {
    switch self {
    case .utf8:
      return String(decoding: bytes, as: UTF8.self)
    case .ascii, .cp1252:
      if bytes.allSatisfy({ $0 < 0x80 }) { return String(decoding: bytes, as: UTF8.self) }
      var text = String.UnicodeScalarView()
      for byte in bytes {
        let scalar = self == .ascii ? nil : Windows1252.scalar(for: byte)
        text.append(byte < 0x80 ? Unicode.Scalar(byte) : scalar ?? "\u{FFFD}")
      }
      return String(text)
    }
  }

  /// Decodes the bytes; a byte that is illegal in the encoding becomes U+FFFD.
  package func decode(_ bytes: [UInt8]) -> String { decode(bytes[...]) }

  /// The offset of the first byte in `range` that is illegal in this encoding, if any.
  ///
  /// Linear in the length of the range; makes no strings.
  package func firstIllegalByte(in bytes: [UInt8], range: Range<Int>) -> Int? {
    switch self {
    case .utf8:
      do throws(UTF8.ValidationError) {
        _ = try UTF8Span(validating: bytes.span.extracting(range))
        return nil
      } catch {
        return range.lowerBound + error.byteOffsets.lowerBound
      }
    case .ascii:
      return range.first { bytes[$0] >= 0x80 }
    case .cp1252:
      return range.first { Windows1252.scalar(for: bytes[$0]) == nil }
    }
  }

  /// Checks a whole file that is not a table.
  ///
  /// - Throws: `TabularError` at the first byte that is not of this encoding.
  package func validate(_ bytes: [UInt8], source: String) throws(TabularError) {
    let start = try textStart(of: bytes, source: source)
    guard let offset = firstIllegalByte(in: bytes, range: start..<bytes.count) else { return }
    let origin = TextOrigin(offset: start, line: 1)
    let place = Excerpt(of: bytes, at: offset, since: origin, encoding: self)
    let complaint = complaint(at: offset, in: bytes, since: start)
    throw TabularError(
      source: source, place: place, message: complaint.reason, expected: complaint.expected)
  }
}

extension Encoding {
  /// Where the text begins: after a byte order mark, which must agree with the declaration.
  func textStart(of bytes: [UInt8], source: String) throws(TabularError) -> Int {
    let found: (mark: Int, name: String)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      if self == .utf8 { return 3 }
      found = (3, "UTF-8")
    } else if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      found = (2, "UTF-16")
    } else {
      return 0
    }
    let mark = bytes.prefix(found.mark).map(hexadecimal).joined(separator: " ")
    throw TabularError(
      source: source, line: 1, column: 1,
      message: "het bestand begint met het kenmerk van \(found.name) (\(mark))",
      expected: "tekst in \(name), zoals opgegeven")
  }

  /// What to say about an illegal byte: the byte, the declared encoding, and the likely one.
  func complaint(
    at offset: Int, in bytes: [UInt8], since start: Int
  ) -> (reason: String, expected: String) {
    var reason = "byte \(hexadecimal(bytes[offset])) bestaat niet in \(name)"
    if let hint = likelyEncoding(at: offset, in: bytes, since: start) { reason += "; \(hint)" }
    return (reason, "tekst in \(name), zoals opgegeven")
  }

  private func likelyEncoding(at offset: Int, in bytes: [UInt8], since start: Int) -> String? {
    let end = bytes[offset...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
    if self != .utf8, Encoding.utf8.firstIllegalByte(in: bytes, range: start..<end) == nil {
      return "dit lijkt op UTF-8"
    }
    guard self != .cp1252, Encoding.cp1252.firstIllegalByte(in: bytes, range: start..<end) == nil,
      let scalar = Windows1252.scalar(for: bytes[offset])
    else { return nil }
    return "dit lijkt op Windows-1252, waar het «\(scalar)» is"
  }
}

/// A byte as `0xE2`.
func hexadecimal(_ byte: UInt8) -> String {
  let digits = String(byte, radix: 16, uppercase: true)
  return "0x" + (byte < 16 ? "0" : "") + digits
}
