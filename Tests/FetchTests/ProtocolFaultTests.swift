import Fetch
import Foundation
import Registers
import TestSupport
import Testing

@Suite("Protocols, against a stand-in with faults", .serialized)
struct ProtocolFaultTests {
  /// A way to spoil a source, and what the error has to say.
  struct Case: Sendable, CustomTestStringConvertible {
    var source: String
    var match: String
    var fault: String
    var args = "{}"
    var kind: FetchError.Kind
    var says: String
    var testDescription: String { source + " " + fault }
  }

  static let cases = [
    Case(
      source: "cbs-85698", match: "Observations", fault: "next-other-host", kind: .excessive,
      says: "de verwijzing gaat naar een andere plaats dan "),
    Case(
      source: "cbs-85698", match: "Observations", fault: "next-self", kind: .excessive,
      says: "de volgende bladzijde is er al geweest"),
    Case(
      source: "cbs-85698", match: "Observations", fault: "endless-pages", kind: .excessive,
      says: "samen meer dan 64 MB"),
    Case(
      source: "cbs-85698", match: "Observations", fault: "html-200", kind: .content,
      says: "HTML of XML in plaats van JSON: "),
    Case(
      source: "cbs-85698", match: "Observations", fault: "empty-200", kind: .content,
      says: "leeg antwoord"),
    Case(
      source: "cbs-85698", match: "Observations", fault: "truncated-json", kind: .content,
      says: "de bladzijde is niet heel: "),
    Case(
      source: "cbs-85698", match: "85698NED", fault: "superseded", kind: .superseded,
      says: "de tabel is gediscontinueerd"),
    Case(
      source: "cbs-85698", match: "85698NED", fault: "missing-measure", kind: .content,
      says: "maat «Uitstromers mbo» ontbreekt; er zijn: "),
    Case(
      source: "cbs-85698", match: "85698NED", fault: "renamed-column",
      args: #"{"from": "Arbeidskenmerken", "to": "Kenmerken"}"#, kind: .content,
      says: "indeling «Arbeidskenmerken» ontbreekt; er zijn: "),
    Case(
      source: "cbs-85698", match: "Codes", fault: "code-traversal", kind: .content,
      says: "«../../x» is geen code van «"),
    Case(
      source: "duo-hbo-studenten", match: "download", fault: "wrong-charset", kind: .content,
      says: "verkeerde tekenset: "),
    Case(
      source: "duo-hbo-studenten", match: "duo.nl", fault: "renamed", kind: .superseded,
      says: "deze bron is er bij DUO niet meer (404)"),
    Case(
      source: "duo-hbo-studenten", match: "duo.nl", fault: "renamed-column",
      args: #"{"from": "AANTAL_INGESCHREVENEN", "to": "AANTAL"}"#, kind: .content,
      says: "kolom «AANTAL_INGESCHREVENEN» ontbreekt; gevonden: "),
    Case(
      source: "duo-hbo-studenten", match: "download", fault: "html-200", kind: .content,
      says: "HTML of XML in plaats van een tabel: "),
    Case(
      source: "duo-hbo-studenten", match: "download", fault: "huge-body",
      args: #"{"size": 40000000}"#, kind: .excessive,
      says: "meer dan de grens van 33554432 bytes"),
    Case(
      source: "cbs-mbo-per-crebo", match: "xlsx", fault: "html-200", kind: .content,
      says: "HTML of XML in plaats van een zipbestand: "),
    Case(
      source: "roa-ais-schoolverlaters", match: "persistentId", fault: "renamed",
      kind: .superseded, says: "deze bron is er niet meer: "),
  ]

  @Test(
    "a spoiled source is refused by name, address and cause, and leaves nothing", arguments: cases)
  func refusals(_ spoiled: Case) async throws {
    let scene = try ProtocolScene(["--page-sizes", "v4=2000,v3=2000"])
    try scene.fault(spoiled.match, spoiled.fault, args: spoiled.args)
    let error = try await scene.error(try ProtocolScene.source(spoiled.source))
    #expect(error.kind == spoiled.kind, "\(error)")
    #expect(error.cause.contains(spoiled.says), "\(error)")
    #expect(error.source == spoiled.source)
    #expect(error.url.hasPrefix("https://"), "\(error)")
    #expect(!error.advice.isEmpty)
    #expect(scene.store.newest(of: spoiled.source) == nil)
  }

  @Test("where two services do not have the table and the third is down, that is what is told")
  func downBehindGone() async throws {
    let scene = try ProtocolScene()
    try scene.server.control(
      #"""
      {"rules": [{"match": "^/datasets.cbs.nl/odata", "fault": "wrong-case"},
        {"match": "^/opendata.cbs.nl", "fault": "wrong-case"},
        {"match": "^/datasets.cbs.nl/csv", "fault": "503"}]}
      """#)
    let error = try await scene.error(ProtocolScene.source("cbs-85696"))
    #expect(error.kind == .status)
    #expect(error.status == 503)
    #expect(error.url.hasSuffix("/datasets.cbs.nl/csv/CBS/nl/85696NED"))
  }

  @Test("a body that breaks off once is asked for again and is whole then")
  func once() async throws {
    let scene = try ProtocolScene()
    try scene.fault("Observations", "truncated-json", times: 1)
    _ = try await scene.snapshot(try ProtocolScene.source("cbs-85698"))
    try scene.fault("resource_show", "truncated-json", times: 1)
    _ = try await scene.snapshot(try ProtocolScene.source("duo-hbo-studenten"))
  }

  @Test("fewer than half the rows of last time is refused and the last good one stands")
  func half() async throws {
    let scene = try ProtocolScene()
    let source = try ProtocolScene.source("duo-hbo-studenten")
    let good = try await scene.snapshot(source)
    try scene.server.control(#"{"edit": {"bump": "duo-hbo-studenten"}}"#)
    try scene.fault("duo.nl", "fewer-rows")
    let error = try await scene.error(source)
    #expect(
      error.cause == "\(good.rows / 4) rijen; de vorige keer \(good.rows): minder dan de helft")
    #expect(scene.store.newest(of: source.id)?.id == good.id)
  }

  @Test("a cancelled run leaves a store that is whole")
  func cancelled() async throws {
    let scene = try ProtocolScene()
    let good = try await scene.snapshot(try ProtocolScene.source("duo-hbo-studenten"))
    try scene.fault("Observations", "slow-drip")
    let source = try ProtocolScene.source("cbs-85698")
    let (settings, store) = (scene.settings, scene.store)
    let task = Task {
      await FetchRun(
        settings: settings, store: store, transport: try CurlTransport(settings: settings)
      ).run([source])
    }
    try await Task.sleep(for: .milliseconds(600))
    task.cancel()
    let outcomes = try await task.value
    guard case .failed(let error, nil) = outcomes.first?.result else {
      Issue.record("\(outcomes)")
      return
    }
    #expect(error.kind == .cancelled)
    let again = try SnapshotStore(folder: scene.folder + "/store")
    #expect(again.sources == ["duo-hbo-studenten"])
    try again.verify(good)
  }
}
