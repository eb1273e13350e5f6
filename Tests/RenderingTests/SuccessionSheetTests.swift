import Facts
import Figures
import Testing

@testable import Rendering

@Suite("Succession on the sheet")
struct SuccessionSheetTests {
  /// The fixture with a school that joined another, an older code and a programme that split off.
  static func core() throws -> Computation {
    var facts = Fixture.facts()
    let old = Fixture.counts("25LX-94000-bol", .zero)
    for fact in old { facts.counts[fact.key, default: []].append(fact) }
    func code(_ kind: Kind, _ link: SuccessionKind, _ from: String, _ to: String, at: String? = nil)
      -> SuccessionLink
    {
      SuccessionLink(
        subject: .code(kind, at: at), kind: link, from: [from],
        to: to.split(separator: " ").map(String.init), year: 2016)
    }
    facts.follow(
      Succession([
        code(.mbo, .renumbered, "94000", "25187"), code(.mbo, .renumbered, "25250", "25187"),
        code(.hbo, .split, "30020", "30020 34267", at: "28DN"),
        SuccessionLink(
          subject: .institution, kind: .merged, from: ["25LX"], to: ["28DN"], year: 2023,
          partsKnown: true, name: "Firda"),
      ]))
    return Computation(
      facts: facts, ladders: Fixture.ladders, policy: Fixture.policy,
      terms: try Fixture.texts())
  }

  static func sheet(_ key: String) throws -> (sheet: Sheet, text: String, json: String) {
    let core = try core()
    let facts = core.facts
    let offering = try #require(
      facts.offerings.first { $0.key.description == key })
    let sheet = SheetAssembly(core: core).sheet(for: offering)
    let text = try SheetText(texts: try Fixture.books([.nl]), templates: Fixture.templates)
      .text(sheet, sources: facts.sources)
    var bytes: [UInt8] = []
    SheetJSON.append(sheet, to: &bytes)
    return (
      sheet, text.split(whereSeparator: \.isWhitespace).joined(separator: " "),
      String(decoding: bytes, as: UTF8.self)
    )
  }

  @Test("a number with its predecessor stands beside the own number, and the note says whose it is")
  func joined() throws {
    let (sheet, text, json) = try Self.sheet("25lx-25187-bol")
    #expect(text.contains("80 (samen 240*)"))
    #expect(
      text.contains(
        "Bij een aantal met * zijn de studenten van de voorganger meegeteld: nummer 25250, nummer 94000."
      ))
    #expect(sheet.headline(.students)?.value == 80)
    #expect(sheet.predecessors?.map(\.key) == ["25lx-25250-bol", "25lx-94000-bol"])
    #expect(json.contains("\"via\":[\"25lx-25250-bol\",\"25lx-94000-bol\"]"))
    #expect(
      json.contains(
        "{\"key\":\"25lx-94000-bol\",\"kind\":\"renumbered\",\"year\":2016,\"name\":\"Monteur\",\"has_sheet\":false}"
      ))
  }

  @Test("a school that joined another: which one, its new name, and no guess about the programme")
  func merged() throws {
    let (sheet, text, json) = try Self.sheet("25lx-25187-bol")
    #expect(sheet.status == .merged)
    #expect(
      text.contains(
        "Deze school is in 2023 samengegaan met Hogeschool Rotterdam. De nieuwe naam is Firda. Of deze opleiding daar nog is, weten wij niet."
      ))
    #expect(json.contains("\"status\":\"merged\""))
    #expect(
      json.contains(
        "\"successor\":{\"kind\":\"merged\",\"year\":2023,\"name\":\"Monteur\",\"institution\":\"Hogeschool Rotterdam\",\"renamed\":\"Firda\",\"has_sheet\":false}"
      ))
  }

  @Test("a number and a school that both changed: each its own year, no link to what is gone")
  func bothEvents() throws {
    let (sheet, text, json) = try Self.sheet("25lx-25250-bol")
    #expect(
      text.contains(
        "Deze opleiding kreeg in 2016 een ander nummer: 25187. Deze school is in 2023 samengegaan met Hogeschool Rotterdam. De nieuwe naam is Firda. Of deze opleiding daar nog is, weten wij niet."
      ))
    #expect(!text.contains("Kijk nu bij"))
    #expect(!text.contains("Op deze school"))
    #expect(sheet.successor?.key == nil)
    #expect(sheet.events?.map(\.year) == [2016, 2023])
    #expect(
      json.contains(
        "\"events\":[{\"key\":\"25lx-25187-bol\",\"kind\":\"renumbered\",\"year\":2016,\"name\":\"Monteur\",\"has_sheet\":true},{\"kind\":\"merged\",\"year\":2023,"
      ))
    #expect(
      json.contains(
        "\"joined\":{\"brin\":\"28DN\",\"name\":\"Hogeschool Rotterdam\",\"year\":2023,\"has_sheets\":true}"
      ))
  }

  @Test("a school with a newer name is told by both")
  func newName() throws {
    var (sheet, _, _) = try Self.sheet("28dn-34267")
    sheet.institution.newName = "Firda"
    let text = try SheetText(texts: try Fixture.books([.nl]), templates: Fixture.templates)
      .text(sheet, sources: Fixture.facts().sources)
    #expect(text.contains("Hogeschool Rotterdam, nu: Firda (hoofdkantoor in Rotterdam)"))
  }

  @Test("a programme that split off says where it came from, and counts nothing of before")
  func split() throws {
    let (sheet, text, _) = try Self.sheet("28dn-34267")
    #expect(text.contains("Deze opleiding begon in 2016 als een deel van Kunst & <script>"))
    #expect(sheet.predecessors?.map(\.kind) == [.split])
    #expect(sheet.figures.allSatisfy { $0.via == nil })
    #expect(sheet.successor == nil)
  }

  @Test("without a succession nothing is added")
  func none() throws {
    let (sheet, text, json) = try Self.sheet("28dn-49500")
    #expect(sheet.successor == nil && sheet.predecessors == nil)
    #expect(!json.contains("successor") && !json.contains("predecessors"))
    #expect(!text.contains("voorganger"))
  }
}
