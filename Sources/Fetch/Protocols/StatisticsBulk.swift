import Archive
import Registers
import Tabular

/// A CBS table as the zip of its bulk service: for a table that is wanted whole.
enum StatisticsBulk: SourceProtocol {
  static func look(_ visit: inout SourceVisit, at time: String) async throws(FetchError) -> Found {
    let url = try visit.base("cbs-bulk") + "/" + visit.component(visit.fetch.table)
    let body = try await visit.ask(url, part: "table.zip", validators: true)
    if body.reply.isUnchanged { return .unchanged }
    try visit.packed(body)
    let rows = try observations(body, url, visit)
    try visit.enough(rows, of: "table.zip", at: url)
    visit.keep(body, part: "table.zip", .data)
    return .new(
      visit.draft(
        version: body.reply.headers["etag"], date: body.reply.headers["last-modified"]?.httpDay,
        rows: rows, at: time))
  }

  /// Rows of the one member with the figures; unpacked no further than the source may be large.
  private static func observations(
    _ body: SourceVisit.Body, _ url: String, _ visit: SourceVisit
  ) throws(FetchError) -> Int {
    let entries: [ArchiveEntry]
    do throws(ArchiveError) {
      entries = try Archive.read(body.path, limit: visit.fetch.maximumBytes) {
        $0.lowercased().hasSuffix("observations.csv") && !Archive.isClutter($0)
      }
    } catch {
      throw visit.wrong(url, "het zipbestand is niet te gebruiken: \(error.message)")
    }
    guard entries.count == 1, let only = entries.first else {
      throw visit.wrong(url, "\(entries.count) bestanden met waarnemingen in plaats van één")
    }
    do {
      let dialect = Dialect(delimiter: UInt8(ascii: ";"), encoding: .utf8)
      let table = try CSVTable(bytes: only.bytes, source: visit.source.id, dialect: dialect)
      let header = table.header.map(\.trimmed)
      for name in ["Measure", "Value", ValueAttribute.name] + visit.fetch.requiredColumns
      where !header.contains(name) {
        throw visit.wrong(
          url, "kolom «\(name)» ontbreekt; gevonden: " + FetchError.list(header))
      }
      let reading = table.takeRows(keepingRejects: 1) { (_: borrowing Row) -> Reject? in nil }
      return reading.rows + reading.rejectCount
    } catch let error as FetchError {
      throw error
    } catch {
      throw visit.wrong(url, "\(error)")
    }
  }
}
