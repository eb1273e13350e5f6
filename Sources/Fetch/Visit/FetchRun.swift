package import Foundation
package import Registers
import Synchronization

/// What came of one source.
package struct FetchOutcome: Sendable {
  package enum Result: Sendable {
    case new(Snapshot)
    case unchanged(Snapshot)
    /// The last good snapshot, if there is one, stands.
    case failed(FetchError, last: Snapshot?)
    /// Not asked: no key, or no file brought.
    case notConfigured(FetchError, last: Snapshot?)
  }

  package var source: String
  package var result: Result
  package var requests: Int
  package var bytes: Int

  /// The snapshot to go on with.
  package var snapshot: Snapshot? {
    switch result {
    case .new(let snapshot), .unchanged(let snapshot): snapshot
    case .failed(_, let last), .notConfigured(_, let last): last
    }
  }
}

/// Visits sources side by side and keeps what is new and whole.
///
/// One source's failure is no other's. Cancelling leaves the store as it was but for what had come in
/// whole.
package struct FetchRun: Sendable {
  private let settings: FetchSettings
  private let store: SnapshotStore
  private let transport: any Transport
  private let now: @Sendable () -> Date
  private let trial: Trial
  private let desk: AdoptionDesk

  /// Reads what came as the import will, before it takes the place of the last good state.
  ///
  /// Throws what is wrong with it, in one text for a person.
  package typealias Trial =
    @Sendable (SourceDescriptor, SnapshotDraft) async throws(FetchError) -> Void

  /// Sources visited at the same time; the transport holds back per host.
  static let width = 6

  package init(
    settings: FetchSettings, store: SnapshotStore, transport: any Transport,
    now: @escaping @Sendable () -> Date = { Date() },
    trial: @escaping Trial = { _, _ in }
  ) {
    self.settings = settings
    self.store = store
    self.transport = transport
    self.now = now
    self.trial = trial
    desk = AdoptionDesk(store: store)
  }

  /// - Parameter progress: sources done and in all.
  /// - Returns: one outcome per source that says how it is fetched, by id.
  package func run(
    _ sources: [SourceDescriptor], progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) async -> [FetchOutcome] {
    let wanted = sources.filter { $0.fetch != nil }
    return await withTaskGroup(of: FetchOutcome.self) { group in
      var waiting = wanted[...]
      for source in waiting.prefix(FetchRun.width) { group.addTask { await visit(source) } }
      waiting = waiting.dropFirst(FetchRun.width)
      var outcomes: [FetchOutcome] = []
      while let outcome = await group.next() {
        outcomes.append(outcome)
        progress(outcomes.count, wanted.count)
        if let source = waiting.popFirst() { group.addTask { await visit(source) } }
      }
      return outcomes.sorted { $0.source < $1.source }
    }
  }

  /// One source, by the first of its ways that answers.
  private func visit(_ source: SourceDescriptor) async -> FetchOutcome {
    let known = store.newest(of: source.id)
    var outcome = FetchOutcome(
      source: source.id,
      result: .failed(
        FetchError(
          .notConfigured, source: source.id, url: "", cause: "geen manier van ophalen",
          advice: "zet «via» in Datasets/sources/\(source.id).yml"), last: known),
      requests: 0, bytes: 0)
    guard let fetch = source.fetch else { return outcome }
    let time = now().formatted(.iso8601)
    var refusals: [FetchError] = []
    for way in fetch.via {
      var visit = SourceVisit(
        source: source, fetch: fetch, known: known, settings: settings, store: store,
        transport: transport)
      do throws(FetchError) {
        let found = try await way.look(&visit, at: time)
        outcome.add(visit)
        switch found {
        case .unchanged:
          guard let known else { continue }
          outcome.result = .unchanged(known)
        case .new(let draft):
          if known?.id != Snapshot.id(of: draft.pieces.map(\.part)) {
            try await trial(source, draft)
          }
          let (snapshot, isNew) = try await desk.adopt(draft)
          outcome.result = isNew ? .new(snapshot) : .unchanged(snapshot)
        }
        return outcome
      } catch {
        outcome.add(visit)
        outcome.result =
          error.kind == .notConfigured
          ? .notConfigured(error, last: known) : .failed(error, last: known)
        refusals.append(error)
        guard FetchRun.helpsAnother(error, hasKnown: known != nil) else { return outcome }
      }
    }
    // Gone everywhere is withdrawn; else the first way that has the source is the one to tell.
    if let told = refusals.first(where: { !$0.isGone }) {
      outcome.result =
        told.kind == .notConfigured
        ? .notConfigured(told, last: known) : .failed(told, last: known)
    } else if let first = refusals.first {
      outcome.result = .failed(FetchRun.withdrawn(first, source), last: known)
    }
    return outcome
  }
}

extension FetchRun {
  /// Whether another way can do better: where this one has no such table, or, when there is nothing
  /// yet, where it is down. A table that is discontinued, or has the wrong content, is that for a
  /// person to look at.
  private static func helpsAnother(_ error: FetchError, hasKnown: Bool) -> Bool {
    switch error.kind {
    case .status, .superseded:
      error.isGone || (!hasKnown && error.kind == .status)
    case .unreachable: !hasKnown
    case .untrusted, .excessive, .content, .fewer, .notConfigured, .disk, .cancelled: false
    }
  }

  private static func withdrawn(_ error: FetchError, _ source: SourceDescriptor) -> FetchError {
    guard error.kind != .superseded else { return error }
    var error = error
    error.kind = .superseded
    error.isPassing = false
    error.cause =
      "deze bron is er niet meer: " + error.cause
      + (source.successor.isEmpty ? "" : "; opvolger: \(source.successor)")
    error.advice =
      source.successor.isEmpty
      ? "zoek de opvolger in de catalogus van de bron en zet hem in \(source.file)"
      : "kijk of \(source.successor) dezelfde maten heeft en zet die in \(source.file)"
    return error
  }
}

extension FetchError {
  /// There is nothing at this address, and there will be nothing.
  fileprivate var isGone: Bool { status == 404 || status == 410 }
}

extension FetchOutcome {
  fileprivate mutating func add(_ visit: SourceVisit) {
    requests += visit.requests
    bytes += visit.bytes
  }
}

extension DeclaredFetch.Via {
  fileprivate func look(_ visit: inout SourceVisit, at time: String) async throws(FetchError)
    -> Found
  {
    switch self {
    case .cbsV4: try await StatisticsV4.look(&visit, at: time)
    case .cbsV3: try await StatisticsV3.look(&visit, at: time)
    case .cbsBulk: try await StatisticsBulk.look(&visit, at: time)
    case .ckan: try await OpenEducationData.look(&visit, at: time)
    case .file: try await PlainFile.look(&visit, at: time)
    case .dataverse: try await Dataverse.look(&visit, at: time)
    case .rio: try await Registry.look(&visit, at: time)
    case .workbook: try await LinkedWorkbook.look(&visit, at: time)
    case .skdb, .kiesmbo: try await ClosedRegister.look(&visit, at: time)
    case .drop: try await DropFolder.look(&visit, at: time)
    }
  }
}
