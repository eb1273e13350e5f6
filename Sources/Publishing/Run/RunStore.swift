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

  /// The newest run with a report.
  func newest() -> RunReport? {
    for name in StoreFiles.names(in: store.runs).reversed() where name.hasSuffix(".json") {
      if let found = StoreFiles.json(RunReport.self, at: store.runs + "/" + name) { return found }
    }
    return nil
  }

  func prune(keeping count: Int) {
    let runs = Set(StoreFiles.names(in: store.runs).map { $0.prefix { $0 != "." } }).sorted()
    for run in runs.dropLast(max(1, count)) {
      for suffix in [".log", ".json"] {
        try? FileManager.default.removeItem(atPath: store.runs + "/" + run + suffix)
      }
    }
  }
}
