import Crypto
import Facts

/// One accepted state of a source: which bytes it consists of, from where and when. It never
/// changes.
package struct Snapshot: Codable, Sendable, Hashable {
  /// The newest form of a line in the manifest that this program reads.
  package static let schema = 1

  package var schema: Int
  /// SHA-256 over the names and contents of the parts, in lower-case hexadecimal: the same content
  /// has the same id, whenever it was fetched.
  package var id: String
  /// Id of the source.
  package var source: String
  /// When the last part came in: ISO 8601, UTC, whole seconds.
  package var fetched: String
  /// The publisher's own version, as it says it.
  package var version: String?
  /// The publisher's own date, YYYY-MM-DD.
  package var date: String?
  /// Rows of data over all parts.
  package var rows: Int
  package var licence: String
  /// The bodies it consists of.
  package var parts: [SnapshotPart]

  /// This state with the marks of another of the same content.
  func marked(as other: Snapshot) -> Snapshot {
    var marked = self
    marked.version = other.version
    marked.parts = parts.map { part in
      guard let new = other.parts.first(where: { $0.name == part.name }) else { return part }
      var part = part
      (part.url, part.asked) = (new.url, new.asked)
      (part.etag, part.lastModified) = (new.etag, new.lastModified)
      return part
    }
    return marked
  }

  static func id(of parts: [SnapshotPart]) -> String {
    let lines = parts.map { $0.name + " " + $0.sha256 + "\n" }.sorted()
    return SHA256.hash(data: Array(lines.joined().utf8)).hexText
  }
}

/// One body of a snapshot.
package struct SnapshotPart: Codable, Sendable, Hashable {
  package enum Role: String, Codable, Sendable {
    /// Holds the figures.
    case data
    /// Says something about them: a description, a list of codes.
    case about
  }

  /// Name within the snapshot, unique there; also the name of the file when it is laid out.
  package var name: String
  /// Whether it holds the figures or describes them.
  package var role: Role
  /// The address that answered.
  package var url: String
  /// The address that was requested, where it redirected to another; nil where it answered itself.
  package var asked: String?
  /// Status of the HTTP answer: 200, also when a later visit got 304.
  package var status: Int
  package var etag: String?
  package var lastModified: String?
  /// Lower-case hexadecimal.
  package var sha256: String
  /// Size of the body in bytes.
  package var bytes: Int

  package init(
    name: String, role: Role, url: String, asked: String? = nil, status: Int,
    etag: String? = nil, lastModified: String? = nil, sha256: String, bytes: Int
  ) {
    self.name = name
    self.role = role
    self.url = url
    self.asked = asked
    self.status = status
    self.etag = etag
    self.lastModified = lastModified
    self.sha256 = sha256
    self.bytes = bytes
  }

  /// A part as it came.
  ///
  /// - Parameter asked: the address that was asked for it.
  package init(name: String, role: Role, reply: Reply, asked: String? = nil) {
    self.init(
      name: name, role: role, url: reply.url, asked: asked == reply.url ? nil : asked,
      status: reply.status, etag: reply.headers["etag"],
      lastModified: reply.headers["last-modified"], sha256: reply.sha256, bytes: reply.bytes)
  }

  /// The address to ask for it again.
  var address: String { asked ?? url }

  private enum CodingKeys: String, CodingKey {
    case name, role, url, status, etag, sha256, bytes
    case asked = "asked_url"
    case lastModified = "last_modified"
  }
}

/// The parts of a snapshot that is not accepted yet.
package struct SnapshotDraft: Sendable {
  /// A part and where its bytes are.
  package struct Piece: Sendable {
    /// What is known of the body.
    package var part: SnapshotPart
    /// The file with the body, which `adopt` takes away; nil when the store has the body already,
    /// because the server said that nothing changed.
    package var file: String?

    package init(_ part: SnapshotPart, file: String?) {
      self.part = part
      self.file = file
    }
  }

  /// Id of the source.
  package var source: String
  /// ISO 8601, UTC, whole seconds.
  package var fetched: String
  /// The publisher's own version, as it writes it; nil when it gives none.
  package var version: String?
  /// The publisher's own date, `YYYY-MM-DD`; nil when it gives none.
  package var date: String?
  /// Rows of data over all parts.
  package var rows: Int
  package var licence: String
  /// The bodies and where they are.
  package var pieces: [Piece]

  package init(
    source: String, fetched: String, version: String? = nil, date: String? = nil, rows: Int,
    licence: String, pieces: [Piece]
  ) {
    self.source = source
    self.fetched = fetched
    self.version = version
    self.date = date
    self.rows = rows
    self.licence = licence
    self.pieces = pieces
  }
}
