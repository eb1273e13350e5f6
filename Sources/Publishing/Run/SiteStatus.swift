import Foundation

/// The state of the published site: which version, how old, and how the last run went. Read from
/// the store alone; it visits no source.
package struct SiteStatus: Codable, Sendable {
  package enum Health: String, Codable, Sendable {
    /// In order, and every source gave what it should.
    case ok
    /// Nothing was published yet.
    case empty
    /// The last successful run is longer ago than allowed.
    case stale
    /// The last run was refused or failed, or its report cannot be read; the last accepted site
    /// stays.
    case failing
    /// The last run succeeded without a source that failed.
    case partial
  }

  package static let schema = 1

  package var schema = SiteStatus.schema
  package var health: Health
  /// Name of the version that is the site; nil when nothing was published yet.
  package var version: String?
  /// Id of its edition.
  package var edition: String?
  /// Newest date among the sources of the site.
  package var created: String?
  /// When it was first published, ISO 8601 in UTC.
  package var published: String?
  /// Whole hours since the last run that found everything in order.
  package var hoursSinceSuccess: Int?
  package var lastSuccess: String?
  package var lastRun: String?
  package var lastOutcome: RunReport.Outcome?
  /// What a person should read: refusing gates and failures of the last run.
  package var messages: [String]
  /// What came of each source in the last run.
  package var sources: [RunReport.Source]
  /// A version that is made and waits for a look.
  package var held: String?
  /// All versions in the store, oldest first.
  package var versions: [Version]

  /// Names of the members in the JSON.
  package enum CodingKeys: String, CodingKey {
    case schema, health, version, edition, created, published, messages, sources, held, versions
    case hoursSinceSuccess = "hours_since_success"
    case lastSuccess = "last_success"
    case lastRun = "last_run"
    case lastOutcome = "last_outcome"
  }

  /// - Parameter staleAfterHours: longer without a good run is `stale`.
  /// - Throws: `PublishingError.newer` for a store this program is too old for.
  package init(_ store: SiteStore, staleAfterHours: Int) throws {
    try self.init(store, staleAfterHours: staleAfterHours, now: Clock.now())
  }

  init(_ store: SiteStore, staleAfterHours: Int, now: Date) throws {
    let versions = try store.versions()
    let current = try store.current()
    let (report, unreadable) = try RunStore(store).last()
    let success = try StoreFiles.bytes(of: store.lastSuccess)
      .map { String(decoding: $0, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines) }
    let hours = success.flatMap(Clock.date).map { Int(now.timeIntervalSince($0) / 3600) }
    self.versions = versions
    version = current?.name
    edition = current?.edition
    created = current?.created
    published = current?.published
    lastSuccess = success
    hoursSinceSuccess = hours
    lastRun = report?.run
    lastOutcome = report?.outcome
    sources = report?.sources ?? []
    held = versions.last { $0.state == .held && $0.number > (current?.number ?? 0) }?.name
    messages =
      (report?.gates ?? []).filter { $0.permit == nil }.map(\.text) + (report?.messages ?? [])
      + (report?.untold ?? []) + unreadable.map { "\($0): dit verslag is niet te lezen" }
    let failing = report?.failing ?? []
    let isOfToday =
      report.flatMap { Clock.date($0.started) }
      .map { now.timeIntervalSince($0) < Double(staleAfterHours) * 3600 } ?? false
    if current == nil {
      health = .empty
    } else if report?.outcome == .refused || report?.outcome == .failed {
      health = .failing
    } else if !unreadable.isEmpty {
      health = .failing
    } else if !failing.isEmpty, isOfToday {
      health = .partial
    } else if hours.map({ $0 >= staleAfterHours }) ?? true {
      health = .stale
    } else {
      health = failing.isEmpty ? .ok : .partial
    }
  }

  /// Exit status of `status`: 0 when in order, 1 when a person should look.
  package var status: Int32 { health == .ok ? 0 : 1 }

  /// In lines for a terminal.
  package var text: String {
    var lines: [String] = []
    func line(_ name: String, _ value: String?) {
      guard let value else { return }
      lines.append(name + String(repeating: " ", count: max(1, 16 - name.count)) + value)
    }
    let word =
      switch health {
      case .ok: "in orde"
      case .empty: "nog niets gepubliceerd"
      case .stale: "verouderd: al te lang geen goede verversing"
      case .failing: "de laatste verversing is niet gelukt; de site staat er nog"
      case .partial: "in orde, maar niet elke bron gaf wat zij moest geven"
      }
    line("toestand", word)
    for source in sources where source.state == .failed {
      line("oude stand", "\(source.id)" + (source.lastGood.map { ", laatst goed \($0)" } ?? ""))
    }
    line("versie", version)
    line("gegevens tot", created)
    line("geplaatst", published)
    line("laatst in orde", lastSuccess.map { "\($0) (\(hoursSinceSuccess ?? 0) uur geleden)" })
    line("laatste run", lastRun.map { "\($0): \(lastOutcome.map(\.rawValue) ?? "?")" })
    line("wacht", held)
    if !versions.isEmpty {
      line(
        "versies", versions.map { "\($0.number) (\($0.state.rawValue))" }.joined(separator: ", "))
    }
    return (lines + messages).joined(separator: "\n")
  }
}
