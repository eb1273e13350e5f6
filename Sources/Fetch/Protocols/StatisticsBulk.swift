import Registers

/// A CBS table as the zip of its bulk service.
enum StatisticsBulk: SourceProtocol {
  static func look(_ visit: inout SourceVisit, at time: String) async throws(FetchError) -> Found {
    let url = try visit.base("cbs-bulk") + "/" + visit.component(visit.fetch.table)
    let body = try await visit.ask(url, part: "table.zip", validators: true)
    if body.reply.isUnchanged { return .unchanged }
    try visit.packed(body)
    visit.keep(body, part: "table.zip", .data)
    return .new(
      visit.draft(
        version: body.reply.headers["etag"], date: body.reply.headers["last-modified"]?.httpDay,
        rows: visit.known?.rows ?? 0, at: time))
  }
}
