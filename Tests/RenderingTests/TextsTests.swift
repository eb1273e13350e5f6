import Facts
import Foundation
import TestSupport
import Testing

@testable import Rendering

@Suite struct TextsTests {
  @Test(arguments: Language.allCases)
  func `every sentence the sheets can ask for is there`(_ language: Language) throws {
    _ = try Texts(Fixture.books(), language)
  }

  @Test func `both languages have the same sentences with the same blanks`() throws {
    let (dutch, english) = (try Fixture.texts(.nl), try Fixture.texts(.en))
    #expect(Set(dutch.keys).subtracting(english.keys).sorted() == [])
    #expect(Set(english.keys).subtracting(dutch.keys).sorted() == [])
    func blanks(_ sentence: String?) -> Set<String> {
      Set((sentence ?? "").matches(of: /\{[a-z_]+\}/).map { String($0.0) })
    }
    for key in dutch.keys.sorted() {
      #expect(blanks(dutch[key]) == blanks(english[key]), "\(key)")
    }
    #expect(dutch.count > 600)
  }

  @Test func `an English sentence that stayed Dutch is found`() throws {
    let dutch: Set<Substring> = [
      "het", "een", "voor", "niet", "werk", "loon", "studenten", "opleiding", "mensen", "wij",
    ]
    let left = try Fixture.texts(.en).filter { _, sentence in
      !dutch.isDisjoint(with: sentence.lowercased().split { !$0.isLetter })
    }
    #expect(left.keys.sorted() == [])
  }

  @Test func `every key the code spells out is one that is checked`() throws {
    let sources = Checkout.root.appending(path: "Sources").resolvingSymlinksInPath().path
    let names = try #require(FileManager.default.enumerator(atPath: sources)?.allObjects)
    let required = Set(TextKeys.required)
    var asked = 0
    for case let name as String in names where name.hasSuffix(".swift") {
      let text = try String(contentsOfFile: sources + "/" + name, encoding: .utf8)
      for match in text.matches(of: /texts\(\s*"([a-z_0-9]+\.[a-z_0-9.]+)"\s*[,)]/) {
        asked += 1
        #expect(required.contains(String(match.1)), "\(name): \(match.1)")
      }
    }
    #expect(asked > 80)
  }

  @Test func `a missing sentence is named`() throws {
    var sentences = try Fixture.texts()
    sentences["reason.too_few"] = nil
    sentences["rung.group"] = nil
    #expect(throws: RenderingError.missingTexts(["reason.too_few", "rung.group"], .nl)) {
      try Texts(sentences)
    }
    #expect(
      RenderingError.missingTexts(["reason.too_few", "rung.group"], .nl).description == """
        het tekstbestand mist 2 sleutels: reason.too_few, rung.group
        zet ze in Templates/texts/nl.yml, elk onder zijn groep
        """)
  }

  @Test(arguments: ["Er zijn {aantal} mensen.", "Er zijn {n mensen.", "Er zijn n} mensen."])
  func `a blank that nothing fills is an error`(_ sentence: String) throws {
    var sentences = try Fixture.texts()
    sentences["phrase.n"] = sentence
    #expect(throws: RenderingError.self) { try Texts(sentences) }
  }

  @Test func `the error says which blank and what is allowed`() {
    let error = RenderingError.badPlaceholder(
      key: "phrase.n", found: "{aantal}", allowed: ["n"])
    #expect(
      error.description == """
        tekst «phrase.n»: «{aantal}» wordt nergens ingevuld
        verwacht: {n}
        """)
  }

  @Test func `the wrong form is not laid on the source: it is our estimate's reason too`() throws {
    let texts = try Fixture.texts()
    for key in ["reason.form_mix", "reason_short.form_mix"] {
      let sentence = try #require(texts[key])
      #expect(!sentence.contains("bron"))
      #expect(sentence.contains("niet zeker dat de helft voltijd studeert"))
    }
  }

  @Test func `two definitions never share a label`() throws {
    let texts = try Fixture.texts()
    let labels = texts.filter { $0.key.hasPrefix("definition.") && !$0.key.contains(".from.") }
    for indicator in IndicatorID.allCases {
      let own = labels.filter { $0.key.hasPrefix("definition.\(indicator.rawValue).") }.values
      #expect(Set(own).count == own.count, "\(indicator.rawValue)")
    }
  }

  @Test func `long lines break below their first word`() {
    let long = Array(("  - " + String(repeating: "ééndelig woord ", count: 12)).utf8)
    var output: [UInt8] = []
    LineWrap.append(long, to: &output)
    let lines = String(decoding: output, as: UTF8.self).split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines.allSatisfy { $0.count <= 78 })
    #expect(lines[0].hasPrefix("  - ééndelig") && lines[1].hasPrefix("    "))
  }
}
