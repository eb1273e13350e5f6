import Foundation
import Registers
import Testing

@testable import Fetch

@Suite("Probe, against the stand-in", .serialized)
struct ProbeTests {
  @Test("every open question is answered, and what differs from what we assume is marked")
  func questions() async throws {
    let scene = try ProtocolScene(["--page-sizes", "v4=2000"])
    let sources = try [
      "cbs-83832", "cbs-85696", "duo-hbo-studenten", "roa-ais-schoolverlaters",
      "rio-aangeboden-mbo", "hbo-monitor",
    ].map { try ProtocolScene.source($0) }
    let report = await Probe(
      settings: scene.settings, store: scene.store,
      transport: try CurlTransport(settings: scene.settings), now: { ProtocolScene.moment }
    ).run(sources)
    #expect(report.sources == 6 && report.time == "2027-01-15T08:00:00Z")
    func found(_ question: ProbeQuestion) -> [ProbeReport.Finding] {
      report.findings.filter { $0.question == question }
    }
    #expect(
      found(.sources).map(\.place) == [
        "cbs-83832", "cbs-85696", "duo-hbo-studenten", "hbo-monitor", "rio-aangeboden-mbo",
        "roa-ais-schoolverlaters",
      ])
    #expect(found(.sources).allSatisfy { !$0.differs })
    #expect(found(.errorBodies).map(\.place) == ["cbs-v4", "cbs-v3", "rio"])
    #expect(found(.errorBodies).allSatisfy { $0.found.contains("404") && !$0.differs })
    #expect(found(.nextLink).contains { $0.found.contains("$skip=2000") && !$0.differs })
    #expect(
      found(.tables).contains {
        $0.place == "cbs-85696" && $0.found.hasPrefix("v4; maten M000001 «Uitstromers mbo»")
      })
    #expect(
      found(.tables).contains {
        $0.place == "cbs-83832"
          && $0.found == "BedrijfstakkenSBI2008 T001081 «A-U Alle economische activiteiten»"
      })
    #expect(found(.leaverCodes).first?.found.hasPrefix("X200000 «Bol-vt en bbl totaal»") == true)
    #expect(found(.valueAttributes).contains { $0.found.contains("None ") && !$0.differs })
    #expect(found(.bulkShape).first?.differs == false, "\(found(.bulkShape))")
    #expect(found(.smallNumbers).first?.found.contains("keer -1") == true)
    #expect(found(.fileNumbers).first?.found == "565551")
    #expect(found(.validators).map(\.place) == ["localhost"])
    #expect(found(.rateLimits).isEmpty)
    #expect(report.lines.first?.hasPrefix("6 bronnen bezocht: ") == true)
    let again = try JSONDecoder().decode(
      ProbeReport.self, from: try JSONEncoder().encode(report))
    #expect(again == report)
  }

  @Test("a source that is gone, and a host that asks for rest, stand in the report")
  func differences() async throws {
    let scene = try ProtocolScene()
    try scene.fault("resource_show", "429")
    let report = await Probe(
      settings: scene.settings, store: scene.store,
      transport: try CurlTransport(settings: scene.settings)
    ).run([try ProtocolScene.source("duo-hbo-studenten")])
    let gone = try #require(report.findings.first { $0.question == .sources })
    #expect(gone.differs && gone.found.contains("429"))
    #expect(report.findings.contains { $0.question == .rateLimits && $0.differs })
    #expect(report.lines.contains("Welke bronnen antwoorden: 1 anders dan aangenomen"))
  }

  @Test("a part that is not in what came, or cannot be read, is a finding and no silence")
  func missingParts() throws {
    let scene = try SnapshotScene()
    for (id, question) in [
      ("duo-hbo-studenten", ProbeQuestion.smallNumbers), ("cbs-85696", .tables),
    ] {
      let source = try ProtocolScene.source(id)
      let fetch = try #require(source.fetch)
      let snapshot = try scene.adopt(id, "een")
      func findings(_ snapshot: Snapshot) -> [ProbeReport.Finding] {
        ProbeLook(source: source, fetch: fetch, snapshot: snapshot, store: scene.store).findings()
      }
      let absent = findings(snapshot)
      #expect(absent.map(\.question).contains(question))
      #expect(absent.allSatisfy { $0.differs && $0.found.hasSuffix("ontbreekt in wat er kwam") })
      var damaged = snapshot
      damaged.parts[0].name = question == .tables ? "DataProperties.json" : "file"
      damaged.parts[0].sha256 = String(repeating: "0", count: 64)
      let found = findings(damaged)
      #expect(found.map(\.question) == [question])
      #expect(found.allSatisfy { $0.differs && $0.found.hasPrefix("niet te lezen: ") })
    }
  }

  @Test("a file in the drop folder that cannot be read is not told as never brought")
  func unreadableDrop() async throws {
    let scene = try ProtocolScene()
    scene.settings.dropFolder = scene.folder + "/drop"
    let source = try ProtocolScene.source("hbo-monitor")
    let fetch = try #require(source.fetch)
    #expect(fetch.via == [.drop])
    guard case .notConfigured = (try await scene.visit(source) as FetchOutcome).result else {
      Issue.record("an absent file is one that was not brought")
      return
    }
    let path = scene.folder + "/drop/" + fetch.path
    try FileManager.default.createDirectory(
      at: URL(fileURLWithPath: path).deletingLastPathComponent(), withIntermediateDirectories: true)
    #expect(symlink(path, path) == 0)
    let error = try await scene.error(source)
    #expect(error.kind == .disk && error.source == "hbo-monitor")
  }
}
