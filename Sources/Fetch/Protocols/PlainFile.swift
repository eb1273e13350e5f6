import Foundation
import Registers

/// A file at a fixed address.
enum PlainFile: SourceProtocol {
  static func look(_ visit: inout SourceVisit, at time: String) async throws(FetchError) -> Found {
    try await PlainFile.take(visit.base("duo-files") + "/" + visit.fetch.path, &visit, at: time)
  }

  /// A body that is checked by what it is: a workbook or zip by its first bytes, else a table.
  static func take(
    _ url: String, _ visit: inout SourceVisit, version: String? = nil, date: String? = nil,
    secrets: [String: String] = [:], at time: String
  ) async throws(FetchError) -> Found {
    let body: SourceVisit.Body
    do throws(FetchError) {
      body = try await visit.ask(url, part: "file", validators: true, secrets: secrets)
    } catch {
      guard error.status == 404 || error.status == 410 else { throw error }
      throw visit.superseded(
        url, "het bestand is er niet meer (\(error.status ?? 404))", status: error.status)
    }
    if body.reply.isUnchanged { return .unchanged }
    let name = visit.source.local.lowercased()
    var rows = 0
    if name.hasSuffix(".xlsx") || name.hasSuffix(".zip") {
      try visit.packed(body)
    } else if name.hasSuffix(".json") {
      try visit.wholeJSON(body)
    } else if name.hasSuffix(".xml") {
      try visit.wholeMarkup(body)
    } else {
      rows = try visit.table(body)
      if rows > 0 { try visit.enough(rows, of: "file", at: url) }
    }
    visit.keep(body, part: "file", .data)
    return .new(
      visit.draft(
        version: version ?? body.reply.headers["etag"],
        date: date ?? body.reply.headers["last-modified"]?.httpDay, rows: rows, at: time))
  }
}

extension String {
  /// The day of an http date, `Fri, 20 Feb 2026 08:00:00 GMT`.
  var httpDay: String? {
    let months = [
      "Jan": "01", "Feb": "02", "Mar": "03", "Apr": "04", "May": "05", "Jun": "06", "Jul": "07",
      "Aug": "08", "Sep": "09", "Oct": "10", "Nov": "11", "Dec": "12",
    ]
    guard let match = firstMatch(of: /(\d{2}) ([A-Z][a-z]{2}) (\d{4})/),
      let month = months[String(match.2)]
    else { return nil }
    return "\(match.3)-\(month)-\(match.1)"
  }
}
