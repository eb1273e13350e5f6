import Fetch
import Foundation
import Registers
import TestSupport
import Testing

/// What a publisher says of a file, and the file itself, do not always move together.
@Suite("Files behind what is said of them", .serialized)
struct UnmovedTests {
  private func edit(_ scene: ProtocolScene, _ value: String) throws {
    try scene.server.control(
      #"{"edit": {"source": "duo-hbo-studenten", "row": 1, "column": "AANTAL_INGESCHREVENEN", "value": "\#(value)"}}"#
    )
  }

  private func rules(_ scene: ProtocolScene, _ faults: [(match: String, fault: String)]) throws {
    let list = faults.map { #"{"match": "\#($0.match)", "fault": "\#($0.fault)"}"# }
    try scene.server.control(#"{"rules": [\#(list.joined(separator: ", "))]}"#)
  }

  /// The last cell of the first row behind the header.
  private func firstCount(_ scene: ProtocolScene, _ snapshot: Snapshot) throws -> String {
    let rows = try scene.text("file", of: snapshot).split(whereSeparator: \.isNewline)
    return (rows.dropFirst().first?.split(separator: ",").last).map { $0.filter(\.isNumber) } ?? ""
  }

  @Test(arguments: [false, true])
  func `CKAN did not move and the file did`(hasNoValidators: Bool) async throws {
    let scene = try ProtocolScene()
    let source = try ProtocolScene.source("duo-hbo-studenten")
    let without = hasNoValidators ? [("/download/", "no-validators")] : []
    try rules(scene, without)
    let first = try await scene.snapshot(source)
    try rules(scene, [("resource_show", "ckan-unmoved")] + without)
    let same: FetchOutcome = try await scene.visit(source)
    guard case .unchanged(let known) = same.result else {
      Issue.record("\(same.result)")
      return
    }
    // Without a tag and a date the file can only come whole; what comes is the same.
    #expect(known.id == first.id && same.requests == 2)
    try edit(scene, "777")
    let second = try await scene.snapshot(source)
    #expect(second.version == first.version)
    #expect(try firstCount(scene, second) == "777")
    #expect(try firstCount(scene, first) != "777")
    // The file is newer than what CKAN says of it: its own day counts.
    if !hasNoValidators { #expect((second.date ?? "") > (first.date ?? "")) }
    let again: FetchOutcome = try await scene.visit(source)
    guard case .unchanged = again.result else {
      Issue.record("\(again.result)")
      return
    }
  }

  @Test func `CKAN moved and the file did not`() async throws {
    let scene = try ProtocolScene()
    let source = try ProtocolScene.source("duo-hbo-studenten")
    let first = try await scene.snapshot(source)
    // Another date and tag, the same bytes: once they come, and after that they need not.
    try scene.server.control(#"{"edit": {"bump": "duo-hbo-studenten"}}"#)
    let moved: FetchOutcome = try await scene.visit(source)
    guard case .unchanged(let known) = moved.result else {
      Issue.record("\(moved.result)")
      return
    }
    #expect(known.id == first.id && known.date == first.date)
    let size = try #require(first.parts.first { $0.name == "file" }).bytes
    #expect(moved.bytes > size)
    let next: FetchOutcome = try await scene.visit(source)
    #expect(next.requests == 2 && next.bytes < size)
  }

  @Test func `a file with more rows than CKAN ever counted is taken when CKAN did not move`()
    async throws
  {
    let scene = try ProtocolScene()
    let source = try ProtocolScene.source("duo-hbo-studenten")
    let first = try await scene.snapshot(source)
    try rules(
      scene, [("resource_show", "ckan-unmoved"), ("/download/", "double-rows")])
    try scene.server.control(#"{"edit": {"bump": "duo-hbo-studenten"}}"#)
    #expect(try await scene.snapshot(source).rows == 2 * first.rows)
    // When CKAN did move, its own count is of this file.
    let other = try ProtocolScene()
    _ = try await other.snapshot(source)
    try other.server.control(#"{"edit": {"bump": "duo-hbo-studenten"}}"#)
    try rules(other, [("/download/", "double-rows")])
    #expect(try await other.error(source).cause.contains(" rijen, CKAN noemt er "))
  }

  @Test func `a dump is asked for what changed since too`() async throws {
    let scene = try ProtocolScene()
    let source = try ProtocolScene.source("duo-hbo-studenten")
    try rules(scene, [("/download/", "renamed")])
    let first = try await scene.snapshot(source)
    #expect(first.parts.contains { $0.url.contains("/datastore/dump/") })
    let again: FetchOutcome = try await scene.visit(source)
    guard case .unchanged = again.result else {
      Issue.record("\(again.result)")
      return
    }
    #expect(again.bytes < (first.parts.first { $0.name == "file" }?.bytes ?? 0))
  }

  @Test func `a file of Dataverse is asked for behind its redirect, and its number is no proof`()
    async throws
  {
    let scene = try ProtocolScene()
    let source = try ProtocolScene.source("roa-ais-schoolverlaters")
    let outcome: FetchOutcome = try await scene.visit(source)
    let part = try #require(outcome.snapshot?.parts.first)
    #expect(part.asked?.hasSuffix("/dataverse.nl/api/access/datafile/565551") == true)
    #expect(part.url.contains("/dataverse.nl/storage/565551/"))
    let again: FetchOutcome = try await scene.visit(source)
    guard case .unchanged = again.result else {
      Issue.record("\(again.result)")
      return
    }
    #expect(again.requests == 2 && again.bytes == outcome.bytes - part.bytes)
  }
}
