import Fetch
import Foundation
import Registers
import TestSupport
import Testing

@testable import Publishing

/// One source's refusal is not everyone's.
@Suite("What waits for a source")
struct SourceScopeTests {
  private static let rules = Result {
    try GateRules.read(path: Checkout.root.path + "/Datasets/reference/gates.yml")
  }

  private func judgement(_ overrides: [RefreshConfiguration.Override] = []) throws -> Judgement {
    Judgement(rules: try Self.rules.get(), overrides: overrides, today: "2026-11-30")
  }

  @Test(arguments: [
    ("contract", false), ("withdrawn_source", false), ("row_balance", false),
    ("coverage_drop", true),
    ("drift", true), ("range", true), ("disclosure", true), ("placeholder", true), ("links", true),
    ("unexplained", true),
  ])
  func `only gates about the whole stop the publication`(gate: String, stops: Bool) throws {
    var judgement = try judgement()
    judgement.add([GateFinding(gate, "a", "b")])
    #expect(judgement.findings.map(\.scope) == [stops ? .site : .source])
    #expect(judgement.refusing.isEmpty == !stops)
    #expect(judgement.holdsSource(gate, "a") == !stops)
  }

  @Test func `a fall that no source can go back from stops it all the same`() throws {
    var judgement = try judgement()
    judgement.add([GateFinding("row_balance", "a", "b")], scope: .site)
    #expect(judgement.refusing.map(\.subject) == ["a"])
    let allowed = RefreshConfiguration.Override(
      gate: "row_balance", subject: "a", reason: "r", by: "b", until: "")
    var other = try self.judgement([allowed])
    other.add([GateFinding("row_balance", "a", "b")], scope: .site)
    #expect(other.refusing.isEmpty && !other.holdsSource("row_balance", "a"))
  }

  @Test func `what refuses says whose news it is and what to type`() throws {
    var judgement = try judgement()
    judgement.add([
      GateFinding("contract", "x", "html"), GateFinding("drift", "students hbo", "van 1 naar 2"),
    ])
    judgement.tell(["duo-hbo-studenten"])
    #expect(judgement.findings.map(\.sources) == [[], ["duo-hbo-studenten"]])
    let text = judgement.findings[1].text
    #expect(text.contains("\n  door het nieuws van: duo-hbo-studenten\n"))
    #expect(text.contains("«bijsluiter refresh --without duo-hbo-studenten»"))
    #expect(text.contains("{gate: drift, subject: students hbo, reason: …, by: …}"))
  }

  private func report(_ outcome: RunReport.Outcome, _ gates: [GateFinding] = []) -> RunReport {
    var report = RunReport(run: "20261130T020000Z", started: "2026-11-30T02:00:00Z")
    report.outcome = outcome
    report.gates = gates
    var failed = RunReport.Source(id: "a", state: .failed)
    failed.problem = .refused
    failed.message = "a: https://a.nl: HTML"
    report.sources = [failed, RunReport.Source(id: "b", state: .new)]
    return report
  }

  @Test func `the exit status tells a night without a source from one that published nothing`()
    throws
  {
    #expect(report(.published).status == 69 && report(.unchanged).status == 69)
    #expect(report(.refused).status == 2 && report(.failed).status == 1)
    #expect(report(.published).summary.contains("zonder nieuws van a: hun laatste goede stand"))
    #expect(report(.published).summary.contains("niet bereikt: a: https://a.nl: HTML"))
    // A person who looked and said that it is right is not woken every night.
    var allowed = GateFinding("contract", "a", "HTML")
    allowed.permit = GateFinding.Permit(by: "ik", reason: "klopt", until: "")
    #expect(report(.published, [allowed]).status == 0)
  }

  private func snapshots(_ folder: Folder) throws -> (SnapshotStore, [String: [Snapshot]]) {
    let store = try SnapshotStore(folder: folder.path + "/snapshots")
    var made: [String: [Snapshot]] = [:]
    for source in ["a", "b", "c"] {
      for text in ["oud", "nieuw"] {
        let file = store.incoming(source + text)
        try Data((source + text).utf8).write(to: URL(fileURLWithPath: file))
        let sha = try InputStamp.required(file)
        let part = SnapshotPart(
          name: "file", role: .data, url: "https://x.nl/" + source, status: 200, sha256: sha,
          bytes: (source + text).utf8.count)
        let draft = SnapshotDraft(
          source: source, fetched: "2026-11-30T02:00:00Z", date: "2025-10-01", rows: 1,
          licence: "CC0",
          pieces: [.init(part, file: file)])
        made[source, default: []].append(try store.adopt(draft).snapshot)
      }
    }
    return (store, made)
  }

  @Test func `a source goes back to what the site has of it, and the others do not`() throws {
    let folder = try Folder()
    let (store, made) = try snapshots(folder)
    func version(_ snapshots: [String: String]) -> Version {
      Version(
        name: "n", number: 1, edition: "e", inputs: "", state: .published, made: "", created: "",
        sheets: 0, files: 0, bytes: 0, manifest: "", snapshots: snapshots, rows: [:])
    }
    let newest = made.compactMapValues(\.last)
    let (a, b) = (try #require(made["a"]), try #require(made["b"]))
    // The site has an old a, the new b, and of c a state that is gone from the store.
    let site = version(["a": a[0].id, "b": b[1].id, "c": "weg"])
    var choice = SnapshotChoice(newest, current: site, store)
    #expect(choice.news == ["a"])
    choice.hold("c")
    #expect(choice.ids == newest.mapValues(\.id))
    choice.hold("a")
    #expect(choice.ids == newest.mapValues(\.id).merging(["a": a[0].id]) { $1 })
    #expect(choice.news.isEmpty)
    // A source the site took from the embedded edition goes back to that.
    let carried = SnapshotChoice(newest, current: version(["b": b[1].id]), store)
    #expect(carried.news == ["a", "c"])
    #expect(carried.holding(["a", "c"]).ids == ["b": b[1].id])
    // On a first night everything is news.
    #expect(SnapshotChoice(newest, current: nil, store).news == ["a", "b", "c"])
  }

  @Test func `what stands in the place of news is told with its age`() throws {
    let snapshot = try #require(try snapshots(try Folder()).1["a"]?.first)
    let old = Refresh.standing(snapshot, isAwaited: false, lastGood: "2026-01-01T00:00:00Z")
    #expect(old.hasPrefix("de stand van 2025-10-01 blijft staan, laatst goed op 2026-01-01 ("))
    #expect(old.hasSuffix(" dagen geleden)"))
    #expect(
      Refresh.standing(nil, isAwaited: true, lastGood: nil)
        == "van deze bron was er nog niets; haar cijfers ontbreken")
    #expect(
      Refresh.standing(nil, isAwaited: false, lastGood: nil) == "de ingebouwde stand blijft staan")
  }
}
