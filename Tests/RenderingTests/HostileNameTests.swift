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
    let paths = try await made(HostileNames.tame())
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

  @Test func `no page shows a sign that nobody sees`() async throws {
    for path in try await made(HostileNames.facts()) where path.hasSuffix(".html") {
      var page = try read(path)
      // Data in a page gives names as they are.
      for block in Tags(page).blocks { page.replace(block, with: "") }
      #expect(HostileNames.unseen(in: page).isEmpty, "\(path)")
    }
  }

  @Test func `a script of data is one value and nothing that runs`() async throws {
    let paths = try await made(HostileNames.facts())
    let scripts = paths.filter { $0.hasSuffix(".js") && !$0.hasPrefix("script/") }
    #expect(
      scripts.count { $0.hasPrefix("vergelijk/data/") || $0.hasPrefix("en/vergelijk/data/") } == 4)
    #expect(scripts.contains("zoek/index.js"))
    let form =
      /(?:window\.bijsluiter[A-Z][a-z]+|\(window\.bijsluiterCijfers=window\.bijsluiterCijfers\|\|\{\}\)\["[0-9a-z]{4}"\])=(\{.*\});\n/
    for path in scripts {
      let script = try read(path)
      let value = try #require(script.wholeMatch(of: form.dotMatchesNewlines())?.1, "\(path)")
      let data = try JSONSerialization.jsonObject(with: Data(value.utf8))
      // What a reader is shown; the words one searches by are not.
      var shown = try #require(data as? [String: Any])
      shown["words"] = nil
      #expect(HostileNames.unseen(in: texts(in: shown).joined()).isEmpty, "\(path)")
    }
    let index = try read("zoek/index.js")
    for name in HostileNames.all.prefix(7) {
      let text = try JSONSerialization.data(
        withJSONObject: [name], options: [.withoutEscapingSlashes])
      #expect(
        index.contains(String(decoding: text, as: UTF8.self).dropFirst().dropLast()), "\(name)")
    }
  }

  /// Every text in a value.
  private func texts(in value: Any) -> [String] {
    switch value {
    case let text as String: [text]
    case let list as [Any]: list.flatMap(texts(in:))
    case let members as [String: Any]: members.values.flatMap(texts(in:))
    default: []
    }
  }

  @Test func `the other files stay what they are`() async throws {
    for path in try await made(HostileNames.facts()) {
      if path.hasSuffix(".json") {
        let data = Data(try read(path).utf8)
        #expect(throws: Never.self, "\(path)") { try JSONSerialization.jsonObject(with: data) }
      }
      if path.hasSuffix(".xml") {
        let reader = Elements()
        let parser = XMLParser(data: Data(try read(path).utf8))
        parser.delegate = reader
        #expect(parser.parse(), "\(path)")
        #expect(reader.names == ["urlset", "url", "loc"])
      }
    }
    // What changed is told by key and indicator: no name stands in these tables at all.
    for table in [OpenTable.changes, OpenTable.corrections] {
      #expect(!table.columns.contains { $0.name.contains("name") })
    }
  }

  @Test func `a page of a key that ended has the tags it has with a plain name`() async throws {
    func ended(_ facts: FactBase) async throws -> [String] {
      try? FileManager.default.removeItem(atPath: folder)
      _ = try await made(facts)
      var left = facts
      let keys = facts.offerings.map(\.key)
      left.offerings.removeAll { $0.key != keys[0] }
      left = FactBase(
        id: "later", offerings: left.offerings, institutions: Array(left.institutions.values),
        municipalities: Array(left.municipalities.values), counts: [], positions: [], pay: [],
        results: [], references: [], sources: Array(left.sources.values))
      _ = try await made(left)
      return keys.dropFirst().flatMap { key in
        ["", "en/"].map { "\($0)opleiding/\(key)/" }
      }
    }
    let folders = try await ended(HostileNames.tame())
    let plain = try folders.map { Tags(try read($0 + "index.html")).found }
    #expect(try await ended(HostileNames.facts()) == folders)
    for (place, tags) in zip(folders, plain) {
      let page = try read(place + "index.html")
      #expect(Tags(page).found == tags, "\(place)")
      #expect(HostileNames.unseen(in: page).isEmpty, "\(place)")
      let reader = Elements()
      let parser = XMLParser(data: Data(try read(place + "card.svg").utf8))
      parser.delegate = reader
      #expect(parser.parse(), "\(place)")
      #expect(reader.names == ["svg", "title", "desc", "rect", "g", "text"])
    }
  }

  @Test func `an answer in the terminal has no sign that the terminal obeys`() throws {
    let facts = HostileNames.facts()
    let texts = try Fixture.texts()
    let core = Computation(
      facts: facts, ladders: Fixture.ladders, policy: Fixture.policy, terms: texts)
    let sheets = facts.offerings.map { SheetAssembly(core: core).sheet(for: $0) }
    let printer = try ComparisonText(texts: texts)
    for (one, other) in zip(sheets, sheets.dropFirst()) {
      let answers = [
        printer.text([one, other]),
        try Explanation(.jobChance, on: one, texts: texts, sources: facts.sources).text,
        try GuessText(texts: Fixture.books(), language: .nl)
          .outcome(.jobChance, guess: 60, on: one),
      ]
      for answer in answers { #expect(HostileNames.unseen(in: answer).isEmpty, "\(one.name)") }
    }
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
          let text = row.text(field)
          let isSafe =
            text.hasPrefix("'") || TableCodes.isDay(text) || !GuardedText.isNeeded(text)
          #expect(isNumber || isSafe, "\(file) \(column)")
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
        #expect(reader.names == ["svg", "title", "desc", "rect", "g", "text"])
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
      #expect(headings.count { $0.contains("Haal ik het diploma") } == 1)
      #expect(HostileNames.unseen(in: text).isEmpty, "\(offering.name)")
    }
  }

  @Test func `text that is seen stays as it is`() {
    #expect(VisibleText.of("Café Fryslân ’s-Hertogenbosch €") == "Café Fryslân ’s-Hertogenbosch €")
    #expect(VisibleText.of("a\u{202E}b\nc\u{0085}d") == "a b c d")
    #expect(VisibleText.of("👩🏽‍🚀") == "👩🏽‍🚀")
    #expect(VisibleText.of("a\u{061C}b\u{E0041}c") == "a b c")
  }

  @Test(arguments: [
    ("Café €\n", "Café €\n"), ("a\tb", "a b"), ("a\u{1B}[31mb", "a\\u001b[31mb"),
    ("\u{9B}2J", "\\u009b2J"), ("x\u{202E}y", "x\\u202ey"), ("\r", "\\u000d"),
    ("\u{E0041}", "\\udb40\\udc41"), ("👩🏽‍🚀", "👩🏽‍🚀"),
  ])
  func `in a terminal a sign it obeys is shown by its number, and stays the same in JSON`(
    text: String, shown: String
  ) throws {
    #expect(VisibleText.forTerminal(text) == shown)
    guard !text.contains(where: \.isWhitespace) else { return }
    let json = "[\"" + VisibleText.forTerminal(text) + "\"]"
    #expect(try JSONDecoder().decode([String].self, from: Data(json.utf8)) == [text])
  }

  @Test func `megabytes of such signs are shown in the time of one pass`() {
    let text = String(repeating: "\u{0}a", count: 1 << 20)
    #expect(
      VisibleText.forTerminal(text) == String(repeating: "\\u0000a", count: 1 << 20))
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
