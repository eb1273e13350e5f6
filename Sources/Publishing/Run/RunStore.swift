import Foundation

/// The reports and logs of runs, by name of the run.
struct RunStore {
  let store: SiteStore

  init(_ store: SiteStore) { self.store = store }

  func log(_ run: String) -> String { store.runs + "/" + run + ".log" }
  private func report(_ run: String) -> String { store.runs + "/" + run + ".json" }

  /// A name nobody has: the start of the run, with a number when two start in one second.
  func name(_ start: Date) -> String {
    let stamp = Clock.stamp(start)
    var name = stamp
    var number = 2
    while FileManager.default.fileExists(atPath: log(name)) {
      name = "\(stamp)-\(number)"
      number += 1
    }
    return name
  }

  func save(_ run: RunReport) throws { try StoreFiles.put(json: run, at: report(run.run)) }

  /// The newest run with a report that can be read.
  func newest() throws -> RunReport? { try last().report }

  /// The newest run with a report that can be read, and the reports after it that cannot.
  func last() throws -> (report: RunReport?, unreadable: [String]) {
    var unreadable: [String] = []
    for run in try names().reversed() {
      do {
        if let found = try StoreFiles.json(RunReport.self, at: report(run)) {
          return (found, unreadable)
        }
      } catch PublishingError.unreadable {
        unreadable.append(report(run))
      }
    }
    return (nil, unreadable)
  }

  /// Names of the runs that left something, oldest first.
  private func names() throws -> [String] {
    let found = Set(try StoreFiles.names(in: store.runs).map { String($0.prefix { $0 != "." }) })
    return found.sorted { RunStore.order($0) < RunStore.order($1) }
  }

  /// `20261125T020000Z-10` comes after `…Z-2`, and that after `…Z`.
  private static func order(_ run: String) -> (String, Int) {
    let parts = run.split(separator: "-", maxSplits: 1)
    return (String(parts.first ?? ""), parts.count > 1 ? Int(parts[1]) ?? 1 : 1)
  }

  func prune(keeping count: Int) {
    // Old reports that stay take room and harm nothing.
    for run in ((try? names()) ?? []).dropLast(max(1, count)) {
      for suffix in [".log", ".json"] {
        try? FileManager.default.removeItem(atPath: store.runs + "/" + run + suffix)
      }
    }
  }
}
