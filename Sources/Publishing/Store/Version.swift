/// One complete edition with the site made from it, as it stands in the store.
package struct Version: Codable, Hashable, Sendable {
  package enum State: String, Codable, Sendable {
    /// Made and waiting for a look before it is published.
    case held
    /// Is or was the site.
    case published
    /// Was the site and was taken back by a person.
    case rolledBack = "rolled_back"
  }

  package static let schema = 1

  package var schema = Version.schema
  /// `000012-ab12cd34ef56`: number and the edition's id.
  package var name: String
  package var number: Int
  /// Id of the edition.
  package var edition: String
  /// Hash of everything it was made from: snapshots, declared files, program.
  package var inputs: String
  package var state: State
  /// When it was made and first published, UTC.
  package var made: String
  package var published: String?
  /// Newest date among its sources.
  package var created: String
  package var sheets: Int
  package var files: Int
  package var bytes: Int
  /// SHA-256 of `manifest.json`.
  package var manifest: String
  /// Source to the id of the snapshot it was read from; carried sources are left out.
  package var snapshots: [String: String]
  /// Rows of each source file, to see a fall.
  package var rows: [String: Int]

  package enum CodingKeys: String, CodingKey {
    case schema, name, number, edition, inputs, state, made, published, created, sheets, files
    case bytes, manifest, snapshots, rows
  }
}
