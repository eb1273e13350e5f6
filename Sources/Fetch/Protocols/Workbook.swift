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
    let links = text.matches(of: /href="([^"]+)"/).map {
      String($0.1).replacing("&amp;", with: "&")
    }
    .filter { $0.firstMatch(of: pattern) != nil }
    guard let link = Set(links).sorted().last else {
      throw visit.wrong(page, "geen verwijzing die past bij «\(visit.fetch.link)»")
    }
    // A base with a path is a whole host to us: a path from the root begins below it.
    let isPath = link.hasPrefix("/") && !link.hasPrefix("//")
    let url = try visit.address(of: isPath ? base + link : link, on: page, below: base)
    return try await PlainFile.take(url, &visit, at: time)
  }
}
