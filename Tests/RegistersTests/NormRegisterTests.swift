import Facts
import Foundation
import Registers
import Testing

@Suite("Norms and scales of words")
struct NormRegisterTests {
  static let path = Fixture.reference + "/norms.yml"
  static let declared = Result { try NormRegister.read(path: path) }

  /// The message when one text of the declared file is another.
  static func message(_ old: String, _ new: String) -> String {
    guard let text = try? String(contentsOf: URL(fileURLWithPath: path), encoding: .utf8),
      text.contains(old)
    else { return "not in the file: \(old)" }
    return refusal {
      _ = try NormRegister.read(
        text: text.replacing(old, with: new, maxReplacements: 1), name: "reference/norms.yml")
    }
  }

  @Test("nine norms of the Inspectie, none for Entree, no high one for the startersresultaat")
  func thresholds() throws {
    let norms = try Self.declared.get().norms
    #expect(Set(norms.thresholds.keys) == [.two, .three, .four])
    let four = try #require(norms.thresholds[.four])
    #expect(
      four == [
        .year: Norms.Threshold(
          sufficient: DecimalNumber(digits: 68), high: DecimalNumber(digits: 85)),
        .diploma: Norms.Threshold(
          sufficient: DecimalNumber(digits: 70), high: DecimalNumber(digits: 89)),
        .start: Norms.Threshold(sufficient: DecimalNumber(digits: 82)),
      ])
    let rule = try #require(norms.judgement)
    #expect(rule.pooledYears == 3)
    #expect(rule.minimumDenominator == 12)
    #expect(rule.notAssessedWhenUniform == [.year, .diploma])
    #expect(rule.words == [.insufficient: "onvoldoende", .sufficient: "voldoende", .high: "hoog"])
  }

  @Test("the norms are national facts too, each with its line, source and confidence")
  func facts() throws {
    let register = try Self.declared.get()
    #expect(register.facts.count == 15)
    let fact = try #require(
      register.facts.first {
        $0.definition == "start_result.inspectie_norm" && $0.members["level"] == "4"
      })
    #expect(fact.value == 82)
    #expect(fact.members == ["level": "4", "norm": "sufficient", "period": "2024"])
    #expect(fact.source == "cedanl-mbo")
    #expect(fact.confidence == .b)
    let line = try String(contentsOf: URL(fileURLWithPath: Self.path), encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false)[fact.row - 1]
    #expect(line.contains(#"[SR, "4", "82", ""]"#))
    #expect(register.sources.map(\.id).contains("cedanl-mbo"))
  }

  @Test("three scales: ROA closed above, UWV closed below with two contested edges, SBB words only")
  func scales() throws {
    let scales = try Self.declared.get().norms.scales
    #expect(Set(scales.keys) == ["roa-ita", "uwv-spanning", "sbb-kansen"])
    let roa = try #require(scales["roa-ita"])
    #expect(roa.edges.map(\.value.description) == ["0.85", "1.00", "1.05", "1.15"])
    #expect(roa.edgeBelongsTo == .lower)
    #expect(roa.lowest == nil)
    let uwv = try #require(scales["uwv-spanning"])
    #expect(uwv.edges.map(\.isContested) == [false, false, true, true])
    #expect(uwv.edgeBelongsTo == .upper)
    #expect(uwv.lowest == DecimalNumber(digits: 0))
  }

  @Test("a hole between two classes is pointed at")
  func hole() {
    let text = Self.message(#"{label: "goed", above: "0.85""#, #"{label: "goed", above: "0.86""#)
    #expect(text.contains(": deze klasse begint niet waar de vorige eindigt\n"))
    #expect(text.hasSuffix("verwacht: above: 0.85"))
    #expect(text.hasPrefix("reference/norms.yml:"))
  }

  @Test("other mistakes are refused with what was expected")
  func mistakes() {
    #expect(
      Self.message(#""67", "82""#, #""82", "67""#).contains("hoog is niet hoger dan voldoende"))
    #expect(Self.message(#"[JR, "3""#, #"[JR, "2""#).contains("deze norm staat er twee keer"))
    #expect(Self.message(#"[JR, "2", "67""#, #"[JR, "2", "67%""#).contains("«67%» is geen getal"))
    #expect(Self.message("other_two_agree", "any").contains("onbekende regel «any»"))
    #expect(Self.message(#"["1.5", "4.0"]"#, #"["1.6", "4.0"]"#).contains("1.6 is geen grens"))
    #expect(Self.message("[cedanl-mbo, duo", "[cedanl, duo").contains("onbekende bron «cedanl»"))
    #expect(Self.message("closed: lower  ", "closed: upper  ").contains("closed: lower"))
    #expect(Self.message("id: uwv-spanning", "id: roa-ita").contains("staat er twee keer"))
  }
}
