import Foundation
import Testing

@testable import Templating

@Suite("EscapeFormat")
struct EscapeFormatTests {
  @Test(
    "A value is escaped for the format of the file",
    arguments: [
      (EscapeFormat.html, "a<b> & \"c\" 'd' é", "a&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39; é"),
      (.svg, "<&>", "&lt;&amp;&gt;"),
      (.text, "<&>\"'\\", "<&>\"'\\"),
      (.json, "\"a\\b\"\n\r\t\u{8}\u{c}\u{1}\u{1f}/é", #"\"a\\b\"\n\r\t\b\f\u0001\u001f/é"#),
      (.typst, "#let *a* _b_ $c$ [d] `e`", ##"\#let \*a\* \_b\_ \$c\$ \[d\] \`e\`"##),
      (.typst, "<f> @g", #"\<f\> \@g"#),
      (.typst, "1. = - + / // ~ \"'\\", #"1\. \= \- \+ \/ \/\/ \~ \"\'\\"#),
    ])
  func escapes(format: EscapeFormat, text: String, expected: String) throws {
    var output: [UInt8] = []
    format.append(text, to: &output)
    #expect(String(decoding: output, as: UTF8.self) == expected)
    var record = Record(Sheet.shape)
    record["naam"] = .text(text)
    #expect(try Sheet.render("{{naam}}", record, as: format) == expected)
  }

  @Test("Every ASCII character is escaped alike wherever it stands", arguments: 0..<20)
  func escapesAtEveryPlace(place: Int) {
    let named = ["&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "'": "&#39;"]
    for byte in UInt8(0x20)..<0x7F {
      let character = String(decoding: [byte], as: UTF8.self)
      let before = String(repeating: "é", count: place / 2) + String(repeating: "x", count: place)
      var output: [UInt8] = []
      EscapeFormat.html.append(before + character + "einde", to: &output)
      let expected = before + (named[character] ?? character) + "einde"
      #expect(String(decoding: output, as: UTF8.self) == expected)
    }
  }

  @Test("A text is escaped as its characters one by one are", arguments: EscapeFormat.allCases)
  func escapesByCharacter(format: EscapeFormat) {
    var random = SeededGenerator(state: 7)
    func escaped(_ text: String) -> [UInt8] {
      var output: [UInt8] = []
      format.append(text, to: &output)
      return output
    }
    for _ in 0..<2_000 {
      let characters = (0..<Int.random(in: 0..<40, using: &random)).map { _ in
        let plain = Bool.random(using: &random)
        return String(UnicodeScalar(UInt8.random(in: plain ? 97...122 : 0...127, using: &random)))
      }
      #expect(escaped(characters.joined()) == characters.flatMap(escaped))
    }
  }

  @Test("Triple braces and the ampersand print a value as it is", arguments: EscapeFormat.allCases)
  func printsVerbatim(format: EscapeFormat) throws {
    var record = Record(Sheet.shape)
    record["naam"] = .text("<\"\\#&>")
    #expect(try Sheet.render("{{{naam}}}{{&naam}}", record, as: format) == "<\"\\#&><\"\\#&>")
  }

  @Test("Escaped JSON reads back as the same text")
  func readsBackJSON() throws {
    let text = String(String.UnicodeScalarView((0..<0x250).compactMap(UnicodeScalar.init)))
    var output = Array("[\"".utf8)
    EscapeFormat.json.append(text, to: &output)
    output += Array("\"]".utf8)
    #expect(try JSONDecoder().decode([String].self, from: Data(output)) == [text])
  }
}
