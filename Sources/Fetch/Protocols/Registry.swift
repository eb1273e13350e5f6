import Registers

/// RIO, the national register, as HAL pages.
enum Registry: SourceProtocol {
  static func look(_ visit: inout SourceVisit, at time: String) async throws(FetchError) -> Found {
    let base = try visit.base("rio")
    let query = "?page=0&pageSize=100" + (visit.fetch.query.isEmpty ? "" : "&" + visit.fetch.query)
    let url = base + "/" + visit.fetch.path + query
    // The register has no version: the pages themselves tell, and equal pages are kept once.
    let rows = try await visit.pages(
      from: url, below: base, name: "page", links: .hal, rowsUnder: ["_embedded", "*"],
      mayLackRows: true, validators: true)
    try visit.enough(rows, of: "page-0001.json", at: url)
    return .new(visit.draft(version: nil, date: String(time.prefix(10)), rows: rows, at: time))
  }
}
