import TestSupport
import Testing

@testable import Tabular

@Suite("Names that arrived damaged")
struct TextDamageTests {
  @Test(
    "sound names",
    arguments: [
      "Commerciële Economie", "Finance & Control", "Horeca & Toerisme", "AT&T", "R&D;innovatie",
      "R&D;",
      "Q&A; vragen", "São Paulo", "Fryslân", "Côte d’Azur", "Škoda", "Łódź", "Ärzte", "ÅNGSTRÖM",
      "Älter – jünger", "«CAFÉ»", "Æsir", "Ñandú", "L’Oréal", "Créa‑tief", "Wat nu?", "Wie? Wat?",
      "Kies <5 vakken", "2 < 3 > 1", "a_x0_b", "Ba\u{AD}che\u{AD}lor", "Studies\u{A0}(research)",
      "",
      "中文", "Ελληνικά", "İzmir", "Ãœ".replacing("œ", with: " "), "Â la carte", "C&A;s", "B&B",
    ])
  func sound(name: String) { #expect(TextDamage.found(in: name) == nil) }

  @Test(
    "a letter that got lost", arguments: ["Commerci\u{FFFD}le", "\u{FFFD}", "Commerci?le", "caf?s"])
  func lost(name: String) { #expect(TextDamage.found(in: name) == .lostLetter) }

  @Test(
    "UTF-8 that was read as something else",
    arguments: [
      ("CommerciÃ«le", "Ã«"), ("Ã‰cole", "Ã‰"), ("CoÃ¶peratie", "Ã¶"), ("FryslÃ¢n", "Ã¢"),
      ("â€™s-Gravenhage", "â€™"), ("Zorg â€“ welzijn", "â€“"), ("â‚¬", "â‚¬"),
      ("Studie\u{C2}\u{A0}x", "\u{C2}\u{A0}"),
      ("CommerciÃƒÂ«le", "Ãƒ"), ("NaÃ¯ef", "Ã¯"), ("Å¡koda", "Å¡"), ("Commerci├½le", "├½"),
      ("Commerci√´le", "√´"), ("â€œleren â€", "â€œ"),
    ])
  func doubled(name: String, shown: String) {
    #expect(TextDamage.found(in: name) == .doublyEncoded(shown))
  }

  @Test("every letter of Western Europe is seen when it was encoded twice")
  func everyLetter() {
    for value in UInt32(0xC0)...0xFF {
      guard let letter = Unicode.Scalar(value), letter.properties.isAlphabetic else { continue }
      let bytes = Array(String(letter).utf8)
      let twice = bytes.map { String(Windows1252.scalar(for: $0) ?? Unicode.Scalar($0)) }.joined()
      #expect(TextDamage.found(in: "a" + twice + "b") != nil, "\(letter)")
      #expect(TextDamage.found(in: "a\(letter)b") == nil, "\(letter)")
    }
  }

  @Test(
    "HTML",
    arguments: [
      ("Finance &amp; Control", .entity("&amp;")), ("&#39;s-Gravenhage", .entity("&#39;")),
      ("Commerci&euml;le", .entity("&euml;")), ("caf&eacute;", .entity("&eacute;")),
      ("&#x27;s", .entity("&#x27;")), ("A&nbsp;B", .entity("&nbsp;")),
      ("A &amp;amp; B", .entity("&amp;")), ("R&D; &quot;x&quot;", .entity("&quot;")),
      ("A &amp B", .entity("&amp")), ("&lt;5", .entity("&lt;")),
      ("Finance<br/>Control", .markup("<br/>")), ("<b>Zorg</b>", .markup("<b>")),
      ("</p>Zorg", .markup("</p>")), ("Zorg_x000D_", .escape("_x000D_")),
    ] as [(String, TextDamage)])
  func markup(name: String, damage: TextDamage) {
    #expect(TextDamage.found(in: name) == damage)
  }

  @Test(
    "characters nobody can see",
    arguments: ["a\u{0}", "a\u{85}b", "\u{FEFF}a", "a\u{202E}b", "a\u{200B}"])
  func control(name: String) {
    guard case .control = TextDamage.found(in: name) else {
      Issue.record("nothing found")
      return
    }
  }

  @Test("random names never crash")
  func random() {
    var generator = SeededGenerator(seed: 9)
    for _ in 0..<20_000 {
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...10, using: &generator) {
        let value = UInt32.random(in: 0...0x2600, using: &generator)
        text.append(Unicode.Scalar(value) ?? "&")
      }
      _ = TextDamage.found(in: String(text))?.description
    }
  }
}
