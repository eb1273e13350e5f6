import Tabular

/// One request for one body over https.
package struct Request: Sendable {
  /// Full address, already percent-encoded.
  package var url: String
  /// Headers beside our own, for example a key; their values are never logged or stored.
  package var secretHeaders: [String: String] = [:]
  /// Tag and date of the body we have; the answer is then 304 when nothing changed.
  package var etag: String?
  package var lastModified: String?
  /// The body is refused beyond this many bytes, unpacked.
  package var maximumBytes: Int

  package init(url: String, maximumBytes: Int = 64 << 20) {
    self.url = url
    self.maximumBytes = maximumBytes
  }
}

/// What came back: the complete body on disk, or none for 304.
package struct Reply: Sendable {
  /// 200 or 304; everything else is thrown.
  package var status: Int
  /// Of the last hop, names in lower case.
  package var headers: [String: String]
  /// The address that answered, after redirects.
  package var url: String
  /// Size of the body in bytes; 0 for 304.
  package var bytes: Int
  /// Lower-case hexadecimal; empty for 304.
  package var sha256: String

  package init(
    status: Int, headers: [String: String], url: String, bytes: Int, sha256: String
  ) {
    self.status = status
    self.headers = headers
    self.url = url
    self.bytes = bytes
    self.sha256 = sha256
  }

  package var isUnchanged: Bool { status == 304 }
}

/// The seam between what is asked and how bytes come in: libcurl, or a recording in a test.
package protocol Transport: Sendable {
  /// Brings a body to `path`, whole or not at all; retries what may be tried again.
  ///
  /// - Throws: `FetchError` that names the address and the cause. A cancelled task ends it.
  func fetch(_ request: Request, to path: String) async throws(FetchError) -> Reply
}

/// Why a body could not be had, or may not be used.
package struct FetchError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What went wrong.
  package enum Kind: String, Sendable, Hashable, Codable {
    /// No connection, a name that is not known, a time-out, a body that broke off.
    case unreachable
    /// The certificate or the protocol is not to be trusted.
    case untrusted
    /// The server said no: a status other than 200, 206 or 304.
    case status
    /// More bytes, pages or redirects than allowed, or a link to another host.
    case excessive
    /// A body that is not what was asked for: HTML, empty, broken text, too few rows.
    case content
    /// Far fewer rows than the last time.
    case fewer
    /// The source was withdrawn, renamed or succeeded by another.
    case superseded
    /// Not asked: no key, or no file in the drop folder.
    case notConfigured
    /// The disk is full or cannot be written.
    case disk
    /// The task was cancelled.
    case cancelled
  }

  /// What went wrong.
  package var kind: Kind
  /// Id of the source; empty when the transport does not know it.
  package var source: String
  /// Address without anything secret.
  package var url: String
  /// What happened, in one Dutch sentence; of at most 4,000 characters, whatever a server sent.
  package var cause: String
  /// What a person should do.
  package var advice: String
  /// Status of the HTTP answer; nil without an answer.
  package var status: Int?
  /// True when another attempt later may succeed.
  package var isPassing: Bool

  /// An error with everything a person needs to act on it.
  package init(
    _ kind: Kind, source: String = "", url: String, cause: String, advice: String,
    status: Int? = nil, isPassing: Bool = false
  ) {
    self.kind = kind
    self.source = source
    self.url = url
    self.cause = FetchError.shortened(cause, to: 4_000)
    self.advice = advice
    self.status = status
    self.isPassing = isPassing
  }

  package var description: String {
    (source.isEmpty ? "" : source + ": ") + url + ": " + cause + "\ndoe: " + advice
  }

  /// The first twelve names of a file that came from elsewhere, each of at most 60 characters and without
  /// control characters.
  static func list(_ names: [String]) -> String {
    let text = names.prefix(12).map { shortened($0, to: 60) }.joined(separator: ", ")
    return String(String.UnicodeScalarView(text.unicodeScalars.map(Excerpt.printable)))
  }

  private static func shortened(_ text: String, to most: Int) -> String {
    // Characters can be of any length; scalars cannot.
    guard text.utf8.count > most, text.unicodeScalars.count > most else { return text }
    return String(text.unicodeScalars.prefix(most - 1)) + "…"
  }
}
