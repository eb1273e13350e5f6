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
    package var id: String
    package var state: State
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
    case changes, sheets, stages, messages
    case changedSheets = "changed_sheets"
    case peakMemory = "peak_memory"
  }

  /// Sources that could not be reached this time.
  package var unreached: [Source] { sources.filter { $0.state == .failed } }

  /// Exit status of the commands: 0 done, 1 failed, 2 refused, 69 a source could not be reached.
  package var status: Int32 {
    switch outcome {
    case .refused: 2
    case .failed: 1
    case .unchanged, .published, .held: unreached.isEmpty ? 0 : 69
    }
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
    lines += gates.map(\.text)
    // What a gate said of a source is not said again.
    let told = Set(gates.map(\.subject))
    lines += unreached.filter { !told.contains($0.id) }.map {
      "niet bereikt: \($0.message ?? $0.id)"
    }
    lines += messages
    return lines.joined(separator: "\n")
  }
}
