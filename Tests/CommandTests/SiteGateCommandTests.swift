import Foundation
import TestSupport
import Testing

/// What the gates say of pages, with templates that a person spoiled.
@Suite("Pages before the switch", .enabled(if: ReleaseBinary.isBuilt, "bouw eerst: bin/build"))
struct SiteGateCommandTests {
  /// Gives the home templates of its own, with a line in front of the end of each page.
  private func spoil(_ night: Night, with line: String) throws {
    let templates = night.scratch.path + "/home/Templates"
    let manager = FileManager.default
    try manager.removeItem(atPath: templates)
    try manager.copyItem(atPath: ReleaseBinary.root.path + "/Templates", toPath: templates)
    var spoiled = 0
    for name in try manager.contentsOfDirectory(atPath: templates + "/html")
    where name.hasSuffix(".html") {
      let page = night.scratch.text("home/Templates/html/" + name)
      guard page.contains("</body>") else { continue }
      try Data(page.replacingOccurrences(of: "</body>", with: line + "</body>").utf8)
        .write(to: URL(fileURLWithPath: templates + "/html/" + name))
      spoiled += 1
    }
    #expect(spoiled >= 2)
  }

  private func versions(_ night: Night, in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(
      atPath: night.scratch.path + "/home/" + folder)
  }

  @Test func `a dead link or an unfilled word is refused, and the last good site stays`() throws {
    let night = try Night()
    #expect(try night.run("refresh").status == 0)
    let one = try #require(night.site)
    let made = try versions(night, in: "site/versions")

    try spoil(night, with: "<a href=\"weg/index.html\">weg</a>")
    let dead = try night.run("refresh", ["--offline"])
    #expect(dead.status == 2)
    #expect(dead.output.contains("niet gepubliceerd: een poort houdt het tegen"))
    #expect(dead.output.contains("poort links, bestand: "))
    #expect(dead.output.contains(": «weg/index.html»\n"))
    #expect(dead.output.contains("doe: Verbeter de verwijzing in Templates/"))
    #expect(night.site == one)
    // Nothing of the refused version stays behind, and no later run can publish it.
    #expect(try versions(night, in: "site/versions") == made)
    #expect(try versions(night, in: "state/editions") == made)
    #expect(try night.run("refresh", ["--offline", "--hold"]).status == 2)
    let status = try night.run("status", ["--json"])
    #expect(status.status == 1)
    #expect(status.output.contains("\"health\" : \"failing\""))
    #expect(status.output.contains("poort links, bestand"))

    try spoil(night, with: "<p>phrase.n, {naam} en € NaN</p>")
    let empty = try night.run("refresh", ["--offline"])
    #expect(empty.status == 2)
    for subject in ["waarde", "tekstsleutel", "invulplek"] {
      #expect(empty.output.contains("poort placeholder, \(subject): "), "\(empty.output)")
    }
    #expect(night.site == one)

    // A person who looked may let it through, by name.
    let config = night.scratch.path + "/config.yml"
    let text = night.scratch.text("config.yml")
    try Data((text + "overrides: [{gate: placeholder, reason: proef, by: redactie}]\n").utf8)
      .write(to: URL(fileURLWithPath: config))
    let allowed = try night.run("refresh", ["--offline"])
    #expect(allowed.status == 0, "\(allowed.output)")
    #expect(allowed.output.contains("doorgelaten door redactie: proef"))
    #expect(night.site != one)
  }
}
