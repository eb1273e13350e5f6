import Fetch
import Foundation
import Registers
import Testing

@Suite("Transport: going on with a part") struct TransportResumeTests {
  private static let size = 300_000
  private static let body = TransportScene.numbered(size)
  private static let tag = #""headers": {"ETag": "\"v1\""}"#
  private static let date = #""headers": {"Last-Modified": "Mon, 02 Nov 2026 10:00:00 GMT"}"#

  @Test(arguments: [tag, date]) func goesOnWhereItBrokeOff(_ validator: String) async throws {
    let scene = try TransportScene(
      #"{"size": 300000, "cut": 123456, \#(validator)}"#,
      #"{"size": 300000, "ranges": true, \#(validator)}"#)
    let reply = try await scene.fetch()
    let second = try #require(try scene.seen().last?.headers)
    #expect(second["range"] == "bytes=123456-")
    #expect(second["accept-encoding"] == "identity")
    #expect(
      second["if-range"] == (validator == Self.tag ? "\"v1\"" : "Mon, 02 Nov 2026 10:00:00 GMT"))
    #expect(reply.status == 200 && reply.bytes == Self.size)
    #expect(reply.sha256 == TransportScene.sha256(Self.body))
    #expect(scene.bytes() == Self.body && scene.names == ["body"])
  }

  @Test func goesOnInALaterRun() async throws {
    let scene = try TransportScene(#"{"size": 300000, "cut": 1000, \#(Self.tag)}"#)
    var once = scene.settings
    once.attempts = 1
    #expect(await scene.failure(once)?.kind == .unreachable)
    #expect(scene.names == ["body.part", "body.part.info"])
    let note = String(decoding: try #require(scene.bytes("body.part.info")), as: UTF8.self)
    #expect(note == #"{"url":"\#(scene.url)","validator":"\"v1\""}"#)
    try scene.answer([#"{"size": 300000, "ranges": true, \#(Self.tag)}"#])
    _ = try await scene.fetch(once)
    #expect(try scene.seen()[0].headers["range"] == "bytes=1000-")
    #expect(scene.bytes() == Self.body)
  }

  @Test func anotherVersionIsTakenWholeInOneRequest() async throws {
    let scene = try TransportScene(
      #"{"size": 300000, "cut": 1000, \#(Self.tag)}"#,
      #"{"text": "heel anders", "ranges": true, "headers": {"ETag": "\"v2\""}}"#)
    let reply = try await scene.fetch()
    #expect(scene.bytes() == Array("heel anders".utf8))
    #expect(reply.sha256 == TransportScene.sha256(Array("heel anders".utf8)))
    #expect(try scene.seen().count == 2)
  }

  @Test func aWeakTagIsNoGroundToGoOn() async throws {
    let weak = #""headers": {"ETag": "W/\"v1\""}"#
    let scene = try TransportScene(
      #"{"size": 300000, "cut": 1000, \#(weak)}"#, #"{"size": 300000, "ranges": true, \#(weak)}"#)
    _ = try await scene.fetch()
    #expect(try scene.seen().last?.headers["range"] == nil)
    #expect(scene.bytes() == Self.body)
  }

  @Test func aPartOfAnotherAddressIsNotUsed() async throws {
    let scene = try TransportScene(#"{"size": 300000, "ranges": true, \#(Self.tag)}"#)
    try scene.put("vreemd", "body.part")
    try scene.put(#"{"url":"https://elders.test/","validator":"\"v1\""}"#, "body.part.info")
    _ = try await scene.fetch()
    #expect(try scene.seen()[0].headers["range"] == nil)
    #expect(scene.bytes() == Self.body)
  }

  @Test func thePageOfARefusedRangeNeverTouchesTheFile() async throws {
    let scene = try TransportScene(#"{"size": 300000, "ranges": true, \#(Self.tag)}"#)
    try scene.put("oud", "body")
    // A part that is whole already: the range begins at the end, and the server says 416 with HTML.
    try scene.put(String(decoding: Self.body, as: UTF8.self), "body.part")
    try scene.put(#"{"url":"\#(scene.url)","validator":"\"v1\""}"#, "body.part.info")
    var once = scene.settings
    once.attempts = 1
    _ = try await scene.fetch(once)
    #expect(try scene.seen().map { $0.headers["range"] } == ["bytes=300000-", nil])
    #expect(scene.bytes() == Self.body && scene.names == ["body"])
  }

  @Test func anErrorPageKeepsTheFileAndThePart() async throws {
    let scene = try TransportScene(
      #"{"size": 300000, "cut": 1000, \#(Self.tag)}"#, #"{"status": 500, "text": "<html>stuk"}"#)
    try scene.put("oud", "body")
    #expect(await scene.failure()?.status == 500)
    #expect(scene.bytes() == Array("oud".utf8))
    #expect(scene.bytes("body.part") == Array(Self.body.prefix(1_000)))
  }

  @Test(arguments: [
    #""status": 206, "headers": {"Content-Range": "bytes 5-8/9"}, "text": "5678""#,
    #""status": 206, "headers": {"Content-Range": "bytes 3-8/9", "Content-Encoding": "gzip"}, "text": "345678""#,
    #""status": 206, "headers": {}, "text": "345678""#,
    #""status": 206, "headers": {"Content-Range": "bytes 3-8/99"}, "text": "345678""#,
  ])
  func aRangeThatDoesNotJoinOnBeginsAgain(_ rule: String) async throws {
    let scene = try TransportScene(
      #"{"text": "012345678", "cut": 3, \#(Self.tag)}"#, "{\(rule)}", #"{"text": "012345678"}"#)
    _ = try await scene.fetch()
    #expect(scene.bytes() == Array("012345678".utf8))
    #expect(try scene.seen().map { $0.headers["range"] } == [nil, "bytes=3-", nil])
  }

  @Test func unpackedBytesAreGoneOnWithUnpacked() async throws {
    let scene = try TransportScene(
      #"{"size": 300000, "gzip": true, "cut": 20000, \#(Self.date)}"#,
      #"{"size": 300000, "ranges": true, "gzip": true, \#(Self.date)}"#)
    let reply = try await scene.fetch()
    #expect(reply.bytes == Self.size && scene.bytes() == Self.body)
    #expect(try scene.seen().last?.headers["range"] != nil)
  }
}
