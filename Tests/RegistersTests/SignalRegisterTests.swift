import Facts
import Foundation
import Testing

@testable import Registers

@Suite("signals.yml and withdrawn.yml")
struct SignalRegisterTests {
  static let text = """
    schema: 1
    version: "2026-11"
    rules:
      - {id: sole_provider, kind: keep, providers_at_most: 1, students_at_least: 10, levels: ["1", "2", "3", "4", ad, bachelor]}
      - {id: small_overlap, kind: look, students_at_most: 20, providers_in_region: 2}
      - {id: shrinking_here, kind: look, fall: 0.30, students_at_start: 40}
      - {id: growing_weak_outlook, kind: look, growth: 0.20, labels: [matig, slecht]}
      - {id: low_completion, kind: look, margin: 1.57}
      - {id: weak_job_chance, kind: look, below: 0.70}
    sector_lists:
      - {id: groen, name: Groen, version: "2024", hbo: [landbouw_en_natuurlijke_omgeving], mbo: []}
    """

  @Test("thresholds and lists are read")
  func reads() throws {
    let rules = try SignalRegister.read(text: Self.text, name: "signals.yml")
    #expect(rules.studentsAtMost == 20)
    #expect(rules.levels == [.entree, .two, .three, .four, .ad, .bachelor])
    #expect(rules.kinds[.soleProvider] == .keep)
    #expect(rules.weakLabels == ["matig", "slecht"])
    #expect(rules.sectorLists[0].sectors[.hbo] == ["landbouw_en_natuurlijke_omgeving"])
  }

  @Test("a missing rule, a foreign threshold and a share over one are pointed at")
  func points() throws {
    func error(_ from: String, _ to: String) -> RegisterError? {
      #expect(Self.text.contains(from))
      do {
        _ = try SignalRegister.read(
          text: Self.text.replacingOccurrences(of: from, with: to), name: "signals.yml")
        return nil
      } catch { return error as? RegisterError }
    }
    #expect(error("fall: 0.30", "fall: 1.30")?.line == 6)
    #expect(error("fall: 0.30", "val: 0.30")?.line == 6)
    #expect(error("id: weak_job_chance", "id: low_completion")?.line == 9)
    #expect(error("ad, bachelor", "ad, doctor")?.line == 4)
    #expect(error("kind: keep", "kind: hold")?.line == 4)
  }

  @Test("a withdrawal names at least its definition, its day and why")
  func withdrawals() throws {
    let list = try WithdrawalRegister.read(
      text: """
        schema: 1
        withdrawn:
          - {definition: completion.stock_flow, key: 28dn-30020, since: "2026-11-23", reason: fout}
        """, name: "withdrawn.yml")
    #expect(list[0].key == OfferingKey(brin: "28DN", code: "30020"))
    #expect(throws: RegisterError.self) {
      try WithdrawalRegister.read(
        text: "schema: 1\nwithdrawn:\n  - {definition: x, key: 28dn, since: a, reason: b}",
        name: "withdrawn.yml")
    }
  }
}
