package import Fetch
import Foundation
import Ingest
import Logging
import Registers

/// Only the bytes: no edition, no site.
extension Refresh {
  /// Visits every source and keeps what is new; the next `refresh` uses it.
  ///
  /// - Returns: what came of each source; one that fails is no other's failure.
  /// - Throws: `PublishingError` when another run holds the lock or there is no place to write.
  package func fetchOnly(
    verbose: Bool = false,
    progress: @escaping @Sendable (String, Int, Int) -> Void = { _, _, _ in }
  ) async throws -> FetchReport {
    try StoreFiles.makeFolder(store.state)
    let lock = try RunLock(path: store.lockFile)
    defer { withExtendedLifetime(lock) {} }
    for folder in [store.snapshots, store.runs] { try StoreFiles.makeFolder(folder) }
    let start = Clock.now()
    let runs = RunStore(store)
    let name = runs.name(start)
    let secrets = configuration.fetch.secrets
    let log = try RunLog.logger(path: runs.log(name), echo: verbose, secrets: secrets)
    var course = Course(
      report: RunReport(run: name, started: Clock.text(start)), log: log, progress: progress)
    let fetched = try await course.stage("ophalen") { course in
      try await fetch(try declaredSources(), Wish(), &course)
    }
    course.report.gates = fetched.findings
    course.report.scrub { RunLog.scrubbed($0, secrets) }
    var report = FetchReport(
      started: course.report.started, sources: course.report.sources, gates: course.report.gates)
    report.seconds = Clock.now().timeIntervalSince(start)
    runs.prune(keeping: configuration.keepRuns)
    return report
  }

  /// Visits every source once, in full, and tells what differs from what we assume. What came is thrown
  /// away again.
  ///
  /// - Throws: `RegisterError`, `PublishingError`; `FetchError` where libcurl does not start.
  package func probe(
    progress: @escaping @Sendable (String, Int, Int) -> Void = { _, _, _ in }
  ) async throws -> ProbeReport {
    let folder = NSTemporaryDirectory() + "bijsluiter-probe-" + UUID().uuidString
    try StoreFiles.makeFolder(folder)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let sources = try declaredSources().filter {
      configuration.sources.isEmpty || configuration.sources.contains($0.id)
    }
    var report = await Probe(
      settings: configuration.fetch, store: try SnapshotStore(folder: folder),
      transport: try self.transport ?? CurlTransport(settings: configuration.fetch)
    ).run(sources) { done, all in progress("bezoeken", done, all) }
    let secrets = configuration.fetch.secrets
    for index in report.findings.indices {
      report.findings[index].found = RunLog.scrubbed(report.findings[index].found, secrets)
    }
    return report
  }
}
