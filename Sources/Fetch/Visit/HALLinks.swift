import Foundation
import Tabular

/// The links of a HAL page, which lie deeper than its rows.
struct HALLinks: Decodable {
  private struct Link: Decodable { var href: String }
  private enum Relation: String, CodingKey { case next }
  private enum Member: String, CodingKey { case links = "_links" }

  private let next: String?

  /// No links, no next page; a link that is there and cannot be read is an error and no last page.
  init(from decoder: any Decoder) throws {
    let page = try decoder.container(keyedBy: Member.self)
    guard page.contains(.links), try !page.decodeNil(forKey: .links) else {
      next = nil
      return
    }
    let links = try page.nestedContainer(keyedBy: Relation.self, forKey: .links)
    guard links.contains(.next), try !links.decodeNil(forKey: .next) else {
      next = nil
      return
    }
    // One link, or a list of them: HAL has both.
    if let list = try? links.decode([Link].self, forKey: .next) {
      next = list.first?.href
    } else {
      next = try links.decode(Link.self, forKey: .next).href
    }
  }

  /// The address of the next page, as it is written; nil on the last one.
  ///
  /// - Throws: where the page has links that are none.
  static func next(_ bytes: [UInt8], _ source: String) throws(TabularError) -> String? {
    do {
      return try JSONDecoder().decode(HALLinks.self, from: Data(bytes)).next
    } catch {
      throw TabularError(
        source: source, line: 1, column: 1, message: "«_links» heeft een andere vorm",
        expected: "_links: {next: {href: …}}, of geen «next» op de laatste bladzijde")
    }
  }
}
