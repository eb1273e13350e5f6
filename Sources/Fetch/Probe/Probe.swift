package import Foundation
package import Registers

/// Visits every source once, politely, and tells what differs from what we assume.
///
/// Nothing of it is published: the snapshots go to a folder of their own. Cost: one full fetch.
package struct Probe: Sendable {
  let settings: FetchSettings
  let store: SnapshotStore
  let transport: any Transport
  let now: @Sendable () -> Date

  /// - Parameter store: an empty one, so that every source is asked in full.
  package init(
    settings: FetchSettings, store: SnapshotStore, transport: any Transport,
    now: @escaping @Sendable () -> Date = { Date() }
  ) {
    self.settings = settings
    self.store = store
    self.transport = transport
    self.now = now
  }

  /// - Parameter progress: sources done and in all.
  /// - Returns: the findings; a source that fails is one.
  package func run(
    _ sources: [SourceDescriptor], progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) async -> ProbeReport {
    let listening = ListeningTransport(transport)
    let outcomes = await FetchRun(
      settings: settings, store: store, transport: listening, now: now
    ).run(sources, progress: progress)
    let byID = Dictionary(sources.map { ($0.id, $0) }) { first, _ in first }
    var findings = outcomes.map(answered)
    findings += await errorBodies(listening)
    for outcome in outcomes {
      guard let source = byID[outcome.source], let fetch = source.fetch,
        case .new(let snapshot) = outcome.result
      else { continue }
      let look = ProbeLook(source: source, fetch: fetch, snapshot: snapshot, store: store)
      findings += look.findings()
    }
    findings += await bulkShape(sources, listening)
    findings += hosts(listening.answers)
    return ProbeReport(
      time: now().formatted(.iso8601), sources: outcomes.count,
      requests: listening.answers.count, bytes: outcomes.reduce(0) { $0 + $1.bytes },
      findings: findings)
  }

  private func answered(_ outcome: FetchOutcome) -> ProbeReport.Finding {
    let assumed = "antwoordt, met de maten en kolommen die wij noemen"
    func finding(_ found: String, _ differs: Bool) -> ProbeReport.Finding {
      .init(
        question: .sources, place: outcome.source, assumed: assumed, found: found,
        differs: differs)
    }
    switch outcome.result {
    case .new(let snapshot), .unchanged(let snapshot):
      return finding("\(snapshot.rows) rijen, \(outcome.bytes) bytes", false)
    case .failed(let error, _): return finding(error.url + ": " + error.cause, true)
    case .notConfigured(let error, _): return finding(error.cause, false)
    }
  }

  /// Names that do not exist, one per service.
  private func errorBodies(_ transport: any Transport) async -> [ProbeReport.Finding] {
    let wrong = [
      ("cbs-v4", "/00000XXX/Properties", "404 met {\"error\":{\"code\",\"message\"}}"),
      ("cbs-v3", "/00000XXX/TableInfos?$format=json", "404 met {\"odata.error\":…}"),
      ("rio", "/bestaat-niet", "404"),
    ]
    var findings: [ProbeReport.Finding] = []
    for (name, path, assumed) in wrong {
      guard let base = settings.bases[name], !base.isEmpty else { continue }
      let file = store.incoming("probe-" + name)
      var found = "antwoordt met 200"
      var status: Int? = 200
      do throws(FetchError) {
        _ = try await transport.fetch(
          Request(url: base + path, maximumBytes: 1 << 20), to: file)
      } catch {
        found = error.cause
        status = error.status
      }
      Disk.remove(file)
      findings.append(
        .init(
          question: .errorBodies, place: name, assumed: assumed, found: found,
          differs: status != 404))
    }
    return findings
  }

  /// The first lines of the zip of one table, of a source that could be had that way.
  private func bulkShape(
    _ sources: [SourceDescriptor], _ transport: any Transport
  ) async -> [ProbeReport.Finding] {
    guard let source = sources.first(where: { $0.fetch?.via.contains(.cbsBulk) ?? false }),
      let fetch = source.fetch, let base = settings.bases["cbs-bulk"]
    else { return [] }
    let file = store.incoming("probe-bulk.zip")
    defer { Disk.remove(file) }
    var found: String
    var differs = true
    do throws(FetchError) {
      _ = try await transport.fetch(
        Request(url: base + "/" + fetch.table, maximumBytes: fetch.maximumBytes), to: file)
      (found, differs) = ProbeLook.bulkShape(file, fetch.maximumBytes)
    } catch { found = error.cause }
    return [
      .init(
        question: .bulkShape, place: fetch.table,
        assumed: "Id;Measure;…;Value;StringValue;ValueAttribute, tekst tussen aanhalingstekens",
        found: found, differs: differs)
    ]
  }

  private func hosts(_ answers: [ListeningTransport.Answer]) -> [ProbeReport.Finding] {
    var findings: [ProbeReport.Finding] = []
    for (host, own) in Dictionary(grouping: answers, by: \.host).sorted(by: { $0.key < $1.key }) {
      let good = own.filter { $0.status == 200 }
      func share(_ header: String) -> String {
        "\(good.count { $0.headers[header] != nil })"
      }
      if !good.isEmpty {
        let zipped = good.count { $0.headers["content-encoding"]?.contains("gzip") ?? false }
        findings.append(
          .init(
            question: .validators, place: host, assumed: "niet bevestigd",
            found: "van \(good.count) antwoorden ETag \(share("etag")), Last-Modified "
              + "\(share("last-modified")), gzip \(zipped)", differs: false))
      }
      let limits = Set(
        own.flatMap { answer in
          answer.headers.filter { $0.key.contains("ratelimit") || $0.key == "retry-after" }
            .map { $0.key + ": " + $0.value }
        })
      let refused = own.count { $0.status == 429 || $0.status == 503 }
      guard !limits.isEmpty || refused > 0 else { continue }
      findings.append(
        .init(
          question: .rateLimits, place: host, assumed: "geen grens",
          found: "\(refused) keer 429 of 503; " + limits.sorted().joined(separator: ", "),
          differs: true))
    }
    return findings
  }
}
