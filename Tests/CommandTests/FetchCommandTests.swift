import Foundation
import TestSupport
import Testing

/// The sources alone, against the stand-in.
@Suite("fetch", .enabled(if: ReleaseBinary.isBuilt, "bouw eerst: bin/build"))
struct FetchCommandTests {
  @Test func `keeps what is new and makes no site; refresh goes on with it`() throws {
    let night = try Night()
    let first = try night.run("fetch")
    #expect(first.status == 0, "\(first.output)\(first.messages)")
    #expect(
      first.output.contains(/(?m)^duo-hbo-studenten: nieuw, \d+ rijen, \d+ bytes, stand van 20/))
    #expect(first.output.contains("skdb-opleidingen: overgeslagen, geen sleutel: SKDB_KEY"))
    #expect(!FileManager.default.fileExists(atPath: night.scratch.path + "/home/site/versions"))

    let second = try night.run("fetch", ["--json"])
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(second.output.utf8)) as? [String: Any])
    let sources = try #require(report["sources"] as? [[String: Any]])
    #expect(sources.count > 40)
    #expect(sources.allSatisfy { $0["state"] as? String != "new" })
    #expect(sources.contains { $0["state"] as? String == "unchanged" })

    try night.control(
      "/_control", #"{"rules":[{"match":"resource_show","fault":"503","times":null}]}"#)
    let down = try night.run("fetch")
    #expect(down.status == 69)
    #expect(down.output.contains("\nduo-hbo-studenten: mislukt, duo-hbo-studenten: "))
    #expect(down.output.contains(night.origin))

    try night.control("/_control/reset")
    #expect(try night.run("refresh", ["--offline"]).status == 0)
    #expect(night.site != nil)
    #expect(try night.run("status").status == 0)
  }

  @Test func `a probe says what differs, and keeps nothing`() throws {
    let night = try Night()
    let probe = try night.run("fetch", ["--probe"])
    #expect([0, 69].contains(probe.status), "\(probe.messages)")
    #expect(probe.output.contains(/^\d+ bronnen bezocht: \d+ verzoeken, \d+ bytes\n/))
    #expect(probe.output.contains("\nWelke bronnen antwoorden"))
    #expect(probe.output.contains("\n  - duo-hbo-studenten: "))
    #expect(!FileManager.default.fileExists(atPath: night.scratch.path + "/home/state/snapshots"))
    let json = try night.run("fetch", ["--probe", "--json"])
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    #expect((report["findings"] as? [[String: Any]])?.isEmpty == false)
  }
}
