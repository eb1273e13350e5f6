/// What one run did, as JSON: `STATE/runs/*.json`, `refresh --json`, and the base of `status`.
package struct RunReport: Codable, Sendable {
  package enum Outcome: String, Codable, Sendable {
    /// Nothing new upstream; nothing was written.
    case unchanged
    /// A new version is the site.
    case published
    /// A new version is made and waits for a person to publish it.
    case held
    /// A gate refused; the last accepted site stays.
    case refused
    /// It could not be finished; the last accepted site stays.
    case failed
  }

  /// What came of one source.
  package struct Source: Codable, Hashable, Sendable {
    package enum State: String, Codable, Sendable {
      /// A new snapshot was accepted; the newest one is still right; the visit failed; the rows of
      /// an earlier edition are used.
      case new, unchanged, failed, carried
      case notConfigured = "not_configured"
    }
    /// Why a source failed; what a person can do depends on it.
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

    /// Id of the source.
    package var id: String
    /// What came of the visit.
    package var state: State
    /// Why, where it failed.
    package var problem: Problem?
    /// When it was last fetched or confirmed without a fault, ISO 8601 in UTC; nil where it never
    /// was.
    package var lastGood: String?
    /// Id of the snapshot that is used; absent where the embedded edition's rows are.
    package var snapshot: String?
    package var date: String?
    /// Rows of the snapshot that is used; nil without one.
    package var rows: Int?
    package var requests: Int
    /// Bytes received in this visit.
    package var bytes: Int
    /// Address and cause, where it failed.
    package var message: String?

    package init(id: String, state: State) {
      self.id = id
      self.state = state
      self.requests = 0
      self.bytes = 0
    }

    /// Names of the members in the JSON.
    package enum CodingKeys: String, CodingKey {
      case id, state, problem, snapshot, date, rows, requests, bytes, message
      case lastGood = "last_good"
    }
  }

  /// What became of the rows of one source: `rowsIn` = `used` + `outside` + `rejected`.
  package struct Rows: Codable, Hashable, Sendable {
    /// Id of the source.
    package var source: String
    package var file: String
    /// Rows of the file.
    package var rowsIn: Int
    /// Rows that are in the edition.
    package var used: Int
    /// Rows left out by the declared selection.
    package var outside: Int
    /// Rows refused because they are wrong.
    package var rejected: Int

    /// Names of the members in the JSON.
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
  /// Duration of the run in seconds.
  package var seconds: Double = 0
  /// What came of the run; `failed` until it ended otherwise.
  package var outcome: Outcome = .failed
  /// Name of the version that is the site after this run; nil when nothing was published yet.
  package var site: String?
  /// Name of the version this run made, or of the held one it found; nil for none.
  package var version: String?
  /// What came of each source, sorted by id.
  package var sources: [Source] = []
  package var ledger: [Rows] = []
  /// Rows the readers refused, `file:line:column: why`.
  package var rejects: [String] = []
  package var gates: [GateFinding] = []
  /// Ids of sources whose news a person kept out of this run; nil for none.
  package var without: [String]?
  package var changes: [String: Int] = [:]
  package var changedSheets = 0
  /// Number of sheets of the new version.
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

  /// Names of the members in the JSON.
  package enum CodingKeys: String, CodingKey {
    case schema, run, started, seconds, outcome, site, version, sources, ledger, rejects, gates
    case without
    case changes, sheets, stages, messages
    case changedSheets = "changed_sheets"
    case peakMemory = "peak_memory"
  }

  /// Sources that failed, without those for which a person allowed it.
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

  /// A Dutch sentence that names the sources that failed; nil when none did.
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
