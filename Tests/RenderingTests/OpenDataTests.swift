import Facts
import Figures
import Foundation
import Tabular
import Testing

@testable import Rendering

@Suite(.serialized) final class OpenDataTests {
  let folder = FileManager.default.temporaryDirectory
    .appending(path: "open-data-" + UUID().uuidString).path

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  struct Package: Decodable {
    struct Resource: Decodable {
      var name: String
      var path: String
      var bytes: Int
      var hash: String
      var schema: Schema
    }
    struct Schema: Decodable {
      var fields: [Field]
      var primaryKey: [String]?
    }
    struct Field: Decodable {
      var name: String
      var type: String
      var description: String
      var constraints: Constraints?
    }
    struct Constraints: Decodable {
      var required: Bool?
      var unique: Bool?
      var pattern: String?
      var `enum`: [String]?
      var minimum: Double?
    }
    struct Licence: Decodable, Equatable {
      var name: String
      var path: String?
      var title: String
    }
    struct Source: Decodable {
      var title: String
      var path: String?
      var licenses: [Licence]?
    }
    var profile: String
    var description: String
    var version: String
    var created: String
    var licenses: [Licence]
    var sources: [Source]
    var resources: [Resource]
  }

  @Test func `every table fits its schema, cell by cell`() async throws {
    let facts = HostileNames.facts()
    _ = try await HostileNames.writer(facts).generate(to: folder)
    let data = try Data(contentsOf: URL(filePath: folder + "/data/datapackage.json"))
    let package = try JSONDecoder().decode(Package.self, from: data)
    #expect(package.profile == "tabular-data-package")
    #expect(package.description.contains("apostrof"))
    #expect(package.version == "2.0.0")
    #expect(package.created == "2026-02-20T00:00:00Z")
    #expect(package.licenses.map(\.name) == ["CC-BY-4.0"])
    #expect(package.sources.count == facts.sources.count)
    #expect(
      package.sources.allSatisfy {
        $0.licenses?.first?.path == "https://creativecommons.org/licenses/by/4.0/"
      })
    #expect(
      package.resources.map(\.path) == [
        "offerings.csv", "figures.csv", "changes.csv", "corrections.csv", "keys.csv",
      ])
    for resource in package.resources {
      let file = folder + "/data/" + resource.path
      let bytes = Array(try Data(contentsOf: URL(filePath: file)))
      #expect(bytes.count == resource.bytes)
      #expect(resource.hash.hasPrefix("sha256:"))
      try check(bytes, resource)
    }
  }

  private func check(_ bytes: [UInt8], _ resource: Package.Resource) throws {
    let fields = resource.schema.fields
    let table = try CSVTable(bytes: bytes, source: resource.path, dialect: Dialect())
    #expect(table.header == fields.map(\.name))
    #expect(fields.allSatisfy { !$0.description.isEmpty })
    var seen: Set<String> = []
    let rows = try table.forEachRow { (row: borrowing Row) throws in
      for (index, field) in fields.enumerated() {
        let text = row.text(index)
        let place = "\(resource.path) \(field.name) «\(text)»"
        if text.isEmpty {
          #expect(field.constraints?.required != true, "\(place)")
          continue
        }
        switch field.type {
        case "integer": #expect(Int(text) != nil, "\(place)")
        case "number":
          #expect(text.wholeMatch(of: /-?\d+\.(\d|\d\d|\d{4})/) != nil, "\(place)")
        case "boolean": #expect(text == "true" || text == "false", "\(place)")
        case "date": #expect(text.wholeMatch(of: /\d{4}-\d{2}-\d{2}/) != nil, "\(place)")
        default:
          #expect(field.type == "string", "\(place)")
          // No cell of text is read as something else, whatever it holds.
          #expect(
            !GuardedText.isNeeded(text) || text.hasPrefix("'") || TableCodes.isDay(text), "\(place)"
          )
        }
        if let words = field.constraints?.enum { #expect(words.contains(text), "\(place)") }
        if let pattern = field.constraints?.pattern {
          #expect(try Regex(pattern).wholeMatch(in: text) != nil, "\(place)")
        }
        if let minimum = field.constraints?.minimum {
          #expect((Double(text) ?? -1) >= minimum, "\(place)")
        }
        if field.constraints?.unique == true {
          #expect(seen.insert(text).inserted, "\(place)")
        }
      }
    }
    try rows.requireNoRejects()
  }

  @Test func `a licence is named by its identifier, and one we do not know by its own words`() {
    #expect(OpenDataLicence(stated: "CC BY 4.0")?.name == "CC-BY-4.0")
    #expect(OpenDataLicence(stated: "CC-BY-4.0") == OpenDataLicence(stated: "CC BY 4.0"))
    #expect(OpenDataLicence(stated: "CC0 1.0")?.path?.contains("publicdomain/zero") == true)
    let own = OpenDataLicence(stated: "Open licentie DUO")
    #expect(
      own?.name == "Open-licentie-DUO" && own?.title == "Open licentie DUO" && own?.path == nil)
    #expect(OpenDataLicence(stated: "") == nil)
  }

  @Test func `a sitemap names the pages, and a site without an address has none`() async throws {
    _ = try await HostileNames.writer(HostileNames.facts()).generate(to: folder)
    let map = try String(contentsOfFile: folder + "/sitemap.xml", encoding: .utf8)
    #expect(map.contains("<url><loc>https://example.nl/b/</loc></url>"))
    #expect(map.contains("<loc>https://example.nl/b/en/opleiding/25lx-25187-bol/</loc>"))
    #expect(
      try String(contentsOfFile: folder + "/robots.txt", encoding: .utf8)
        == "User-agent: *\nAllow: /\nSitemap: https://example.nl/b/sitemap.xml\n")
    let silent = try SiteWriter(
      core: try Fixture.core(), texts: try Fixture.books(), templates: Fixture.templates)
    _ = try await silent.generate(to: folder)
    #expect(!FileManager.default.fileExists(atPath: folder + "/sitemap.xml"))
  }

  @Test func `more pages than a file may hold give an index of sitemaps`() throws {
    let map = Sitemap(address: try #require(SiteAddress("https://example.nl")))
    let paths = (0..<5).map { "p/\($0)/index.html" } + ["data/x.csv"]
    let files = map.files(paths, limit: 2)
    #expect(
      files.map(\.path) == [
        "sitemap.xml", "sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml", "robots.txt",
      ])
    let index = String(decoding: files[0].bytes, as: UTF8.self)
    #expect(index.contains("<sitemap><loc>https://example.nl/sitemap-3.xml</loc></sitemap>"))
    #expect(String(decoding: files[3].bytes, as: UTF8.self).contains("/p/4/</loc>"))
  }

  @Test(arguments: [
    "example.nl", "ftp://example.nl", "https://", "https:///x", "https://a.nl/?q", "https://a@b.nl",
    "https://a.nl/\"><script>", "https://a.nl/ b", "javascript:alert(1)",
  ])
  func `what is no address of a site is refused`(text: String) {
    #expect(SiteAddress(text) == nil)
  }
}
