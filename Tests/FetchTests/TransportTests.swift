import Fetch
import Foundation
import Registers
import TestSupport
import Testing

@Suite("Transport: bodies") struct TransportTests {
  @Test func bringsTheWholeBodyWithItsDigest() async throws {
    let scene = try TransportScene(
      #"{"size": 100000, "headers": {"ETag": "\"a\"", "X-Twice": "1"}}"#)
    let reply = try await scene.fetch()
    let body = TransportScene.numbered(100_000)
    #expect(scene.bytes() == body)
    #expect(reply.status == 200 && reply.bytes == 100_000 && !reply.isUnchanged)
    #expect(reply.sha256 == TransportScene.sha256(body))
    #expect(reply.headers["etag"] == "\"a\"" && reply.headers["x-twice"] == "1")
    #expect(reply.url == scene.url)
    #expect(scene.names == ["body"])
  }

  @Test func saysWhoAsksAndSendsNoCookies() async throws {
    let scene = try TransportScene(#"{"text": "x", "headers": {"Set-Cookie": "a=b"}}"#)
    var settings = scene.settings
    settings.userAgent = "bijsluiter/1 (+https://voorbeeld.test)"
    let transport = try CurlTransport(settings: settings)
    for _ in 0..<2 { _ = try await transport.fetch(Request(url: scene.url), to: scene.file) }
    let seen = try scene.seen()
    #expect(seen.map { $0.headers["user-agent"] } == Array(repeating: settings.userAgent, count: 2))
    #expect(seen.allSatisfy { $0.headers["cookie"] == nil })
  }

  @Test func unpacksGzip() async throws {
    let scene = try TransportScene(#"{"size": 200000, "gzip": true}"#)
    let reply = try await scene.fetch()
    #expect(reply.headers["content-encoding"] == "gzip")
    #expect(reply.bytes == 200_000 && scene.bytes() == TransportScene.numbered(200_000))
  }

  @Test(arguments: ["etag", "date"]) func nothingNewLeavesTheFileAlone(_ by: String) async throws {
    let scene = try TransportScene(
      #"{"size": 9, "conditional": true, "headers": "#
        + #"{"ETag": "W/\"a\"", "Last-Modified": "Mon, 02 Nov 2026 10:00:00 GMT"}}"#)
    try scene.put("oud", "body")
    let reply = try await scene.fetch {
      if by == "etag" { $0.etag = "W/\"a\"" }
      if by == "date" { $0.lastModified = "Mon, 02 Nov 2026 10:00:00 GMT" }
    }
    #expect(reply.isUnchanged && reply.bytes == 0 && reply.sha256.isEmpty)
    #expect(scene.bytes() == Array("oud".utf8) && scene.names == ["body"])
  }

  @Test func nothingNewMakesNoFile() async throws {
    let scene = try TransportScene(#"{"status": 304}"#)
    #expect(try await scene.fetch { $0.etag = "\"a\"" }.isUnchanged)
    #expect(scene.names.isEmpty)
  }

  @Test func anUnaskedNothingNewIsAnError() async throws {
    let scene = try TransportScene(#"{"status": 304}"#)
    let error = await scene.failure()
    #expect(error?.kind == .status && error?.status == 304)
  }

  @Test func anEmptyBodyIsAPassingErrorAndKeepsTheFile() async throws {
    let scene = try TransportScene(#"{"text": ""}"#)
    try scene.put("oud", "body")
    let error = await scene.failure()
    #expect(error?.kind == .content && error?.isPassing == true)
    #expect(error?.cause == "leeg antwoord (status 200, geen bytes)")
    #expect(scene.bytes() == Array("oud".utf8) && scene.names == ["body"])
  }

  @Test func headersAreThoseOfTheLastHop() async throws {
    let last = try TransportScene(#"{"text": "hier", "headers": {"X-Hop": "2"}}"#)
    let first = try TransportScene(
      #"{"status": 302, "text": "elders", "headers": {"Location": "\#(last.path)", "X-First": "1"}}"#
    )
    let reply = try await first.fetch()
    #expect(reply.headers["x-hop"] == "2" && reply.headers["x-first"] == nil)
    #expect(reply.url == last.url && first.bytes() == Array("hier".utf8))
  }

  @Test func tooLargeIsRefusedBeforeTheBody() async throws {
    let scene = try TransportScene(#"{"size": 5000}"#)
    let error = await scene.failure { $0.maximumBytes = 4_999 }
    #expect(error?.kind == .excessive && error?.isPassing == false)
    #expect(error?.cause == "het antwoord is 5000 bytes, meer dan de grens van 4999")
    #expect(scene.names.isEmpty)
    #expect(try scene.seen().count == 1)
    #expect(try await scene.fetch { $0.maximumBytes = 5_000 }.bytes == 5_000)
  }

  @Test(arguments: ["gzip", "chunked"]) func unpackedBytesCount(_ kind: String) async throws {
    // 64 MB of zeros are 64 KB on the line.
    let scene = try TransportScene(#"{"size": 67108864, "zeros": true, "\#(kind)": true}"#)
    let error = await scene.failure { $0.maximumBytes = 1 << 20 }
    #expect(error?.kind == .excessive)
    #expect(
      error?.cause == "het antwoord is uitgepakt meer dan de grens van 1048576 bytes")
    #expect(scene.names.isEmpty)
    #expect(try scene.seen().count == 1)
  }

  @Test func aFullDiskIsNamedAndNotTriedAgain() async throws {
    let scene = try TransportScene(#"{"size": 100000, "headers": {"ETag": "\"a\""}}"#)
    // The note beside the part is the first that finds the disk full.
    try FileManager.default.createSymbolicLink(
      atPath: scene.file + ".part.info.new", withDestinationPath: "/dev/full")
    let error = await scene.failure()
    #expect(error?.kind == .disk && error?.isPassing == true)
    #expect(error?.cause == "schrijven lukt niet: de schijf is vol")
    #expect(try scene.seen().count == 1)
    #expect(scene.names.isEmpty)
  }

  @Test func aDiskThatEndsInTheMiddleKeepsTheOldFile() async throws {
    let scene = try TransportScene(#"{"size": 300000}"#)
    try scene.put("oud", "body")
    let (url, bundle, file) = (scene.url, scene.server.caFile, scene.file)
    await #expect(processExitsWith: .success) {
      [url = url as String, bundle = bundle as String, file = file as String] in
      // No file of this process may be longer, as if the disk were full there.
      signal(SIGXFSZ, SIG_IGN)
      var limit = rlimit(rlim_cur: 100_000, rlim_max: 100_000)
      setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
      var settings = FetchSettings()
      settings.caBundle = bundle
      let transport = try CurlTransport(settings: settings)
      let error = await #expect(throws: FetchError.self) {
        try await transport.fetch(Request(url: url), to: file)
      }
      #expect(error?.kind == .disk && error?.url == file + ".part")
      #expect(error?.cause == "schrijven lukt niet: File too large")
    }
    #expect(scene.bytes() == Array("oud".utf8) && scene.names == ["body"])
    #expect(try scene.seen().count == 1)
  }

  @Test func aFolderThatIsNotThereIsADiskError() async throws {
    let scene = try TransportScene(#"{"text": "x"}"#)
    let transport = try CurlTransport(settings: scene.settings)
    await #expect {
      _ = try await transport.fetch(Request(url: scene.url), to: scene.folder + "/geen/body")
    } throws: { ($0 as? FetchError)?.kind == .disk }
  }

  /// In a process of its own: the most memory a process ever had is of all its tests together.
  @Test func memoryStaysFlatForALargeBody() async throws {
    let scene = try TransportScene(#"{"size": 134217728, "zeros": true}"#)
    let (url, bundle, file) = (scene.url, scene.server.caFile, scene.file)
    await #expect(processExitsWith: .success) {
      [url = url as String, bundle = bundle as String, file = file as String] in
      var settings = FetchSettings()
      settings.caBundle = bundle
      let transport = try CurlTransport(settings: settings)
      let before = try TransportTests.residentPeak()
      let reply = try await transport.fetch(Request(url: url, maximumBytes: 1 << 28), to: file)
      #expect(reply.bytes == 134_217_728)
      #expect(try TransportTests.residentPeak() - before < 32 << 20)
    }
  }

  /// Most bytes of memory this process ever had.
  private static func residentPeak() throws -> Int {
    let text = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("VmHWM:") })
    return 1_024 * (try #require(Int(line.filter(\.isNumber))))
  }

  @Test func anErrorSaysWhatTheServerSaidWithoutMarkup() async throws {
    let scene = try TransportScene(
      #"{"status": 404, "text": "<html><style>b{}</style><h1>Niet</h1> <p>gevonden &amp; weg</p>"}"#
    )
    let error = await scene.failure { $0.url += "?jaar=2026" }
    #expect(error?.kind == .status && error?.status == 404 && error?.isPassing == false)
    #expect(error?.cause == "de server antwoordt met status 404: «Niet gevonden &amp; weg»")
    #expect(error?.url == scene.url + "?jaar=2026")
    #expect(try scene.seen().count == 1)
  }
}
