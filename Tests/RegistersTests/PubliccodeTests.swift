import Foundation
import TestSupport
import Testing

@testable import Registers

/// `publiccode.yml` as the standard's own parser wants it: the keys of version 0.4, which of them must
/// be there, their words and their lengths.
///
/// Rules: https://github.com/italia/publiccode-parser-go, `v0.go`; the lists of the standard itself.
@Suite("publiccode.yml")
struct PubliccodeTests {
  private let root: Entry

  init() throws {
    root = try DeclaredFile(path: Checkout.root.path + "/publiccode.yml").root
  }

  @Test func `has no key that the standard does not know`() throws {
    try root.only([
      "publiccodeYmlVersion", "name", "url", "softwareVersion", "releaseDate", "developmentStatus",
      "softwareType", "platforms", "categories", "legal", "maintenance", "localisation",
      "intendedAudience", "dependsOn", "description",
    ])
    try root.required("legal").only(["license", "mainCopyrightOwner"])
    try root.required("maintenance").only(["type", "contacts"])
    try root.required("localisation").only(["localisationReady", "availableLanguages"])
    try root.required("intendedAudience").only(["countries", "scope"])
    for contact in try root.required("maintenance").required("contacts").items() {
      try contact.only(["name", "email"])
      #expect(try !contact.required("name").text().isEmpty)
    }
    for dependency in try root.required("dependsOn").required("open").items() {
      try dependency.only(["name", "versionMin", "versionMax", "optional", "version"])
      #expect(try !dependency.required("name").text().isEmpty)
    }
  }

  @Test func `says all that must be said, in the standard's words`() throws {
    func text(_ path: String...) throws -> String {
      try path.reduce(root) { try $0.required($1) }.text()
    }
    #expect(try text("publiccodeYmlVersion") == "0.4")
    #expect(try text("name") == "bijsluiter")
    let address = try #require(URL(string: try text("url")))
    #expect(address.scheme == "https" && address.host != nil && !address.path.isEmpty)
    #expect(try text("releaseDate").wholeMatch(of: /\d{4}-\d{2}-\d{2}/) != nil)
    #expect(
      ["concept", "development", "beta", "stable", "obsolete"]
        .contains(try text("developmentStatus")))
    #expect(
      [
        "standalone/mobile", "standalone/iot", "standalone/desktop", "standalone/web",
        "standalone/backend", "standalone/other", "addon", "library", "configurationFiles",
      ].contains(try text("softwareType")))
    let platforms = try root.required("platforms").texts()
    #expect(!platforms.isEmpty)
    #expect(Set(platforms).isSubset(of: ["web", "windows", "mac", "linux", "ios", "android"]))
    // Of the list of categories, and of scopes.
    #expect(
      Set(try root.required("categories").texts()).isSubset(of: [
        "data-analytics", "data-collection", "data-visualization", "educational-content",
      ]))
    #expect(try root.required("intendedAudience").required("scope").texts() == ["education"])
    #expect(try root.required("intendedAudience").required("countries").texts() == ["NL"])
    #expect(
      ["internal", "contract", "community", "none"].contains(try text("maintenance", "type")))
    #expect(["true", "false"].contains(try text("localisation", "localisationReady")))
    #expect(
      try root.required("localisation").required("availableLanguages").texts() == ["nl", "en"])
    #expect(try text("legal", "license") == "EUPL-1.2")
  }

  @Test func `describes itself at the length that fits`() throws {
    let languages = try root.required("description").pairs()
    #expect(languages.map(\.0) == ["nl", "en"])
    for (_, description) in languages {
      try description.only(["shortDescription", "longDescription", "features"])
      let short = try description.required("shortDescription").text()
      #expect(!short.isEmpty && short.unicodeScalars.count <= 150 && !short.contains("\n"))
      let long = try description.required("longDescription").text()
      #expect((150...10_000).contains(long.unicodeScalars.count))
      #expect(try !description.required("features").texts().isEmpty)
    }
  }
}
