import Registers

/// Something a gate refuses, or refused and a person allowed.
package struct GateFinding: Codable, Hashable, Sendable {
  /// Who allowed it, and why.
  package struct Permit: Codable, Hashable, Sendable {
    package var by: String
    package var reason: String
    package var until: String
  }

  /// Name of the gate, as in `gates.yml`.
  package var gate: String
  /// What it is about: a source, an indicator with its group, a key. Overrides name this.
  package var subject: String
  /// What is wrong, with the numbers, in one Dutch sentence.
  package var message: String
  /// The first rows, keys or files it is about, and how many there are in all.
  package var rows: [String]
  package var rowCount: Int
  /// What a person should do.
  package var advice: String
  package var permit: Permit?

  package init(
    _ gate: String, _ subject: String, _ message: String, rows: [String] = [], rowCount: Int? = nil,
    advice: String = ""
  ) {
    self.gate = gate
    self.subject = subject
    self.message = message
    self.rows = Array(rows.prefix(GateFinding.shownRows))
    self.rowCount = rowCount ?? rows.count
    self.advice = advice
  }

  static let shownRows = 20

  package enum CodingKeys: String, CodingKey {
    case gate, subject, message, rows, advice, permit
    case rowCount = "row_count"
  }

  /// The finding in lines for a log: gate, subject, what, rows, what to do.
  package var text: String {
    var lines = ["poort \(gate), \(subject): \(message)"]
    lines += rows.map { "  \($0)" }
    if rowCount > rows.count { lines.append("  … en nog \(rowCount - rows.count)") }
    if let permit {
      lines.append("  doorgelaten door \(permit.by): \(permit.reason)")
    } else if !advice.isEmpty {
      lines.append("  doe: \(advice)")
    }
    return lines.joined(separator: "\n")
  }
}

/// Findings held against the rules and the overrides: which still refuse.
struct Judgement: Sendable {
  private(set) var findings: [GateFinding] = []
  private let rules: GateRules
  private let overrides: [RefreshConfiguration.Override]
  private let today: String

  /// - Parameter today: the day, `2026-11-25`; an override past its last day does not count.
  init(rules: GateRules, overrides: [RefreshConfiguration.Override], today: String) {
    self.rules = rules
    self.overrides = overrides
    self.today = today
  }

  mutating func add(_ found: [GateFinding]) {
    for finding in found {
      var finding = finding
      let rule = rules.rules[finding.gate]
      if finding.advice.isEmpty { finding.advice = rule?.advice ?? "" }
      if rule?.isOverridable ?? false {
        let match = overrides.first { $0.allows(finding.gate, finding.subject, on: today) }
        finding.permit = match.map {
          GateFinding.Permit(by: $0.by, reason: $0.reason, until: $0.until)
        }
      }
      findings.append(finding)
    }
  }

  var refusing: [GateFinding] { findings.filter { $0.permit == nil } }
}
