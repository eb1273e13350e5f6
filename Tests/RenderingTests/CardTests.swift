import Facts
import Figures
import Foundation
import TestSupport
import Testing

@testable import Rendering

@Suite(.serialized) final class CardTests {
  let folder = FileManager.default.temporaryDirectory
    .appending(path: "card-" + UUID().uuidString).path

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func read(_ path: String) throws -> String {
    try String(contentsOfFile: folder + "/" + path, encoding: .utf8)
  }

  func made() async throws {
    _ = try await SiteWriter(
      core: try Fixture.core(), texts: try Fixture.books(), templates: Fixture.templates,
      address: SiteAddress("https://example.nl")
    ).generate(to: folder)
  }

  @Test func `a card says its three figures in words, each with group and year`() async throws {
    try await made()
    let card = try read("opleiding/28dn-34267/card.svg")
    #expect(card.contains("role=\"img\""))
    #expect(card.contains("<title>Studiebijsluiter: Technische Informatica, Hogeschool Rotterdam"))
    #expect(card.contains("<desc>Vind ik werk? "))
    #expect(card.contains("(hbo-bachelor, techniek, alleen voltijd; oktober 2018"))
    #expect(card.contains(">Een cijfer over een groep is geen voorspelling voor jou.<"))
    #expect(!card.contains("style") && !card.contains("href") && !card.contains("url("))
    #expect(try read("en/opleiding/28dn-34267/card.svg").contains("<desc>Will I find work?"))
    #expect(card.utf8.count < 4_000)
  }

  @Test
  func
    `an old figure is grey with the word for it, its age as large as its value, another is black`()
    async throws
  {
    try await made()
    for (place, old) in [("", "oud"), ("en/", "old")] {
      let card = try read(place + "opleiding/28dn-34267/card.svg")
      let groups = card.matches(of: /<g([^>]*)>((?:<text[^>]*>[^<]*<\/text>)+)<\/g>/).map {
        (
          attributes: String($0.1),
          text: $0.2.matches(of: />([^<]+)</).map { String($0.1) }.joined(separator: " ")
        )
      }
      #expect(groups.map(\.attributes).filter { $0.contains("font-size") }.count == 1, "the name")
      let dated = groups.filter { $0.text.contains("; ") && $0.text.contains("201") }
      #expect(dated.count == 2 && dated.allSatisfy { $0.text.hasSuffix("(\(old))") }, "\(dated)")
      let grey = groups.filter { $0.attributes.contains("fill=\"#545c66\"") }
      #expect(grey.count == 4, "two old figures, value and age: \(grey)")
      #expect(grey.contains { $0.text.contains("95 ") && $0.attributes.contains("700") })
      let own = try #require(groups.last { $0.attributes.contains("700") })
      #expect(own.attributes == " font-weight=\"700\"", "\(own)")
      let range = ["oud": "Het kan ook anders uitkomen: tussen", "old": "It may also be: between"]
      #expect(groups.contains { $0.text.contains(range[old] ?? "") }, "an estimate has its range")
    }
  }

  @Test func `the page carries the line to copy, and it holds the whole text`() async throws {
    try await made()
    let page = try read("opleiding/28dn-34267/index.html")
    #expect(
      page.contains(
        "&lt;a href=&quot;https://example.nl/opleiding/28dn-34267/&quot;&gt;&lt;img src=&quot;https://example.nl/opleiding/28dn-34267/card.svg&quot;"
      ))
    #expect(page.contains("<meta property=\"og:title\" content=\"Technische Informatica, "))
    #expect(
      page.contains(
        "property=\"og:description\" content=\"Een cijfer over een groep is geen voorspelling voor jou. Vind ik werk?"
      ))
    #expect(
      page.contains(
        "<meta property=\"og:image\" content=\"https://example.nl/opleiding/28dn-34267/card.svg\">")
    )
    #expect(
      page.contains("<link rel=\"canonical\" href=\"https://example.nl/opleiding/28dn-34267/\">"))
  }

  @Test func `lines break at words, and long words anywhere`() {
    #expect(CardLines.broken("een twee drie", at: 8, atMost: 9) == ["een twee", "drie"])
    #expect(CardLines.broken("abcdefghij", at: 4, atMost: 9) == ["abcd", "efgh", "ij"])
    #expect(CardLines.broken("een twee drie", at: 4, atMost: 2) == ["een", "twe…"])
    #expect(CardLines.broken("中文中文", at: 4, atMost: 9) == ["中文", "中文"])
    #expect(CardLines.broken("", at: 4, atMost: 9) == [])
  }

  @Test(arguments: 0..<20)
  func `lines keep every letter in its order, and none is wider than its room`(seed: Int) {
    var dice = SeededGenerator(seed: UInt64(seed))
    let letters = ["a", "b", "é", "Ő", "\u{A0}", "e\u{301}", "中", "🙂", "€", "–"]
    let spaces = [" ", "  ", "\n", "\t"]
    func width(_ line: String) -> Int {
      line.reduce(0) { $0 + ($1.unicodeScalars.first.map { $0.value >= 0x1100 } == true ? 2 : 1) }
    }
    for _ in 0..<200 {
      var text = ""
      for _ in 0..<Int.random(in: 0...9, using: &dice) {
        for _ in 0..<Int.random(in: 1...7, using: &dice) {
          text += letters[Int.random(in: 0..<letters.count, using: &dice)]
        }
        text += spaces[Int.random(in: 0..<spaces.count, using: &dice)]
      }
      let room = Int.random(in: 3...12, using: &dice)
      let lines = CardLines.broken(text, at: room, atMost: 99)
      #expect(lines.allSatisfy { width($0) <= room && !$0.hasPrefix(" ") && !$0.hasSuffix(" ") })
      func plain(_ text: String) -> String { text.filter { !spaces.joined().contains($0) } }
      #expect(plain(lines.joined()) == plain(text), "\(text.debugDescription)")
      let few = CardLines.broken(text, at: room, atMost: 2)
      #expect(few.count <= 2 && few.allSatisfy { width($0) <= room + 1 })
    }
  }
}
