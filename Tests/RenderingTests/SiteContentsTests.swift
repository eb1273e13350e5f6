import Facts
import Figures
import Foundation
import TestSupport
import Testing

@testable import Rendering

/// A site of some forms, some languages or some programmes names only what is made.
@Suite final class SiteContentsTests {
  static let address = "https://voorbeeld.nl/b/"
  static let choices: [Set<SheetFormat>] = {
    let all: [SheetFormat] = [.html, .json, .svg, .text]
    return (1..<16).map { bits in Set(all.indices.filter { bits & 1 << $0 != 0 }.map { all[$0] }) }
  }()
  static let languages: [[Language]] = [[.nl, .en], [.nl], [.en]]

  let folder = FileManager.default.temporaryDirectory.appending(
    path: "site-contents-" + UUID().uuidString
  ).path

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Facts in which one programme has another number now, and one school joined another.
  static func facts() -> FactBase {
    var facts = Fixture.facts()
    let link = SuccessionLink(
      subject: .code(.hbo, at: nil), kind: .renumbered, from: ["34267"], to: ["30020"], year: 2024)
    facts.offerings[4].status = .merged
    facts.offerings[4].successor = facts.offerings[3].key
    facts.offerings[4].successorLink = link
    return facts
  }

  private func make(
    _ formats: Set<SheetFormat>, _ languages: [Language] = [.nl, .en],
    at address: String? = SiteContentsTests.address, only keys: Set<String> = [],
    earlier: [String] = []
  ) async throws -> [String: String] {
    let core = Computation(
      facts: SiteContentsTests.facts(), ladders: Fixture.ladders, policy: Fixture.policy,
      terms: try Fixture.texts())
    let writer = try SiteWriter(
      core: core, texts: try Fixture.books(), templates: Fixture.templates, languages: languages,
      address: address.flatMap { SiteAddress($0) })
    let target = folder + "/" + UUID().uuidString
    _ = try await writer.generate(
      to: target, formats: formats, only: { keys.isEmpty || keys.contains($0.key.description) },
      earlier: earlier)
    let manifest = try SystemFiles.read(target + "/manifest.json")
    var files = ["manifest.json": ""]
    for path in try Manifest.files(manifest).keys {
      files[path] = try String(contentsOfFile: target + "/" + path, encoding: .utf8)
    }
    return files
  }

  private func check(_ files: [String: String], _ formats: Set<SheetFormat>) {
    let links = SiteLinks(files, address: SiteContentsTests.address)
    #expect(links.lost == [])
    if formats.contains(.html) {
      #expect(links.unnamed == [])
    } else {
      #expect(!files.keys.contains { $0.hasSuffix(".html") || $0.hasSuffix(".css") })
      #expect(!files.keys.contains { $0.hasSuffix("sitemap.xml") || $0 == "robots.txt" })
    }
  }

  @Test(arguments: choices, languages)
  func `pages name all that is made and nothing else`(
    formats: Set<SheetFormat>, languages: [Language]
  ) async throws {
    let files = try await make(formats, languages)
    check(files, formats)
    let made = Set(
      files.keys.filter { $0.contains("opleiding/") }.compactMap { $0.split(separator: "/").last }
        .map(String.init))
    #expect(made == Set(formats.map(\.fileName)))
  }

  @Test(arguments: choices.filter { $0.contains(.html) })
  func `so does a site that does not know its address`(formats: Set<SheetFormat>) async throws {
    check(try await make(formats, at: nil), formats)
  }

  @Test(arguments: ["28dn-34267", "25lx-25187-bol", "28dn-49500"])
  func `a site of one programme names no page of another`(key: String) async throws {
    let files = try await make([.html, .json], only: [key])
    check(files, [.html, .json])
    #expect(files["opleiding/\(key)/index.html"] != nil)
    #expect(files.keys.filter { $0.hasPrefix("opleiding/") && $0.hasSuffix(".html") }.count == 1)
  }

  @Test func `the successor is a link where it has a page`() async throws {
    let link = "<a href=\"../28dn-30020/index.html\">"
    let all = try await make([.html])
    #expect(all["opleiding/28dn-34267/index.html"]?.contains(link) == true)
    let one = try await make([.html], only: ["28dn-34267"])
    #expect(one["opleiding/28dn-34267/index.html"]?.contains("28dn-30020") == false)
  }

  @Test func `the edition names the forms`() async throws {
    let files = try await make([.json, .html])
    #expect(files["edition.json"]?.contains(#""formats":["html","json"],"#) == true)
  }

  @Test func `the card is told only where there is one to copy`() async throws {
    let page = "opleiding/28dn-30020/index.html"
    let with = try #require(try await make([.html, .svg])[page])
    #expect(with.contains("og:image") && with.contains("class=\"snippet\""))
    let without = try #require(try await make([.html, .text])[page])
    #expect(!without.contains("card.svg") && !without.contains("og:image"))
    #expect(!without.contains("class=\"snippet\"") && without.contains("sheet.txt"))
  }

  @Test func `a sheet taken over from a site of other contents is made again`() async throws {
    let core = Computation(
      facts: SiteContentsTests.facts(), ladders: Fixture.ladders, policy: Fixture.policy,
      terms: try Fixture.texts())
    let writer = try SiteWriter(
      core: core, texts: try Fixture.books(), templates: Fixture.templates)
    let page = "/opleiding/28dn-34267/index.html"
    _ = try await writer.generate(to: folder + "/all", formats: [.html])
    let all = try #require(PreviousSite(folder: folder + "/all"))
    _ = try await writer.generate(
      to: folder + "/one", formats: [.html], only: { $0.key.code == "34267" }, reusing: all)
    #expect(
      !(try String(contentsOfFile: folder + "/one" + page, encoding: .utf8)).contains("28dn-30020"))
    let one = try #require(PreviousSite(folder: folder + "/one"))
    _ = try await writer.generate(to: folder + "/again", formats: [.html], reusing: one)
    #expect(
      FileManager.default.contentsEqual(
        atPath: folder + "/again" + page, andPath: folder + "/all" + page))
  }
}
