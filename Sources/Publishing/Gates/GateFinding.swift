package import Registers

/// Something a gate refuses, or refused and a person allowed.
package struct GateFinding: Codable, Hashable, Sendable {
  /// Who allowed what a gate refused, and why, from `overrides` in the configuration.
  package struct Permit: Codable, Hashable, Sendable {
    /// Name of the person.
    package var by: String
    /// Why it is allowed, in Dutch.
    package var reason: String
    /// Last day it holds, `YYYY-MM-DD`; empty means without end.
    package var until: String
  }

  /// Name of the gate, as in `gates.yml`.
  package var gate: String
  /// What it is about: a source, an indicator with its group, or a key; overrides name this.
  package var subject: String
  /// What is wrong, with the numbers, in one Dutch sentence.
  package var message: String
  /// The first rows, keys or files it is about, and how many there are in all.
  package var rows: [String]
  package var rowCount: Int
  /// What a person should do.
  package var advice: String
  /// Who allowed it; nil when it still refuses.
  package var permit: Permit?
  /// What waits while the gate refuses: the whole publication, or the news of the source it is
  /// about.
  package var scope = GateRules.Scope.site
  /// Ids of the sources whose news it comes from, where that could be determined.
  package var sources: [String] = []

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

  /// A report of an earlier release says nothing of scope and sources.
  package init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    gate = try members.decode(String.self, forKey: .gate)
    subject = try members.decode(String.self, forKey: .subject)
    message = try members.decode(String.self, forKey: .message)
    rows = try members.decode([String].self, forKey: .rows)
    rowCount = try members.decode(Int.self, forKey: .rowCount)
    advice = try members.decode(String.self, forKey: .advice)
    permit = try members.decodeIfPresent(Permit.self, forKey: .permit)
    scope = try members.decodeIfPresent(GateRules.Scope.self, forKey: .scope) ?? .site
    sources = try members.decodeIfPresent([String].self, forKey: .sources) ?? []
  }

  static let shownRows = 20

  /// Names of the members in a run report.
  package enum CodingKeys: String, CodingKey {
    case gate, subject, message, rows, advice, permit, scope, sources
    case rowCount = "row_count"
  }

  /// The finding in lines for a log: gate, subject, what, rows, what to do.
  package var text: String {
    var lines = ["poort \(gate), \(subject): \(message)"]
    if !sources.isEmpty {
      lines.append("  door het nieuws van: " + sources.joined(separator: ", "))
    }
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

  /// - Parameter scope: in the place of what the rules say.
  mutating func add(_ found: [GateFinding], scope: GateRules.Scope? = nil) {
    for finding in found {
      var finding = finding
      let rule = rules.rules[finding.gate]
      finding.scope = scope ?? rule?.scope ?? .site
      if finding.advice.isEmpty { finding.advice = rule?.advice ?? "" }
      finding.permit = permit(finding.gate, finding.subject)
      findings.append(finding)
    }
  }

  /// What a person allowed of a gate; nil for nothing.
  func permit(_ gate: String, _ subject: String) -> GateFinding.Permit? {
    guard rules.rules[gate]?.isOverridable ?? false else { return nil }
    return overrides.first { $0.allows(gate, subject, on: today) }.map {
      GateFinding.Permit(by: $0.by, reason: $0.reason, until: $0.until)
    }
  }

  /// Whether what this gate says of a source holds only that source's news back, and is not allowed.
  func holdsSource(_ gate: String, _ source: String) -> Bool {
    rules.rules[gate]?.scope == .source && permit(gate, source) == nil
  }

  /// What stops the publication.
  var refusing: [GateFinding] { findings.filter { $0.permit == nil && $0.scope == .site } }

  /// Says of what refuses whose news it comes from, and how to go on without it.
  mutating func tell(_ sources: [String]) {
    let words = sources.map { "--without \($0)" }.joined(separator: " ")
    for index in findings.indices
    where findings[index].permit == nil && findings[index].scope == .site {
      findings[index].sources = sources
      findings[index].advice +=
        " Klopt het nieuws, zet dan een regel onder «overrides»: {gate: \(findings[index].gate), "
        + "subject: \(findings[index].subject), reason: …, by: …}. Zonder dit nieuws gaat de rest "
        + "door met «bijsluiter refresh \(words)», of elke nacht met «without: "
        + "[\(sources.joined(separator: ", "))]» in de instellingen."
    }
  }
}
