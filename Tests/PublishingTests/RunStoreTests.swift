import Foundation
import Registers
import Testing

@testable import Publishing

@Suite("Reports of runs")
struct RunStoreTests {
  let folder: Folder
  let runs: RunStore
  let start = Date(timeIntervalSince1970: 1_795_572_000)

  init() throws {
    folder = try Folder()
    let store = SiteStore(site: folder.path + "/site", state: folder.path + "/state")
    try store.prepare()
    runs = RunStore(store)
  }

  /// A run that began at that moment, with its log and report; gives its name.
  @discardableResult
  func ran(_ moment: Date, _ outcome: RunReport.Outcome) throws -> String {
    let name = runs.name(moment)
    try folder.write("", "state/runs/\(name).log")
    var report = RunReport(run: name, started: Clock.text(moment))
    report.outcome = outcome
    try runs.save(report)
    return name
  }

  @Test("of runs that start in one second the last is the newest, also past the ninth")
  func oneSecond() throws {
    #expect(try ran(start, .failed) == "20261125T020000Z")
    #expect(try runs.newest()?.run == "20261125T020000Z")
    #expect(try ran(start, .published) == "20261125T020000Z-2")
    #expect(try runs.newest()?.outcome == .published)
    for _ in 3...10 { try ran(start, .unchanged) }
    #expect(try runs.newest()?.run == "20261125T020000Z-10")
    try ran(start.addingTimeInterval(1), .refused)
    #expect(try runs.newest()?.outcome == .refused)
  }

  @Test("the oldest runs go, of those in one second the first")
  func pruning() throws {
    for _ in 1...3 { try ran(start, .unchanged) }
    runs.prune(keeping: 2)
    #expect(
      try StoreFiles.names(in: folder.path + "/state/runs") == [
        "20261125T020000Z-2.json", "20261125T020000Z-2.log", "20261125T020000Z-3.json",
        "20261125T020000Z-3.log",
      ])
  }

  @Test("a report that is not whole is passed over for the one before, and said to be damaged")
  func half() throws {
    try ran(start, .published)
    let name = runs.name(start)
    try folder.write("{\"schema\":1,", "state/runs/\(name).json")
    let (report, unreadable) = try runs.last()
    #expect(report?.run == "20261125T020000Z")
    #expect(unreadable == [folder.path + "/state/runs/\(name).json"])
    let status = try SiteStatus(runs.store, staleAfterHours: 48)
    #expect(
      status.messages == ["\(folder.path)/state/runs/\(name).json: dit verslag is niet te lezen"])
    #expect(status.status == 1)
  }

  @Test("a report of an earlier release, without scope and sources, is read")
  func earlier() throws {
    try folder.write(
      #"""
      {"schema":1,"run":"20261124T020000Z","started":"2026-11-24T02:00:00Z","seconds":1,
       "outcome":"refused","sources":[{"id":"a","state":"failed","requests":1,"bytes":2}],"ledger":[],
       "rejects":[],"gates":[{"gate":"drift","subject":"x","message":"y","rows":[],"row_count":0,
       "advice":"z"}],"changes":{},"changed_sheets":0,"sheets":0,"stages":{},"messages":[],
       "peak_memory":0}
      """#, "state/runs/20261124T020000Z.json")
    let report = try #require(try runs.newest())
    #expect(report.gates.map(\.scope) == [.site] && report.gates[0].sources == [])
    #expect(report.failing.map(\.id) == ["a"] && report.failing[0].problem == nil)
  }
}

@Suite("Memory")
struct MemoryTests {
  @Test("the most that was held grows with what is held, and is bytes")
  func peak() {
    let before = Memory.peak
    #expect((1 << 20..<1 << 36).contains(before))
    let held = [UInt8](repeating: 1, count: before)
    #expect(Memory.peak >= before + held.count / 2)
    #expect(held.last == 1)
  }
}
