import Foundation
import TestSupport
import Testing

/// The forms that are asked for carry through: pages name what is made and nothing else, by hand and by
/// night. Of the other forms `SiteContentsTests` tries every choice.
@Suite("Choice of formats", .enabled(if: ReleaseBinary.isBuilt, "bouw eerst: bin/build"))
struct FormatsCommandTests {
  private static let address = "https://voorbeeld.nl/b/"

  /// The files of a site that its manifest lists.
  private func files(_ scratch: Scratch, _ site: String) throws -> [String: String] {
    struct Manifest: Decodable {
      struct File: Decodable { var path: String }
      var files: [File]
    }
    let folder = scratch.path + "/" + site + "/"
    let manifest = try JSONDecoder().decode(
      Manifest.self, from: Data(contentsOf: URL(fileURLWithPath: folder + "manifest.json")))
    var files: [String: String] = ["manifest.json": ""]
    for file in manifest.files {
      let bytes = try #require(FileManager.default.contents(atPath: folder + file.path))
      files[file.path] = file.path.hasSuffix(".pdf") ? "" : String(decoding: bytes, as: UTF8.self)
    }
    return files
  }

  private func generate(_ scratch: Scratch, _ arguments: [String]) throws -> [String: String] {
    let run = try ReleaseBinary.run(
      ["generate", "--out", scratch.path + "/site"] + arguments, in: scratch)
    #expect(run.status == 0, "\(run.messages)")
    return try files(scratch, "site")
  }

  @Test(
    .enabled(if: PDFTools.hasTypst, "Typst ontbreekt; typ: bin/setup --pdf"),
    arguments: [
      "pdf", "html,pdf", "json,pdf", "svg,pdf", "text,pdf", "html,json,pdf", "html,svg,pdf",
      "html,text,pdf", "json,svg,text,pdf", "html,json,svg,pdf", "html,json,text,pdf",
      "html,svg,text,pdf", "html,json,svg,text,pdf",
    ])
  func `with PDF every page names all that is made`(formats: String) throws {
    let scratch = try Scratch()
    let files = try generate(
      scratch,
      [
        "--format", formats, "--only", "28dn-30020", "--lang", "nl", "--address",
        FormatsCommandTests.address,
      ])
    let links = SiteLinks(files, address: FormatsCommandTests.address)
    #expect(links.lost == [])
    #expect(files["opleiding/28dn-30020/sheet.pdf"] != nil)
    if formats.contains("html") {
      #expect(links.unnamed == [])
    } else {
      // Nothing to read on at: no QR code, no line that sends there.
      let text = try FormatsCommandTests.text(scratch.path + "/site/opleiding/28dn-30020/sheet.pdf")
      #expect(!text.contains(FormatsCommandTests.address) && !text.contains("Lees verder"))
      #expect(text.contains("Niet alles past op dit blad."))
    }
  }

  private static func text(_ pdf: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["pdftotext", "-raw", pdf, "-"]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self).replacing("\n", with: " ")
  }

  /// Programmes that went on elsewhere, and schools that joined another, by themselves.
  @Test(arguments: ["04eu-23057-bbl", "kind=hbo,level=ad,28dn", "25491", "sector=techniek"])
  func `a part of the offer names no page of the rest`(only: String) throws {
    let scratch = try Scratch()
    let files = try generate(
      scratch, ["--format", "html,json", "--only", only, "--address", FormatsCommandTests.address])
    let links = SiteLinks(files, address: FormatsCommandTests.address)
    #expect(links.lost == [])
    #expect(links.unnamed == [])
  }

  @Test(arguments: ["[html]", "[html, text]", "[json]"])
  func `the night publishes the formats of its settings`(formats: String) throws {
    let night = try Night()
    let config = night.scratch.text("config.yml") + "formats: \(formats)\n"
    try Data(config.utf8).write(to: URL(fileURLWithPath: night.scratch.path + "/config.yml"))
    let run = try night.run("refresh")
    #expect(run.status == 0, "\(run.output)\(run.messages)")
    let files = try files(night.scratch, "home/site/current")
    #expect(SiteLinks(files, address: "https://bijsluiter.example/b/").lost == [])
    let made = Set(
      files.keys.filter { $0.hasPrefix("opleiding/") }.compactMap {
        $0.split(separator: "/").last.map(String.init)
      })
    let names = ["html": "index.html", "text": "sheet.txt", "json": "sheet.json"]
    #expect(made == Set(names.filter { formats.contains($0.key) }.values))
    // The next night finds it in order.
    try night.change(to: 2688)
    #expect(try night.run("refresh").status == 0)
  }
}
