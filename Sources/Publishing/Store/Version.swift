/// One edition with the site made from it, as it is kept in the store.
package struct Version: Codable, Hashable, Sendable {
  package enum State: String, Codable, Sendable {
    /// Made, and waits for a person before it is published.
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
  /// Number of the version, from 1, higher than every earlier one.
  package var number: Int
  /// Id of the edition.
  package var edition: String
  /// Hash of everything it was made from: snapshots, declared files, program.
  package var inputs: String
  /// Whether it waits, is or was the site, or was taken back.
  package var state: State
  /// When it was made, ISO 8601 in UTC.
  package var made: String
  /// When it was first published, ISO 8601 in UTC; nil while it waits.
  package var published: String?
  /// Newest date among its sources.
  package var created: String
  /// Number of sheets.
  package var sheets: Int
  /// Number of files of the site.
  package var files: Int
  /// Size of those files together, in bytes.
  package var bytes: Int
  /// SHA-256 of `manifest.json`.
  package var manifest: String
  /// Source to the id of the snapshot it was read from; carried sources are left out.
  package var snapshots: [String: String]
  /// Rows of each source file by the id of the source, to notice a fall.
  package var rows: [String: Int]

  /// Names of the members in the record.
  package enum CodingKeys: String, CodingKey {
    case schema, name, number, edition, inputs, state, made, published, created, sheets, files
    case bytes, manifest, snapshots, rows
  }
}
