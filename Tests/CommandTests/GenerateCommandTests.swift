import Foundation
import TestSupport
import Testing

/// The whole country through the release binary, once, looked at from many sides.
@Suite("generate", .enabled(if: ReleaseBinary.isBuilt, "bouw eerst: bin/build"))
struct GenerateCommandTests {
  @Test func `writes a sheet for every offering, with its date, and nothing unexplained`() throws {
    let scratch = try Scratch()
    let run = try ReleaseBinary.run(["generate", "--out", scratch.path + "/site"], in: scratch)
    #expect(run.status == 0, "\(run.messages)")
    let keys = try FileManager.default.contentsOfDirectory(
      atPath: scratch.path + "/site/opleiding")
    #expect(keys.filter { $0.split(separator: "-").count > 2 }.count == 9634)
    #expect(keys.filter { $0.split(separator: "-").count == 2 }.count == 1255)
    try expectDatesAndBanners(scratch, keys)
    try expectNamedFigures(scratch)
    try expectSuppressedCounts(scratch)
    try expectPopulations(scratch, keys)
    try expectManifest(scratch)
  }

  private func expectDatesAndBanners(_ scratch: Scratch, _ keys: [String]) throws {
    let banner = "aanbod van 1 oktober 2019, kan gestopt of veranderd zijn"
    for key in keys {
      let isMbo = key.split(separator: "-").count > 2
      let page = scratch.text("site/opleiding/\(key)/index.html")
      let data = scratch.text("site/opleiding/\(key)/sheet.json")
      let date = isMbo ? "2019-10-01" : "2024-10-01"
      #expect(data.contains("\"catalogue_date\":\"\(date)\""), "\(key)")
      #expect(page.contains(banner) == isMbo, "\(key)")
      for marker in ["NaN", ">null<", "{{", ">-1<", "reason."] where page.contains(marker) {
        Issue.record("\(key): \(marker)")
      }
    }
  }

  private func expectNamedFigures(_ scratch: Scratch) throws {
    let ict = try figures(scratch, "28dn-30020")
    let entrants = ict.filter { $0["indicator"] as? String == "first_years" }
    let byYear = Dictionary(
      uniqueKeysWithValues: entrants.map { ($0["period"] as? String ?? "", $0["value"] as? Int) })
    #expect(byYear == ["2024": 628, "2023": 563, "2022": 574, "2021": 565, "2020": 709])
    let job = try #require(ict.first { $0["indicator"] as? String == "job_chance" })
    #expect(job["numerator"] as? Int == 8160)
    #expect(job["n"] as? Int == 8630)
    #expect(job["period"] as? String == "2016/17")
    #expect(job["moment"] as? String == "1y")
    #expect((job["basis"] as? [String: Any])?["rung"] as? String == "group")
    let pay = ict.filter { $0["indicator"] as? String == "start_salary" }
    #expect(pay.first?["value"] as? Double == 17.5)
    #expect(pay.first?["statistic"] as? String == "median")
    #expect(pay.first?["period"] as? String == "2017/18")
    // Beside it the one the source does not explain, and the like median of the whole hbo.
    #expect(pay.map { $0["value"] as? Double } == [17.5, 16.34, 17.52])
    #expect(pay.map { $0["statistic"] as? String } == ["median", "unknown", "median"])
    #expect(pay.map { $0["headline"] as? Bool } == [true, false, false])

    let four = try figures(scratch, "25lx-25187-bol")
    let unemployed = try #require(four.first { $0["indicator"] as? String == "unemployment" })
    #expect(unemployed["value"] as? Double == 0.052)
    #expect(unemployed["period"] as? String == "2018/19")
    let search = try #require(four.first { $0["indicator"] as? String == "search_time" })
    #expect(search["value"] as? Double == 0.7)
    #expect(search["period"] as? String == "2018")
  }

  private func expectSuppressedCounts(_ scratch: Scratch) throws {
    let sheet = try scratch.json("site/opleiding/31fr-80009/sheet.json")
    let places = try #require(sheet["locations"] as? [[String: Any]])
    let students = places.map { ($0["municipality"] as? String, $0["students"] as? [String: Any]) }
    #expect(students.first?.0 == "Leeuwarden")
    #expect(students.first?.1?["value"] as? Int == 80)
    let emmen = try #require(students.first { $0.0 == "Emmen" }?.1)
    #expect(emmen["state"] as? String == "suppressed")
    #expect(emmen["value"] == nil)
    let total = try #require(
      (sheet["figures"] as? [[String: Any]])?.first { $0["indicator"] as? String == "students" })
    #expect(total["state"] as? String == "suppressed")
    #expect((total["bounds"] as? [String: Int]) == ["low": 81, "high": 84])
    let text = scratch.text("site/opleiding/31fr-80009/sheet.txt")
    #expect(text.contains("minder dan 5"))
    #expect(!text.contains("-1"))
  }

  /// No figure outside its population: read back from what was written, not from the code.
  private func expectPopulations(_ scratch: Scratch, _ keys: [String]) throws {
    let fullTimeOnly = ["cbs_register", "cbs_ho_fulltime", "hbo_monitor_labour_force"]
    for key in keys {
      let sheet = try scratch.json("site/opleiding/\(key)/sheet.json")
      let level = sheet["level"] as? String ?? ""
      let forms = sheet["forms"] as? [[String: Any]] ?? []
      // A form without a share is one whose share is not certain enough to tell.
      let form = forms.first { $0["form"] as? String == "voltijd" }
      let fullTime = form == nil ? 0 : form?["share"] as? Double
      for figure in sheet["figures"] as? [[String: Any]] ?? [] {
        let definition = figure["definition"] as? String ?? ""
        let isPublished = figure["state"] as? String == "published"
        if !isPublished, figure["reason"] == nil { Issue.record("\(key): zonder reden") }
        guard isPublished else { continue }
        if level == "1", definition.contains("inspectie") || definition.contains("mbo_raad") {
          Issue.record("\(key): cijfer van niveau 2-4 op een entreeblad")
        }
        if key.split(separator: "-").count == 2, let fullTime, fullTime < 0.5,
          fullTimeOnly.contains(where: definition.contains)
        {
          Issue.record("\(key): voltijdcijfer bij \(fullTime) voltijd")
        }
        if figure["headline"] as? Bool == true,
          definition.contains("mixed") || definition.contains("all_leavers")
        {
          Issue.record("\(key): gemengd richtingcijfer als hoofdcijfer")
        }
      }
    }
  }

  private func expectManifest(_ scratch: Scratch) throws {
    let manifest = try scratch.json("site/manifest.json")
    // Seven of each sheet, and the pages, scripts and data around them.
    #expect((manifest["files"] as? [Any])?.count == 10_889 * 7 + 3_020)
    let inputs = try #require(manifest["inputs"] as? [[String: Any]])
    let names = inputs.compactMap { $0["file"] as? String }
    #expect(names.contains("duo/ingeschrevenenhbo.csv"))
    #expect(names.contains("Datasets/reference/ladder.yml"))
    #expect(names.contains("Templates/texts/nl.yml"))
    let status = scratch.text("site/opleiding/23ah-34560/sheet.json")
    #expect(status.contains("\"status\":\"open\""), "Verpleegkunde at Saxion takes in students")
    #expect(inputs.allSatisfy { ($0["sha256"] as? String)?.count == 64 })
    // The schemas are published as they stand in the checkout, and the data package names them.
    let package = try scratch.json("site/data/datapackage.json")
    let schemas = try #require(package["schemas"] as? [[String: Any]])
    #expect(schemas.count == 3)
    for path in schemas.compactMap({ $0["path"] as? String }) {
      let name = path.replacing("schema/", with: "")
      let own = ReleaseBinary.root.appendingPathComponent("Datasets/schemas/" + name)
      #expect(scratch.text("site/data/" + path) == (try String(contentsOf: own, encoding: .utf8)))
    }
    let edition = try scratch.json("site/edition.json")
    #expect(edition["created"] as? String != nil)
  }

  private func figures(_ scratch: Scratch, _ key: String) throws -> [[String: Any]] {
    let sheet = try scratch.json("site/opleiding/\(key)/sheet.json")
    return try #require(sheet["figures"] as? [[String: Any]])
  }

  @Test func `writes the same bytes twice, whatever the number of jobs`() throws {
    let scratch = try Scratch()
    for (folder, jobs) in [("a", "1"), ("b", "3")] {
      let run = try ReleaseBinary.run(
        ["generate", "--out", scratch.path + "/" + folder, "--only", "kind=hbo", "--jobs", jobs],
        in: scratch)
      #expect(run.status == 0, "\(run.messages)")
    }
    #expect(scratch.text("a/manifest.json") == scratch.text("b/manifest.json"))
    #expect(!scratch.text("a/manifest.json").isEmpty)
  }

  @Test(arguments: [
    ("nl,en", "html,json", "open in je browser: ", "index.html"),
    ("nl", "html", "open in je browser: ", "index.html"),
    ("en", "html", "open in je browser: ", "en/index.html"),
    ("en,nl", "html", "open in je browser: ", "en/index.html"),
  ])
  func `ends with the file to open`(lang: String, format: String, begin: String, page: String)
    throws
  {
    let scratch = try Scratch()
    let site = scratch.path + "/mijn site"
    let run = try ReleaseBinary.run(
      ["generate", "--out", site, "--only", "28dn-30020", "--lang", lang, "--format", format],
      in: scratch)
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.output.split(separator: "\n").last.map(String.init) == begin + site + "/" + page)
    #expect(FileManager.default.fileExists(atPath: site + "/" + page))
  }

  @Test func `refuses a folder with somebody else's files and leaves it alone`() throws {
    let scratch = try Scratch()
    let folder = scratch.path + "/mine"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data("van mij".utf8).write(to: URL(fileURLWithPath: folder + "/brief.txt"))
    let run = try ReleaseBinary.run(
      ["generate", "--out", folder, "--only", "28dn-30020"], in: scratch)
    #expect(run.status == 1)
    #expect(run.messages.contains("manifest.json"))
    #expect(scratch.text("mine/brief.txt") == "van mij")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["brief.txt"])
  }

  @Test func `a second value of one filter widens the choice and another filter narrows it`() throws
  {
    let scratch = try Scratch()
    let site = scratch.path + "/site"
    for (more, wanted) in [
      (["--only", "kind=hbo"], ["28dn-30020", "30gb-30020"]),
      (["--only", "kind=hbo,kind=mbo"], ["25lr-25488-bol", "28dn-30020", "30gb-30020"]),
      (["--only", "level=3", "--only", "level=4"], ["25lr-25488-bol"]),
    ] {
      let run = try ReleaseBinary.run(
        ["generate", "--out", site, "--only", "28dn-30020,30gb-30020", "--only", "25lr-25488-bol"]
          + more, in: scratch)
      #expect(run.status == 0, "\(run.messages)")
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: site + "/opleiding").sorted() == wanted)
    }
  }

  @Test func `a choice that fits nothing leaves the last site standing`() throws {
    let scratch = try Scratch()
    let site = scratch.path + "/site"
    let made = try ReleaseBinary.run(
      ["generate", "--out", site, "--only", "28dn-30020,30gb-30020"], in: scratch)
    #expect(made.status == 0, "\(made.messages)")
    let none = try ReleaseBinary.run(["generate", "--out", site, "--only", "zzz"], in: scratch)
    #expect(none.status == 1)
    #expect(none.messages.contains("geen enkele opleiding"))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: site + "/opleiding").sorted()
        == ["28dn-30020", "30gb-30020"])
  }

  @Test func `stops at a name a template may not use, and points at it`() throws {
    let scratch = try Scratch()
    let home = scratch.path + "/home"
    try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
    for part in ["Datasets", "Templates"] {
      try FileManager.default.copyItem(
        atPath: ReleaseBinary.root.path + "/" + part, toPath: home + "/" + part)
    }
    let page = home + "/Templates/html/kop.html"
    let source = String(
      decoding: FileManager.default.contents(atPath: page) ?? Data(), as: UTF8.self)
    try Data(source.replacingOccurrences(of: "{{institution}}", with: "{{instituton}}").utf8)
      .write(to: URL(fileURLWithPath: page))
    let run = try ReleaseBinary.run(
      ["generate", "--home", home, "--out", scratch.path + "/site"], in: scratch)
    #expect(run.status == 65)
    #expect(run.messages.contains("kop.html:"))
    #expect(run.messages.contains("onbekende naam «instituton»"))
    #expect(!FileManager.default.fileExists(atPath: scratch.path + "/site"))
  }
}
