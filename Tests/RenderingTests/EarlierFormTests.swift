import Facts
import Foundation
import Testing

@testable import Rendering

/// Sites from before the tables had the forms of today: their keys live on, and no figure changed.
@Suite(.serialized) final class EarlierFormTests {
  let folder = FileManager.default.temporaryDirectory
    .appending(path: "earlier-" + UUID().uuidString).path

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func text(_ path: String) throws -> String {
    try String(contentsOfFile: folder + "/" + path, encoding: .utf8)
  }

  func replace(_ path: String, _ change: (String) -> String) throws {
    try Data(change(try text(path)).utf8).write(to: URL(filePath: folder + "/" + path))
  }

  /// Makes two equal sites, and writes the tables of the first as version 1 had them.
  func sites() async throws {
    let writer = try SiteWriter(
      core: try Fixture.core(), texts: try Fixture.books(), templates: Fixture.templates)
    for site in ["oud", "nieuw"] { _ = try await writer.generate(to: folder + "/" + site) }
    try replace("oud/data/datapackage.json") { $0.replacing(#""version":"2.0.0","#, with: "") }
    try replace("oud/data/offerings.csv") {
      $0.replacing("crebo-", with: "").replacing("croho-", with: "").replacing("mbo-", with: "")
        .replacing(/,F(\d\d),/) { "," + $0.output.1 + "," }
    }
    try replace("oud/data/figures.csv") { table in
      table.replacing(/GM(\d{4})/) { $0.output.1 }
        .replacing(/(\d{4})JJ00\/(\d{4})JJ00/) { $0.output.1 + "–" + $0.output.2 }
        .replacing(/(\d{4})JJ00/) { $0.output.1 }
        .replacing(/(\d{4})SJ00/) {
          $0.output.1 + "/" + String((Int($0.output.1) ?? 0) + 1).suffix(2)
        }
        .replacing(/(\d{4})MM(\d\d)/) { $0.output.1 + "-" + $0.output.2 }
        .replacing(/(\.\d{3})0,/) { $0.output.1 + "," }
        .replacing(/(\d)\.0,/) { $0.output.1 + "," }
        .replacing(/row=([\d;]*)/) { $0.output.1.replacing(";", with: " ") }
    }
  }

  @Test func `a comparison with a site of the earlier form finds no change`() async throws {
    try await sites()
    let old = try text("oud/data/figures.csv")
    #expect(old != (try text("nieuw/data/figures.csv")))
    #expect(!old.contains("GM") && !old.contains("JJ00") && old.contains(/,0\.\d{3},/))
    let diff = try SiteDiff(from: folder + "/oud", to: folder + "/nieuw")
    #expect(diff.sheets == 6)
    #expect(diff.lines.isEmpty, "\(diff.lines.prefix(3))")
    let back = try SiteDiff(from: folder + "/nieuw", to: folder + "/oud")
    #expect(back.lines.isEmpty)
    let made = try SiteDiff(from: folder + "/oud", to: try Fixture.core(), since: "2026-02-20")
    #expect(made.lines.isEmpty, "\(made.lines.prefix(3))")
  }

  @Test func `its keys are known, with their days`() async throws {
    try await sites()
    try replace("oud/data/keys.csv") { $0.replacing("2026-02-20", with: "2026-02") }
    let keys = try PublishedKeys.read(site: folder + "/oud")
    #expect(keys.count == 6 && keys.allSatisfy { $0.firstSeen == "2026-02" })
    try replace("nieuw/data/keys.csv") { $0.replacing("2026-02-20", with: "2026MM02") }
    #expect(try PublishedKeys.read(site: folder + "/nieuw") == keys)
  }

  @Test(arguments: ["3.0.0", "2026", "nieuw", ""])
  func `tables of a newer form are refused, not guessed at`(version: String) async throws {
    try await sites()
    try replace("nieuw/data/datapackage.json") {
      $0.replacing(#""version":"2.0.0""#, with: #""version":"\#(version)""#)
    }
    for read in [
      { _ = try SiteFigures(path: self.folder + "/nieuw") },
      { _ = try PublishedKeys.read(site: self.folder + "/nieuw") },
    ] {
      #expect {
        try read()
      } throws: { error in
        "\(error)".contains("data/datapackage.json» is niet te gebruiken: versie «\(version)»")
      }
    }
  }
}
