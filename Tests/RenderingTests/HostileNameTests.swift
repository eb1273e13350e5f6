import Facts
import Figures
import Foundation
import FoundationXML
import Tabular
import Testing

@testable import Rendering

@Suite(.serialized) final class HostileNameTests {
  let folder = FileManager.default.temporaryDirectory
    .appending(path: "hostile-" + UUID().uuidString).path

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func read(_ path: String) throws -> String {
    try String(contentsOfFile: folder + "/" + path, encoding: .utf8)
  }

  func made(_ facts: FactBase) async throws -> [String] {
    _ = try await HostileNames.writer(facts).generate(to: folder)
    let all = FileManager.default.enumerator(atPath: folder)?.allObjects ?? []
    return all.compactMap { $0 as? String }.sorted()
  }

  @Test func `a page has the tags and attributes it has with plain names`() async throws {
    var tame = HostileNames.facts()
    for index in tame.offerings.indices { tame.offerings[index].name = "Gewoon" }
    tame.institutions["25LX"]?.name = "School"
    tame.institutions["25LX"]?.place = "Delft"
    tame.municipalities["0599"]?.name = "Rotterdam"
    let paths = try await made(tame)
    var plain: [String: Tags] = [:]
    for path in paths where path.hasSuffix(".html") { plain[path] = Tags(try read(path)) }
    #expect(try await made(HostileNames.facts()) == paths, "no name becomes a path")
    for path in paths where path.hasSuffix(".html") {
      let tags = Tags(try read(path))
      #expect(tags.found == plain[path]?.found, "\(path)")
      for block in tags.blocks where block.hasPrefix("{") {
        #expect(throws: Never.self) {
          try JSONSerialization.jsonObject(with: Data(block.utf8))
        }
        #expect(!block.contains("<") && !block.contains(">") && !block.contains("&"))
      }
    }
    #expect(paths.filter { $0.hasSuffix("/index.html") && $0.contains("opleiding/") }.count == 24)
  }

  @Test func `data gives the names back as they were`() async throws {
    let facts = HostileNames.facts()
    _ = try await made(facts)
    for offering in facts.offerings {
      let data = Data(try read("opleiding/\(offering.key)/sheet.json").utf8)
      let sheet = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
      #expect(sheet["name"] as? String == offering.name)
      let page = try read("opleiding/\(offering.key)/index.html")
      let block = try #require(Tags(page).blocks.first)
      let markup = try #require(
        try JSONSerialization.jsonObject(with: Data(block.utf8)) as? [String: Any])
      #expect(markup["name"] as? String == offering.name)
    }
    for file in ["offerings", "keys", "figures"] {
      let bytes = Array(try read("data/\(file).csv").utf8)
      let table = try CSVTable(bytes: bytes, source: file, dialect: Dialect())
      let columns = SiteColumns(table.header)
      var names: Set<String> = []
      let rows = try table.forEachRow { (row: borrowing Row) throws in
        if let name = columns.text("name", row) { names.insert(name) }
        for (column, field) in zip(table.header, 0...) where !row.isEmpty(field) {
          let isNumber = OpenTable.all.contains { table in
            table.columns.contains { $0.name == column && $0.kind != .string }
          }
          let first = row.bytes(field).first ?? 0
          #expect(isNumber || !CSVRow.formulaMarks.contains(first), "\(file) \(column)")
        }
      }
      try rows.requireNoRejects()
      if file != "figures" { #expect(names == Set(HostileNames.all)) }
    }
  }

  @Test func `a card stays one picture with the elements of a card`() async throws {
    let facts = HostileNames.facts()
    _ = try await made(facts)
    for offering in facts.offerings {
      for language in ["", "en/"] {
        let card = try read("\(language)opleiding/\(offering.key)/card.svg")
        let reader = Elements()
        let parser = XMLParser(data: Data(card.utf8))
        parser.delegate = reader
        #expect(parser.parse(), "\(offering.name): \(String(describing: parser.parserError))")
        #expect(reader.names == ["svg", "title", "desc", "rect", "text", "tspan"])
        #expect(reader.title.contains(VisibleText.of(offering.name)))
      }
    }
  }

  @Test func `plain text has no line, mark or control that a name made`() async throws {
    let facts = HostileNames.facts()
    _ = try await made(facts)
    for offering in facts.offerings {
      let text = try read("opleiding/\(offering.key)/sheet.txt")
      let headings = text.split(separator: "\n").filter { $0.hasPrefix("== ") }
      #expect(!headings.contains { $0.contains("Haal ik het diploma") })
      let isClean = text.unicodeScalars.allSatisfy {
        $0 == "\n"
          || ($0.value >= 0x20 && !(0x202A...0x202E).contains($0.value)
            && !(0x2066...0x2069).contains($0.value) && $0.value != 0x200F)
      }
      #expect(isClean, "\(offering.name)")
    }
  }

  @Test func `text that is seen stays as it is`() {
    #expect(VisibleText.of("Café Fryslân ’s-Hertogenbosch €") == "Café Fryslân ’s-Hertogenbosch €")
    #expect(VisibleText.of("a\u{202E}b\nc\u{0085}d") == "a b c d")
    #expect(VisibleText.of("👩🏽‍🚀") == "👩🏽‍🚀")
  }
}

/// The names of the elements of an XML file, and the text of its title.
private final class Elements: NSObject, XMLParserDelegate {
  var names: Set<String> = []
  var title = ""
  private var inside = ""

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    names.insert(name)
    inside = name
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    if inside == "title" { title += text }
  }
}
