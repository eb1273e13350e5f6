import Crypto
import Facts
import Fetch
import Foundation
import Registers
import TestSupport

/// A path of the loopback server with its answers, and an empty folder to fetch to.
final class TransportScene: Sendable {
  private static let started = Result { try StandIn("Loopback/server.py") }
  let server: StandIn
  let folder: String
  let path: String

  /// - Parameter rules: JSON objects: the answers to the first, second … request.
  init(_ rules: String...) throws {
    server = try TransportScene.started.get()
    path = "/" + UUID().uuidString.lowercased()
    folder = NSTemporaryDirectory() + "transport-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try answer(rules)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func answer(_ rules: [String]) throws {
    _ = try server.ask(#"{"path": "\#(path)", "rules": [\#(rules.joined(separator: ", "))]}"#)
  }

  var url: String { server.origin + path }
  var file: String { folder + "/body" }

  /// Impatient settings that trust the server.
  var settings: FetchSettings {
    var settings = FetchSettings()
    settings.caBundle = server.caFile
    settings.usualHost = .init(concurrency: 8, pause: 0)
    settings.attempts = 3
    settings.firstWait = 0.01
    settings.longestWait = 0.5
    settings.connectSeconds = 5
    settings.totalSeconds = 20
    return settings
  }

  struct Seen: Decodable {
    let time: Double
    let headers: [String: String]
  }

  /// The requests that came in.
  func seen(_ path: String? = nil) throws -> [Seen] {
    let answer = try server.ask(#"{"log": "\#(path ?? self.path)"}"#)
    return try JSONDecoder().decode([Seen].self, from: Data(answer.utf8))
  }

  func fetch(
    _ settings: FetchSettings? = nil, _ change: (inout Request) -> Void = { _ in }
  ) async throws(FetchError) -> Reply {
    var request = Request(url: url)
    change(&request)
    return try await CurlTransport(settings: settings ?? self.settings).fetch(request, to: file)
  }

  /// The error of a fetch that has to fail.
  func failure(
    _ settings: FetchSettings? = nil, _ change: (inout Request) -> Void = { _ in }
  ) async -> FetchError? {
    do throws(FetchError) {
      _ = try await fetch(settings, change)
      return nil
    } catch { return error }
  }

  func bytes(_ name: String = "body") -> [UInt8]? {
    FileManager.default.contents(atPath: folder + "/" + name).map(Array.init)
  }

  func put(_ text: String, _ name: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/" + name))
  }

  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }

  /// What the server sends for `"size": n`: numbered lines of nine bytes.
  static func numbered(_ size: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    var number = 0
    while bytes.count < size {
      let digits = String(number)
      bytes += Array((String(repeating: "0", count: 8 - digits.count) + digits + "\n").utf8)
      number += 1
    }
    return Array(bytes.prefix(size))
  }

  static func sha256(_ bytes: [UInt8]) -> String { SHA256.hash(data: bytes).hexText }
}
