import Facts
import Fetch
import Foundation
import Registers

/// A store in a folder of its own, and ways to fill it.
final class SnapshotScene {
  let folder: String
  let store: SnapshotStore

  init() throws {
    folder = NSTemporaryDirectory() + "snapshots-" + UUID().uuidString
    store = try SnapshotStore(folder: folder + "/store")
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  var manifest: String { folder + "/store/manifest.jsonl" }

  /// A body as if it had just come in.
  func piece(
    _ name: String, _ text: String, _ role: SnapshotPart.Role = .data
  ) throws -> SnapshotDraft.Piece {
    let file = store.incoming(UUID().uuidString)
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    let part = SnapshotPart(
      name: name, role: role, url: "https://voorbeeld.test/" + name, status: 200, etag: "\"t\"",
      sha256: TransportScene.sha256(Array(text.utf8)), bytes: text.utf8.count)
    return .init(part, file: file)
  }

  func draft(_ source: String, _ pieces: SnapshotDraft.Piece...) -> SnapshotDraft {
    SnapshotDraft(
      source: source, fetched: "2026-11-25T06:50:45Z", version: "v1", date: "2026-11-01", rows: 3,
      licence: "CC BY 4.0", pieces: pieces)
  }

  @discardableResult func adopt(_ source: String, _ texts: String...) throws -> Snapshot {
    var pieces: [SnapshotDraft.Piece] = []
    for (index, text) in texts.enumerated() { pieces.append(try piece("deel-\(index).csv", text)) }
    var draft = draft(source)
    draft.pieces = pieces
    return try store.adopt(draft).snapshot
  }

  func text(_ path: String) -> String? {
    FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Files below a folder of the scene, sorted.
  func files(_ place: String) -> [String] {
    let root = folder + "/" + place
    return (FileManager.default.enumerator(atPath: root)?.allObjects as? [String] ?? [])
      .filter { name in
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: root + "/" + name, isDirectory: &isFolder)
          && !isFolder.boolValue
      }
      .sorted()
  }

  static func source(
    _ id: String = "bron", local: String, alternatives: [String] = []
  ) throws -> SourceDescriptor {
    try SourceRegister.read(
      text: """
        schema: 1
        id: \(id)
        title: Bron
        publisher: Uitgever
        licence: {name: CC BY 4.0, url: "", attribution: Uitgever}
        url: https://voorbeeld.test/
        date: "2026-11-01"
        cadence: jaar
        local: \(local)
        alternatives: [\(alternatives.joined(separator: ", "))]
        encoding: utf-8
        reader: hbo-counts
        columns: {}
        """, name: "bron.yml")
  }
}
