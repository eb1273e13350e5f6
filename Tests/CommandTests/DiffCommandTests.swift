import Foundation
import TestSupport
import Testing

/// Two versions held against each other, before and after publication.
@Suite("diff", .enabled(if: ReleaseBinary.isBuilt, "bouw eerst: bin/build"))
struct DiffCommandTests {
  @Test
  func
    `shows what a waiting version changes, per offering and figure, and then what the site changed`()
    throws
  {
    let night = try Night()
    #expect(try night.run("diff").messages.contains("er is nog niets gepubliceerd"))
    #expect(try night.run("refresh").status == 0)
    let alone = try night.run("diff")
    #expect(alone.status == 1)
    #expect(
      alone.messages.hasPrefix("er is maar één versie, dus niets om mee te vergelijken\ndoe: "))
    #expect(
      try night.run("diff", ["1", "1"]).output.contains("\nniets veranderd op 492 bijsluiters\n"))

    try night.change(to: 2688)
    #expect(try night.run("refresh", ["--hold"]).status == 0)
    let held = try night.run("diff")
    #expect(held.status == 0, "\(held.messages)")
    #expect(held.output.contains(/van versie 1 \(gepubliceerd, .*\) naar versie 2 \(wacht, .*\)\n/))
    #expect(held.output.contains(/\n\d+ wijzigingen op \d+ van 492 bijsluiters\n/))
    #expect(
      held.output.contains(
        "nog niet gepubliceerd; te bekijken in \(night.scratch.path)/home/site/versions/000002-"))
    #expect(
      held.output.contains(
        "\n== 28dn-30020 HBO-ICT ==\n\(night.scratch.path)/home/site/versions/000002-"))
    let words = held.output.replacing(/\s+/, with: " ")
    #expect(words.contains("in Amsterdam, "))
    #expect(words.contains(": eerst 2.685, nu 2.688. Het cijfer is verbeterd"))

    // One institution sees its own sheets and no other's.
    let own = try night.run("diff", ["--institution", "28dn"])
    #expect(own.output.contains("alleen instelling 28DN\n"))
    #expect(!own.output.contains("== 31fr-"))
    #expect(own.output.contains("== 28dn-30020 "))
    let other = try night.run("diff", ["--institution", "25LX"])
    #expect(other.status == 0)
    #expect(other.output.contains("\nniets veranderd op "))
    #expect(try night.run("diff", ["--institution", "99ZZ"]).status == 1)

    let told = try night.run("diff", ["--json"])
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(told.output.utf8)) as? [String: Any])
    #expect(json["sheets"] as? Int == 492)
    #expect((json["to"] as? [String: Any])?["state"] as? String == "held")
    let changes = try #require(json["changes"] as? [[String: Any]])
    let change = try #require(
      changes.first {
        $0["key"] as? String == "28dn-30020" && $0["location"] != nil
          && $0["definition"] as? String == "students.duo_1oct"
      })
    #expect(change["why"] as? String == "correction")
    #expect((change["from"] as? [String: Any])?["value"] as? Int == 2685)
    #expect((change["to"] as? [String: Any])?["value"] as? Int == 2688)
    let page = try #require(change["page"] as? String)
    #expect(FileManager.default.fileExists(atPath: page))

    // Published, the same is what the site changed; backwards it reads the other way round.
    #expect(try night.run("refresh", ["--offline"]).status == 0)
    let after = try night.run("diff")
    #expect(after.output.contains("naar versie 2 (gepubliceerd, "))
    #expect(!after.output.contains("nog niet gepubliceerd"))
    #expect(try night.run("diff", ["1"]).output == after.output)
    let back = try night.run("diff", ["2", "1"]).output.replacing(/\s+/, with: " ")
    #expect(back.contains(": eerst 2.688, nu 2.685."))
    #expect(try night.run("diff", ["9"]).messages == "versie «9» is er niet\ndoe: kies uit 1, 2\n")
    #expect(try night.run("diff", ["1", "2", "3"]).status == 64)
  }
}
