import TestSupport
import Testing

@testable import Tabular

@Suite("Numbers as a source declares them")
struct NumberStyleTests {
  static let dutch = NumberStyle(decimal: ",", thousands: ".")

  static func number(_ text: String, _ style: NumberStyle) -> Double? { try? style.decimal(text) }
  static func count(_ text: String, _ style: NumberStyle) -> Int? { try? style.count(text) }

  static func fault(_ text: String, _ style: NumberStyle = NumberStyle()) -> NumberStyle.Fault? {
    do throws(NumberStyle.Fault) {
      _ = try style.count(text)
      return nil
    } catch { return error }
  }

  @Test("a text that may be thousands is neither when nothing is declared")
  func ambiguous() {
    for text in ["10.000", "1,234", "999.999", "-1.234"] {
      #expect(Self.fault(text) == .ambiguous, "\(text)")
      #expect(Self.number(text, NumberStyle()) == nil, "\(text)")
    }
    // Nought point something cannot be thousands, nor can four digits before a mark.
    #expect(Self.number("0.735", NumberStyle()) == 0.735)
    #expect(Self.number("1234.567", NumberStyle()) == 1234.567)
    #expect(Self.number("16.34", NumberStyle()) == 16.34)
    #expect(Self.number("16,34", NumberStyle()) == 16.34)
  }

  @Test("declared marks are read, and no others")
  func declared() {
    #expect(Self.count("10.000", Self.dutch) == 10_000)
    #expect(Self.number("1.234,5", Self.dutch) == 1234.5)
    #expect(Self.number("16,34", Self.dutch) == 16.34)
    #expect(Self.number("16.34", Self.dutch) == nil)
    #expect(Self.count("1.23.456", Self.dutch) == nil)
    #expect(Self.count(".123", Self.dutch) == nil)
    #expect(Self.count("1234.567", Self.dutch) == nil)
    let spaced = NumberStyle(decimal: ",", thousands: " ")
    for space in [" ", "\u{A0}", "\u{202F}"] {
      #expect(Self.count("1\(space)234", spaced) == 1234)
    }
    #expect(Self.count("1 234", Self.dutch) == nil)
    #expect(Self.count("1'234", NumberStyle(decimal: ".", thousands: "'")) == 1234)
  }

  @Test("people: a fraction of noughts, never one of three digits")
  func counts() {
    #expect(Self.count("1230.0", .plain) == 1230)
    #expect(Self.count("1230,00", NumberStyle(decimal: ",")) == 1230)
    #expect(Self.fault("10.000", .plain) == .ambiguous)
    #expect(Self.fault("10.5", .plain) == .notANumber)
    #expect(Self.count("10.0", NumberStyle()) == 10 && Self.count("700,0", NumberStyle()) == 700)
    #expect(Self.fault("10.5") == .notANumber && Self.fault("10.000") == .ambiguous)
    #expect(Self.count("-7", .plain) == -7)
  }

  @Test(
    "never a number, whatever is declared",
    arguments: [
      "", " ", "-", "+5", "1e3", "1E3", "0x1F", "nan", "inf", "12%", "€ 12", "< 5", "<5", "5*",
      "5 ",
      "−5", "５", "1２", "½", "1..2", "1.2.3.4", "5.", ".5", "1,2,3", "--5", "5-", "1_000", "٣",
    ])
  func never(text: String) {
    for style in [NumberStyle(), .plain, Self.dutch, NumberStyle(decimal: ",", thousands: " ")] {
      #expect(Self.number(text, style) == nil, "\(style)")
      #expect(Self.count(text, style) == nil, "\(style)")
    }
  }

  @Test("random texts never crash; two styles that both read a text differ only in its marks")
  func random() {
    var generator = SeededGenerator(seed: 5)
    let signs = Array("0123456789.,- '%eE+*<\u{A0}５−")
    for _ in 0..<30_000 {
      let text = String(
        (0..<Int.random(in: 0...9, using: &generator)).map { _ in
          signs[Int.random(in: signs.indices, using: &generator)]
        })
      for style in [NumberStyle(), .plain, Self.dutch] {
        guard let number = Self.number(text, style) else { continue }
        #expect(number.isFinite)
        if let count = Self.count(text, style) { #expect(Double(count) == number) }
      }
    }
  }

  @Test("a number comes back from its text")
  func roundTrip() {
    var generator = SeededGenerator(seed: 6)
    for _ in 0..<5_000 {
      let count = Int.random(in: -9_999_999...9_999_999, using: &generator)
      #expect(Self.count("\(count)", NumberStyle()) == count)
      let digits = Array("\(abs(count))")
      var grouped = ""
      for (index, digit) in digits.enumerated() {
        if index > 0, (digits.count - index) % 3 == 0 { grouped += "." }
        grouped.append(digit)
      }
      #expect(Self.count((count < 0 ? "-" : "") + grouped, Self.dutch) == count)
    }
  }
}
