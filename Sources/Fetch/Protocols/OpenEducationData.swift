import Registers

/// A resource of DUO's CKAN: what CKAN says of it first, then the file.
///
/// What CKAN says is of the day someone put the resource there, not of the file: it stays the same
/// when a file behind a fixed address is put in the place of another. So the file is asked for every
/// time, with its own tag and date; only a file that has neither comes whole each time.
enum OpenEducationData: SourceProtocol {
  private struct Answer: Decodable {
    struct Failure: Decodable { var message: String? }
    struct Resource: Decodable {
      var id: String
      var url: String?
      var hash: String?
      var lastModified: String?
      var metadataModified: String?
      var totalRecordCount: Int?
      var datastoreActive: Bool?
      var size: Int?
    }
    var success: Bool
    var result: Resource?
    var error: Failure?
  }

  static func look(_ visit: inout SourceVisit, at time: String) async throws(FetchError) -> Found {
    let base = try visit.base("duo-ckan")
    let id = try visit.component(visit.fetch.resource)
    let show = base + "/api/3/action/resource_show?id=" + id
    let about: SourceVisit.Body
    let answer: Answer
    do throws(FetchError) {
      (about, answer) = try await visit.document(Answer.self, show, part: "resource_show.json")
    } catch {
      guard error.status == 404 || error.status == 410 else { throw error }
      throw visit.superseded(
        show, "deze bron is er bij DUO niet meer (\(error.status ?? 404))", status: error.status)
    }
    guard answer.success, let resource = answer.result else {
      throw visit.wrong(
        show, "CKAN zegt dat het niet lukt: \(answer.error?.message ?? "zonder reden")",
        passing: true)
    }
    let version = [resource.lastModified ?? resource.metadataModified, resource.hash]
      .compactMap { $0 }.joined(separator: " ")
    let isMoved = visit.known.map { version.isEmpty || $0.version != version } ?? true
    let (body, rows) = try await file(resource, id, base, &visit)
    if visit.isKnown(body, part: "file") {
      return visit.confirmed(
        body, part: "file", version: version.isEmpty ? body.reply.headers["etag"] : version)
    }
    // A count that is older than the file says nothing of it.
    if isMoved, let said = resource.totalRecordCount, said > 0, rows > 0, said != rows {
      throw visit.wrong(body.reply.url, "\(rows) rijen, CKAN noemt er \(said)", passing: true)
    }
    if rows > 0 { try visit.enough(rows, of: "file", at: body.reply.url) }
    visit.keep(about, part: "resource_show.json", .about)
    visit.keep(body, part: "file", .data)
    return .new(
      visit.draft(
        version: version.isEmpty ? body.reply.headers["etag"] : version,
        date: date(resource, body, isMoved: isMoved), rows: rows, at: time))
  }

  /// The day CKAN names; of a file that is newer than what CKAN says, the file's own.
  private static func date(
    _ resource: Answer.Resource, _ body: SourceVisit.Body, isMoved: Bool
  ) -> String? {
    let said = (resource.lastModified ?? resource.metadataModified)?.day
    let own = body.reply.headers["last-modified"]?.httpDay
    guard !isMoved, let own, let said else { return said ?? own }
    return max(said, own)
  }

  /// The file of the resource; the dump of its table where the address is an internal one.
  private static func file(
    _ resource: Answer.Resource, _ id: String, _ base: String, _ visit: inout SourceVisit
  ) async throws(FetchError) -> (SourceVisit.Body, Int) {
    let dump = base + "/datastore/dump/" + id
    // An address inside the publisher's own network is of no use to us.
    let url = resource.url.flatMap { try? visit.address(of: $0, on: base, below: base) } ?? dump
    let body: SourceVisit.Body
    do throws(FetchError) {
      body = try await visit.ask(url, part: "file", validators: true)
    } catch {
      guard error.status == 404, url != dump, resource.datastoreActive ?? false else {
        throw error
      }
      let other = try await visit.ask(dump, part: "file", validators: true)
      return (other, try rows(other, visit))
    }
    return (body, try rows(body, visit))
  }

  private static func rows(_ body: SourceVisit.Body, _ visit: SourceVisit) throws(FetchError) -> Int
  {
    body.reply.isUnchanged ? 0 : try visit.table(body)
  }
}
