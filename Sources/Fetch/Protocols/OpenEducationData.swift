import Registers

/// A resource of DUO's CKAN: what CKAN says of it first, then the file.
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
    if let known = visit.known, !version.isEmpty, known.version == version { return .unchanged }
    let (body, rows) = try await file(resource, id, base, &visit)
    if body.reply.isUnchanged { return .unchanged }
    if let said = resource.totalRecordCount, said > 0, rows > 0, said != rows {
      throw visit.wrong(body.reply.url, "\(rows) rijen, CKAN noemt er \(said)", passing: true)
    }
    if rows > 0 { try visit.enough(rows, of: "file", at: body.reply.url) }
    visit.keep(about, part: "resource_show.json", .about)
    visit.keep(body, part: "file", .data)
    return .new(
      visit.draft(
        version: version.isEmpty ? body.reply.headers["etag"] : version,
        date: (resource.lastModified ?? resource.metadataModified)?.day
          ?? body.reply.headers["last-modified"]?.httpDay,
        rows: rows, at: time))
  }

  /// The file of the resource; the dump of its table where the address is an internal one.
  private static func file(
    _ resource: Answer.Resource, _ id: String, _ base: String, _ visit: inout SourceVisit
  ) async throws(FetchError) -> (SourceVisit.Body, Int) {
    let dump = base + "/datastore/dump/" + id
    var url = resource.url ?? dump
    if (try? visit.below(base, url)) == nil { url = dump }
    let body: SourceVisit.Body
    do throws(FetchError) {
      body = try await visit.ask(url, part: "file", validators: true)
    } catch {
      guard error.status == 404, url != dump, resource.datastoreActive ?? false else {
        throw error
      }
      let other = try await visit.ask(dump, part: "file", validators: true)
      return (other, try visit.table(other))
    }
    return (body, body.reply.isUnchanged ? 0 : try visit.table(body))
  }
}
