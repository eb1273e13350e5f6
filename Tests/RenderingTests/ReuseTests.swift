import Facts
import Figures
import Foundation
import Testing

@testable import Rendering

@Suite(.serialized) final class ReuseTests {
  let folder = FileManager.default.temporaryDirectory.appending(path: "reuse-" + UUID().uuidString)
    .path

  init() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func writer(_ core: Computation, templates: String = Fixture.templates) throws -> SiteWriter {
    try SiteWriter(core: core, texts: try Fixture.books(), templates: templates)
  }

  func core(_ facts: FactBase) throws -> Computation {
    Computation(
      facts: facts, ladders: Fixture.ladders, policy: Fixture.policy, terms: try Fixture.texts())
  }

  func same(_ a: String, _ b: String) -> Bool {
    FileManager.default.contentsEqual(atPath: folder + a, andPath: folder + b)
  }

  func number(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: folder + path)[.systemFileNumber] as? Int
  }

  @Test func `a site made from the one before is the one made anew, byte for byte`() async throws {
    _ = try await writer(try core(Fixture.facts())).generate(to: folder + "/een")
    var facts = Fixture.facts()
    facts.offerings[4].name = "Informatica"
    facts.institutions["25LX"]?.place = "DELFT"
    facts.sources["roa-mboraad-2022"]?.licence = "CC0"
    let site = try writer(try core(facts))
    let previous = try #require(PreviousSite(folder: folder + "/een"))
    let reused = try await site.generate(to: folder + "/twee", reusing: previous)
    #expect(try await site.generate(to: folder + "/vol") == reused)
    #expect(same("/twee", "/vol"))
    for key in ["28dn-30020", "28dn-49500"] {
      let page = "/opleiding/\(key)/index.html"
      #expect(try number("/een" + page) == number("/twee" + page))
    }
    for key in ["28dn-34267", "25lx-25187-bol"] {
      let page = "/opleiding/\(key)/index.html"
      #expect(try number("/een" + page) != number("/twee" + page))
    }
  }

  @Test func `damage to the earlier site is not taken over`() async throws {
    let site = try writer(try core(Fixture.facts()))
    _ = try await site.generate(to: folder + "/vol")
    _ = try await site.generate(to: folder + "/een")
    let pages = folder + "/een/opleiding/"
    try FileManager.default.removeItem(atPath: pages + "28dn-30020/sheet.json")
    try Data("kort".utf8).write(to: URL(filePath: pages + "28dn-34267/sheet.txt"))
    let previous = try #require(PreviousSite(folder: folder + "/een"))
    _ = try await site.generate(to: folder + "/twee", reusing: previous)
    #expect(same("/twee", "/vol"))
    try Data("{}".utf8).write(to: URL(filePath: folder + "/een/manifest.json"))
    #expect(PreviousSite(folder: folder + "/een") == nil)
  }

  @Test func `another template makes every sheet again`() async throws {
    let facts = try core(Fixture.facts())
    _ = try await writer(facts).generate(to: folder + "/een")
    let templates = folder + "/Templates"
    try FileManager.default.copyItem(atPath: Fixture.templates, toPath: templates)
    let path = templates + "/html/voet.html"
    let footer = try String(contentsOfFile: path, encoding: .utf8) + "<!-- x -->\n"
    try footer.write(toFile: path, atomically: true, encoding: .utf8)
    let previous = try #require(PreviousSite(folder: folder + "/een"))
    let site = try writer(facts, templates: templates)
    _ = try await site.generate(to: folder + "/twee", reusing: previous)
    _ = try await site.generate(to: folder + "/vol")
    #expect(same("/twee", "/vol"))
    let page = try String(
      contentsOfFile: folder + "/twee/opleiding/28dn-30020/index.html", encoding: .utf8)
    #expect(page.contains("<!-- x -->"))
  }

  @Test func `the fingerprint covers every property of what is on a sheet`() throws {
    func count(_ value: Any) -> Int { Mirror(reflecting: value).children.count }
    let figure = Figure(.students, definition: "", state: .absent, unit: .count)
    let sheet = SheetAssembly(core: try core(Fixture.facts())).sheet(for: Fixture.offerings[3])
    #expect(count(sheet) == 25 && count(sheet.institution) == 5)
    #expect(count(Sheet.JoinedPart(brin: "", name: "", year: nil, hasSheets: true)) == 4)
    #expect(count(try #require(sheet.forms?.first)) == 4)
    #expect(count(try #require(sheet.locations.first)) == 4)
    #expect(count(figure) == 30)
    #expect(count(Sheet.RoutePart(kind: .mbo, level: .four, programmes: 1, measured: nil)) == 4)
    #expect(
      count(Sheet.Relation(key: nil, kind: .split, year: nil, name: "", hasSheet: false)) == 7)
    #expect(count(Basis(rung: .own, group: "", population: "")) == 3)
    #expect(count(Bounds(low: 1, high: 2)) == 2 && count(Interval(low: 1, high: 2)) == 2)
    #expect(count(Converted(value: 1, prices: "", from: "", sources: [])) == 5)
    #expect(count(Term("", 1)) == 3 && count(SourceRows(id: "", rows: [])) == 3)
    #expect(count(PassedOver(rung: .own, reason: .tooFew)) == 4)
    #expect(count(PublishedValue(state: .absent)) == 5)
    #expect(count(SheetChange(since: "", why: .text, definition: "")) == 9)
    #expect(count(Fixture.card("", "", "")) == 8)
  }

  @Test func `two sites differ in what changed, and sheets tell it`() async throws {
    _ = try await writer(try core(Fixture.facts())).generate(to: folder + "/een")
    var facts = Fixture.facts()
    facts.offerings[4].name = "Informatica"
    for (index, fact) in (facts.counts[OfferingKey(brin: "28DN", code: "34267")] ?? []).enumerated()
    where fact.year == 2024 && fact.municipality == "0599" && fact.indicator == .firstYears {
      facts.counts[OfferingKey(brin: "28DN", code: "34267")]?[index].count = CountSum(351)
    }
    let changed = try core(facts)
    let early = try SiteDiff(from: folder + "/een", to: changed, since: "2026-02-20")
    facts.changes = ChangeLog.append(previous: [:], new: early.lines)
    _ = try await writer(try core(facts)).generate(to: folder + "/twee")
    let late = try SiteDiff(from: folder + "/een", to: folder + "/twee")
    #expect(
      early.lines
        == late.lines.map { line in
          var line = line
          line.change.since = "2026-02-20"
          return line
        })
    #expect(late.sheets == 6)
    // One student more is also in the estimate of the level, on both sheets that show it.
    #expect(
      late.lines.map { "\($0.key) \($0.change.definition) \($0.change.why.rawValue)" } == [
        "28dn-30020 completion.stock_flow correction",
        "28dn-34267 completion.stock_flow correction",
        "28dn-34267 first_years.duo_new_in_ho correction",
        "28dn-34267 name text",
      ])
    #expect(late.totals.map(\.changes) == [2, 1, 1] && late.totals.map(\.sheets) == [2, 1, 1])
    let text = try String(
      contentsOfFile: folder + "/twee/opleiding/28dn-34267/sheet.txt", encoding: .utf8)
    #expect(text.contains("== Wat is er veranderd? =="))
    #expect(text.contains("Nieuwe eerstejaars, 2024: eerst 350, nu 351."))
    let json = try String(
      contentsOfFile: folder + "/twee/opleiding/28dn-34267/sheet.json", encoding: .utf8)
    #expect(json.contains(#""changes":[{"since":"2026-02-20","why":"correction""#))
    let register = try String(
      contentsOfFile: folder + "/twee/data/corrections.csv", encoding: .utf8)
    #expect(register.split(separator: "\r\n").count == 4)
    let log = try String(contentsOfFile: folder + "/twee/data/changes.csv", encoding: .utf8)
    #expect(log.split(separator: "\r\n").count == 5)
  }
}
