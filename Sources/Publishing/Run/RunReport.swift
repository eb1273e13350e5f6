/// What one run did, as JSON: `STATE/runs/*.json`, `refresh --json`, and the base of `status`.
package struct RunReport: Codable, Sendable {
  package enum Outcome: String, Codable, Sendable {
    /// Nothing new upstream; nothing was written.
    case unchanged
    /// A new version is the site.
    case published
    /// A new version is made and waits for a look.
    case held
    /// A gate refused; the last good site stands.
    case refused
    /// It could not be finished; the last good site stands.
    case failed
  }

  /// What came of one source.
  package struct Source: Codable, Hashable, Sendable {
    package enum State: String, Codable, Sendable {
      case new, unchanged, failed, carried
      case notConfigured = "not_configured"
    }
    /// Why a source failed: what a person can do differs.
    package enum Problem: String, Codable, Sendable {
      /// It did not answer, or said no.
      case unreached
      /// What it sent is not as agreed, or cannot be read in.
      case refused
      /// What it sent can be read in, but not beside what the other sources say.
      case contradicts
      /// It is gone, moved or succeeded by another.
      case withdrawn
    }

    package var id: String
    package var state: State
    /// Why, where it failed.
    package var problem: Problem?
    /// When it last gave what it should, UTC; absent where it never did.
    package var lastGood: String?
    /// Id of the snapshot that is used; absent where the embedded edition's rows are.
    package var snapshot: String?
    package var date: String?
    package var rows: Int?
    package var requests: Int
    package var bytes: Int
    /// Address and cause, where it failed.
    package var message: String?

    package init(id: String, state: State) {
      self.id = id
      self.state = state
      self.requests = 0
      self.bytes = 0
    }

    package enum CodingKeys: String, CodingKey {
      case id, state, problem, snapshot, date, rows, requests, bytes, message
      case lastGood = "last_good"
    }
  }

  /// One source's account: in = used + outside + rejected.
  package struct Rows: Codable, Hashable, Sendable {
    package var source: String
    package var file: String
    package var rowsIn: Int
    package var used: Int
    package var outside: Int
    package var rejected: Int

    package enum CodingKeys: String, CodingKey {
      case source, file, used, outside, rejected
      case rowsIn = "in"
    }
  }

  package static let schema = 1

  package var schema = RunReport.schema
  /// Name of the run: its start, UTC, `20261125T020000Z`.
  package var run: String
  package var started: String
  package var seconds: Double = 0
  package var outcome: Outcome = .failed
  /// The version that is the site after this run, and the one made by it.
  package var site: String?
  package var version: String?
  package var sources: [Source] = []
  package var ledger: [Rows] = []
  /// Rows the readers refused, `file:line:column: why`.
  package var rejects: [String] = []
  package var gates: [GateFinding] = []
  /// Sources whose news waits because a person said so; nil for none.
  package var without: [String]?
  package var changes: [String: Int] = [:]
  package var changedSheets = 0
  package var sheets = 0
  /// Seconds per stage.
  package var stages: [String: Double] = [:]
  /// Warnings, and at last the reason of a failure.
  package var messages: [String] = []
  /// Largest memory use of the process, in bytes.
  package var peakMemory = 0

  package init(run: String, started: String) {
    self.run = run
    self.started = started
  }

  package enum CodingKeys: String, CodingKey {
    case schema, run, started, seconds, outcome, site, version, sources, ledger, rejects, gates
    case without
    case changes, sheets, stages, messages
    case changedSheets = "changed_sheets"
    case peakMemory = "peak_memory"
  }

  /// Sources that did not give what they should, but for those of which a person said that it is right.
  package var failing: [Source] {
    let allowed = Set(gates.filter { $0.permit != nil }.map(\.subject))
    return sources.filter { $0.state == .failed && !allowed.contains($0.id) }
  }

  /// Exit status of the commands: 0 done, 1 failed, 2 a gate refused the whole, 69 done with the last
  /// good state of a source that did not give what it should.
  package var status: Int32 {
    switch outcome {
    case .refused: 2
    case .failed: 1
    case .unchanged, .published, .held: failing.isEmpty ? 0 : 69
    }
  }

  /// A line that says which sources are not of today; nil when all are.
  package var lacking: String? {
    guard !failing.isEmpty else { return nil }
    return
      "zonder nieuws van \(failing.map(\.id).joined(separator: ", ")): hun laatste goede stand blijft "
      + "staan; de andere bronnen zijn bijgewerkt"
  }

  /// What of the failing sources no gate has told.
  package var untold: [String] {
    let told = Set(gates.map(\.subject))
    return failing.filter { !told.contains($0.id) }.map { "niet bereikt: \($0.message ?? $0.id)" }
  }

  /// Rewrites every text that came from outside.
  mutating func scrub(_ clean: (String) -> String) {
    messages = messages.map(clean)
    rejects = rejects.map(clean)
    for index in sources.indices { sources[index].message = sources[index].message.map(clean) }
    for index in gates.indices {
      gates[index].message = clean(gates[index].message)
      gates[index].rows = gates[index].rows.map(clean)
    }
  }

  /// In lines for a person: what came of it, what to do.
  package var summary: String {
    var lines: [String] = []
    switch outcome {
    case .unchanged: lines.append("niets nieuws; de site blijft \(site ?? "leeg")")
    case .published:
      lines.append(
        "versie \(version ?? "?") staat er: \(changedSheets) van \(sheets) bijsluiters veranderd")
    case .held:
      lines.append(
        "versie \(version ?? "?") is klaar en wacht: bekijk haar met «bijsluiter diff», zet haar neer "
          + "met «bijsluiter refresh»")
    case .refused:
      lines.append("niet gepubliceerd: een poort houdt het tegen; de site blijft \(site ?? "leeg")")
    case .failed: lines.append("niet gelukt; de site blijft \(site ?? "leeg")")
    }
    if outcome != .refused, outcome != .failed, let lacking { lines.append(lacking) }
    if let without {
      lines.append("zonder het nieuws van \(without.joined(separator: ", ")), zoals gevraagd")
    }
    lines += gates.map(\.text) + untold + messages
    return lines.joined(separator: "\n")
  }
}
