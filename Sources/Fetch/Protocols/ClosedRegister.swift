import Registers

/// The registers that want a key: the Studiekeuzedatabase and KiesMBO. Without one they are not asked.
enum ClosedRegister: SourceProtocol {
  static func look(_ visit: inout SourceVisit, at time: String) async throws(FetchError) -> Found {
    let isDatabase = visit.fetch.via.contains(.skdb)
    let base = try visit.base(isDatabase ? "skdb" : "kiesmbo")
    let url =
      base + "/" + visit.fetch.path + (visit.fetch.query.isEmpty ? "" : "?" + visit.fetch.query)
    guard let key = visit.settings.keys[visit.fetch.key] else {
      throw FetchError(
        .notConfigured, source: visit.source.id, url: url,
        cause: "geen sleutel: \(visit.fetch.key) staat niet in de omgeving",
        advice: "vraag een sleutel aan en zet hem in \(visit.fetch.key), en de naam onder «keys»")
    }
    let secrets =
      isDatabase ? ["Authorization": "Bearer " + key] : ["Ocp-Apim-Subscription-Key": key]
    return try await PlainFile.take(url, &visit, secrets: secrets, at: time)
  }
}
