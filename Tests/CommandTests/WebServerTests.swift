import Foundation
import TestSupport
import Testing

/// Debian's web servers on loopback, with a visitor who remembers what each told of a page and asks
/// again: `Tests/Servers/servers.py`.
private final class WebServers {
  static let isAnyThere = ["nginx", "apache2", "lighttpd", "caddy"].contains { name in
    ["/usr/sbin/", "/usr/bin/"].contains {
      FileManager.default.isExecutableFile(atPath: $0 + name)
    }
  }

  struct Return: Decodable {
    /// "Not modified" for other bytes, each with server, page and question.
    var faults: [String]
    /// "Not modified", rightly.
    var kept: Int
    /// The same bytes once more.
    var resent: Int
  }

  private let script: StandIn
  var names: String { script.facts["servers"] ?? "" }

  init(showing folder: String) throws {
    script = try StandIn("Servers/servers.py", [folder])
  }

  func visit(_ paths: [String]) throws {
    let answer = try script.ask("visit " + paths.joined(separator: " "))
    #expect(answer.contains("visited"), "\(answer)")
  }

  /// Asks all again that was ever seen; at once, or when every server has looked at the files again.
  func comeBack(atOnce: Bool = false) throws -> Return {
    let answer = try script.ask(atOnce ? "return fast" : "return")
    return try JSONDecoder().decode(Return.self, from: Data(answer.utf8))
  }
}

/// A page that changed is never "not modified", however a visitor asks and whichever server answers.
@Suite(
  "Web servers", .serialized, .enabled(if: ReleaseBinary.isBuilt, "bouw eerst: bin/build"),
  .enabled(
    if: WebServers.isAnyThere, "geen nginx, apache2, lighttpd of caddy; typ: bin/setup --tests"))
struct WebServerTests {
  private static let changed = [
    "opleiding/28dn-30020/", "opleiding/28dn-30020/sheet.json", "data/figures.csv", "edition.json",
  ]
  private static let same = ["opleiding/25lx-25187-bol/", "stijl.css", "zoek/index.js"]

  @Test("a switch, a switch back, a rollback and one forward again, by night")
  func nights() throws {
    let night = try Night()
    #expect(try night.run("refresh").status == 0)
    let servers = try WebServers(showing: night.scratch.path + "/home/site/current")
    let pages = WebServerTests.changed + WebServerTests.same
    func look(_ what: String, atOnce: Bool = false) throws {
      let told = try servers.comeBack(atOnce: atOnce)
      #expect(told.faults == [], "\(what)")
      #expect(told.kept > 0, "\(what): unchanged pages are kept")
      try servers.visit(pages)
    }
    try servers.visit(pages)
    // Another number of as many digits: pages of the same length.
    try night.change(to: 2688)
    #expect(try night.run("refresh").status == 0)
    try look("another count")
    #expect(try night.run("rollback").status == 0)
    try look("rolled back", atOnce: true)
    try look("rolled back")
    #expect(try night.run("rollback", ["--to", "2"]).status == 0)
    try look("forward again", atOnce: true)
    // Several within a second.
    for to in ["1", "2", "1"] {
      #expect(try night.run("rollback", ["--to", to]).status == 0)
      try look("back and forth to \(to)", atOnce: true)
    }
    try look("back and forth")
    try night.change(to: 2689)
    #expect(try night.run("refresh").status == 0)
    try look("a third count")

    // Who was here a moment ago gets nothing twice, of what all versions have.
    let last = try servers.comeBack()
    #expect(last.faults == [] && last.kept > 0)
  }

  @Test("a version that was held while the site went back")
  func held() throws {
    let night = try Night()
    #expect(try night.run("refresh").status == 0)
    let servers = try WebServers(showing: night.scratch.path + "/home/site/current")
    let pages = WebServerTests.changed + WebServerTests.same
    try servers.visit(pages)
    try night.change(to: 2688)
    #expect(try night.run("refresh").status == 0)
    try servers.visit(pages)
    try night.change(to: 2691)
    #expect(try night.run("refresh", ["--hold"]).status == 0)
    #expect(try night.run("rollback").status == 0)
    try servers.visit(pages)
    #expect(try night.run("refresh").status == 0)
    let told = try servers.comeBack()
    #expect(told.faults == [] && told.kept > 0)
    #expect(night.site?.contains("000003") == true)
  }

  @Test("pages of one length that change within a second, made in place")
  func inPlace() throws {
    let scratch = try Scratch()
    let home = scratch.path + "/home"
    try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: home + "/Datasets", withDestinationPath: ReleaseBinary.root.path + "/Datasets")
    try FileManager.default.copyItem(
      atPath: ReleaseBinary.root.path + "/Templates", toPath: home + "/Templates")
    let template = home + "/Templates/html/opleiding.html"
    let text = try String(contentsOfFile: template, encoding: .utf8)
    func make(_ sign: Int) throws {
      try (text + "<!-- \(sign) -->").write(toFile: template, atomically: true, encoding: .utf8)
      let run = try ReleaseBinary.run(
        ["generate", "--out", scratch.path + "/site", "--only", "28dn-30020", "--lang", "nl"],
        in: scratch, with: ["BIJSLUITER_HOME": home, "BIJSLUITER_TEST_HOME": home])
      #expect(run.status == 0, "\(run.messages)")
    }
    try make(0)
    let servers = try WebServers(showing: scratch.path + "/site")
    let pages = ["opleiding/28dn-30020/", "opleiding/28dn-30020/sheet.json", "data/figures.csv"]
    try servers.visit(pages)
    for sign in [1, 2, 3, 0, 1] {
      try make(sign)
      let told = try servers.comeBack(atOnce: true)
      #expect(told.faults == [])
      #expect(told.kept > 0)
    }
    try servers.visit(pages)
    #expect(try servers.comeBack().faults == [])
  }
}
