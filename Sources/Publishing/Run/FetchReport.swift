/// What a visit to the sources brought: the output of `fetch --json`.
package struct FetchReport: Codable, Sendable {
  package static let schema = 1

  package var schema = FetchReport.schema
  package var started: String
  /// Duration of the visit in seconds.
  package var seconds: Double = 0
  /// One entry per source that was visited, sorted by id.
  package var sources: [RunReport.Source]
  /// What the gates would refuse at the next refresh.
  package var gates: [GateFinding] = []

  /// Names of the members in the JSON.
  package enum CodingKeys: String, CodingKey {
    case schema, started, seconds, sources, gates
  }

  /// Exit status of `fetch`: 0 done, 69 a source did not give what it should.
  package var status: Int32 { sources.contains { $0.state == .failed } ? 69 : 0 }

  /// A line per source, what failed last, and a count.
  package var text: String {
    let failed = sources.filter { $0.state == .failed }
    var lines = (sources.filter { $0.state != .failed } + failed).map(FetchReport.line)
    lines += gates.map(\.text)
    func count(_ state: RunReport.Source.State) -> Int { sources.count { $0.state == state } }
    lines.append(
      "\(count(.new)) nieuw, \(count(.unchanged)) niet veranderd, \(failed.count) mislukt, "
        + "\(count(.notConfigured)) overgeslagen")
    return lines.joined(separator: "\n")
  }

  private static func line(_ source: RunReport.Source) -> String {
    switch source.state {
    case .new:
      "\(source.id): nieuw, \(source.rows ?? 0) rijen, \(source.bytes) bytes"
        + (source.date.map { ", stand van \($0)" } ?? "")
    case .unchanged: "\(source.id): niet veranderd"
    case .carried: "\(source.id): uit de ingebouwde editie"
    case .notConfigured: "\(source.id): overgeslagen, \(source.message ?? "niet ingesteld")"
    case .failed: "\(source.id): mislukt, \(source.message ?? "niet bereikt")"
    }
  }
}
