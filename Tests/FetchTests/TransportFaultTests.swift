import Fetch
import Foundation
import Registers
import TestSupport
import Testing

@Suite("Transport: faults") struct TransportFaultTests {
  @Test(arguments: [
    #"{"silent": true}"#, #"{"size": 90000, "cut": 50000, "reset": true}"#,
    #"{"size": 900, "length": 1000}"#, #"{"size": 900, "cut": 100, "chunked": true}"#,
    #"{"status": 429}"#, #"{"status": 500}"#, #"{"status": 502}"#, #"{"status": 503}"#,
    #"{"status": 504}"#,
  ])
  func triesAgainWhatMayPass(_ fault: String) async throws {
    let scene = try TransportScene(fault, fault, #"{"text": "goed"}"#)
    _ = try await scene.fetch()
    #expect(scene.bytes() == Array("goed".utf8))
    #expect(try scene.seen().count == 3)
  }

  @Test func givesUpAfterTheLastAttempt() async throws {
    let scene = try TransportScene(#"{"status": 503, "text": "even geduld"}"#)
    let error = await scene.failure()
    #expect(
      error?.cause == "de server antwoordt met status 503: «even geduld» (na 3 pogingen)")
    #expect(error?.isPassing == true)
    #expect(try scene.seen().count == 3)
  }

  @Test(arguments: [400, 401, 403, 404, 410, 416, 501])
  func doesNotTryAgainWhatWillStay(_ status: Int) async throws {
    let scene = try TransportScene(#"{"status": \#(status), "text": "nee"}"#)
    let error = await scene.failure()
    #expect(error?.kind == .status && error?.status == status)
    #expect(scene.names.isEmpty)
    #expect(try scene.seen().count == 1)
  }

  @Test func waitsAsLongAsTheServerAsks() async throws {
    let scene = try TransportScene(
      #"{"status": 503, "headers": {"Retry-After": "1"}}"#, #"{"text": "goed"}"#)
    var settings = scene.settings
    settings.longestWait = 5
    _ = try await scene.fetch(settings)
    let times = try scene.seen().map(\.time)
    #expect(times[1] - times[0] >= 1 && times[1] - times[0] < 3)
  }

  @Test func aDateToWaitForIsCappedByTheLongestWait() async throws {
    let scene = try TransportScene(
      #"{"status": 429, "headers": {"Retry-After": "Fri, 01 Jan 2100 00:00:00 GMT"}}"#,
      #"{"text": "goed"}"#)
    _ = try await scene.fetch()
    let times = try scene.seen().map(\.time)
    #expect(times[1] - times[0] >= 0.5 && times[1] - times[0] < 3)
  }

  @Test func aSlowDripIsGivenUp() async throws {
    let scene = try TransportScene(#"{"size": 1000, "drip": 0.2}"#)
    var settings = scene.settings
    settings.attempts = 1
    settings.lowSpeedSeconds = 1
    let error = await scene.failure(settings)
    #expect(error?.kind == .unreachable && error?.isPassing == true)
    #expect(error?.cause.contains("(libcurl 28: Operation too slow.") == true)
  }

  @Test func aServerThatSaysNothingRunsOutOfTime() async throws {
    let scene = try TransportScene(#"{"delay": 5, "text": "laat"}"#)
    var settings = scene.settings
    settings.attempts = 1
    settings.totalSeconds = 1
    let error = await scene.failure(settings)
    #expect(error?.cause.contains("(libcurl 28: Operation timed out after") == true)
  }

  @Test func aStrangersCertificateIsRefusedOnce() async throws {
    let scene = try TransportScene(#"{"text": "x"}"#)
    var settings = scene.settings
    settings.caBundle = nil
    let error = await scene.failure(settings)
    #expect(error?.kind == .untrusted && error?.isPassing == false)
    #expect(error?.cause.contains("(libcurl 60: SSL certificate problem: self-signed") == true)
    #expect(try scene.seen().isEmpty)
  }

  @Test func aCertificateForAnotherNameIsRefused() async throws {
    let scene = try TransportScene(#"{"text": "x"}"#)
    let error = await scene.failure { $0.url = "https://127.0.0.2:\(scene.server.port)/" }
    // Not listening there, or there under a name that is not in the certificate.
    #expect(error?.kind == .unreachable || error?.kind == .untrusted)
  }

  @Test func aBundleThatIsNotThereIsNamed() async throws {
    let scene = try TransportScene(#"{"text": "x"}"#)
    var settings = scene.settings
    settings.caBundle = "/geen/bundel.pem"
    let error = await scene.failure(settings)
    #expect(error?.kind == .untrusted && error?.cause.contains("/geen/bundel.pem") == true)
  }

  @Test func onlyHttpsIsAskedAndFollowed() async throws {
    let scene = try TransportScene(
      #"{"status": 302, "headers": {"Location": "http://localhost:1/x"}}"#)
    #expect(await scene.failure()?.kind == .untrusted)
    #expect(try scene.seen().count == 1)
    for url in ["http://localhost/x", "file:///etc/passwd", "ftp://localhost/x"] {
      let error = await scene.failure { $0.url = url }
      #expect(error?.kind == .untrusted && error?.cause == "het adres is niet https")
    }
    #expect(await scene.failure { $0.url = "geen adres" }?.cause == "dit is geen webadres")
  }

  @Test func aRedirectLoopEnds() async throws {
    let scene = try TransportScene()
    try scene.answer([#"{"status": 302, "headers": {"Location": "\#(scene.path)"}}"#])
    let error = await scene.failure()
    #expect(error?.kind == .excessive)
    #expect(try scene.seen().count == 6)
    #expect(error?.cause.hasPrefix("verwijst vaker dan 5 keer door (libcurl 47:") == true)
  }

  @Test func aKeyIsNotCarriedToAnotherOrigin() async throws {
    let there = try TransportScene(#"{"text": "geheim?"}"#)
    let elsewhere = "https://127.0.0.1:\(there.server.port)\(there.path)"
    let scene = try TransportScene(
      #"{"status": 302, "headers": {"Location": "\#(elsewhere)"}}"#)
    let error = await scene.failure { $0.secretHeaders = ["X-Sleutel": "s3cret"] }
    #expect(error?.kind == .excessive && error?.cause.contains(elsewhere) == true)
    #expect(try there.seen().isEmpty)
    #expect(try scene.seen()[0].headers["x-sleutel"] == "s3cret")
    // Without a key the same redirect is followed, and within the origin the key goes along.
    #expect(try await scene.fetch().url == elsewhere)
    try scene.answer([#"{"status": 302, "headers": {"Location": "\#(there.path)"}}"#])
    _ = try await scene.fetch { $0.secretHeaders = ["X-Sleutel": "s3cret"] }
    #expect(try there.seen().map { $0.headers["x-sleutel"] } == [nil, "s3cret"])
  }

  @Test func aKeyIsNeverTold() async throws {
    let scene = try TransportScene(#"{"status": 403, "text": "sleutel s3cret is verlopen"}"#)
    let error = await scene.failure {
      $0.secretHeaders = ["X-Sleutel": "s3cret"]
      $0.url = $0.url.replacingOccurrences(of: "https://", with: "https://ik:wachtwoord@")
    }
    #expect(error?.cause == "de server antwoordt met status 403: «sleutel … is verlopen»")
    #expect(error?.url == scene.url)
    let split = await scene.failure { $0.secretHeaders = ["X-Sleutel": "a\r\nX-B: c"] }
    #expect(split?.kind == .notConfigured)
  }

  @Test func aClosedPortIsUnreachable() async throws {
    let scene = try TransportScene(#"{"text": "x"}"#)
    let error = await scene.failure { $0.url = "https://localhost:1/" }
    #expect(error?.kind == .unreachable && error?.isPassing == true)
    #expect(error?.cause.hasPrefix("geen verbinding met de server (libcurl 7:") == true)
    #expect(error?.cause.hasSuffix("(na 3 pogingen)") == true)
  }

  @Test func whatIsNotHttpIsRefused() async throws {
    let scene = try TransportScene(#"{"raw": "zomaar tekst\n"}"#)
    let error = await scene.failure()
    #expect(error?.kind == .content)
    #expect(try scene.seen().count == 1)
  }
}
