import Foundation
import Registers

/// A workbook whose address is new every year: the page it stands on keeps its place.
enum LinkedWorkbook: SourceProtocol {
  static func look(_ visit: inout SourceVisit, at time: String) async throws(FetchError) -> Found {
    let base = try visit.base("cbs-www")
    let page = base + "/" + visit.fetch.path
    let body = try await visit.ask(page, part: "page.html")
    let text = try visit.wholePage(body)
    guard let pattern = try? Regex(visit.fetch.link) else {
      throw visit.wrong(page, "«\(visit.fetch.link)» is geen patroon")
    }
    let links = text.matches(of: /href="([^"]+)"/).map { String($0.1) }
      .filter { $0.firstMatch(of: pattern) != nil }
    guard let link = Set(links).sorted().last else {
      throw visit.wrong(page, "geen verwijzing die past bij «\(visit.fetch.link)»")
    }
    let url = link.hasPrefix("/") ? origin(base) + link : link
    return try await PlainFile.take(
      visit.below(origin(base), url), &visit, version: nil, at: time)
  }

  private static func origin(_ base: String) -> String {
    // The stand-in keeps hosts apart by path, so a base with a path is its own ground.
    base
  }
}
