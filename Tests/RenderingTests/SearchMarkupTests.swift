import Facts
import Figures
import Foundation
import Testing

@testable import Rendering

/// What pages tell search engines: the same page in other languages, and what a page is about.
@Suite final class SearchMarkupTests {
  static let address = "https://voorbeeld.nl/b/"

  let folder = FileManager.default.temporaryDirectory.appending(
    path: "search-markup-" + UUID().uuidString
  ).path

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Pages of a site by path.
  private func pages(_ languages: [Language] = [.nl, .en], at address: String? = address)
    async throws -> [String: String]
  {
    let writer = try SiteWriter(
      core: try Fixture.core(), texts: try Fixture.books(), templates: Fixture.templates,
      languages: languages, address: address.flatMap { SiteAddress($0) })
    let target = folder + "/" + UUID().uuidString
    _ = try await writer.generate(to: target)
    let files = try Manifest.files(SystemFiles.read(target + "/manifest.json")).keys
    var pages: [String: String] = [:]
    for path in files where path.hasSuffix(".html") {
      pages[path] = try String(contentsOfFile: target + "/" + path, encoding: .utf8)
    }
    return pages
  }

  private func alternates(_ page: String) -> [String: String] {
    Dictionary(
      page.matches(of: /<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">/)
        .map { (String($0.1), String($0.2)) }
    ) { "\($0) \($1)" }
  }

  private func markup(_ page: String) throws -> [String: Any] {
    let text = try #require(
      page.firstMatch(of: /<script type="application\/ld\+json">(.*?)<\/script>/)?.1)
    return try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test func `every page names itself and the other language by full address`() async throws {
    let pages = try await pages()
    #expect(pages.count > 50)
    for (path, page) in pages {
      let place = (path.hasPrefix("en/") ? String(path.dropFirst(3)) : path)
        .replacing("index.html", with: "")
      #expect(
        alternates(page) == [
          "nl": SearchMarkupTests.address + place, "en": SearchMarkupTests.address + "en/" + place,
          "x-default": SearchMarkupTests.address + place,
        ], "\(path)")
    }
  }

  @Test func `a page says nothing of other languages without an address, or without another`()
    async throws
  {
    for page in try await pages(at: nil).values { #expect(!page.contains("rel=\"alternate\"")) }
    for page in try await pages([.en]).values { #expect(!page.contains("rel=\"alternate\"")) }
  }

  @Test func `a programme has one name in both languages, and is described`() async throws {
    let pages = try await pages()
    var told: Set<String> = []
    for offering in Fixture.offerings {
      let path = "opleiding/\(offering.key)/index.html"
      let dutch = try markup(try #require(pages[path]))
      let english = try markup(try #require(pages["en/" + path]))
      let name = "https://voorbeeld.nl/b/opleiding/\(offering.key)/"
      #expect(dutch["@id"] as? String == name + "#opleiding")
      #expect(english["@id"] as? String == dutch["@id"] as? String)
      #expect(dutch["url"] as? String == name)
      #expect(english["url"] as? String == "https://voorbeeld.nl/b/en/opleiding/\(offering.key)/")
      let texts = try [dutch, english].map { try #require($0["description"] as? String) }
      for text in texts { #expect(text.hasPrefix(offering.name), "\(text)") }
      #expect(texts[0] != texts[1])
      told.formUnion(texts)
    }
    // Two schools and two leerwegen of one programme are not the same one.
    #expect(told.count == Fixture.offerings.count * 2)
    let bbl = try markup(try #require(pages["opleiding/25lx-25187-bbl/index.html"]))
    #expect(
      bbl["description"] as? String
        == "Monteur bij ROC van Haagland (hoofdkantoor in 's-Gravenhage): mbo niveau 3, bbl, "
        + "2 tot 3 jaar volgens de wet.")
  }

  @Test func `without an address a programme has no name on the web`() async throws {
    let page = try #require(try await pages(at: nil)["opleiding/28dn-30020/index.html"])
    let programme = try markup(page)
    #expect(programme["@id"] == nil && programme["url"] == nil)
    #expect(programme["description"] != nil)
  }

  /// Properties of Dataset and DataDownload, from https://schema.org, with those of CreativeWork and
  /// Thing that are used.
  static let vocabulary: Set<String> = [
    "@context", "@type", "@id", "url", "name", "description", "identifier", "version",
    "dateModified", "license", "isAccessibleForFree", "temporalCoverage", "spatialCoverage",
    "creator", "distribution", "isBasedOn", "contentUrl", "encodingFormat", "contentSize",
  ]

  private func check(_ object: [String: Any]) {
    for (name, value) in object {
      #expect(SearchMarkupTests.vocabulary.contains(name), "\(name)")
      for part in value as? [Any] ?? [value] {
        if let part = part as? [String: Any] { check(part) }
      }
    }
  }

  @Test(arguments: [address, nil])
  func `the open data is a Dataset with its files, years, licence and sources`(address: String?)
    async throws
  {
    let pages = try await pages(at: address)
    let data = try markup(try #require(pages["data/index.html"]))
    let english = try markup(try #require(pages["en/data/index.html"]))
    check(data)
    #expect(data["@type"] as? String == "Dataset")
    #expect(data["@id"] as? String == address.map { $0 + "data/#dataset" })
    #expect(english["@id"] as? String == data["@id"] as? String)
    let texts = try [data, english].map { try #require($0["description"] as? String) }
    #expect(texts[0] != texts[1] && texts.allSatisfy { (50...5000).contains($0.count) })
    #expect(data["license"] as? String == "https://creativecommons.org/licenses/by/4.0/")
    #expect(data["temporalCoverage"] as? String == "2015/2024")
    let files = try #require(data["distribution"] as? [[String: Any]])
    let from = address ?? "../"
    let paths = files.compactMap { $0["contentUrl"] as? String }
    #expect(paths.contains(from + "data/figures.csv") && paths.contains(from + "edition.json"))
    #expect(
      files.first { $0["name"] as? String == "offerings.csv" }?["encodingFormat"] as? String
        == "text/csv")
    let sources = try #require(data["isBasedOn"] as? [[String: Any]])
    #expect(sources.count == (try Fixture.core()).facts.sources.count)
    #expect(sources.allSatisfy { $0["name"] != nil && $0["url"] != nil })
    #expect((data["creator"] as? [String: Any])?["name"] != nil)
  }

  @Test(arguments: [
    ("2024", 2024...2024), ("2018-10", 2018...2018), ("2021/22", 2021...2022),
    ("2015/16 tot en met 2017/18", 2015...2018), ("2021–2024", 2021...2024),
    ("2019-10-01", 2019...2019),
  ])
  func `the years a period names`(period: String, years: ClosedRange<Int>) {
    #expect(DefinitionUse.years(period) == years)
  }

  @Test func `a text without a year names none`() {
    for text in ["", "oktober", "12345", "16/17"] { #expect(DefinitionUse.years(text) == nil) }
  }
}
