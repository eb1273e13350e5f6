import Fetch
import Foundation
import Registers
import TestSupport
import Testing

/// A proxy on the loopback between us and the loopback server.
@Suite("By a proxy", .serialized)
struct ProxyTests {
  struct Tunnel: Decodable {
    let method: String
    let target: String
    let headers: [String: String]
  }

  private static func tunnels(_ proxy: StandIn) throws -> [Tunnel] {
    try JSONDecoder().decode([Tunnel].self, from: Data(proxy.ask("log").utf8))
  }

  private static func proxy(_ arguments: [String] = []) throws -> StandIn {
    try StandIn("Loopback/proxy.py", arguments)
  }

  private func settings(
    _ scene: TransportScene, _ proxy: StandIn, _ change: (inout ProxySettings) -> Void = { _ in }
  ) -> FetchSettings {
    var settings = scene.settings
    settings.attempts = 1
    var way = ProxySettings(address: "http://127.0.0.1:\(proxy.port)")
    change(&way)
    settings.proxy = way
    return settings
  }

  @Test func `the body comes through a tunnel, and the proxy sees neither key nor path`()
    async throws
  {
    let scene = try TransportScene(#"{"text": "heel", "headers": {"ETag": "\"a\""}}"#)
    let proxy = try Self.proxy()
    let reply = try await scene.fetch(settings(scene, proxy)) {
      $0.secretHeaders = ["X-Sleutel": "s3cret"]
    }
    #expect(scene.bytes() == Array("heel".utf8))
    #expect(reply.headers["etag"] == "\"a\"" && reply.headers["x-proxy"] == nil)
    let seen = try Self.tunnels(proxy)
    #expect(seen.map(\.target) == ["localhost:\(scene.server.port)"])
    #expect(seen.allSatisfy { $0.method == "CONNECT" && $0.headers["x-sleutel"] == nil })
    #expect(try scene.seen().map { $0.headers["x-sleutel"] } == ["s3cret"])
    #expect(try scene.seen().allSatisfy { $0.headers["proxy-authorization"] == nil })
  }

  @Test func `a host that is excepted is asked without it`() async throws {
    let scene = try TransportScene(#"{"text": "heel"}"#)
    let proxy = try Self.proxy()
    for except in ["localhost", "*"] {
      _ = try await scene.fetch(settings(scene, proxy) { $0.exceptions = ["elders", except] })
    }
    #expect(try Self.tunnels(proxy).isEmpty)
    _ = try await scene.fetch(settings(scene, proxy) { $0.exceptions = ["elders", "host"] })
    #expect(try Self.tunnels(proxy).count == 1)
  }

  @Test func `a name and password go to the proxy alone, and a wrong one is never told`()
    async throws
  {
    let scene = try TransportScene(#"{"text": "heel"}"#)
    let proxy = try Self.proxy(["--login", "ik:goed-7f3c"])
    let right = settings(scene, proxy) { ($0.user, $0.password) = ("ik", "goed-7f3c") }
    _ = try await scene.fetch(right)
    #expect(scene.bytes() == Array("heel".utf8))
    let before = try scene.seen().count
    let wrong = settings(scene, proxy) { ($0.user, $0.password) = ("ik", "fout-91d2") }
    let error = await scene.failure(wrong)
    #expect(error?.kind == .unreachable)
    #expect(error?.cause.hasPrefix("de proxy vraagt een naam en wachtwoord (libcurl ") == true)
    #expect(error?.cause.hasSuffix(", via proxy http://127.0.0.1:\(proxy.port)") == true)
    #expect(error?.description.contains("fout-91d2") == false)
    var without = settings(scene, proxy)
    without.proxyLogin = "PROXY_LOGIN"
    #expect(
      await scene.failure(without)?.advice
        == "PROXY_LOGIN staat niet in de omgeving; zet er naam:wachtwoord in")
    #expect(try scene.seen().count == before)
  }

  @Test func `a proxy that refuses, one that is down and one without a name are told apart`()
    async throws
  {
    let scene = try TransportScene(#"{"text": "heel"}"#)
    let refusing = try Self.proxy(["--refuse", "403"])
    let refused = await scene.failure(settings(scene, refusing))
    #expect(refused?.cause.hasPrefix("de proxy laat dit adres niet door (libcurl ") == true)
    #expect(refused?.cause.contains("403") == true)
    let down = await scene.failure(settings(scene, refusing) { $0.address = "http://127.0.0.1:1" })
    #expect(down?.cause.hasPrefix("geen verbinding met de server (libcurl ") == true)
    #expect(down?.cause.hasSuffix(", via proxy http://127.0.0.1:1") == true)
    #expect(down?.advice.hasSuffix(", en of de proxy het doet") == true)
    let lost = await scene.failure(
      settings(scene, refusing) { $0.address = "http://proxy.invalid:3128" })
    #expect(
      lost?.cause.hasPrefix("de naam van de proxy http://proxy.invalid:3128 is niet te vinden")
        == true)
    #expect(try scene.seen().isEmpty)
  }

  @Test func `without a proxy the message says so, and names what the environment has`()
    async throws
  {
    let scene = try TransportScene(#"{"text": "heel"}"#)
    var settings = scene.settings
    settings.attempts = 1
    let closed = await scene.failure(settings) { $0.url = "https://localhost:1/" }
    #expect(closed?.cause.hasSuffix(", zonder proxy") == true)
    #expect(
      closed?.advice.hasSuffix("zet dan «proxy: http://proxy.example:3128» in de instellingen")
        == true)
    settings.unusedProxy = "HTTPS_PROXY"
    let unused = await scene.failure(settings) { $0.url = "https://bron.invalid/" }
    #expect(unused?.cause.hasPrefix("de naam van de server is niet te vinden") == true)
    #expect(
      unused?.advice.hasSuffix(
        "HTTPS_PROXY staat in de omgeving en telt pas met «proxy: environment»") == true)
  }
}
