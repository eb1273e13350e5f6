import Facts
import Figures
import Foundation
import Templating
import TestSupport
import Testing

@testable import Rendering

@Suite struct PDFPressTests {
  @Test(
    .enabled(if: HostileNames.pdf != nil, "Typst ontbreekt; typ: bin/setup --pdf"),
    .enabled(if: Programs.path("pdftotext") != nil, "pdftotext ontbreekt; typ: bin/setup --tests"),
    arguments: HostileNames.all)
  func `a hostile name is printed as text, the same bytes each time`(name: String) async throws {
    let setup = try #require(HostileNames.pdf)
    var facts = HostileNames.facts()
    facts.offerings[3].name = name
    let core = Computation(
      facts: facts, ladders: Fixture.ladders, policy: Fixture.policy, terms: try Fixture.texts())
    let sheet = SheetAssembly(core: core).sheet(for: facts.offerings[3])
    let texts = try Texts(try Fixture.books(), .nl)
    let record = SheetView(texts: texts).record(sheet, sources: facts.sources)
    let press = PDFPress(setup: setup, address: SiteAddress("https://example.nl"))
    let one = try await press.bytes(record, of: sheet, at: "opleiding/x/index.html", texts)
    #expect(one.starts(with: "%PDF-".utf8))
    let again = PDFPress(setup: setup, address: SiteAddress("https://example.nl"))
    #expect(try await again.bytes(record, of: sheet, at: "opleiding/x/index.html", texts) == one)
    let text = try PDFPressTests.text(of: one)
    func letters(_ text: String) -> String {
      String(text.unicodeScalars.filter { $0.isASCII && $0.properties.isAlphabetic })
    }
    #expect(letters(text).contains(letters(VisibleText.of(name))), "\(text)")
    // Nothing was read, run or set in another way: the rest is what it is with a plain name.
    #expect(!text.contains("root:"))
    #expect(!text.contains("\u{200B}"), "a long word is broken without a sign in it")
    #expect(text.components(separatedBy: "Vind ik werk?").count == 2)
    #expect(text.count { $0 == "\u{000C}" } == 1, "one page")
  }

  /// The text of a PDF, a form feed after each page.
  private static func text(of pdf: [UInt8]) throws -> String {
    let file = FileManager.default.temporaryDirectory
      .appending(path: "press-" + UUID().uuidString + ".pdf")
    try Data(pdf).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(filePath: try #require(Programs.path("pdftotext")))
    process.arguments = ["-raw", file.path, "-"]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }

  @Test func `the date in the file is the date of the sheet`() {
    #expect(PDFPress.seconds("1970-01-01") == 0)
    #expect(PDFPress.seconds("2024-02-29") == 1_709_164_800)
    #expect(PDFPress.seconds("2026-02") == 1_769_904_000)
    #expect(PDFPress.seconds("") == 0)
  }

  @Test func `without Typst a site with PDFs is refused before anything is made`() async throws {
    let site = try SiteWriter(
      core: try Fixture.core(), texts: try Fixture.books(), templates: Fixture.templates)
    let place = FileManager.default.temporaryDirectory
      .appending(path: "pdf-" + UUID().uuidString).path
    await #expect(throws: RenderingError.noPDF) {
      try await site.generate(to: place, formats: [.pdf])
    }
    #expect(!FileManager.default.fileExists(atPath: place))
    #expect(RenderingError.noPDF.description.contains("bin/setup --pdf"))
  }
}
