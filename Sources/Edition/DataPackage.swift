import Crypto
import Facts
import Foundation

/// `datapackage.json` of an edition: a Frictionless tabular data package.
struct DataPackage: Codable {
  /// By these two a folder is known as an edition of ours.
  static let ownProfile = "tabular-data-package"
  static let ownName = "bijsluiter-baseline"

  struct Licence: Codable, Hashable {
    var name: String
    var path: String
  }

  struct Source: Codable {
    var title: String
    var path: String
    var name: String
    var publisher: String
    var attribution: String
    var licence: String
    var date: String
    var file: String
    var sha256: String
  }

  struct Field: Codable {
    var name: String
    var type: String
    var description: String
  }

  struct Schema: Codable {
    var fields: [Field]
    var primaryKey: [String]
    var missingValues: [String]
  }

  struct Resource: Codable {
    var name: String
    var path: String
    var title: String
    var profile: String
    var mediatype: String
    var encoding: String
    var bytes: Int
    var hash: String
    var schema: Schema

    init(_ table: TableSchema, _ content: [UInt8]) {
      name = table.name
      path = table.path
      title = table.title
      profile = "tabular-data-resource"
      mediatype = "text/csv"
      encoding = "utf-8"
      bytes = content.count
      hash = "sha256:" + SHA256.hash(data: content).hexText
      schema = Schema(
        fields: table.fields.map {
          Field(name: $0.name, type: $0.type, description: $0.description)
        }, primaryKey: table.key, missingValues: [""])
    }
  }

  var profile: String
  var name: String
  var id: String
  var schemaVersion: Int
  var title: String
  var created: String
  var licenses: [Licence]
  var sources: [Source]
  var resources: [Resource]

  init(id: String, ledger: [LedgerLine], files: [(TableSchema, [UInt8])]) {
    profile = DataPackage.ownProfile
    name = DataPackage.ownName
    self.id = id
    schemaVersion = TableSchema.version
    title = "Feiten over mbo- en hbo-opleidingen, uit de open registers"
    created = ledger.map(\.source.date).max().map { $0 + "T00:00:00Z" } ?? ""
    licenses = Set(ledger.map { Licence(name: $0.source.licence, path: $0.licenceURL) })
      .sorted { ($0.name, $0.path) < ($1.name, $1.path) }
    sources = ledger.map {
      Source(
        title: $0.source.title, path: $0.source.url, name: $0.source.id,
        publisher: $0.source.publisher, attribution: $0.source.attribution,
        licence: $0.source.licence, date: $0.source.date, file: $0.file, sha256: $0.sha256)
    }.sorted { $0.name < $1.name }
    resources = files.map { Resource($0, $1) }
  }

  /// The file's bytes; names in one order.
  func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self) + Data("\n".utf8)
  }
}
