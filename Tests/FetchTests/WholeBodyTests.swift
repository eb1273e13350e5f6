import Fetch
import Foundation
import Registers
import TestSupport
import Testing

@Suite("Bodies, whole to their last byte", .serialized)
struct WholeBodyTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var source: String
    var match: String
    var fault: String
    var kind: FetchError.Kind
    var says: String
    var testDescription: String { source + " " + fault }
  }

  static let cases = [
    Case(
      source: "cbs-mbo-per-crebo", match: "2020-21.xlsx", fault: "truncated-json", kind: .content,
      says: "het zipbestand is niet te gebruiken: is afgekapt"),
    Case(
      source: "cbs-mbo-per-crebo", match: "2020-21.xlsx", fault: "zip-bomb", kind: .excessive,
      says: "het zipbestand is niet te gebruiken: is uitgepakt groter dan de toegestane grens"),
    Case(
      source: "cbs-mbo-per-crebo", match: "2020-21.xlsx", fault: "zip-traversal",
      kind: .excessive,
      says: "bevat een naam die buiten de map leidt: «../../synthetic-escape.csv»"),
    // The first half of the page names last year's workbook only.
    Case(
      source: "cbs-mbo-per-crebo", match: "maatwerk", fault: "truncated-json", kind: .content,
      says: "de bladzijde is niet heel: "),
    Case(
      source: "kiesmbo-aanbod", match: "export", fault: "truncated-json", kind: .content,
      says: "het antwoord is niet heel: "),
    Case(
      source: "sbb-dossiers", match: "Output", fault: "truncated-json", kind: .content,
      says: "het antwoord is niet heel"),
    Case(
      source: "kiesmbo-aanbod", match: "export", fault: "cut-gzip", kind: .unreachable,
      says: "het brak af voor het einde van het ingepakte bestand"),
    Case(
      source: "cbs-85696", match: "count", fault: "wrong-count", kind: .content,
      says: "waarnemingen, de bron"),
    Case(
      source: "cbs-85696", match: "Observations", fault: "duplicate-keys", kind: .content,
      says: "staat twee keer in het object"),
  ]

  @Test(
    "what broke off with the right length, is packed as an attack, or says a member twice is refused",
    arguments: cases)
  func refusals(_ spoiled: Case) async throws {
    let scene = try ProtocolScene()
    try scene.fault(spoiled.match, spoiled.fault)
    let error = try await scene.error(try ProtocolScene.source(spoiled.source))
    #expect(error.kind == spoiled.kind, "\(error)")
    #expect(error.cause.contains(spoiled.says), "\(error)")
    #expect(scene.store.newest(of: spoiled.source) == nil)
  }

  @Test("another way of the same source counts other rows, so these are not held together")
  func otherWay() async throws {
    let scene = try ProtocolScene()
    let source = try ProtocolScene.source("cbs-85696")
    try scene.fault("odata/v1/CBS/85696NED", "wrong-case")
    let older = try await scene.snapshot(source)
    try scene.server.control(#"{"rules": []}"#)
    let newer = try await scene.snapshot(source)
    #expect(newer.rows * 2 < older.rows)
    #expect(newer.parts.contains { $0.name == "Observations-0001.json" })
  }

  @Test("fewer than half the rows pass for a source of which a person said that it is right")
  func mayShrink() async throws {
    let scene = try ProtocolScene()
    let source = try ProtocolScene.source("duo-hbo-studenten")
    let good = try await scene.snapshot(source)
    try scene.server.control(#"{"edit": {"bump": "duo-hbo-studenten"}}"#)
    try scene.fault("duo.nl", "fewer-rows")
    let refused = try await scene.error(source)
    #expect(refused.kind == .fewer)
    #expect(refused.advice.contains("{gate: row_balance, subject: duo-hbo-studenten,"))
    scene.settings.mayShrink = ["duo-hbo-studenten"]
    #expect(try await scene.snapshot(source).rows == good.rows / 4)
  }

  @Test("what the import cannot read does not take the place of what it could")
  func trial() async throws {
    let scene = try ProtocolScene()
    let source = try ProtocolScene.source("duo-hbo-studenten")
    let good = try await scene.snapshot(source)
    try scene.server.control(#"{"edit": {"bump": "duo-hbo-studenten"}}"#)
    try scene.fault("duo.nl", "double-rows")
    let outcomes = await FetchRun(
      settings: scene.settings, store: scene.store,
      transport: try CurlTransport(settings: scene.settings),
      trial: { source, draft throws(FetchError) in
        throw FetchError(
          .content, source: source.id, url: draft.pieces[0].part.url, cause: "\(draft.rows) rijen",
          advice: "niet doen")
      }
    ).run([source])
    guard case .failed(let error, let last) = outcomes.first?.result else {
      Issue.record("\(outcomes)")
      return
    }
    #expect(error.cause == "\(good.rows * 2) rijen")
    #expect(last?.id == good.id && scene.store.newest(of: source.id)?.id == good.id)
  }
}
