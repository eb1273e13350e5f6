import Facts
import Testing

@Suite("Decimal numbers")
struct DecimalNumberTests {
  @Test("read as written and written back the same")
  func text() {
    for text in ["0", "67", "0.85", "1.00", "-1.5", "-0.05", "123.456789"] {
      #expect(DecimalNumber(text)?.description == text)
    }
    #expect(DecimalNumber("0.85")?.digits == 85)
    #expect(DecimalNumber("0.85")?.places == 2)
  }

  @Test(
    "what is not a plain decimal is refused",
    arguments: [
      "", ".", "1.", ".5", "-", "-.5", "+1", "1,5", "1e3", "1.5.2", "0.-5", "1.1234567890",
    ])
  func refused(text: String) { #expect(DecimalNumber(text) == nil) }

  @Test("compared by value, not by how many decimals are written")
  func order() throws {
    let (a, b) = try (#require(DecimalNumber("0.50")), #require(DecimalNumber("0.5")))
    #expect(a == b)
    #expect(a.hashValue == b.hashValue)
    #expect(try #require(DecimalNumber("0.8500001")) > #require(DecimalNumber("0.85")))
    #expect(try #require(DecimalNumber("-2")) < #require(DecimalNumber("-1.5")))
    let large = DecimalNumber(digits: .max)
    #expect(large > DecimalNumber(digits: .max, places: 9))
  }

  @Test("a binary fraction stands for the decimal it was read from")
  func written() {
    #expect(DecimalNumber(written: 1.15)?.description == "1.15")
    #expect(DecimalNumber(written: 0.1 + 0.2)?.description == nil)
    #expect(DecimalNumber(written: 1.06)?.digits == 106)
    #expect(DecimalNumber(written: .nan) == nil)
  }
}
