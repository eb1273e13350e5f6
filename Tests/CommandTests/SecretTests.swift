import Foundation
import TestSupport
import Testing

/// The keys of closed sources go to their source and nowhere else.
@Suite("Keys", .enabled(if: ReleaseBinary.isBuilt, "bouw eerst: bin/build"))
struct SecretTests {
  private static let wrong = "geheim-7f3c91d2b6e04a58"

  /// Files below a folder in which one of the texts stands, also as base64 or in a web address.
  private func holding(_ texts: [String], below folder: String, except data: String) -> [String] {
    let wanted = texts.flatMap { [Data($0.utf8), Data(Data($0.utf8).base64EncodedString().utf8)] }
    let names = FileManager.default.enumerator(atPath: folder)?.allObjects ?? []
    return names.compactMap { $0 as? String }.filter { name in
      guard !name.hasPrefix(data),
        let bytes = FileManager.default.contents(atPath: folder + "/" + name)
      else { return false }
      return wanted.contains { bytes.range(of: $0) != nil }
    }
  }

  @Test func `a key is in no file and no message, whatever goes wrong`() throws {
    let night = try Night()
    let config = night.scratch.text("config.yml").replacingOccurrences(
      of: "keys: [SKDB_KEY]", with: "keys: [SKDB_KEY, KIESMBO_KEY]")
    try Data(config.utf8).write(to: URL(fileURLWithPath: night.scratch.path + "/config.yml"))
    let right = "synthetic-key"
    var said = ""
    func run(_ command: String, _ key: String, _ arguments: [String] = []) throws {
      let run = try night.run(
        command, arguments, with: ["SKDB_KEY": key, "KIESMBO_KEY": key])
      said += run.output + run.messages
    }
    try run("refresh", right, ["--verbose"])
    #expect(said.contains("skdb-opleidingen: nieuw"))
    #expect(said.contains("kiesmbo-opleidingen: nieuw"))
    try run("fetch", right, ["--verbose", "--json"])
    try run("fetch", SecretTests.wrong, ["--verbose"])
    let faults = ["401", "503", "html-200", "redirect-other-host", "truncated-json", "self-signed"]
    var asked: [[String: Any]] = []
    for fault in faults {
      asked += try requests(night)
      try night.control("/_control/reset")
      try night.control(
        "/_control",
        #"{"rules":[{"match":"skdb|kiesmbo","fault":"\#(fault)","times":null}]}"#
      )
      try run(fault == "401" ? "refresh" : "fetch", right, ["--verbose"])
    }
    try night.control("/_control/reset")
    try run("fetch", SecretTests.wrong, ["--probe"])
    #expect(said.contains("niet bereikt") || said.contains("mislukt"))

    // The search finds a key where there is one.
    let planted = night.scratch.path + "/home/state/geplant"
    try Data("sleutel \(SecretTests.wrong)".utf8).write(to: URL(fileURLWithPath: planted))
    let keys = [right, SecretTests.wrong]
    #expect(holding(keys, below: night.scratch.path, except: "data/") == ["home/state/geplant"])
    for key in keys { #expect(!said.contains(key)) }
    // A key never goes along to another host, or over http.
    asked += try requests(night)
    let keyed = asked.filter { $0["has_key"] as? Bool == true }
    #expect(keyed.count > 10)
    for request in keyed {
      let path = request["path"] as? String ?? ""
      #expect(path.hasPrefix("/api.skdb.nl/") || path.hasPrefix("/api.kiesmbo.nl/"), "\(path)")
      #expect("https://" + (request["host"] as? String ?? "") == night.origin)
    }
  }

  private func requests(_ night: Night) throws -> [[String: Any]] {
    let log = Data(try night.control("/_control/log", "").utf8)
    return try #require(try JSONSerialization.jsonObject(with: log) as? [[String: Any]])
  }
}
