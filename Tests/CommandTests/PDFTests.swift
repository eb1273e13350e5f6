import Foundation
import TestSupport
import Testing

/// What PDFs are made with, and looked at with.
enum PDFTools {
  static let hasTypst: Bool = {
    let environment = ProcessInfo.processInfo.environment
    let user = environment["XDG_DATA_HOME"] ?? (environment["HOME"] ?? "") + "/.local/share"
    return [
      environment["BIJSLUITER_PDF"] ?? "", Checkout.root.path + "/.venv-pdf",
      user + "/bijsluiter/pdf",
    ].contains { FileManager.default.isExecutableFile(atPath: $0 + "/bin/python") }
  }()
  static let hasPoppler = ["pdfinfo", "pdftotext"].allSatisfy { Programs.path($0) != nil }
}

/// Real sheets as PDF, looked at with poppler: the compiler has checked PDF/UA already.
@Suite(
  .enabled(if: ReleaseBinary.isBuilt, "bouw eerst: bin/build"),
  .enabled(if: PDFTools.hasTypst, "Typst ontbreekt; typ: bin/setup --pdf"),
  .enabled(if: PDFTools.hasPoppler, "pdfinfo ontbreekt; typ: bin/setup --tests"))
struct PDFTests {
  /// The golden sheets, and those with the most to say.
  static let keys = GoldenSheet.keys + ",27pz-34116,30gb-34808,28dn-30020,25lx-25187-bol"

  @Test func `every sheet is one tagged A4 page with title, language and the page's numbers`()
    throws
  {
    let scratch = try Scratch()
    for folder in ["site", "again"] {
      let run = try ReleaseBinary.run(
        [
          "generate", "--out", scratch.path + "/" + folder, "--format", "html,pdf", "--only",
          PDFTests.keys, "--address", "https://bijsluiter.example/",
        ], in: scratch)
      #expect(run.status == 0, "\(run.messages)")
    }
    for key in PDFTests.keys.split(separator: ",") {
      for (folder, language) in [("", "nl"), ("en/", "en")] {
        let place = "/\(folder)opleiding/\(key)"
        let file = scratch.path + "/site" + place + "/sheet.pdf"
        let bytes = try #require(FileManager.default.contents(atPath: file), "\(place)")
        #expect(
          bytes == FileManager.default.contents(atPath: scratch.path + "/again\(place)/sheet.pdf"),
          "the same bytes each time: \(place)")
        let page = scratch.text("site" + place + "/index.html")
        try expectFacts(file, page, language, bytes)
        try expectTags(file, page)
        try expectNumbers(file, page)
        try expectSentences(
          file, page, address: "https://bijsluiter.example/\(folder)opleiding/\(key)/")
        try expectSources(file)
        expectLinks(file, page, bytes, to: "https://bijsluiter.example/\(folder)opleiding/\(key)/")
        try expectEvenColumns(file)
      }
    }
  }

  private func expectFacts(_ file: String, _ page: String, _ language: String, _ bytes: Data) throws
  {
    let facts = try PDFTests.output("pdfinfo", [file])
    func fact(_ name: String) -> String? {
      facts.split(separator: "\n").first { $0.hasPrefix(name + ":") }.map {
        $0.dropFirst(name.count + 1).trimmingCharacters(in: .whitespaces)
      }
    }
    #expect(fact("Pages") == "1", "\(file)")
    #expect(fact("Tagged") == "yes", "\(file)")
    #expect(fact("Page size")?.contains("A4") == true, "\(file)")
    let title = try #require(page.firstMatch(of: /<h1[^>]*>(.+?)<\/h1>/)?.1)
    #expect(fact("Title")?.hasPrefix(PDFTests.plain(String(title))) == true, "\(facts)")
    let text = String(decoding: bytes, as: Unicode.ASCII.self)
    #expect(text.contains("/Lang (\(language))") || text.contains("/Lang(\(language))"), "\(file)")
    #expect(text.contains("pdfuaid:part"), "\(file)")
  }

  /// The tags say what is a heading, a table, a picture; what they hold is the sheet, read in order.
  private func expectTags(_ file: String, _ page: String) throws {
    let tags = try PDFTests.output("pdfinfo", ["-struct-text", file])
    #expect(tags.contains("H1 "), "\(file)")
    #expect(tags.components(separatedBy: "H3 ").count > 3, "\(file)")
    #expect(tags.contains("  P (block)"), "\(file)")
    #expect(tags.contains("Figure"), "the QR code: \(file)")
    if tags.contains("Table") { #expect(tags.contains("TH"), "\(file)") }
    let read = PDFTests.plainLetters(
      tags.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
        .filter { $0.hasPrefix("\"") }.joined())
    let said = page.matches(of: /<(?:h1|h3|p class="value")[^>]*>(.+?)<\/(?:h1|h3|p)>/)
    func count(_ tag: String) -> Int { said.count { $0.0.hasPrefix(tag) } }
    #expect(
      count("<h1") == 1 && count("<p") == 3 && (3...4).contains(count("<h3")),
      "the name, three questions with their answers, and who came back if that is known: \(file)")
    var rest = read[...]
    for part in said {
      let words = PDFTests.plainLetters(PDFTests.plain(String(part.1)))
      guard let found = rest.firstRange(of: words) else {
        Issue.record("\(file): not in the tags, or not in this order: \(part.1)")
        continue
      }
      rest = rest[found.upperBound...]
    }
  }

  /// Each number on paper is on the page too, and the three answers are on paper whole.
  private func expectNumbers(_ file: String, _ page: String) throws {
    let paper = try PDFTests.output("pdftotext", ["-raw", file, "-"])
    let known = PDFTests.numbers(PDFTests.plain(page))
    let extra = PDFTests.numbers(
      paper.replacing(/https:\/\/\S+/, with: "")
    ).subtracting(known)
    #expect(extra.isEmpty, "\(file): \(extra.sorted())")
    let words = PDFTests.letters(paper)
    for value in page.matches(of: /<p class="value">(.+?)<\/p>/) {
      #expect(
        words.contains(PDFTests.letters(PDFTests.plain(String(value.1)))), "\(file) \(value.1)")
    }
  }

  /// Who copies the text gets sentences with their signs between them, whole addresses, and the word
  /// for an old figure.
  private func expectSentences(_ file: String, _ page: String, address: String) throws {
    let raw = try PDFTests.output("pdftotext", ["-raw", file, "-"])
    let paper = raw.replacing("\u{AD}\n", with: "").replacing("\n", with: " ")
    #expect(!paper.contains("\u{200B}"), "\(file)")
    for pattern in [
      /(?:van de|out of) 100 \p{Lu}/, /voltijd (?:gemeten|enquête|in )/,
      /full-time only (?:measured|survey|in )/,
    ] {
      let found = paper.firstMatch(of: pattern)
      #expect(found == nil, "\(file): two sentences in one: \(found?.0 ?? "")")
    }
    for cut in ["Lees verder op ", "Read on at "] where paper.contains(cut) {
      #expect(paper.contains(cut + address), "\(file)")
    }
    let article = page.firstMatch(of: /<article class="grey"/)
    if article != nil { #expect(paper.contains(/\((?:oud|old)\)\./), "\(file)") }
  }

  /// The list at the end has the sources of what is on the paper, and those alone.
  private func expectSources(_ file: String) throws {
    let text = try PDFTests.output("pdftotext", ["-raw", file, "-"])
      .replacing("\u{AD}\n", with: "").replacing("\n", with: " ")
    let title = try #require(
      text.firstMatch(of: /Waar komen de cijfers vandaan\?|Where do the figures come from\?/))
    let cited = text[..<title.range.lowerBound]
      .matches(of: /\((?:Bron|Source)\s+([\d, ]+)\)/)
      .flatMap { $0.1.matches(of: /\d+/).map { String($0.0) } }
    let listed = text[title.range.upperBound...].matches(of: #/(?:^|; )\s*(\d+)\. /#)
      .map { String($0.1) }
    #expect(Set(listed) == Set(cited) && listed.count == Set(listed).count, "\(file)")
  }

  /// An address can be followed, and who copies it gets it whole.
  private func expectLinks(_ file: String, _ page: String, _ bytes: Data, to address: String) {
    let links = Set(
      String(decoding: bytes, as: Unicode.ASCII.self).matches(of: /\/URI ?\(([^)]*)\)/)
        .map { String($0.1) })
    let official = page.firstMatch(of: /href="(https:\/\/www\.(?:studiekeuze123|kiesmbo)[^"]*)"/)?.1
    #expect(official.map { links.contains(String($0)) } == true, "\(file): \(links)")
    #expect(links.subtracting([official.map(String.init) ?? ""]).isSubset(of: [address]), "\(file)")
    if page.contains("<article") {
      let text = (try? PDFTests.output("pdftotext", ["-raw", file, "-"])) ?? ""
      let isCut = text.contains("Lees verder op") || text.contains("Read on at")
      #expect(links.contains(address) == isCut, "\(file)")
      for line in text.split(separator: "\n") where line.contains("https://") {
        #expect(!line.contains("\u{AD}"), "\(line)")
      }
    }
  }

  /// Where not everything fits, no column is half empty above the line that says so.
  private func expectEvenColumns(_ file: String) throws {
    let boxes = try PDFTests.output("pdftotext", ["-bbox", file, "-"])
    let words = boxes.matches(
      of: /xMin="([\d.]+)" yMin="[\d.]+" xMax="[\d.]+" yMax="([\d.]+)">([^<]*)</
    ).map { (left: Double($0.1) ?? 0, bottom: Double($0.2) ?? 0, text: String($0.3)) }
    let cut = words.indices.first { at in
      let said = words[at...].prefix(3).map(\.text)
      return said == ["Niet", "alles", "past"] || said == ["Not", "everything", "fits"]
    }
    guard let end = cut.map({ words[$0].bottom }) else { return }
    let above = words.filter { $0.bottom < end - 2 }
    let left = above.filter { $0.left < 296 }.map(\.bottom).max() ?? 0
    let right = above.filter { $0.left > 300 }.map(\.bottom).max() ?? 0
    #expect(abs(left - right) < 60, "points, of a page of 842: \(file)")
  }

  private static func numbers(_ text: String) -> Set<String> {
    Set(text.matches(of: /\d[\d.,\/]*\d|\d/).map { String($0.0) })
  }

  /// Letters and digits alone: hyphens and spaces are the layout's.
  private static func letters(_ text: String) -> String {
    String(text.filter { $0.isLetter || $0.isNumber })
  }

  /// Those of ASCII alone: what lists tags spells others in more than one way.
  private static func plainLetters(_ text: String) -> String { letters(text).filter(\.isASCII) }

  /// The text of HTML, tags away and entities read.
  private static func plain(_ html: String) -> String {
    var text = html.replacing(/<script.*?<\/script>/.dotMatchesNewlines(), with: " ")
    text.replace(/<[^>]*>/, with: " ")
    for (entity, sign) in [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
    ] { text.replace(entity, with: sign) }
    return text
  }

  private static func output(_ tool: String, _ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(Programs.path(tool)))
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}
