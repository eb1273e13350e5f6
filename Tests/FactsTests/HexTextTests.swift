import Facts
import Testing

@Suite("Bytes as hexadecimal text")
struct HexTextTests {
  @Test("two lower-case digits a byte, also below 16")
  func digits() {
    #expect([0x00, 0x0A, 0x7F, 0xE2, 0xFF].map(UInt8.init).hexText == "000a7fe2ff")
    #expect([UInt8]().hexText == "")
  }
}
