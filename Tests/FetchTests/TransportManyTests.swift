import Fetch
import Foundation
import Registers
import TestSupport
import Testing

@Suite("Transport: many at a time") struct TransportManyTests {
  @Test func fortyTransfersAtATimeAreAllWhole() async throws {
    let scene = try TransportScene(#"{"size": 200000}"#)
    let transport = try CurlTransport(settings: scene.settings)
    let (url, folder) = (scene.url, scene.folder)
    let digests = try await withThrowingTaskGroup(of: String.self) { group in
      for number in 0..<40 {
        group.addTask {
          try await transport.fetch(Request(url: url), to: folder + "/\(number)").sha256
        }
      }
      return try await group.reduce(into: Set<String>()) { $0.insert($1) }
    }
    #expect(digests == [TransportScene.sha256(TransportScene.numbered(200_000))])
    #expect(scene.names.count == 40)
  }

  @Test func aPauseIsKeptBetweenStarts() async throws {
    let scene = try TransportScene(#"{"text": "x"}"#)
    var settings = scene.settings
    settings.hosts = ["localhost": .init(concurrency: 4, pause: 0.2)]
    let start = ContinuousClock.now
    try await fetchTimes(4, scene, settings)
    #expect(ContinuousClock.now - start >= .milliseconds(600))
    #expect(try scene.seen().count == 4)
  }

  @Test func noMoreThanAllowedRunAtATime() async throws {
    let scene = try TransportScene(#"{"text": "x", "delay": 0.3}"#)
    var settings = scene.settings
    settings.usualHost = .init(concurrency: 1, pause: 0)
    try await fetchTimes(3, scene, settings)
    let times = try scene.seen().map(\.time).sorted()
    for (one, next) in zip(times, times.dropFirst()) { #expect(next - one >= 0.3) }
  }

  private func fetchTimes(
    _ count: Int, _ scene: TransportScene, _ settings: FetchSettings
  ) async throws {
    let transport = try CurlTransport(settings: settings)
    let (url, folder) = (scene.url, scene.folder)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<count {
        group.addTask {
          _ = try await transport.fetch(Request(url: url), to: folder + "/\(number)")
        }
      }
      try await group.waitForAll()
    }
  }

  @Test(arguments: [
    #"{"delay": 30, "text": "x"}"#, #"{"status": 503, "headers": {"Retry-After": "30"}}"#,
  ])
  func aCancelledTaskEndsAtOnce(_ rule: String) async throws {
    let scene = try TransportScene(rule)
    var settings = scene.settings
    settings.longestWait = 60
    settings.usualHost = .init(concurrency: 1, pause: 0)
    let transport = try CurlTransport(settings: settings)
    let (url, folder) = (scene.url, scene.folder)
    let start = ContinuousClock.now
    // One under way or between attempts, one that waits for its turn, and one never begun.
    let tasks = (0..<3).map { number in
      Task {
        if number == 2 { withUnsafeCurrentTask { unsafe $0?.cancel() } }
        return try await transport.fetch(Request(url: url), to: folder + "/\(number)")
      }
    }
    try await Task.sleep(for: .milliseconds(300))
    for task in tasks { task.cancel() }
    for task in tasks {
      let error = await #expect(throws: FetchError.self) { try await task.value }
      #expect(error?.kind == .cancelled)
    }
    #expect(ContinuousClock.now - start < .seconds(5))
    #expect(scene.names.isEmpty)
  }

  @Test(.enabled(if: Nginx.isInstalled, "nginx ontbreekt; typ: bin/setup --tests"))
  func speaksHTTP2WithRangesAndTags() async throws {
    let scene = try TransportScene()
    let nginx = try Nginx(scene)
    defer { nginx.stop() }
    let body = TransportScene.numbered(2_000_000)
    try Data(body).write(to: URL(fileURLWithPath: nginx.root + "/data.csv"))
    let transport = try CurlTransport(settings: scene.settings)
    var request = Request(url: nginx.origin + "/data.csv")
    let reply = try await transport.fetch(request, to: scene.file)
    #expect(reply.headers["x-protocol"] == "HTTP/2.0")
    #expect(reply.headers["content-encoding"] == "gzip")
    #expect(reply.headers["etag"]?.hasPrefix("W/") == true)
    #expect(scene.bytes() == body)
    request.etag = reply.headers["etag"]
    #expect(try await transport.fetch(request, to: scene.file).isUnchanged)
    request.etag = nil
    // A part of before, with the date that nginx gives.
    try scene.put(String(decoding: body.prefix(777_777), as: UTF8.self), "body.part")
    let date = try #require(reply.headers["last-modified"])
    try scene.put(#"{"url":"\#(request.url)","validator":"\#(date)"}"#, "body.part.info")
    let resumed = try await transport.fetch(request, to: scene.file)
    #expect(resumed.headers["content-length"] == "\(2_000_000 - 777_777)")
    #expect(resumed.sha256 == reply.sha256 && scene.bytes() == body)
    let (url, folder) = (request.url, scene.folder)
    try await withThrowingTaskGroup(of: Int.self) { group in
      for number in 0..<20 {
        group.addTask {
          try await transport.fetch(Request(url: url), to: folder + "/\(number)").bytes
        }
      }
      for try await bytes in group { #expect(bytes == 2_000_000) }
    }
  }
}

/// nginx over TLS with HTTP/2, in a folder of the scene, stopped by its test.
private final class Nginx {
  static let program = Programs.path("nginx")
  static var isInstalled: Bool { program != nil }

  let root: String
  private let port: Int
  private let process = Process()

  var origin: String { "https://localhost:\(port)" }

  init(_ scene: TransportScene) throws {
    root = scene.folder + "/www"
    port = try Nginx.freePort()
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    let certificate = scene.server.caFile
    let key = try #require(scene.server.facts["key"])
    let user = getuid() == 0 ? "user root;" : ""
    let text = """
      daemon off; master_process off; pid "\(root)/nginx.pid"; error_log "\(root)/error.log"; \(user)
      events {}
      http {
        access_log off; gzip on; gzip_types *; gzip_min_length 100;
        client_body_temp_path "\(root)/b"; proxy_temp_path "\(root)/p"; fastcgi_temp_path "\(root)/f";
        uwsgi_temp_path "\(root)/u"; scgi_temp_path "\(root)/s";
        server {
          listen 127.0.0.1:\(port) ssl http2; root "\(root)";
          ssl_certificate "\(certificate)"; ssl_certificate_key "\(key)";
          add_header X-Protocol $server_protocol always;
        }
      }
      """
    try scene.put(text, "nginx.conf")
    process.executableURL = URL(fileURLWithPath: try #require(Nginx.program))
    process.arguments = ["-c", scene.folder + "/nginx.conf", "-e", root + "/error.log"]
    process.standardError = FileHandle.nullDevice
    try process.run()
    for _ in 0..<100 where !FileManager.default.fileExists(atPath: root + "/nginx.pid") {
      usleep(20_000)
    }
  }

  func stop() {
    // Children of a Swift task have other signals blocked.
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  private static func freePort() throws -> Int {
    let handle = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(handle) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let found = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(handle, $0, length) == 0 && getsockname(handle, $0, &length) == 0
      }
    }
    try #require(found)
    return Int(UInt16(bigEndian: address.sin_port))
  }
}
