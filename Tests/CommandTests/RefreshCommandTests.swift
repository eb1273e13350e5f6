import Foundation
import TestSupport
import Testing

/// The nightly run of the released program against the stand-in, over TLS on loopback.
@Suite("Nightly run", .serialized, .enabled(if: ReleaseBinary.isBuilt, "bouw eerst: bin/build"))
struct RefreshCommandTests {
  @Test("from nothing to a site, nothing new, a change, a refusal, back and forth")
  func nights() throws {
    let night = try Night()
    #expect(try night.run("status").status == 1)
    let first = try night.run("refresh")
    #expect(first.status == 0, "\(first.messages)")
    let one = try #require(night.site)
    #expect(night.scratch.text("home/site/current/manifest.json").contains("generator"))

    // Nothing new: no body twice, no file rewritten, within two seconds. The shortest of three counts, since
    // whatever else the machine does can only make it longer.
    try night.control("/_control/reset")
    let clock = ContinuousClock()
    var second = first
    var times: [Duration] = []
    while times.count < 3, times.allSatisfy({ $0 >= .seconds(2) }) {
      times.append(try clock.measure { second = try night.run("refresh") })
    }
    #expect(second.status == 0)
    #expect(second.output.hasPrefix("niets nieuws"))
    #expect(times.contains { $0 < .seconds(2) }, "\(times)")
    let log = try night.control("/_control/log", "")
    #expect(!log.contains("/Observations"))
    #expect(night.site == one)

    // A count changed by three: another version, which tells it, and only where it stands.
    try night.change(to: 2688)
    let changed = try night.run("refresh")
    #expect(changed.status == 0, "\(changed.output)\(changed.messages)")
    #expect(changed.output.contains("1 van 492 bijsluiters veranderd"))
    #expect(!changed.output.contains("schattingen"))
    let two = try #require(night.site)
    #expect(two != one)
    let created = try #require(
      night.scratch.text("home/site/current/edition.json").firstMatch(
        of: /"created":"([0-9-]{10})"/))
    let corrections = night.scratch.text("home/site/current/data/corrections.csv")
    #expect(
      corrections.contains(
        "28dn-30020,\(created.1),correction,students,students.duo_1oct,,,count,published,2685.0,"))
    // The estimate stays that of the counts before, on this sheet and on the fourteen that borrow from it.
    #expect(!corrections.contains("completion"))
    #expect(corrections.split(whereSeparator: \.isNewline).count == 3)
    #expect(
      night.scratch.text("home/site/current/opleiding/28dn-30020/sheet.json")
        .contains("@jaareditie\""))
    let sheet = "home/site/current/opleiding/28dn-30020/sheet.txt"
    #expect(night.scratch.text(sheet).contains("== Wat is er veranderd? =="))
    #expect(try night.links("25lx-25187-bol") == 2)
    #expect(try night.links("28dn-30020") == 1)

    // The same bytes as a full rebuild of the same edition.
    let rebuilt = try ReleaseBinary.run(
      [
        "generate", "--edition", night.edition, "--out", night.scratch.path + "/full", "--address",
        "https://bijsluiter.example/b/",
      ] + night.home, in: night.scratch)
    #expect(rebuilt.status == 0, "\(rebuilt.messages)")
    #expect(
      night.scratch.text("full/manifest.json")
        == night.scratch.text("home/site/current/manifest.json"))
    expectAddress(night)
    try expectAnswers(night)

    // A maintenance page with status 200: the gate names source and address, its last good state stands.
    try night.change(to: 2690)
    try night.control(
      "/_control", #"{"rules":[{"match":"download","fault":"html-200","times":null}]}"#)
    let refused = try night.run("refresh")
    #expect(refused.status == 69)
    #expect(refused.output.contains("poort contract, duo-hbo-studenten: HTML"))
    #expect(refused.output.contains(night.origin))
    #expect(night.site == two)
    let partial = try night.run("status")
    #expect(partial.status == 1)
    #expect(partial.output.contains("in orde, maar niet elke bron gaf wat zij moest geven"))

    // A source that is down: said, and the rest goes on.
    try night.control("/_control/reset")
    try night.control(
      "/_control", #"{"rules":[{"match":"resource_show","fault":"503","times":null}]}"#)
    let down = try night.run("refresh")
    #expect(down.status == 69)
    #expect(down.output.contains("niet bereikt: duo-hbo-studenten"))
    try night.control("/_control/reset")

    // A count that cannot be: the gate names indicator and group.
    try night.change(to: 99_000)
    let drifted = try night.run("refresh")
    #expect(drifted.status == 2)
    #expect(drifted.output.contains("poort drift, students hbo bachelor techniek: gemiddeld van"))
    #expect(drifted.output.contains("\n  door het nieuws van: duo-hbo-studenten\n"))
    #expect(drifted.output.contains("«bijsluiter refresh --without duo-hbo-studenten»"))
    #expect(night.site == two)
    // Whoever is not convinced goes on without that news; the next night it refuses again.
    let without = try night.run("refresh", ["--without", "duo-hbo-studenten"])
    #expect(without.status == 0, "\(without.output)\(without.messages)")
    #expect(without.output.contains("zonder het nieuws van duo-hbo-studenten, zoals gevraagd"))
    #expect(night.site == two)
    #expect(try night.run("refresh").status == 2)
    let unknown = try night.run("refresh", ["--without", "geen-bron"])
    #expect(unknown.output.contains("bron «geen-bron» is niet beschreven"))

    try night.control("/_control/reset")
    try night.change(to: 2688)
    let again = try night.run("refresh", ["--herschat"])
    #expect(again.output.contains("15 van 492 bijsluiters veranderd"), "\(again.output)")
    #expect(again.output.contains("de schattingen zijn opnieuw gemaakt: zoals gevraagd"))
    #expect(
      night.scratch.text("home/site/current/data/corrections.csv")
        .contains(
          "completion.stock_flow,,,share,published,0.4441,,,,2021JJ00/2024JJ00,published,0.4448"))
    #expect(try night.run("rollback").status == 0)
    #expect(night.site == two)
    #expect(try night.run("rollback").status == 0)
    #expect(night.site == one)
  }

  /// The public address of the settings reaches what needs a full address.
  private func expectAddress(_ night: Night) {
    let place = "https://bijsluiter.example/b/opleiding/28dn-30020/"
    let map = night.scratch.text("home/site/current/sitemap.xml")
    #expect(map.contains("<url><loc>\(place)</loc></url>"))
    #expect(
      night.scratch.text("home/site/current/robots.txt")
        .hasSuffix("Sitemap: https://bijsluiter.example/b/sitemap.xml\n"))
    let page = night.scratch.text("home/site/current/opleiding/28dn-30020/index.html")
    #expect(page.contains("<meta property=\"og:url\" content=\"\(place)\">"))
    #expect(page.contains("&lt;img src=&quot;\(place)card.svg&quot;"))
  }

  /// A question is answered from the edition it names, and from the embedded one without.
  private func expectAnswers(_ night: Night) throws {
    func told(_ command: [String]) throws -> String {
      let run = try ReleaseBinary.run(
        command + ["--edition", night.edition] + night.home, in: night.scratch)
      #expect(run.status == 0, "\(command): \(run.messages)")
      return run.output
    }
    let site = "home/site/current/opleiding/28dn-30020/"
    #expect(try told(["show", "28dn-30020"]) == night.scratch.text(site + "sheet.txt"))
    #expect(try told(["show", "28dn-30020", "--json"]) == night.scratch.text(site + "sheet.json"))
    // Counted at the source at night: 2,688 people and not the 2,685 of the edition before.
    #expect(try told(["explain", "28dn-30020", "students"]).contains("2.688"))
    #expect(try told(["compare", "28dn-30020", "25lx-25187-bol"]).contains("HBO-ICT"))
    #expect(try told(["query", "hbo-ict", "amsterdam", "--csv"]).contains("28dn-30020,"))
    #expect(
      try told(["guess", "28dn-30020", "--job", "60", "--salary", "15"]).contains("Het cijfer"))
    let rows = try JSONSerialization.jsonObject(with: Data(told(["coverage", "--json"]).utf8))
    let people = try #require(rows as? [[String: Any]]).filter {
      $0["indicator"] as? String == "students"
    }
    #expect(people.compactMap { $0["offerings"] as? Int }.reduce(0, +) == 492)
    let lost = try ReleaseBinary.run(
      ["explain", "28dn-30020", "students", "--edition", night.scratch.path + "/geen"],
      in: night.scratch)
    #expect(lost.status == 65)
    #expect(lost.messages.contains("/geen/datapackage.json:1:1: hier staat geen editie"))
  }

  @Test(
    "a file that comes in whole and cannot be read in does not take the place of the last good one")
  func unreadable() throws {
    let night = try Night()
    #expect(try night.run("refresh").status == 0)
    let one = try #require(night.site)
    let known = night.scratch.text("home/state/snapshots/manifest.jsonl")
    #expect(known.split(separator: "\"source\":\"duo-hbo-studenten\"").count == 2)

    try night.control(
      "/_control",
      #"{"edit":{"source":"duo-hbo-studenten","row":5,"column":"AANTAL_INGESCHREVENEN","#
        + #""value":"veel"}}"#
    )
    let refused = try night.run("refresh")
    #expect(refused.status == 69)
    #expect(
      refused.output.contains(
        "poort contract, duo-hbo-studenten: niet in te lezen: duo/ingeschrevenenhbo.csv:6:"),
      "\(refused.output)")
    #expect(refused.output.contains(": «veel» is geen aantal; "))
    #expect(!refused.output.contains("     "))
    #expect(
      refused.output.contains(
        "  \(night.origin)/onderwijsdata.duo.nl/dataset/978f900e-088e-4d27-804f-2d897c161c70/"))
    #expect(!refused.output.contains("inbox"))
    #expect(night.site == one)
    #expect(night.scratch.text("home/state/snapshots/manifest.jsonl") == known)

    // The same from `fetch` alone: what cannot be read in is not kept.
    let fetched = try night.run("fetch")
    #expect(fetched.status == 69)
    #expect(fetched.output.contains("duo-hbo-studenten: mislukt, duo-hbo-studenten: https://"))
    #expect(night.scratch.text("home/state/snapshots/manifest.jsonl") == known)

    try night.change(to: 2700)
    let again = try night.run("refresh")
    #expect(again.status == 0, "\(again.output)")
    #expect(night.site != one)
  }

  @Test("two at once: the second says so and leaves")
  func together() throws {
    let night = try Night()
    let config = night.scratch.path + "/config.yml"
    try night.control(
      "/_control", #"{"rules":[{"match":"resource_show","fault":"503","times":4}]}"#)
    let first = Process()
    first.executableURL = URL(fileURLWithPath: ReleaseBinary.path)
    first.arguments = ["refresh", "--config", config, "--home", night.scratch.path + "/home"]
    first.standardOutput = FileHandle.nullDevice
    first.standardError = FileHandle.nullDevice
    try first.run()
    var busy: ReleaseBinary.Outcome?
    while busy == nil, first.isRunning {
      let other = try night.run("refresh")
      if other.status == 1 { busy = other }
    }
    first.waitUntilExit()
    #expect(busy?.messages.contains("er loopt al een verversing") ?? true)
    #expect(night.site != nil)
  }

  /// The long counts of these are what `bin/chaos` runs.
  @Test("killed, spoiled and out of disk at seeded moments, the site is always one whole edition")
  func chaos() throws {
    let told = try Night.python([
      ReleaseBinary.root.path + "/Tests/StandIn/chaos.py", "--binary", ReleaseBinary.path,
      "--kills", "6", "--faults", "8", "--switches", "10", "--full", "6", "--seed", "4",
    ])
    #expect(told.contains("6 keer gedood"))
    #expect(told.contains("8 mengsels van fouten"))
    #expect(told.contains("10 schakelaars"))
    #expect(told.contains("6 keer een volle schijf"))
  }

  @Test("what mbo leavers earn and find is on the sheets to the last digit, from wire to sheet")
  func figures() throws {
    let night = try Night()
    let first = try night.run("refresh")
    #expect(first.status == 0, "\(first.messages)")
    let told = try Night.python([
      ReleaseBinary.root.path + "/Tests/StandIn/compare.py", "--expected",
      night.scratch.path + "/data/expected.json", "--site",
      night.scratch.path + "/home/site/current",
    ])
    #expect(
      told == """
        191 job_chance.cbs_crebo_work_12h
        273 job_chance.cbs_mbo_work_12h
        263 job_path.cbs_mbo_any_work
        249 start_salary.cbs_crebo_hourly
        976 cijfers op 304 bijsluiters kloppen, 0 niet

        """)
  }
}
