import Fetch
import Foundation
import Registers
import TestSupport
import Testing

/// The link to the next page, in every way services write it, at every service that has pages.
@Suite("Pages one after the other", .serialized)
struct NextLinkTests {
  static let written = [
    "next-path", "next-relative", "next-query", "next-http", "next-without-scheme",
    "next-other-case",
  ]

  @Test(arguments: written)
  func `the newer service of CBS`(_ way: String) async throws {
    try await expectSame("cbs-85696", ["--page-sizes", "v4=2000"], "Observations", way, [])
  }

  @Test(arguments: written)
  func `the older service of CBS`(_ way: String) async throws {
    try await expectSame(
      "cbs-85696", ["--page-sizes", "v3=1000"], "TypedDataSet", way,
      [("^/datasets.cbs.nl/odata", "wrong-case")])
  }

  @Test(arguments: written.filter { $0 != "next-other-case" })
  func `the register of programmes`(_ way: String) async throws {
    try await expectSame(
      "rio-aangeboden-mbo", ["--page-sizes", "hal=20"], "aangeboden-opleidingen", way, [])
  }

  /// The same parts and bodies, to the byte of every row, as by links that are whole addresses.
  private func expectSame(
    _ id: String, _ options: [String], _ match: String, _ way: String,
    _ before: [(match: String, fault: String)]
  ) async throws {
    let scene = try ProtocolScene(options)
    let source = try ProtocolScene.source(id)
    func rules(_ faults: [(match: String, fault: String)]) throws {
      let list = faults.map { #"{"match": "\#($0.match)", "fault": "\#($0.fault)"}"# }
      try scene.server.control(#"{"rules": [\#(list.joined(separator: ", "))]}"#)
    }
    try rules(before)
    let usual = try await scene.snapshot(source)
    let other = try ProtocolScene(options)
    let list = (before + [(match, way)]).map {
      #"{"match": "\#($0.match)", "fault": "\#($0.fault)"}"#
    }
    try other.server.control(#"{"rules": [\#(list.joined(separator: ", "))]}"#)
    let found = try await other.snapshot(source)
    let pages = found.parts.filter { $0.role == .data }
    #expect(pages.count > 2)
    #expect(found.rows == usual.rows && found.parts.map(\.name) == usual.parts.map(\.name))
    #expect(pages.allSatisfy { $0.url.hasPrefix(other.server.origin) })
  }

  @Test func `a page with links that cannot be read is not the last one`() async throws {
    for (name, body) in [
      ("a list without an address", #"{"_embedded":{"x":[]},"_links":{"next":[{"naam":"x"}]}}"#),
      ("a text", #"{"_embedded":{"x":[]},"_links":{"next":"/x"}}"#),
      ("links that are none", #"{"_embedded":{"x":[]},"_links":[1]}"#),
    ] {
      let error = await Self.error(of: body)
      #expect(error?.kind == .content, "\(name)")
      #expect(
        error?.cause.contains("«_links» heeft een andere vorm") == true,
        "\(name): \(error?.cause ?? "")")
    }
    for body in [
      #"{"_embedded":{"x":[{"a":1}]}}"#, #"{"_embedded":{"x":[{"a":1}]},"_links":null}"#,
      #"{"_embedded":{"x":[{"a":1}]},"_links":{"self":{"href":"x"},"next":null}}"#,
    ] {
      #expect(await Self.error(of: body) == nil, "\(body)")
    }
  }

  /// The error of one page of a register with this body.
  private static func error(of body: String) async -> FetchError? {
    do {
      let scene = try SnapshotScene()
      let source = try ProtocolScene.source("rio-aangeboden-mbo")
      var settings = FetchSettings()
      settings.bases = ["rio": "https://voorbeeld.test/rio"]
      settings.firstWait = 0
      let outcomes = await FetchRun(
        settings: settings, store: scene.store, transport: OneBody(text: body)
      ).run([source])
      guard case .failed(let error, _) = outcomes.first?.result else { return nil }
      return error
    } catch {
      Issue.record("\(error)")
      return nil
    }
  }

  /// A server that gives every address the same body.
  struct OneBody: Transport {
    let text: String

    func fetch(_ request: Request, to path: String) async throws(FetchError) -> Reply {
      let bytes = Array(text.utf8)
      _ = FileManager.default.createFile(atPath: path, contents: Data(bytes))
      return Reply(
        status: 200, headers: [:], url: request.url, bytes: bytes.count,
        sha256: TransportScene.sha256(bytes))
    }
  }
}
