import Fetch
import Foundation
import Registers
import TestSupport

/// The declared sources, the stand-in for all their hosts, and a store in a folder of its own.
final class ProtocolScene {
  /// One set of data for all scenes; it is only read.
  private static let data = Result {
    let out = try TemporaryFolder.ofProcess("protocol-data") + "/data"
    let root = Checkout.root.path
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "python3", root + "/Tests/StandIn/make_data.py", "--baseline", root + "/Datasets/baseline",
      "--out", out,
    ]
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Unexpected(description: "make_data.py ended with \(process.terminationStatus)")
    }
    return out
  }

  let server: StandIn
  let folder: String
  let store: SnapshotStore
  var settings = FetchSettings()

  /// - Parameter options: of `standin.py`, for example other page sizes.
  init(_ options: [String] = []) throws {
    folder = NSTemporaryDirectory() + "protocols-" + UUID().uuidString
    server = try StandIn(
      "StandIn/standin.py",
      ["--data", try Self.data.get(), "--certs", folder + "/certs", "--until-eof"] + options)
    store = try SnapshotStore(folder: folder + "/store")
    settings = try HostRegister.read(
      path: Checkout.root.path + "/Datasets/reference/hosts.yml")
    settings.bases = settings.bases.mapValues {
      server.origin + "/" + $0.dropFirst("https://".count)
    }
    settings.caBundle = server.caFile
    settings.usualHost = .init(concurrency: 6, pause: 0)
    settings.hosts = [:]
    settings.attempts = 2
    settings.firstWait = 0.02
    settings.longestWait = 0.2
    settings.totalSeconds = 20
    settings.keys = ["SKDB_KEY": "synthetic-key", "KIESMBO_KEY": "synthetic-key"]
  }

  deinit {
    server.stop()
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// A declared source, with the fewest rows lowered to what the stand-in has, and other changes.
  static func source(_ id: String, _ changes: (String, String)...) throws -> SourceDescriptor {
    let path = Checkout.root.path + "/Datasets/sources/\(id).yml"
    var text = try String(contentsOfFile: path, encoding: .utf8)
    text = text.replacing(/(?m)^  minimum_rows: \d+$/, with: "  minimum_rows: 1")
    for (old, new) in changes {
      guard text.contains(old) else { throw Unexpected(description: "\(id) has no «\(old)»") }
      text = text.replacing(old, with: new)
    }
    return try SourceRegister.read(text: text, name: "Datasets/sources/\(id).yml")
  }

  static let moment = Date(timeIntervalSince1970: 1_800_000_000)

  func visit(_ sources: SourceDescriptor...) async throws -> [FetchOutcome] {
    await FetchRun(
      settings: settings, store: store, transport: try CurlTransport(settings: settings),
      now: { Self.moment }
    ).run(sources)
  }

  func visit(_ source: SourceDescriptor) async throws -> FetchOutcome {
    let outcomes: [FetchOutcome] = try await visit(source)
    return outcomes[0]
  }

  /// The new snapshot of a visit that has to bring one.
  func snapshot(_ source: SourceDescriptor) async throws -> Snapshot {
    let outcome: FetchOutcome = try await visit(source)
    guard case .new(let snapshot) = outcome.result else {
      throw Unexpected(description: "\(outcome.result)")
    }
    return snapshot
  }

  /// The error of a visit that has to fail.
  func error(_ source: SourceDescriptor) async throws -> FetchError {
    let outcome: FetchOutcome = try await visit(source)
    guard case .failed(let error, _) = outcome.result else {
      throw Unexpected(description: "\(outcome.result)")
    }
    return error
  }

  func fault(_ match: String, _ fault: String, times: Int? = nil, args: String = "{}") throws {
    let count = times.map { "\($0)" } ?? "null"
    try server.control(
      #"{"rules": [{"match": "\#(match)", "fault": "\#(fault)", "times": \#(count), "args": \#(args)}]}"#
    )
  }

  func text(_ part: String, of snapshot: Snapshot) throws -> String {
    guard let part = snapshot.parts.first(where: { $0.name == part }) else {
      throw Unexpected(description: "no part \(part)")
    }
    return try String(contentsOfFile: store.path(of: part), encoding: .utf8)
  }
}

/// A visit that went another way than the test needs.
struct Unexpected: Error, CustomStringConvertible {
  let description: String
}
