import Crypto
import Foundation

/// The unfinished body beside its destination, and a note with what must be known to go on with
/// it, also in a later run.
///
/// A body without a note is never gone on with, so the note is written after the body was emptied
/// and removed before it is emptied.
struct PartFile: Sendable {
  /// The destination.
  let path: String

  var body: String { path + ".part" }
  var note: String { path + ".part.info" }

  private struct Note: Codable {
    var url: String
    /// As `If-Range` wants it: a strong tag, or a date.
    var validator: String
  }

  /// What there is already.
  struct Beginning: Sendable {
    var bytes = 0
    var validator = ""
    /// Of those bytes.
    var hash = SHA256()
  }

  /// The bytes to go on with; none when they are of another address, or are not known to be of
  /// the same body. Reads them once.
  func beginning(of url: String) throws(FetchError) -> Beginning {
    guard let size = Disk.size(of: body), size > 0, let bytes = try Disk.read(note),
      let note = try? JSONDecoder().decode(Note.self, from: Data(bytes)), note.url == url,
      !note.validator.isEmpty
    else {
      discard()
      return Beginning()
    }
    let (hash, count) = try Disk.hash(of: body)
    return Beginning(bytes: count, validator: note.validator, hash: hash)
  }

  /// Opens the file for a whole new body.
  ///
  /// - Parameter headers: of the answer; with a strong tag or a date it can be gone on with.
  func begin(_ url: String, _ headers: [String: String]) throws(FetchError) -> OpenFile {
    Disk.remove(note)
    let file = try OpenFile(body, O_WRONLY | O_CREAT | O_TRUNC)
    if let validator = PartFile.validator(headers) {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      guard let text = try? encoder.encode(Note(url: url, validator: validator)) else {
        return file
      }
      try Disk.write(Array(text), to: note)
    }
    return file
  }

  /// Opens the file to add to what there is.
  func goOn() throws(FetchError) -> OpenFile { try OpenFile(body, O_WRONLY | O_APPEND) }

  /// Gives the finished body its name, on the disk for good.
  func finish() throws(FetchError) {
    try OpenFile(body, O_RDONLY).sync()
    Disk.remove(note)
    try Disk.move(body, to: path)
  }

  func discard() {
    Disk.remove(note)
    Disk.remove(body)
  }

  /// After a failure: keeps only what can be gone on with.
  func leave() { if !Disk.exists(note) { Disk.remove(body) } }

  /// A weak tag does not promise the same bytes, so it is no ground to add to them.
  static func validator(_ headers: [String: String]) -> String? {
    if let tag = headers["etag"], tag.count >= 2, tag.hasPrefix("\""), tag.hasSuffix("\"") {
      return tag
    }
    return headers["last-modified"].flatMap { $0.isEmpty ? nil : $0 }
  }
}
