import Tabular
import Testing

@Suite("Encoding")
struct EncodingTests {
  /// The whole of 0x80-0x9F, as in Microsoft's table; "?" stands for an undefined position.
  static let upperControls = "€?‚ƒ„…†‡ˆ‰Š‹Œ?Ž??‘’“”•–—˜™š›œ?žŸ"

  @Test("knows every position of Windows-1252")
  func table() {
    for (offset, character) in Self.upperControls.enumerated() {
      let byte = UInt8(0x80 + offset)
      let defined = character != "?"
      #expect(Encoding.cp1252.decode([byte]) == (defined ? String(character) : "\u{FFFD}"))
      let illegal = Encoding.cp1252.firstIllegalByte(in: [0x41, byte], range: 0..<2)
      #expect(illegal == (defined ? nil : 1))
    }
    for byte in Array(0x00...0x7F) + Array(0xA0...0xFF) {
      let expected = String(Character(Unicode.Scalar(UInt8(byte))))
      #expect(Encoding.cp1252.decode([UInt8(byte)]) == expected)
    }
  }

  @Test("knows the spellings of source descriptors")
  func names() {
    #expect(Encoding(named: "UTF-8") == .utf8)
    #expect(Encoding(named: "windows-1252") == .cp1252)
    #expect(Encoding(named: "cp1252") == .cp1252)
    #expect(Encoding(named: "US-ASCII") == .ascii)
    #expect(Encoding(named: "latin1") == nil)
  }

  @Test("points at Windows-1252 in a file declared as UTF-8")
  func windowsInUTF8() throws {
    let bytes = Array("a;b\n1;Frysl".utf8) + [0xE2] + Array("n\n2;x\n".utf8)
    let reading = try Self.read(bytes, .utf8)
    #expect(reading.rows == 1)
    #expect(
      reading.rejects.map(\.description) == [
        """
        t.csv:2:8: byte 0xE2 bestaat niet in UTF-8; dit lijkt op Windows-1252, waar het «â» is
            1;Frysl\u{FFFD}n
                   ^
        verwacht: tekst in UTF-8, zoals opgegeven
        """
      ])
  }

  @Test("points at UTF-8 in a file declared as ASCII or Windows-1252")
  func otherWayRound() throws {
    let ascii = try Self.read(Array("a;b\n1;Fryslân\n".utf8), .ascii)
    #expect(
      ascii.rejects.first?.reason == "byte 0xC3 bestaat niet in ASCII; dit lijkt op UTF-8")
    let windows = try Self.read(Array("a;b\n1;Á\n".utf8), .cp1252)
    #expect(
      windows.rejects.first?.reason
        == "byte 0x81 bestaat niet in Windows-1252; dit lijkt op UTF-8")
    #expect(windows.rejects.first?.column == 4)
  }

  @Test("refuses a byte order mark that contradicts the declaration")
  func marks() {
    #expect(
      Self.message([0xFF, 0xFE, 0x41, 0x00], .utf8)
        == """
        t.csv:1:1: het bestand begint met het kenmerk van UTF-16 (0xFF 0xFE)
        verwacht: tekst in UTF-8, zoals opgegeven
        """)
    #expect(
      Self.message([0xEF, 0xBB, 0xBF, 0x41], .cp1252)
        == """
        t.csv:1:1: het bestand begint met het kenmerk van UTF-8 (0xEF 0xBB 0xBF)
        verwacht: tekst in Windows-1252, zoals opgegeven
        """)
  }

  @Test("checks a whole file")
  func wholeFile() throws {
    try Encoding.utf8.validate(Array("\u{FEFF}één".utf8), source: "t")
    let error = #expect(throws: TabularError.self) {
      try Encoding.ascii.validate(Array("a\r\nbc".utf8) + [0x93], source: "t")
    }
    #expect(error?.line == 2)
    #expect(error?.column == 3)
  }

  static func read(_ bytes: [UInt8], _ encoding: Encoding) throws -> Reading {
    let dialect = Dialect(delimiter: UInt8(ascii: ";"), encoding: encoding)
    return try CSVTable(bytes: bytes, source: "t.csv", dialect: dialect).forEachRow { _ in }
  }

  static func message(_ bytes: [UInt8], _ encoding: Encoding) -> String? {
    let error = #expect(throws: TabularError.self) { _ = try Self.read(bytes, encoding) }
    return error?.description
  }
}
