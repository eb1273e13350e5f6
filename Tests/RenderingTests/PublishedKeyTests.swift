import Facts
import Figures
import Foundation
import Testing

@testable import Rendering

@Suite(.serialized) final class PublishedKeyTests {
  let folder = FileManager.default.temporaryDirectory
    .appending(path: "keys-" + UUID().uuidString).path

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func read(_ path: String) throws -> String {
    try String(contentsOfFile: folder + "/" + path, encoding: .utf8)
  }

  func writer(_ facts: FactBase) throws -> SiteWriter {
    try SiteWriter(
      core: Computation(
        facts: facts, ladders: Fixture.ladders, policy: Fixture.policy,
        terms: try Fixture.texts()),
      texts: try Fixture.books(), templates: Fixture.templates)
  }

  func without(_ keys: Set<String>, _ links: [SuccessionLink] = [], date: String? = nil)
    -> FactBase
  {
    var facts = Fixture.facts()
    facts = FactBase(
      id: "later", offerings: facts.offerings.filter { !keys.contains($0.key.description) },
      institutions: Array(facts.institutions.values),
      municipalities: Array(facts.municipalities.values), counts: [], positions: [], pay: [],
      results: [], references: [],
      sources: facts.sources.values.map { card in
        var card = card
        if let date { card.date = date }
        return card
      })
    facts.follow(Succession(links))
    return facts
  }

  @Test func `a key that left keeps a page that says so and names its successor`() async throws {
    _ = try await writer(Fixture.facts()).generate(to: folder + "/site")
    let link = SuccessionLink(
      subject: .code(.hbo, at: nil), kind: .merged, from: ["34267"], to: ["30020"], year: 2026)
    let gone: Set = ["28dn-34267", "25lx-25250-bol"]
    _ = try await writer(without(gone, [link], date: "2026-09-01")).generate(to: folder + "/site")
    let page = try read("site/opleiding/28dn-34267/index.html")
    #expect(page.contains("<h1>Technische Informatica</h1>"))
    #expect(page.contains("De opleiding ging samen met een andere."))
    #expect(page.contains("Het laatste blad was van 20 februari 2026."))
    #expect(page.contains("Kijk nu bij: <a href=\"../28dn-30020/index.html\">"))
    let english = try read("site/en/opleiding/25lx-25250-bol/index.html")
    #expect(english.contains("no longer in the registers"))
    #expect(!english.contains("Look now"))
    #expect(try read("site/opleiding/25lx-25250-bol/card.svg").contains("heeft geen blad meer"))
    let keys = try read("site/data/keys.csv")
    #expect(
      keys.contains(
        "28dn-34267,Technische Informatica,Hogeschool Rotterdam,2026-02-20,2026-02-20,merged,28dn-30020\r\n"
      ))
    #expect(keys.contains(",2026-02-20,2026-09-01,present,\r\n"))
  }

  @Test func `every key of the list has its page, edition after edition`() async throws {
    let site = folder + "/site"
    _ = try await writer(Fixture.facts()).generate(to: site)
    _ = try await writer(without(["28dn-34267"])).generate(to: site)
    _ = try await writer(without(["28dn-34267", "25lx-25250-bol"])).generate(to: site)
    let keys = try PublishedKeys.read(site: site)
    #expect(keys.count == 6)
    for key in keys {
      for language in ["", "en/"] {
        let page = try read("site/\(language)opleiding/\(key.key)/index.html")
        #expect(page.contains("<h1>"))
      }
    }
    #expect(try read("site/manifest.json").contains("\"en/opleiding/28dn-34267/index.html\""))
    _ = try await writer(Fixture.facts()).generate(to: site)
    #expect(try PublishedKeys.read(site: site).allSatisfy { $0.state == .present })
    #expect(try read("site/opleiding/28dn-34267/index.html").contains("Vind ik werk?"))
  }

  @Test func `a site from before the list, and other sites named, are remembered too`() async throws
  {
    _ = try await writer(Fixture.facts()).generate(to: folder + "/oud")
    try FileManager.default.removeItem(atPath: folder + "/oud/data/keys.csv")
    _ = try await writer(without(["28dn-34267"])).generate(
      to: folder + "/nieuw", earlier: [folder + "/oud"])
    let keys = try PublishedKeys.read(site: folder + "/nieuw")
    #expect(keys.first { $0.key.code == "34267" }?.state == .gone)
    #expect(keys.first { $0.key.code == "34267" }?.firstSeen == "2026-02-20")
  }

  @Test func `a choice of sheets forgets no key and retires none`() async throws {
    _ = try await writer(Fixture.facts()).generate(to: folder + "/site")
    _ = try await writer(Fixture.facts()).generate(to: folder + "/site") { $0.kind == .hbo }
    let keys = try PublishedKeys.read(site: folder + "/site")
    #expect(keys.count == 6 && keys.allSatisfy { $0.state == .present })
  }

  @Test func `a damaged list stops the run rather than forget, unless another one reads`() throws {
    let data = folder + "/stuk/data"
    try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: true)
    try Data("key,name\r\nnergens,x\r\n".utf8).write(to: URL(filePath: data + "/keys.csv"))
    #expect(throws: RenderingError.self) { try PublishedKeys.read(sites: [folder + "/stuk"]) }
    #expect(try PublishedKeys.read(sites: [folder + "/nergens"]).isEmpty)
  }
}
