import Crypto
import Facts
import Foundation
import Testing

@testable import Publishing

@Suite("Scan of a site")
struct SiteScanTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  static let home =
    "<h1 id=\"kop\">Alles</h1><a href=\"opleiding/a/index.html\">A</a><a href=\"#kop\">op</a>"
  static let sheet =
    "<link href=\"../../stijl.css\"><p id=\"b\">€ 17,50</p><a href=\"#b\">1</a><a href=\"../../\">alles</a>"

  static let good = [
    "index.html": home, "opleiding/a/index.html": sheet, "opleiding/a/sheet.json": #"{"value":1}"#,
    "opleiding/a/sheet.txt": "€ 17,50", "stijl.css": "a{}",
  ]

  /// A site of these files, with its manifest.
  private func site(_ name: String, _ files: [String: String]) throws -> String {
    var entries: [String] = []
    for (path, text) in files.sorted(by: { $0.key < $1.key }) {
      try folder.write(text, name + "/" + path)
      let hash = SHA256.hash(data: Data(text.utf8)).hexText
      entries.append(#"{"path":"\#(path)","sha256":"\#(hash)","bytes":\#(text.utf8.count)}"#)
    }
    try folder.write(
      #"{"schema":1,"generator":"bijsluiter","inputs":[],"files":["#
        + entries.joined(separator: ",") + "]}",
      name + "/manifest.json")
    return folder.path + "/" + name
  }

  private func findings(_ site: String, current: String? = nil) async throws -> [GateFinding] {
    try await SiteScan(folder: site, current: current, keys: ["phrase.n", "page.site"])
      .findings(jobs: 2)
  }

  @Test func `a good site has nothing to say`() async throws {
    #expect(try await findings(site("een", SiteScanTests.good)) == [])
  }

  @Test func `a placeholder is told with its file, line and column`() async throws {
    var files = SiteScanTests.good
    files["opleiding/a/sheet.txt"] = "Loon\n  € NaN bruto"
    files["opleiding/a/sheet.json"] = #"{"value":null}"#
    files["en/index.html"] = "<p>phrase.n"
    files["programma/1/card.svg"] = "<svg><text>{value}</text></svg>"
    #expect(
      try await findings(site("een", files)).map(\.text) == [
        """
        poort placeholder, waarde: 2 keer null, NaN, -1 of inf op de plek van een cijfer
          opleiding/a/sheet.json:1:10: {"value":null}
          opleiding/a/sheet.txt:2:7: Loon € NaN bruto
        """,
        """
        poort placeholder, tekstsleutel: 1 keer de sleutel van een zin in plaats van de zin
          en/index.html:1:4: <p>phrase.n
        """,
        """
        poort placeholder, invulplek: 1 keer een {invulplek} die niet is ingevuld
          programma/1/card.svg:1:12: <svg><text>{value}</text></svg>
        """,
      ])
  }

  @Test func `a link that leads nowhere is told, to a file as well as on the page`() async throws {
    var files = SiteScanTests.good
    files["opleiding/a/index.html"] =
      "<a href=\"../b/index.html\">B</a><a href='#weg'>1</a><img src=../../../x>"
    #expect(
      try await findings(site("een", files)).map(\.text) == [
        """
        poort links, bestand: 2 keer een verwijzing naar een bestand dat er niet is
          opleiding/a/index.html:1:10: «../b/index.html»
          opleiding/a/index.html:1:61: «../../../x»
        """,
        """
        poort links, plek: 1 keer een verwijzing naar een plek die niet op de bladzijde staat
          opleiding/a/index.html:1:42: «weg»
        """,
      ])
  }

  @Test func `a file that is gone or is not what the manifest says is told`() async throws {
    let made = try site("een", SiteScanTests.good)
    try folder.write("b{}", "een/stijl.css")
    try FileManager.default.removeItem(atPath: made + "/opleiding/a/sheet.txt")
    #expect(
      try await findings(made).map(\.text) == [
        """
        poort links, manifest: 1 keer een bestand van het manifest dat er niet is
          opleiding/a/sheet.txt
        """,
        """
        poort links, manifest: 1 keer een bestand dat niet is wat het manifest zegt
          stijl.css
        """,
      ])
  }

  @Test func `what the site of now already has is not read again`() async throws {
    var files = SiteScanTests.good
    files["opleiding/a/sheet.txt"] = "€ NaN"
    let old = try site("een", files)
    let new = try site("twee", files)
    #expect(try await findings(new, current: old) == [])
    files["opleiding/a/sheet.json"] = #"{"value":-1}"#
    #expect(
      try await findings(site("drie", files), current: old).map(\.rows) == [
        [#"opleiding/a/sheet.json:1:10: {"value":-1}"#]
      ])
  }

  @Test func `links of a page that stayed are followed when their target went`() async throws {
    let old = try site("een", SiteScanTests.good)
    var files = SiteScanTests.good
    for path in files.keys where path.hasPrefix("opleiding") { files[path] = nil }
    #expect(
      try await findings(site("twee", files), current: old).map(\.rows) == [
        ["index.html:1:33: «opleiding/a/index.html»"]
      ])
  }

  @Test func `of many places the first are shown and all are counted`() async throws {
    var files = SiteScanTests.good
    for index in 100..<160 { files["p\(index).txt"] = "NaN" }
    let found = try await findings(site("een", files))
    #expect(found.map(\.rowCount) == [60])
    #expect(found.first?.rows.count == 20)
    #expect(found.first?.rows.first == "p100.txt:1:1: NaN")
  }
}
