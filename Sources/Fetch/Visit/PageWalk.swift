import Foundation
import Registers
import Tabular

/// Follows a source's pages by its own links, verbatim, on its own ground, and never for ever.
extension SourceVisit {
  /// - Parameters:
  ///   - first: address of the first page.
  ///   - base: the base address every link must stay below.
  ///   - name: of the parts, `Observations-0001.json`.
  ///   - rowsUnder: where the rows of a page are; `mayLackRows` where the last page has none.
  ///   - next: members that hold the link to the next page.
  /// - Returns: how many rows there were.
  mutating func pages(
    from first: String, below base: String, name: String, rowsUnder: [String] = ["value"],
    mayLackRows: Bool = false, next: [String]
  ) async throws(FetchError) -> Int {
    var url = first
    var seen: Set<String> = []
    var rows = 0
    var page = 0
    while true {
      guard seen.insert(url).inserted else {
        throw FetchError(
          .excessive, source: source.id, url: url, cause: "de volgende bladzijde is er al geweest",
          advice: "meld het de bron; er is niets overgenomen")
      }
      page += 1
      guard page <= fetch.maximumPages else {
        throw FetchError(
          .excessive, source: source.id, url: url,
          cause: "meer dan \(fetch.maximumPages) bladzijden",
          advice: "controleer het filter, of verhoog «maximum_pages»")
      }
      let digits = String(page)
      let part =
        name + "-" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        + ".json"
      let (body, count, link) = try await self.page(url, part, rowsUnder, mayLackRows, next)
      keep(body, part: part, .data)
      rows += count
      guard let link else { return rows }
      url = try below(base, link)
    }
  }

  /// One page; a page that is cut off is asked for once more, because that passes.
  private mutating func page(
    _ url: String, _ part: String, _ rowsUnder: [String], _ mayLackRows: Bool, _ next: [String]
  ) async throws(FetchError) -> (Body, Int, String?) {
    var failure: FetchError?
    for _ in 0..<2 {
      let body = try await ask(url, part: part)
      do throws(FetchError) {
        let (rows, link) = try count(json(body), url, rowsUnder, mayLackRows, next)
        return (body, rows, link)
      } catch {
        guard error.isPassing else { throw error }
        failure = error
      }
    }
    throw failure ?? wrong(url, "niet te lezen")
  }

  private func count(
    _ bytes: [UInt8], _ url: String, _ rowsUnder: [String], _ mayLackRows: Bool, _ next: [String]
  ) throws(FetchError) -> (Int, String?) {
    do throws(TabularError) {
      var page = try FlatJSON(
        bytes: bytes, source: source.id, rowsAt: rowsUnder, mayLackRows: mayLackRows)
      while try page.next() {}
      let link = next.compactMap { page.members[$0] }.first
      return (page.rowCount, link)
    } catch {
      throw wrong(url, "de bladzijde is niet heel: \(error)", passing: true)
    }
  }

  /// A link of the source, if it stays on the source's own ground.
  func below(_ base: String, _ link: String) throws(FetchError) -> String {
    func refuse(_ cause: String) -> FetchError {
      FetchError(
        .excessive, source: source.id, url: link, cause: cause,
        advice: "meld het de bron; zet een nieuw adres zelf in hosts.yml")
    }
    guard let there = URLComponents(string: link), let here = URLComponents(string: base) else {
      throw refuse("de verwijzing is geen adres")
    }
    guard there.scheme == here.scheme, there.host == here.host, there.port == here.port,
      there.user == nil, !there.percentEncodedPath.contains("/../"),
      there.percentEncodedPath.lowercased().hasPrefix(here.percentEncodedPath.lowercased())
    else { throw refuse("de verwijzing gaat naar een andere plaats dan \(base)") }
    return link
  }
}
