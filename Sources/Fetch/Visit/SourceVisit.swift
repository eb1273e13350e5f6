import Foundation
import Registers

/// One visit to one source by one way: asks for bodies, counts what it cost, and checks what came.
///
/// Bodies go to the store's folder for incoming files and stay there when a visit is cut off, so that
/// the next one resumes.
struct SourceVisit {
  let source: SourceDescriptor
  let fetch: DeclaredFetch
  let known: Snapshot?
  let settings: FetchSettings
  let store: SnapshotStore
  let transport: any Transport
  private(set) var requests = 0
  private(set) var bytes = 0
  private(set) var pieces: [SnapshotDraft.Piece] = []
  /// Values that are there, per measure.
  var values: [String: Int] = [:]

  init(
    source: SourceDescriptor, fetch: DeclaredFetch, known: Snapshot?, settings: FetchSettings,
    store: SnapshotStore, transport: any Transport
  ) {
    self.source = source
    self.fetch = fetch
    self.known = known
    self.settings = settings
    self.store = store
    self.transport = transport
  }

  /// A body on disk, with where it came from.
  struct Body {
    var reply: Reply
    var path: String
    /// The address that was asked.
    var asked: String
  }

  /// The base address of a name.
  func base(_ name: String) throws(FetchError) -> String {
    guard let base = settings.bases[fetch.base.isEmpty ? name : fetch.base] else {
      throw FetchError(
        .notConfigured, source: source.id, url: name, cause: "basisadres «\(name)» ontbreekt",
        advice: "zet het onder «bases» in Datasets/reference/hosts.yml")
    }
    return base
  }

  /// Asks for a body and keeps it beside the store until the visit is done.
  ///
  /// - Parameters:
  ///   - part: name of the part; also of the file while it comes in.
  ///   - validators: whether to ask only for what changed since the known snapshot.
  mutating func ask(
    _ url: String, part: String, validators: Bool = false, secrets: [String: String] = [:]
  ) async throws(FetchError) -> Body {
    var request = Request(url: url, maximumBytes: fetch.maximumBytes)
    request.secretHeaders = secrets
    let old = validators ? held(part, from: url) : nil
    request.etag = old?.etag
    request.lastModified = old?.lastModified
    let path = store.incoming(source.id + "-" + part)
    do {
      requests += 1
      var reply = try await transport.fetch(request, to: path)
      if reply.isUnchanged, let old {
        if SourceVisit.place(reply.url) == SourceVisit.place(old.url) {
          return Body(reply: reply, path: store.path(of: old), asked: url)
        }
        // The address leads elsewhere now: what is not newer there may be another file all the same.
        (request.etag, request.lastModified) = (nil, nil)
        requests += 1
        reply = try await transport.fetch(request, to: path)
      }
      bytes += reply.bytes
      return Body(reply: reply, path: path, asked: url)
    } catch {
      throw named(error)
    }
  }

  /// The body of the known snapshot that stands for this address, if the store still has it.
  private func held(_ part: String, from url: String) -> SnapshotPart? {
    known?.parts.first { old in
      old.name == part && old.address == url && Disk.size(of: store.path(of: old)) == old.bytes
    }
  }

  /// An address without its query, in which a store of files puts signatures that end.
  private static func place(_ url: String) -> Substring { url.prefix { $0 != "?" } }

  /// Whether a body is, to the byte, a part of the known snapshot.
  func isKnown(_ body: Body, part: String) -> Bool {
    guard !body.reply.isUnchanged else { return true }
    guard let old = known?.parts.first(where: { $0.name == part }) else { return false }
    return old.sha256 == body.reply.sha256 && old.bytes == body.reply.bytes
  }

  /// A moment of rest before the same is asked again.
  func rest() async throws(FetchError) {
    do { try await Task.sleep(for: .seconds(settings.firstWait)) } catch {
      throw FetchError(
        .cancelled, source: source.id, url: fetch.table + fetch.resource + fetch.path,
        cause: "afgebroken",
        advice: "start het ophalen opnieuw")
    }
  }

  /// A body that had not changed stays the one of the known snapshot.
  mutating func keep(_ body: Body, part: String, _ role: SnapshotPart.Role) {
    if body.reply.isUnchanged, let old = known?.parts.first(where: { $0.name == part }) {
      pieces.append(SnapshotDraft.Piece(old, file: nil))
      return
    }
    pieces.append(
      SnapshotDraft.Piece(
        SnapshotPart(name: part, role: role, reply: body.reply, asked: body.asked),
        file: body.path))
  }

  /// The known snapshot, with the marks of a body that came again and is the same: so that the next
  /// visit asks for what changed since.
  mutating func confirmed(_ body: Body, part: String, version: String?) -> Found {
    guard let known, !body.reply.isUnchanged else { return .unchanged }
    pieces = known.parts.filter { $0.name != part }.map { SnapshotDraft.Piece($0, file: nil) }
    keep(body, part: part, .data)
    var draft = draft(version: version, date: known.date, rows: known.rows, at: known.fetched)
    draft.licence = known.licence
    return .new(draft)
  }

  /// The bytes of a body that is small, or looked at one at a time.
  func read(_ body: Body) throws(FetchError) -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: body.path) else {
      throw FetchError(
        .disk, source: source.id, url: body.path, cause: "niet te lezen",
        advice: "controleer de schijf")
    }
    return [UInt8](data)
  }

  /// The error with the id of this source.
  ///
  /// A server may repeat what it was asked; a key is taken out of its words.
  func named(_ error: FetchError) -> FetchError {
    var error = error
    error.source = source.id
    for key in settings.secrets {
      error.url = error.url.replacingOccurrences(of: key, with: "…")
      error.cause = error.cause.replacingOccurrences(of: key, with: "…")
      error.advice = error.advice.replacingOccurrences(of: key, with: "…")
    }
    return error
  }

  func wrong(_ url: String, _ cause: String, passing: Bool = false, _ advice: String? = nil)
    -> FetchError
  {
    FetchError(
      .content, source: source.id, url: url, cause: cause,
      advice: advice
        ?? (passing
          ? "wacht de volgende nacht af; blijft het, kijk dan of de bron verhuisd is"
          : "vergelijk met Datasets/sources/\(source.id).yml en pas de beschrijving aan"),
      isPassing: passing)
  }

  /// The snapshot of what was kept.
  func draft(version: String?, date: String?, rows: Int, at time: String) -> SnapshotDraft {
    SnapshotDraft(
      source: source.id, fetched: time, version: version, date: date, rows: rows,
      licence: source.licence.name, pieces: pieces)
  }

  /// A code or id that comes from outside, fit for an address.
  func component(_ text: String) throws(FetchError) -> String {
    let isPlain =
      !text.isEmpty && text != "." && text != ".."
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
          UInt8(ascii: "."):
          true
        default: false
        }
      }
    guard isPlain else {
      throw wrong(text, "«\(text.prefix(80))» kan geen deel van een adres zijn")
    }
    return text
  }
}

/// What a visit found.
enum Found {
  /// Nothing new; the known snapshot stands.
  case unchanged
  case new(SnapshotDraft)
}

/// One way to ask a source for its rows.
protocol SourceProtocol {
  /// - Throws: `FetchError`; nothing of the visit is then kept.
  static func look(_ visit: inout SourceVisit, at time: String) async throws(FetchError) -> Found
}

/// Text for an address: everything but unreserved characters is percent-encoded.
func percentEncoded(_ text: String, keeping: String = "") -> String {
  let plain = Set(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~$'(),:=&/".utf8
  )
  .union(keeping.utf8)
  var encoded = ""
  for byte in text.utf8 {
    if plain.contains(byte) {
      encoded.unicodeScalars.append(Unicode.Scalar(byte))
    } else {
      let digits = String(byte, radix: 16, uppercase: true)
      encoded += "%" + (digits.count < 2 ? "0" : "") + digits
    }
  }
  return encoded
}
