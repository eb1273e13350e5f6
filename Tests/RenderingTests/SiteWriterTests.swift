import Crypto
import Facts
import Figures
import Foundation
import Testing

@testable import Rendering

@Suite final class SiteWriterTests {
  let folder: String
  let site: SiteWriter

  init() throws {
    let temporary = FileManager.default.temporaryDirectory
    folder = temporary.appending(path: "rendering-" + UUID().uuidString).path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    site = try SiteWriter(
      core: try Fixture.core(copies: 70), texts: try Fixture.books(),
      templates: Fixture.templates)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func read(_ path: String) throws -> String {
    try String(contentsOfFile: folder + "/" + path, encoding: .utf8)
  }

  @Test func `the same inputs give the same bytes whatever the jobs`() async throws {
    let one = try await site.generate(to: folder + "/een", jobs: 1)
    let four = try await site.generate(to: folder + "/vier", jobs: 4)
    #expect(one == four && one.sheets == 420 && one.unexplained == 0)
    // Sheets, the files of the whole site, and the pages around the sheets in two languages.
    #expect(one.files == 420 * 7 + 14 + 732)
    #expect(try read("een/manifest.json") == read("vier/manifest.json"))
    let again = try await site.generate(to: folder + "/een", jobs: 3)
    #expect(again == one)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(names.sorted() == ["een", "vier"])
  }

  @Test func `the manifest holds the hash and size of every file`() async throws {
    _ = try await site.generate(to: folder + "/uit") { $0.key.code == "30020" }
    struct Manifest: Decodable {
      struct File: Decodable {
        var path: String
        var sha256: String
        var bytes: Int
      }
      var files: [File]
    }
    let manifest = try JSONDecoder().decode(
      Manifest.self, from: Data(read("uit/manifest.json").utf8))
    #expect(manifest.files.map(\.path) == manifest.files.map(\.path).sorted())
    #expect(manifest.files.count == 20 + 40)
    for file in manifest.files {
      let data = try Data(contentsOf: URL(filePath: folder + "/uit/" + file.path))
      #expect(data.count == file.bytes)
      #expect(SHA256.hash(data: data).hexText == file.sha256)
    }
  }

  @Test func `each language has its pages, and the data stands there once`() async throws {
    _ = try await site.generate(to: folder + "/uit") { $0.key.code == "34267" }
    func files(_ place: String) throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: folder + "/uit/" + place).sorted()
    }
    let key = "opleiding/28dn-34267"
    #expect(try files(key) == ["card.svg", "index.html", "sheet.json", "sheet.txt"])
    #expect(try files("en/" + key) == ["card.svg", "index.html", "sheet.txt"])
    let (dutch, english) = (
      try read("uit/\(key)/index.html"), try read("uit/en/\(key)/index.html")
    )
    #expect(dutch.hasPrefix("<!doctype html>\n<html lang=\"nl\">"))
    #expect(english.hasPrefix("<!doctype html>\n<html lang=\"en\">"))
    #expect(
      dutch.contains(
        "<a href=\"../../en/\(key)/index.html\" hreflang=\"en\" lang=\"en\">"))
    #expect(
      english.contains(
        "<a href=\"../../../\(key)/index.html\" hreflang=\"nl\" lang=\"nl\">"))
    #expect(english.contains("href=\"../../../\(key)/sheet.json\""))
    #expect(english.contains("href=\"../../../stijl.css\""))
    #expect(try read("uit/en/index.html").contains("href=\"../stijl.css\""))
    #expect(try read("uit/edition.json").contains("\"languages\":[\"nl\",\"en\"]"))
  }

  @Test func `one language alone links to no other`() async throws {
    let dutch = try SiteWriter(
      core: try Fixture.core(), texts: try Fixture.books(), templates: Fixture.templates,
      languages: [.nl])
    _ = try await dutch.generate(to: folder + "/uit") { $0.key.code == "34267" }
    #expect(!FileManager.default.fileExists(atPath: folder + "/uit/en"))
    #expect(try !read("uit/opleiding/28dn-34267/index.html").contains("hreflang"))
    let english = try SiteWriter(
      core: try Fixture.core(), texts: try Fixture.books(), templates: Fixture.templates,
      languages: [.en])
    _ = try await english.generate(to: folder + "/uit") { $0.key.code == "34267" }
    let names = try FileManager.default.contentsOfDirectory(
      atPath: folder + "/uit/opleiding/28dn-34267")
    #expect(names == ["sheet.json"])
    #expect(try read("uit/en/opleiding/28dn-34267/sheet.txt").contains("Will I find work?"))
  }

  @Test func `a hostile name stays text on every page`() async throws {
    _ = try await site.generate(to: folder + "/uit") { $0.key.code == "30020" }
    for page in ["uit/programma/30020/index.html", "uit/opleiding/28dn-30020/index.html"] {
      let html = try read(page)
      #expect(!html.contains("<script>"))
      #expect(html.contains("Kunst &amp; &lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"))
    }
  }

  @Test func `a page has no key, no open brace and no style of its own`() async throws {
    _ = try await site.generate(
      to: folder + "/uit", only: { $0.key.code.hasSuffix("0") }, jobs: 2)
    let keys = try Fixture.texts().keys
    for name in try FileManager.default.contentsOfDirectory(atPath: folder + "/uit/opleiding") {
      for file in ["index.html", "sheet.txt"] {
        let text = try read("uit/opleiding/\(name)/\(file)")
          .replacing(/<script type="application\/ld\+json">.*<\/script>/, with: "")
        #expect(!text.contains("{") && !text.contains("style=") && !text.contains("-1 "))
        for key in keys where key.contains("_") { #expect(!text.contains(key), "\(key)") }
      }
    }
  }

  @Test func `a folder of someone else is refused`() async throws {
    let foreign = folder + "/van-iemand"
    try FileManager.default.createDirectory(atPath: foreign, withIntermediateDirectories: true)
    try Data("{}".utf8).write(to: URL(filePath: foreign + "/manifest.json"))
    await #expect(throws: RenderingError.foreignFolder(foreign)) {
      try await site.generate(to: foreign + "/")
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["van-iemand"])
    #expect(RenderingError.foreignFolder("x").description.contains("kies met --out een lege"))
  }

  @Test func `a choice that matches nothing leaves the site as it was`() async throws {
    _ = try await site.generate(to: folder + "/uit") { $0.key.code == "34267" }
    let before = try read("uit/manifest.json")
    await #expect(throws: RenderingError.nothingSelected) {
      try await site.generate(to: folder + "/uit") { _ in false }
    }
    #expect(try read("uit/manifest.json") == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["uit"])
    #expect(RenderingError.nothingSelected.description.contains("\ndoe: "))
  }

  @Test func `a link to a site stands for the site`() async throws {
    let files = FileManager.default
    let only: @Sendable (Offering) -> Bool = { $0.key.code == "34267" }
    try files.createDirectory(atPath: folder + "/a/echt", withIntermediateDirectories: true)
    try files.createSymbolicLink(
      atPath: folder + "/link", withDestinationPath: folder + "/a/echt")
    _ = try await site.generate(to: folder + "/link/", only: only)
    _ = try await site.generate(to: folder + "/link", only: only)
    #expect(
      try files.destinationOfSymbolicLink(atPath: folder + "/link") == folder + "/a/echt")
    #expect(files.fileExists(atPath: folder + "/a/echt/manifest.json"))
    #expect(try files.contentsOfDirectory(atPath: folder + "/a") == ["echt"])
    #expect(try files.contentsOfDirectory(atPath: folder).sorted() == ["a", "link"])
    try files.createSymbolicLink(atPath: folder + "/los", withDestinationPath: folder + "/nergens")
    for name in ["", ".", "..", "./", "/", folder + "/los", folder + "/nieuw/."] {
      await #expect {
        try await site.generate(to: name, only: only)
      } throws: { error in
        guard case .unusableFolder? = error as? RenderingError else { return false }
        return "\(error)".contains("\ndoe: ")
      }
    }
  }

  @Test func `figures name the rows of each source, and ages the date`() async throws {
    _ = try await site.generate(to: folder + "/uit") { $0.key.code == "34267" }
    let lines = try read("uit/data/figures.csv").split(separator: "\r\n")
    #expect(lines[0].hasSuffix(",sources_id,sources_rows"))
    #expect(lines.contains { $0.hasSuffix(",cbs-83811,row=11;12;13") })
    let fields = try read("uit/data/datapackage.json")
    #expect(
      fields.contains(
        #"{"name":"sources_rows","type":"string","description":"Rijen in die bronnen"#))
    #expect(
      try read("uit/edition.json").contains(
        #""ages":[{"id":"cbs-83811","date":"2021-03-29"},"#))
  }

  @Test func `an interrupted run leaves the site as it was`() async throws {
    _ = try await site.generate(to: folder + "/uit") { $0.kind == .hbo }
    let before = try read("uit/manifest.json")
    let task = Task { [site, folder] in
      try await site.generate(to: folder + "/uit", jobs: 1) { done, all in
        withUnsafeCurrentTask { $0?.cancel() }
      }
    }
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(try read("uit/manifest.json") == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["uit"])
  }

  @Test func `formats can be chosen and the old files go`() async throws {
    _ = try await site.generate(to: folder + "/uit") { $0.kind == .hbo }
    let summary = try await site.generate(to: folder + "/uit", formats: [.json]) {
      $0.key.code == "34267"
    }
    #expect(summary.files == 10)
    let files = try FileManager.default.contentsOfDirectory(
      atPath: folder + "/uit/opleiding/28dn-34267")
    #expect(files == ["sheet.json"])
  }

  @Test func `an unchanged sheet keeps its file, a changed one does not`() async throws {
    let page = folder + "/uit/opleiding/28dn-34267/index.html"
    func number() throws -> Int? {
      try FileManager.default.attributesOfItem(atPath: page)[.systemFileNumber] as? Int
    }
    let only: @Sendable (Offering) -> Bool = { $0.key.code == "34267" }
    _ = try await site.generate(to: folder + "/uit", only: only)
    let first = try number()
    let html = try read("uit/opleiding/28dn-34267/index.html")
    _ = try await site.generate(to: folder + "/uit", only: only)
    #expect(try first == number())
    let damaged = html.replacing("hbo", with: "mbo")
    try Data(damaged.utf8).write(to: URL(filePath: page))
    _ = try await site.generate(to: folder + "/uit", only: only)
    #expect(try read("uit/opleiding/28dn-34267/index.html") == html)
  }

  @Test func `an edition without a text for its sector is refused`() throws {
    var texts = try Fixture.books()
    texts[.nl]?["sector.techniek"] = nil
    let core = try Fixture.core()
    #expect(throws: RenderingError.missingTexts(["sector.techniek"], .nl)) {
      try SiteWriter(core: core, texts: texts, templates: Fixture.templates)
    }
  }
}
