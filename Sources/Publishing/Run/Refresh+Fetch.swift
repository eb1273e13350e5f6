import Fetch
import Foundation
import Ingest
import Logging
import Registers

/// The bytes: visit every source, keep what is new, and say what is wrong.
extension Refresh {
  /// Newest good snapshot per source, and what the gates must hear.
  struct Fetched {
    var snapshots: [String: Snapshot] = [:]
    var findings: [GateFinding] = []
  }

  /// The declared sources this configuration wants.
  ///
  /// - Throws: `RegisterError`; `PublishingError.unknownSource` for a source in the configuration that is not declared.
  func declaredSources() throws -> [SourceDescriptor] {
    let all = try SourceRegister.read(folder: home.sources)
    guard !configuration.sources.isEmpty else { return all }
    let known = Set(all.map(\.id))
    if let unknown = configuration.sources.first(where: { !known.contains($0) }) {
      throw PublishingError.unknownSource(unknown, file: configuration.file)
    }
    return all
  }

  /// Ids that are declared, sorted.
  ///
  /// - Throws: `PublishingError.unknownSource` for one that is not.
  func wanted(_ ids: Set<String>, among sources: [SourceDescriptor]) throws -> [String] {
    let known = Set(sources.map(\.id))
    if let unknown = ids.sorted().first(where: { !known.contains($0) }) {
      throw PublishingError.unknownSource(unknown, file: configuration.file)
    }
    return ids.sorted()
  }

  func fetch(_ sources: [SourceDescriptor], _ wish: Wish, _ course: inout Course) async throws
    -> Fetched
  {
    let snapshots = try SnapshotStore(folder: store.snapshots)
    var fetched = Fetched()
    let wanted = sources.filter {
      $0.fetch != nil
        && (configuration.sources.isEmpty || configuration.sources.contains($0.id))
    }
    guard !wish.offline else {
      for source in sources { fetched.snapshots[source.id] = snapshots.newest(of: source.id) }
      return fetched
    }
    let isRead = Set(wanted.filter(\.isRead).map(\.id))
    let outcomes = try await visit(wanted, of: sources, snapshots, course.progress)
    try Task.checkCancellation()
    let checks = checks(snapshots, &course)
    let time = Clock.text(Clock.now())
    let awaited = Set(sources.filter(\.isAwaited).map(\.id))
    for outcome in outcomes {
      fetched.snapshots[outcome.source] = outcome.snapshot
      let lastGood =
        outcome.isGood ? time : checks[outcome.source]?.time ?? outcome.snapshot?.fetched
      let kept = Refresh.standing(
        outcome.snapshot, isAwaited: awaited.contains(outcome.source), lastGood: lastGood)
      course.report.sources.append(line(outcome, lastGood: lastGood, kept, &course))
      // A source that nothing reads is kept, and no gate looks at it.
      if isRead.contains(outcome.source), let finding = finding(outcome, kept) {
        fetched.findings.append(finding)
      }
      if case .failed(let error, _) = outcome.result, error.kind == .disk { throw error }
    }
    try snapshots.touch(outcomes.filter(\.isGood).map(\.source), after: checks, at: time)
    // Sources this configuration does not visit keep what they have.
    for source in sources where fetched.snapshots[source.id] == nil {
      fetched.snapshots[source.id] = snapshots.newest(of: source.id)
    }
    course.report.sources.sort { $0.id < $1.id }
    return fetched
  }

  /// Visits sources and keeps what came; every source has its outcome. Throws only where libcurl
  /// does not start.
  func visit(
    _ sources: [SourceDescriptor], of all: [SourceDescriptor], _ snapshots: SnapshotStore,
    _ progress: @escaping @Sendable (String, Int, Int) -> Void
  ) async throws -> [FetchOutcome] {
    var settings = configuration.fetch
    let today = String(Clock.text(Clock.now()).prefix(10))
    settings.mayShrink = Set(
      sources.map(\.id).filter { source in
        configuration.overrides.contains { $0.allows("row_balance", source, on: today) }
      })
    let transport = try self.transport ?? CurlTransport(settings: settings)
    let trial = ImportTrial(all, snapshots, folder: store.inbox, base: home.baseline)
    return await FetchRun(
      settings: settings, store: snapshots, transport: transport,
      trial: { source, draft async throws(FetchError) in try await trial.read(source, draft) }
    ).run(sources) { done, all in progress("ophalen", done, all) }
  }

  /// When each source was last asked with success. Ages are told, and nothing depends on them.
  private func checks(_ snapshots: SnapshotStore, _ course: inout Course) -> [String: SnapshotCheck]
  {
    do {
      return try snapshots.checks()
    } catch {
      course.report.messages.append(
        "hoe oud elke bron is, is niet meer te zien: \(error.description)")
      return [:]
    }
  }

  private func line(
    _ outcome: FetchOutcome, lastGood: String?, _ kept: String, _ course: inout Course
  ) -> RunReport.Source {
    var line = RunReport.Source(id: outcome.source, state: .unchanged)
    line.lastGood = lastGood
    line.requests = outcome.requests
    line.bytes = outcome.bytes
    line.snapshot = outcome.snapshot?.id
    line.date = outcome.snapshot?.date
    line.rows = outcome.snapshot?.rows
    switch outcome.result {
    case .new(let snapshot):
      line.state = .new
      course.log.info("\(outcome.source): nieuw, \(snapshot.rows) rijen, \(outcome.bytes) bytes")
    case .unchanged: break
    case .failed(let error, _):
      line.state = .failed
      line.problem = RunReport.Source.Problem(error.kind)
      line.message = error.description
      course.log.warning("\(error.description)\n\(kept)")
    case .notConfigured(let error, _):
      line.state = .notConfigured
      line.message = error.cause
      course.log.info("\(outcome.source): \(error.cause)")
    }
    return line
  }

  /// What a gate has to say of a visit: of wrong content, far fewer rows and a source that is gone; not
  /// of one that cannot be reached.
  private func finding(_ outcome: FetchOutcome, _ kept: String) -> GateFinding? {
    guard case .failed(let error, _) = outcome.result else { return nil }
    switch error.kind {
    case .content, .excessive:
      return GateFinding(
        "contract", outcome.source, error.cause + "; " + kept, rows: [error.url],
        advice: error.advice)
    case .fewer:
      return GateFinding(
        "row_balance", outcome.source, error.cause + "; " + kept, rows: [error.url],
        advice: error.advice)
    case .superseded:
      return GateFinding(
        "withdrawn_source", outcome.source, error.cause + "; " + kept, rows: [error.url],
        advice: error.advice)
    case .unreachable, .untrusted, .status, .notConfigured, .disk, .cancelled: return nil
    }
  }

  /// Rows of the site's sources, but of those that came another way since: another service counts
  /// other rows of the same table.
  func rows(of current: Version?, toHoldAgainst snapshots: [String: Snapshot]) throws
    -> [String: Int]
  {
    guard let current else { return [:] }
    let kept = try SnapshotStore(folder: store.snapshots)
    return current.rows.filter { source, _ in
      let before = kept.all(of: source).last { $0.id == current.snapshots[source] }
      guard let before, let now = snapshots[source] else { return true }
      return before.firstDataPart == now.firstDataPart
    }
  }
}

extension FetchOutcome {
  /// It gave what it should, new or not.
  fileprivate var isGood: Bool {
    switch result {
    case .new, .unchanged: true
    case .failed, .notConfigured: false
    }
  }
}

extension RunReport.Source.Problem {
  fileprivate init(_ kind: FetchError.Kind) {
    switch kind {
    case .content, .excessive, .fewer: self = .refused
    case .superseded: self = .withdrawn
    case .unreachable, .untrusted, .status, .notConfigured, .disk, .cancelled: self = .unreached
    }
  }
}

extension Snapshot {
  fileprivate var firstDataPart: String? { parts.first { $0.role == .data }?.name }
}
