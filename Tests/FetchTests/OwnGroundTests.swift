import Foundation
import Registers
import Testing

@testable import Fetch

/// Links of a source in every way a service writes them, from the page they stand on.
@Suite("Links on a source's own ground")
struct OwnGroundTests {
  private static let base = "https://datasets.cbs.nl/odata/v1/CBS"
  private static let page = base + "/85696NED/Observations?$filter=Geslacht%20eq%20'T001038'"

  private struct Silent: Transport {
    func fetch(_ request: Request, to path: String) async throws(FetchError) -> Reply {
      throw FetchError(.cancelled, url: request.url, cause: "", advice: "")
    }
  }

  private func address(_ link: String, on page: String = page, below base: String = base)
    throws -> String
  {
    let scene = try SnapshotScene()
    let source = try ProtocolScene.source("cbs-85696")
    let visit = SourceVisit(
      source: source, fetch: try #require(source.fetch), known: nil, settings: FetchSettings(),
      store: scene.store, transport: Silent())
    return try visit.address(of: link, on: page, below: base)
  }

  @Test(arguments: [
    "https://datasets.cbs.nl/odata/v1/CBS/85696NED/Observations?$skip=100000",
    "https://datasets.cbs.nl:443/odata/v1/CBS/85696NED/Observations?$skip=100000",
    "http://datasets.cbs.nl/odata/v1/CBS/85696NED/Observations?$skip=100000",
    "http://datasets.cbs.nl:80/odata/v1/CBS/85696NED/Observations?$skip=100000",
    "HTTP://Datasets.CBS.nl/odata/v1/CBS/85696NED/Observations?$skip=100000",
    "//datasets.cbs.nl/odata/v1/CBS/85696NED/Observations?$skip=100000",
    "/odata/v1/CBS/85696NED/Observations?$skip=100000",
    "Observations?$skip=100000", "./Observations?$skip=100000",
    "../85696NED/Observations?$skip=100000", "?$skip=100000", " Observations?$skip=100000\n",
  ])
  func `leads to the next page, over https`(link: String) throws {
    let found = try address(link)
    let plain = found.replacingOccurrences(of: ":443/", with: "/")
    #expect(plain == "https://datasets.cbs.nl/odata/v1/CBS/85696NED/Observations?$skip=100000")
  }

  @Test func `a whole address is followed as it is written, in any case of its path`() throws {
    let link =
      "https://datasets.cbs.nl/OData/V1/cbs/85696NED/Observations?$filter=A%20eq%20'x'&$skip=1"
    #expect(try address(link) == link)
    let spaced = "Observations?$filter=A eq 'é'&$skip=1"
    #expect(
      try address(spaced)
        == "https://datasets.cbs.nl/odata/v1/CBS/85696NED/Observations?$filter=A%20eq%20'%C3%A9'&$skip=1"
    )
    // A port of our own stays, whatever the link forgets of it.
    let own = "https://localhost:8443/datasets.cbs.nl/odata"
    for link in [
      "/datasets.cbs.nl/odata/x?y=1", "http://localhost:8443/datasets.cbs.nl/odata/x?y=1",
      "http://localhost/datasets.cbs.nl/odata/x?y=1",
      "//localhost:8443/datasets.cbs.nl/odata/x?y=1",
    ] {
      #expect(try address(link, on: own + "/a", below: own) == own + "/x?y=1")
    }
  }

  @Test(arguments: [
    "https://elders.nl/odata/v1/CBS/85696NED/Observations", "http://elders.nl/odata/v1/CBS/x",
    "//elders.nl/odata/v1/CBS/x", "https://datasets.cbs.nl.elders.nl/odata/v1/CBS/x",
    "https://datasets.cbs.nl:8443/odata/v1/CBS/x", "http://datasets.cbs.nl:8080/odata/v1/CBS/x",
    "ftp://datasets.cbs.nl/odata/v1/CBS/x", "file:///odata/v1/CBS/x", "javascript:alert(1)",
    "https://ik:geheim@datasets.cbs.nl/odata/v1/CBS/x", "/elders", "../../../../etc/passwd",
    "https://datasets.cbs.nl/odata/v1/CBSX/x", "/odata/v1/CBS/%2e%2e/%2E%2E/x",
    "https://localhost/odata/v1/CBS/x",
  ])
  func `does not lead away`(link: String) throws {
    let error = #expect(throws: FetchError.self) { _ = try address(link) }
    #expect(error?.kind == .excessive && error?.url == Self.page)
    #expect(
      error?.cause == "de verwijzing gaat naar een andere plaats dan \(Self.base): «\(link)»")
  }
}
