import Foundation
import TestSupport
import Testing

/// Nights in which one of four sources is refused, against the stand-in.
@Suite(
  "One source's refusal", .serialized, .enabled(if: ReleaseBinary.isBuilt, "bouw eerst: bin/build"))
struct OneSourceCommandTests {
  private static let sources = [
    "duo-hbo-studenten", "duo-hbo-eerstejaars", "duo-hbo-gediplomeerden", "cbs-85696",
  ]
  private static let students = "978f900e-088e-4d27-804f-2d897c161c70/.*/download/"

  private func night(_ more: String = "") throws -> Night {
    let night = try Night(isSmall: true)
    let path = night.scratch.path + "/config.yml"
    let text =
      night.scratch.text("config.yml") + "sources: [\(Self.sources.joined(separator: ", "))]\n"
      + "overrides: [{gate: drift, reason: proef, by: test}]\n" + more
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    return night
  }

  private func edit(_ night: Night, _ source: String, _ column: String, _ value: String) throws {
    try night.control(
      "/_control",
      #"{"edit":{"source":"\#(source)","row":5,"column":"\#(column)","value":"\#(value)"}}"#)
  }

  private func report(_ outcome: ReleaseBinary.Outcome) throws -> [String: Any] {
    try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
  }

  @Test
  func `the news of the other three is published, and the exit status, report and status say so`()
    throws
  {
    let night = try night()
    #expect(try night.run("refresh").status == 0)
    let first = try #require(night.site)
    let cases: [(name: String, match: String, fault: String, problem: String)] = [
      ("a page of maintenance", Self.students, "html-200", "refused"),
      ("another column", Self.students, "renamed-column", "refused"),
      ("far fewer rows", "978f900e-088e-4d27-804f-2d897c161c70|7761bd6a", "fewer-rows", "refused"),
      ("a resource that is gone", "7761bd6a|978f900e", "renamed", "withdrawn"),
      ("a server that is down", Self.students, "503", "unreached"),
      ("a redirect to itself", Self.students, "redirect-loop", "refused"),
    ]
    var before = first
    for (turn, one) in cases.enumerated() {
      try night.control("/_control/reset")
      try edit(night, "duo-hbo-studenten", "AANTAL_INGESCHREVENEN", "\(2690 + turn)")
      try edit(night, "duo-hbo-eerstejaars", "AANTAL_EERSTEJAARS_INGESCHREVENEN", "\(500 + turn)")
      try night.control(
        "/_control", #"{"rules":[{"match":"\#(one.match)","fault":"\#(one.fault)","times":null}]}"#)
      let run = try night.run("refresh", ["--json"])
      #expect(run.status == 69, "\(one.name): \(run.output)\(run.messages)")
      let told = try report(run)
      #expect(told["outcome"] as? String == "published", "\(one.name): \(run.output)")
      let site = try #require(night.site)
      #expect(site != before, "\(one.name)")
      before = site
      let lines = try #require(told["sources"] as? [[String: Any]])
      let failed = lines.filter { $0["state"] as? String == "failed" }
      #expect(failed.map { $0["id"] as? String } == ["duo-hbo-studenten"], "\(one.name)")
      #expect(failed.first?["problem"] as? String == one.problem, "\(one.name)")
      #expect(failed.first?["last_good"] as? String != nil)
      #expect(failed.first?["snapshot"] as? String != nil)
      #expect(
        night.scratch.text("home/site/current/data/figures.csv").contains(",\(500 + turn),"),
        "\(one.name)")
      let status = try night.run("status")
      #expect(status.status == 1)
      #expect(status.output.contains("in orde, maar niet elke bron gaf wat zij moest geven"))
      #expect(status.output.contains("oude stand      duo-hbo-studenten, laatst goed 20"))
      #expect(night.scratch.text("home/site/status.json").contains("\"health\" : \"partial\""))
    }
    try night.control("/_control/reset")
    try edit(night, "duo-hbo-studenten", "AANTAL_INGESCHREVENEN", "2700")
    let well = try night.run("refresh")
    #expect(well.status == 0, "\(well.output)")
    #expect(try night.run("status").status == 0)
  }

  @Test func `what a source never gave is absent, and that is said`() throws {
    let night = try night()
    try night.control(
      "/_control", #"{"rules":[{"match":"85696NED/Observations","fault":"html-200","times":null}]}"#
    )
    let first = try night.run("refresh")
    #expect(first.status == 69, "\(first.output)")
    #expect(first.output.contains("poort contract, cbs-85696: HTML"))
    #expect(first.output.contains("van deze bron was er nog niets; haar cijfers ontbreken"))
    #expect(night.site != nil)
    try night.control("/_control/reset")
    #expect(try night.run("refresh").status == 0)
  }

  @Test func `a person who looked is not woken every night`() throws {
    let night = try night()
    #expect(try night.run("refresh").status == 0)
    let path = night.scratch.path + "/config.yml"
    let text = night.scratch.text("config.yml").replacing(
      "overrides: [",
      with: "overrides: [{gate: contract, subject: duo-hbo-studenten, reason: proef, by: ik}, ")
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    try night.control(
      "/_control", #"{"rules":[{"match":"\#(Self.students)","fault":"html-200","times":null}]}"#)
    let run = try night.run("refresh")
    #expect(run.status == 0, "\(run.output)")
    #expect(run.output.contains("doorgelaten door ik: proef"))
    #expect(try night.run("status").status == 0)
  }

  @Test
  func `gates fail closed: a site whose coverage or figures cannot be read holds everything back`()
    throws
  {
    let night = try night()
    #expect(try night.run("refresh").status == 0)
    let one = try #require(night.site)
    for (file, gate) in [
      ("data/coverage.json", "coverage_drop"), ("data/figures.csv", "drift"),
      ("data/keys.csv", "links"), ("edition.json", "links"), ("manifest.json", "links"),
    ] {
      let path = night.scratch.path + "/home/site/current/" + file
      let sound = try Data(contentsOf: URL(fileURLWithPath: path))
      let config = night.scratch.text("config.yml")
      // The override of this scene is for jumps, not for a file that is gone.
      try Data(
        config.replacing("gate: drift, reason", with: "gate: drift, subject: hbo, reason").utf8
      )
      .write(to: URL(fileURLWithPath: night.scratch.path + "/config.yml"))
      for damage in [Data("[".utf8), nil] {
        try FileManager.default.removeItem(atPath: path)
        if let damage { try damage.write(to: URL(fileURLWithPath: path)) }
        try edit(
          night, "duo-hbo-studenten", "AANTAL_INGESCHREVENEN", "\(Int.random(in: 2600...2700))")
        let run = try night.run("refresh")
        if file == "manifest.json", damage == nil {
          // Then it is no version at all, and nothing is begun.
          #expect(run.status == 1, "\(file): \(run.output)")
          #expect(run.messages.contains("bijsluiter rollback"))
        } else {
          #expect(run.status == 2, "\(file): \(run.output)\(run.messages)")
          #expect(run.output.contains("poort \(gate), site van nu: \(file) "), "\(run.output)")
          #expect(run.output.contains("«bijsluiter rollback»"))
        }
        #expect(night.site == one)
      }
      try? FileManager.default.removeItem(atPath: path)
      try sound.write(to: URL(fileURLWithPath: path))
    }
    #expect(try night.run("refresh").status == 0)
    #expect(night.site != one)
  }

  @Test func `a proxy is used when the settings say so, and named by the doctor`() throws {
    let night = try night()
    let proxy = try StandIn("Loopback/proxy.py", ["--login", "ik:geheim-4b77e1"])
    let address = "http://127.0.0.1:\(proxy.port)"
    let environment = ["HTTPS_PROXY": "http://ik:geheim-4b77e1@127.0.0.1:\(proxy.port)"]
    func tunnels() throws -> Int {
      try #require(try JSONSerialization.jsonObject(with: Data(proxy.ask("log").utf8)) as? [Any])
        .count
    }
    let config = night.scratch.path + "/config.yml"
    let plain = night.scratch.text("config.yml")
    func set(_ lines: String) throws {
      try Data((plain + lines).utf8).write(to: URL(fileURLWithPath: config))
    }
    func doctor(_ environment: [String: String]) throws -> String {
      let run = try ReleaseBinary.run(
        ["doctor", "--config", config] + night.home, in: night.scratch, with: environment)
      #expect(!run.output.contains("geheim-4b77e1") && !run.messages.contains("geheim-4b77e1"))
      return run.output
    }
    // What the environment says decides nothing unasked.
    #expect(try night.run("fetch", with: environment).status == 0)
    #expect(try tunnels() == 0)
    #expect(
      try doctor(environment).contains("HTTPS_PROXY staat in de omgeving en wordt niet gebruikt"))
    #expect(try doctor([:]).contains("bronnen: worden zonder proxy opgehaald"))

    try set("proxy: environment\n")
    #expect(try night.run("fetch", with: environment).status == 0)
    let used = try tunnels()
    #expect(used > 0)
    #expect(try doctor(environment).contains("bronnen: worden via proxy \(address) opgehaald"))

    try set("proxy: {address: \"\(address)\", login: PROXY_LOGIN}\n")
    #expect(try night.run("refresh", with: ["PROXY_LOGIN": "ik:geheim-4b77e1"]).status == 0)
    #expect(try tunnels() > used)
    let wrong = try night.run("fetch", ["--verbose"], with: ["PROXY_LOGIN": "ik:fout-4b77e1"])
    #expect(wrong.status == 69)
    #expect(wrong.output.contains("de proxy vraagt een naam en wachtwoord"))
    #expect(wrong.output.contains("via proxy \(address)"))
    for text in [wrong.output, wrong.messages] { #expect(!text.contains("fout-4b77e1")) }
    let state =
      FileManager.default.enumerator(atPath: night.scratch.path + "/home")?.allObjects ?? []
    for name in state.compactMap({ $0 as? String }) {
      let bytes =
        FileManager.default.contents(atPath: night.scratch.path + "/home/" + name) ?? Data()
      for key in ["geheim-4b77e1", "fout-4b77e1"] {
        #expect(bytes.range(of: Data(key.utf8)) == nil, "\(name)")
        #expect(bytes.range(of: Data(Data("ik:\(key)".utf8).base64EncodedString().utf8)) == nil)
      }
    }

    try set("proxy: http://127.0.0.1:1\n")
    let down = try night.run("fetch")
    #expect(down.status == 69)
    #expect(down.output.contains("geen verbinding met de server (libcurl"))
    #expect(down.output.contains(", via proxy http://127.0.0.1:1"))
  }
}

/// Sources that can be read alone, and not beside each other.
@Suite(
  "Sources that contradict each other", .enabled(if: ReleaseBinary.isBuilt, "bouw eerst: bin/build")
)
struct ContradictingSourceTests {
  @Test func `the one whose news does not go with the rest keeps its last good state`() throws {
    let night = try Night(isSmall: true)
    let config = night.scratch.path + "/config.yml"
    let text =
      night.scratch.text("config.yml")
      + "sources: [duo-hbo-studenten, cbs-gebieden-2021, cbs-mbo-per-crebo]\n"
    try Data(text.utf8).write(to: URL(fileURLWithPath: config))
    let first = try night.run("refresh")
    #expect(first.status == 0, "\(first.output)\(first.messages)")
    let one = try #require(night.site)

    // Other names for the regions, which the workbook of another source does not know.
    let regions = night.scratch.path + "/data/local/uwv/cbs-opendata-areas.json"
    let areas = night.scratch.text("data/local/uwv/cbs-opendata-areas.json")
    try Data(areas.replacing("\"Naam_5\": \"", with: "\"Naam_5\": \"Streek ").utf8)
      .write(to: URL(fileURLWithPath: regions))
    try night.change(to: 2688)
    let held = try night.run("refresh")
    #expect(held.status == 69, "\(held.output)\(held.messages)")
    #expect(
      held.output.contains(
        "poort contract, cbs-gebieden-2021: niet samen te voegen met de andere bronnen: "))
    #expect(held.output.contains("onbekende regio «"))
    #expect(held.output.contains("zonder nieuws van cbs-gebieden-2021"))
    let two = try #require(night.site)
    #expect(two != one)
    #expect(night.scratch.text("home/site/current/data/figures.csv").contains(",2688,"))
    #expect(night.scratch.text("home/site/status.json").contains("\"problem\" : \"contradicts\""))

    // Night after night the same is said, and nothing is made again.
    let again = try night.run("refresh")
    #expect(again.status == 69)
    #expect(again.output.hasPrefix("niets nieuws"))
    #expect(night.site == two)
    try Data(areas.utf8).write(to: URL(fileURLWithPath: regions))
    #expect(try night.run("refresh").status == 0)
  }
}
