import Foundation
import Registers
import Tabular

/// What is counted in a page beside its rows.
enum PageTally: Sendable {
  case rows
  /// Values per code in the member `Measure`.
  case measures
  /// Values of these members.
  case columns([String])
}

/// Where a page has the link to the next.
enum PageLinks: Sendable {
  /// Beside the rows of an OData answer, of version 3 or 4.
  case odata
  /// Under `_links` of a HAL answer.
  case hal
}

/// Follows a source's pages by its own links, on its own ground, and never for ever.
extension SourceVisit {
  /// - Parameters:
  ///   - first: address of the first page.
  ///   - base: the base address every link must stay below.
  ///   - name: of the parts, `Observations-0001.json`.
  ///   - rowsUnder: where the rows of a page are; `mayLackRows` where the last page has none.
  /// - Returns: how many rows there were.
  mutating func pages(
    from first: String, below base: String, name: String, links: PageLinks = .odata,
    rowsUnder: [String] = ["value"], mayLackRows: Bool = false, counting tally: PageTally = .rows,
    validators: Bool = false
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
      let form = PageForm(
        rowsUnder: rowsUnder, mayLackRows: mayLackRows, links: links, tally: tally)
      let (body, content) = try await self.page(url, part, form, validators)
      keep(body, part: part, .data)
      rows += content.rows
      for (name, count) in content.values { values[name, default: 0] += count }
      let held = pieces.reduce(0) { $0 + $1.part.bytes }
      guard held <= fetch.maximumBytes else {
        throw FetchError(
          .excessive, source: source.id, url: url,
          cause: "samen meer dan \(fetch.maximumMegabytes) MB",
          advice: "controleer het filter, of verhoog «maximum_megabytes»")
      }
      guard let link = content.next else { return rows }
      url = try address(of: link, on: url, below: base)
    }
  }

  private struct PageForm {
    var rowsUnder: [String]
    var mayLackRows: Bool
    var links: PageLinks
    var tally: PageTally
  }

  private struct PageContent {
    var rows = 0
    var next: String?
    var values: [String: Int] = [:]
  }

  /// One page; a page that is cut off is asked for once more, because that passes.
  private mutating func page(
    _ url: String, _ part: String, _ form: PageForm, _ validators: Bool
  ) async throws(FetchError) -> (Body, PageContent) {
    let body = try await ask(url, part: part, validators: validators)
    do throws(FetchError) {
      return (body, try content(json(body), url, form))
    } catch {
      guard error.isPassing else { throw error }
    }
    try await rest()
    let again = try await ask(url, part: part)
    return (again, try content(json(again), url, form))
  }

  private func content(
    _ bytes: [UInt8], _ url: String, _ form: PageForm
  ) throws(FetchError) -> PageContent {
    do throws(TabularError) {
      var page = try FlatJSON(
        bytes: bytes, source: source.id, rowsAt: form.rowsUnder, mayLackRows: form.mayLackRows)
      var content = PageContent()
      let (measure, value, text) = (
        page.slot("Measure"), page.slot("Value"), page.slot("StringValue")
      )
      var columns: [(name: String, slot: Int)] = []
      if case .columns(let names) = form.tally { columns = names.map { ($0, page.slot($0)) } }
      let attribute = page.slot(ValueAttribute.name)
      while try page.next() {
        if case .measures = form.tally {
          guard case .text = page.value(attribute) else {
            throw page.error(
              at: attribute, "lid «\(ValueAttribute.name)» ontbreekt of is geen tekst",
              expected: "bij elke waarde of zij telt: None, Confidential, Impossible")
          }
          let isThere = page.text(value) != nil || page.text(text) != nil
          if isThere { content.values[page.text(measure) ?? "", default: 0] += 1 }
        }
        for column in columns where page.text(column.slot) != nil {
          content.values[column.name, default: 0] += 1
        }
      }
      content.rows = page.rowCount
      switch form.links {
      case .odata: content.next = page.nextLink
      case .hal: content.next = try HALLinks.next(bytes, source.id)
      }
      return content
    } catch {
      throw wrong(url, "de bladzijde is niet heel: \(error)", passing: true)
    }
  }
}
