import Facts
import Foundation
import Registers
import TestSupport
import Testing

@Suite("How words are weighed")
struct SearchRuleRegisterTests {
  private let declared = Checkout.root.appendingPathComponent("Datasets/reference/search.yml").path

  @Test func `is declared, with a weight for everything`() throws {
    let rules = try SearchRuleRegister.read(path: declared)
    #expect(Set(rules.fit.keys) == Set(SearchRules.Fit.allCases))
    #expect(rules.kinds.count == SearchRules.TextKind.allCases.count - 1)
    #expect(rules.traits.first { $0.words == "deeltijd" }?.traits == ["deeltijd", "bol-dt"])
    #expect(rules.small.contains("opleiding"))
  }

  @Test(arguments: [
    ("mbo: [mbo]", "mbo: [vwo]", "«vwo» is geen soort, niveau, leerweg of vorm"),
    ("mbo: [mbo]", "mbo: []", "«mbo» betekent niets"),
    ("begin_rest: 400", "begin_rest: 1200", "«1200» is geen gewicht"),
    ("begin_rest: 400", "begin_rust: 400", "onbekende naam «begin_rust»"),
    (
      "  slip_inside: 300   # wat er bedoeld was, midden in een woord\n", "",
      "«slip_inside» ontbreekt"
    ),
  ])
  func `is refused at its place when it is not a rule`(
    from: String, to: String, said: String
  ) throws {
    let text = try String(contentsOfFile: declared, encoding: .utf8)
    #expect(text.contains(from))
    #expect {
      _ = try SearchRuleRegister.read(text: text.replacing(from, with: to), name: "search.yml")
    } throws: {
      "\($0)".hasPrefix("search.yml:") && "\($0)".contains(said)
    }
  }
}
