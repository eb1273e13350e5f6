import Facts
import Figures
import Foundation
import Search
import Testing

@testable import Rendering

@Suite("The pages around the sheets") final class PagesTests {
  let folder: String
  let core: Computation

  init() throws {
    folder =
      FileManager.default.temporaryDirectory.appending(path: "pages-" + UUID().uuidString).path
    core = try Fixture.core()
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private func generate(_ other: Computation? = nil) async throws {
    let site = try SiteWriter(
      core: other ?? core, texts: try Fixture.books(), templates: Fixture.templates,
      search: SearchNames(programmes: ["25250": ["Entree", "niveau één"]]))
    _ = try await site.generate(to: folder)
  }

  private func read(_ path: String) throws -> String {
    try String(contentsOfFile: folder + "/" + path, encoding: .utf8)
  }

  /// The value a script assigns.
  private func assigned(_ path: String) throws -> [String: Any] {
    let text = try read(path)
    let equals = try #require(text.firstRange(of: "={\"")).lowerBound
    let body = text[text.index(after: equals)...].prefix { $0 != "\n" }.dropLast()
    return try #require(
      try JSONSerialization.jsonObject(with: Data(String(body).utf8)) as? [String: Any])
  }

  @Test func `the index gives back every key, name, level and way`() async throws {
    try await generate()
    let index = try assigned("zoek/index.js")
    let codes = try #require(index["codes"] as? [String])
    let names = try #require(index["names"] as? [String])
    let title = try #require(index["title"] as? [Int])
    let schools = try #require(index["schools"] as? [[Any]])
    let steps = try #require(index["step"] as? [Int])
    let counts = try #require(index["count"] as? [Int])
    let ways = Array(try #require(index["way"] as? String))
    let levels = Array(try #require(index["level"] as? String))
    let leerwegen: [Character: String] = ["a": "-bol", "b": "-bbl", "c": "-bol-dt", "d": "-ex"]
    var found: [String: String] = [:]
    var number = 0
    for (school, count) in zip(schools, counts) {
      var programme = 0
      for _ in 0..<count {
        programme += steps[number]
        let brin = try #require(school[0] as? String).lowercased()
        let key = "\(brin)-\(codes[programme])" + (leerwegen[ways[number]] ?? "")
        found[key] = names[title[programme]] + " " + String(levels[number])
        number += 1
      }
    }
    let letters: [Level: String] = [.ad: "a", .bachelor: "b", .master: "m"]
    let wanted = core.facts.offerings.map {
      ($0.key.description, $0.name + " " + (letters[$0.level] ?? $0.level.rawValue))
    }
    #expect(found == Dictionary(uniqueKeysWithValues: wanted))
    #expect(index["words"] as? [String] == ["niveau één"])
  }

  @Test func `every link leads to a file`() async throws {
    try await generate()
    let pages = try FileManager.default.subpathsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".html") }
    #expect(pages.count > 50)
    for page in pages {
      let text = try read(page)
      let place = URL(filePath: folder + "/" + page).deletingLastPathComponent()
      for match in text.matches(of: /(?:href|src)="([^"#:]+)(?:#[^"]*)?"/) {
        let target = place.appending(path: String(match.1)).standardized.path
        #expect(FileManager.default.fileExists(atPath: target), "\(page): \(match.1)")
      }
    }
  }

  @Test func `a school that is no more says so on its page, and in every list`() async throws {
    try await generate(SuccessionSheetTests.core())
    let joined = "school ging in 2023 op in Hogeschool Rotterdam"
    let school = try read("instelling/25lx/index.html")
    #expect(
      school.contains(
        "<p class=\"notice\">Deze school ging in 2023 op in Hogeschool Rotterdam. Wat hieronder staat, is van daarvoor. Kijk nu bij: <a href=\"../../instelling/28dn/index.html\">Hogeschool Rotterdam</a></p>"
      ))
    let programme = try read("programma/25187/index.html")
    #expect(programme.contains("ROC van Haagland</a><small>\(joined)</small><td>"))
    #expect(programme.contains("<dd>geen school meer"))
    #expect(try read("instelling/index.html").contains(", \(joined)"))
    #expect(
      try read("sector/techniek_en_gebouwde_omgeving/index.html").contains("geen school meer"))
    #expect(
      try read("en/instelling/25lx/index.html").contains(
        "This school became part of Hogeschool Rotterdam in 2023."))
    let index = try assigned("zoek/index.js")
    let schools = try #require(index["schools"] as? [[Any]])
    #expect(
      schools.map { $0[1] as? String }.contains("ROC van Haagland (Hogeschool Rotterdam)"))
    let sheet = try read("opleiding/25lx-25187-bol/index.html")
    #expect(
      sheet.contains(
        "<p>Kijk nu bij: <a href=\"../../instelling/28dn/index.html\">Hogeschool Rotterdam</a></p>")
    )
  }

  @Test func `a number that was replaced says so, with the page of the new one`() async throws {
    try await generate(SuccessionSheetTests.core())
    #expect(
      try read("programma/25250/index.html").contains(
        "Deze opleiding kreeg in 2016 een ander nummer: 25187. Kijk nu bij: <a href=\"../../programma/25187/index.html\">25187</a>"
      ))
    #expect(!(try read("programma/25187/index.html").contains("een ander nummer")))
  }

  @Test func `wherever mbo is listed stands of which day that list is`() async throws {
    try await generate()
    let banner =
      "Mbo: het aanbod van 1 oktober 2019. Nieuwere opleidingen staan hier niet. Kijk op kiesmbo.nl."
    for page in [
      "index.html", "over/index.html", "programma/index.html", "instelling/index.html",
      "instelling/25lx/index.html", "regio/index.html", "programma/25187/index.html",
      "sector/techniek_en_gebouwde_omgeving/index.html",
    ] {
      #expect(try read(page).contains(banner), "\(page)")
    }
    for page in ["instelling/28dn/index.html", "programma/34267/index.html", "uitleg/index.html"] {
      #expect(!(try read(page).contains("Mbo: het aanbod van")), "\(page)")
    }
  }

  @Test func `an indicator without a ladder has no empty list`() async throws {
    try await generate()
    let page = try read("uitleg/index.html")
    #expect(page.firstRange(of: /<ol>\s*<\/ol>/) == nil)
    #expect(page.matches(of: /<ol>/).count == page.matches(of: /<\/ol>/).count)
    #expect(page.contains("<ol>\n<li>"))
  }

  @Test func `names are sorted without capitals and accents`() {
    let names = ["Zuyd", "HZ", "Één", "Hanzehogeschool", "Ee", "hz"]
    #expect(
      names.sorted(byName: \.self, then: \.self)
        == ["Ee", "Één", "Hanzehogeschool", "HZ", "hz", "Zuyd"])
  }

  @Test func `both languages have the same pages`() async throws {
    try await generate()
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder)
    let pages = Set(files.filter { $0.hasSuffix("index.html") })
    let english = Set(pages.filter { $0.hasPrefix("en/") }.map { String($0.dropFirst(3)) })
    #expect(english == pages.filter { !$0.hasPrefix("en/") })
    #expect(
      pages.isSuperset(of: [
        "index.html", "programma/index.html", "programma/25187/index.html",
        "instelling/index.html", "instelling/28dn/index.html", "regio/index.html",
        "sector/techniek/index.html", "vergelijk/index.html", "raad/index.html",
        "uitleg/index.html", "over/index.html", "toegankelijkheid/index.html", "data/index.html",
      ]))
  }

  @Test func `a hostile name breaks out of no page and no script`() async throws {
    try await generate()
    for path in ["programma/30020/index.html", "instelling/28dn/index.html"] {
      let page = try read(path)
      #expect(!page.contains("<script>alert"), "\(path)")
      #expect(page.contains("&lt;script&gt;alert"), "\(path)")
    }
    let data = try assigned("vergelijk/data/28dn.js")
    let texts = try #require(data["texts"] as? [String])
    #expect(texts.contains { $0.contains("<script>alert('x')</script> \"Techniek\"") })
  }

  @Test func `no page has a script or a style within`() async throws {
    try await generate()
    for page in try FileManager.default.subpathsOfDirectory(atPath: folder)
    where page.hasSuffix(".html") && !page.contains("opleiding/") {
      let text = try read(page)
      #expect(text.contains("Content-Security-Policy"), "\(page)")
      #expect(!text.contains(" style="), "\(page)")
      #expect(!text.contains("<style"), "\(page)")
      #expect(
        text.matches(of: /<script(?! defer src="| type="application\/ld\+json">)/).isEmpty,
        "\(page)")
      #expect(text.matches(of: /\son[a-z]+=/).isEmpty, "\(page)")
    }
  }

  @Test(arguments: Language.allCases)
  func `the scripts ask for no word that is not there`(_ language: Language) async throws {
    try await generate()
    let words = try assigned(language.folder + "woorden.js")
    let scripts = Fixture.templates + "/script"
    for name in try FileManager.default.contentsOfDirectory(atPath: scripts) {
      let script = try String(contentsOfFile: scripts + "/" + name, encoding: .utf8)
      for match in script.matches(of: /\bT\.([a-z_0-9]+)/) {
        #expect(words[String(match.1)] is String, "\(name): T.\(match.1)")
      }
    }
  }

  @Test
  func `the statement has the edition's date, and says where to report or that it is missing`()
    async throws
  {
    try await generate()
    let silent = try read("toegankelijkheid/index.html")
    #expect(silent.contains("Deze verklaring hoort bij de uitgave van"))
    #expect(silent.contains("Wie deze site aanbiedt, heeft het nog niet ingevuld."))
    #expect(!silent.contains("mailto:"))
    let site = try SiteWriter(
      core: core, texts: try Fixture.books(), templates: Fixture.templates,
      contact: SiteContact("melden@voorbeeld.nl"))
    _ = try await site.generate(to: folder)
    for language in Language.allCases {
      let told = try read(language.folder + "toegankelijkheid/index.html")
      #expect(told.contains("<a href=\"mailto:melden@voorbeeld.nl\">melden@voorbeeld.nl</a>"))
      #expect(!told.contains("niet ingevuld") && !told.contains("not filled in"))
    }
  }

  @Test func `every table of the description can be downloaded from the page of the data`()
    async throws
  {
    try await generate()
    let page = try read("data/index.html")
    for table in OpenTable.all { #expect(page.contains("href=\"../data/\(table.path)\"")) }
  }

  @Test(arguments: [
    ("opleiding/28dn-30020/index.html", "cijfers"), ("programma/30020/index.html", "inhoud"),
    ("bronnen/index.html", "inhoud"), ("over/index.html", "inhoud"),
  ])
  func `the link past the heading names what it leads to`(page: String, goal: String) async throws {
    try await generate()
    #expect(
      try read(page).contains("<a class=\"skip\" href=\"#inhoud\">Ga naar de \(goal)</a>"))
  }

  @Test func `one programme has a table per leerweg and says what all schools share`() async throws
  {
    try await generate()
    let page = try read("programma/25187/index.html")
    #expect(page.matches(of: /<table class="sorteer">/).count == 2)
    #expect(page.contains("bbl: vooral werken"))
    #expect(page.contains("opleiding/25lx-25187-bbl/index.html"))
    #expect(page.contains("Vind ik werk?"))
  }
}
