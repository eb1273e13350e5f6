import Crypto
import Facts
import Glibc
import Synchronization

/// The accepted states of all sources in one folder: bodies under their SHA-256, each stored once,
/// and a manifest that names them.
///
/// A line of the manifest is written after all its bodies are on the disk, so that the store can
/// be read whenever the program is killed. Writers wait for each other, also over processes.
package struct SnapshotStore: Sendable {
  /// Folder of the store.
  package let folder: String
  private let shelf: Shelf

  /// What was read of the manifest, shared by the copies of a store.
  private final class Shelf: Sendable {
    let snapshots = Mutex<[String: [Snapshot]]>([:])
  }

  /// Opens or makes a store.
  ///
  /// - Throws: `FetchError` when the folder cannot be used, or its manifest is of a newer program.
  package init(folder: String) throws(FetchError) {
    self.folder = folder
    shelf = Shelf()
    try Disk.makeFolders(folder + "/objects")
    try Disk.makeFolders(folder + "/incoming")
    remember(try manifest.read())
  }

  var manifest: SnapshotManifest { SnapshotManifest(path: folder + "/manifest.jsonl") }

  private func remember(_ snapshots: [Snapshot]) {
    let bySource = Dictionary(grouping: snapshots, by: \.source)
    shelf.snapshots.withLock { $0 = bySource }
  }

  /// The state of a source that counts now; nil when there is none yet.
  package func newest(of source: String) -> Snapshot? { all(of: source).last }

  /// All states of a source that are kept, oldest first.
  package func all(of source: String) -> [Snapshot] {
    shelf.snapshots.withLock { $0[source] ?? [] }
  }

  /// Ids of the sources that have a snapshot, sorted.
  package var sources: [String] { shelf.snapshots.withLock { $0.keys.sorted() } }

  /// The file with the body of a part. It may be read and linked, never written.
  package func path(of part: SnapshotPart) -> String { object(part.sha256) }

  func object(_ sha256: String) -> String {
    folder + "/objects/" + sha256.prefix(2) + "/" + sha256
  }

  /// The file where a body may come in, the same for the same name, so that it can be gone on with
  /// in a later run.
  ///
  /// - Parameter name: any text; nothing in it can lead out of the folder.
  package func incoming(_ name: String) -> String {
    let safe = name.unicodeScalars.map { scalar -> Character in
      let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || "0"..."9" ~= scalar)
      return isPlain || scalar == "-" || scalar == "_" ? Character(scalar) : "-"
    }
    let mark = SHA256.hash(data: Array(name.utf8)).hexText.prefix(16)
    return folder + "/incoming/" + String(safe.prefix(80)) + "." + mark
  }

  /// Accepts a checked state. When it is the one that counts already, the files that came in are
  /// removed, and nothing is written but the publisher's marks (tag, date, version), where they moved.
  ///
  /// - Returns: the snapshot that counts now, and whether it is a new one.
  /// - Throws: `FetchError` when a body is not what the draft says, or the disk cannot be written;
  ///   the manifest is then as it was.
  package func adopt(
    _ draft: SnapshotDraft
  ) throws(FetchError) -> (snapshot: Snapshot, isNew: Bool) {
    let snapshot = try checked(draft)
    let lock = try locked()
    defer { withExtendedLifetime(lock) {} }
    var snapshots = try manifest.read()
    if let last = snapshots.last(where: { $0.source == draft.source }), last.id == snapshot.id {
      for file in draft.pieces.compactMap(\.file) { Disk.remove(file) }
      let marked = last.marked(as: snapshot)
      if marked != last, let place = snapshots.lastIndex(of: last) {
        snapshots[place] = marked
        try manifest.replace(snapshots)
      }
      remember(snapshots)
      return (marked, false)
    }
    for piece in draft.pieces { try store(piece, draft.source) }
    try manifest.append(snapshot)
    snapshots.append(snapshot)
    remember(snapshots)
    return (snapshot, true)
  }

  private func checked(_ draft: SnapshotDraft) throws(FetchError) -> Snapshot {
    let parts = draft.pieces.map(\.part)
    func refuse(_ cause: String) -> FetchError {
      FetchError(
        .content, source: draft.source, url: parts.first?.url ?? folder, cause: cause,
        advice: "haal de bron opnieuw op")
    }
    guard parts.contains(where: { $0.role == .data }) else {
      throw refuse("de momentopname heeft geen gegevens")
    }
    guard Set(parts.map(\.name)).count == parts.count else {
      throw refuse("twee delen van de momentopname heten hetzelfde")
    }
    for part in parts where part.name.isEmpty || part.name.contains("/") || part.name.first == "." {
      throw refuse("«\(part.name)» is geen naam voor een deel")
    }
    for part in parts where !part.sha256.isDigest {
      throw refuse("deel «\(part.name)» heeft geen SHA-256")
    }
    return Snapshot(
      schema: Snapshot.schema, id: Snapshot.id(of: parts), source: draft.source,
      fetched: draft.fetched, version: draft.version, date: draft.date, rows: draft.rows,
      licence: draft.licence, parts: parts)
  }

  private func store(_ piece: SnapshotDraft.Piece, _ source: String) throws(FetchError) {
    let target = path(of: piece.part)
    guard let file = piece.file else {
      guard Disk.size(of: target) == piece.part.bytes else { throw lost(piece.part, source) }
      return
    }
    try check(piece.part, at: file, source)
    // Also over a body that is there already: the bytes are the same, or that one was damaged.
    try OpenFile(file, O_RDONLY).sync()
    _ = unsafe chmod(file, 0o444)
    let shelf = Disk.parent(of: target)
    if !Disk.exists(shelf) {
      try Disk.makeFolders(shelf)
      try Disk.syncFolder(folder + "/objects")
    }
    try Disk.move(file, to: target)
  }

  /// Reads every body of a snapshot again.
  ///
  /// - Throws: `FetchError` that names the first body that is gone or has changed.
  package func verify(_ snapshot: Snapshot) throws(FetchError) {
    for part in snapshot.parts { try check(part, at: path(of: part), snapshot.source) }
  }

  private func check(
    _ part: SnapshotPart, at file: String, _ source: String
  ) throws(FetchError) {
    guard try Disk.facts(of: file) != nil else { throw lost(part, source) }
    let found = try Disk.digest(of: file)
    guard found.sha256 == part.sha256, found.bytes == part.bytes else {
      throw FetchError(
        .content, source: source, url: file,
        cause: "deel «\(part.name)» is veranderd: SHA-256 \(found.sha256), \(found.bytes) bytes; "
          + "hoort te zijn \(part.sha256), \(part.bytes) bytes",
        advice: "haal de bron opnieuw op, of zet het bestand terug uit een reservekopie")
    }
  }

  private func lost(_ part: SnapshotPart, _ source: String) -> FetchError {
    FetchError(
      .content, source: source, url: path(of: part),
      cause: "deel «\(part.name)» (\(part.url)) is er niet meer",
      advice: "haal de bron opnieuw op, of zet het bestand terug uit een reservekopie")
  }

  /// Keeps the newest states of each source and removes bodies that no state names.
  ///
  /// - Parameters:
  ///   - count: states to keep per source; at least one is kept.
  ///   - used: ids of states that are kept however old they are.
  /// - Returns: how many states and bodies were removed.
  /// - Throws: `FetchError` when the store cannot be read or written.
  @discardableResult package func prune(
    keeping count: Int, used: Set<String> = []
  ) throws(FetchError) -> (snapshots: Int, objects: Int) {
    let lock = try locked()
    defer { withExtendedLifetime(lock) {} }
    let all = try manifest.read()
    var kept: [String: Int] = [:]
    let left = all.reversed().filter { snapshot in
      kept[snapshot.source, default: 0] += 1
      return kept[snapshot.source, default: 0] <= max(1, count) || used.contains(snapshot.id)
    }
    if left.count < all.count { try manifest.replace(left.reversed()) }
    remember(left.reversed())
    let named = Set(left.flatMap { $0.parts.map(\.sha256) })
    var removed = 0
    for shelf in try Disk.names(in: folder + "/objects") {
      for name in try Disk.names(in: folder + "/objects/" + shelf) where !named.contains(name) {
        Disk.remove(folder + "/objects/" + shelf + "/" + name)
        removed += 1
      }
    }
    return (all.count - left.count, removed)
  }

  /// The sole right to write, until the result is let go.
  func locked() throws(FetchError) -> OpenFile {
    let file = try OpenFile(folder + "/lock", O_RDWR | O_CREAT)
    try file.lock()
    return file
  }
}

extension String {
  /// Sixty-four lower-case hexadecimal digits.
  fileprivate var isDigest: Bool {
    utf8.count == 64 && utf8.allSatisfy { 0x30...0x39 ~= $0 || 0x61...0x66 ~= $0 }
  }
}
