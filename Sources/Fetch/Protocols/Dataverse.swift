import Registers

/// A file of a Dataverse dataset, found by its label: its number changes with every edition.
///
/// The number and checksum in the list are what the archive wrote down when the file was deposited, and
/// of a table it may be that of the original form; so the file itself is asked for too, with its own
/// tag and date.
enum Dataverse: SourceProtocol {
  private struct Answer: Decodable {
    struct File: Decodable {
      struct Data: Decodable {
        struct Sum: Decodable {
          var type: String
          var value: String
        }
        var id: Int
        var checksum: Sum?
        var publicationDate: String?
      }
      var label: String
      var dataFile: Data
    }
    var status: String
    var data: [File]
  }

  static func look(_ visit: inout SourceVisit, at time: String) async throws(FetchError) -> Found {
    let base = try visit.base("dataverse")
    let list =
      base + "/api/datasets/:persistentId/versions/:latest/files?persistentId="
      + percentEncoded(visit.fetch.dataset)
    let (_, answer) = try await visit.document(Answer.self, list, part: "files.json")
    guard let pattern = try? Regex(visit.fetch.label) else {
      throw visit.wrong(list, "«\(visit.fetch.label)» is geen patroon")
    }
    let fits = answer.data.filter { $0.label.firstMatch(of: pattern) != nil }
    guard fits.count == 1, let file = fits.first else {
      throw visit.wrong(
        list,
        "\(fits.count) bestanden passen bij «\(visit.fetch.label)»; er zijn: "
          + answer.data.map(\.label).sorted().prefix(12).joined(separator: ", "))
    }
    let version = "\(file.dataFile.id) \(file.dataFile.checksum?.value ?? "")"
    return try await PlainFile.take(
      base + "/api/access/datafile/\(file.dataFile.id)", &visit, version: version,
      date: file.dataFile.publicationDate?.day, at: time)
  }
}
