import Foundation
import Glibc

/// The list of accepted snapshots, one line of JSON each, oldest first.
///
/// A line is added at the end and is on the disk before it counts; a last line without a line
/// break is one that a killed program left behind, and is not there.
struct SnapshotManifest {
  let path: String

  /// - Throws: when a line is not ours, or of a newer program.
  func read() throws(FetchError) -> [Snapshot] {
    let bytes = try Disk.read(path) ?? []
    guard let end = bytes.lastIndex(of: 0x0A) else { return [] }
    var snapshots: [Snapshot] = []
    var number = 0
    for line in bytes[..<end].split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      snapshots.append(try snapshot(line, number))
    }
    return snapshots
  }

  private struct Form: Decodable { var schema: Int }

  private func snapshot(_ line: ArraySlice<UInt8>, _ number: Int) throws(FetchError) -> Snapshot {
    let decoder = JSONDecoder()
    let data = Data(line)
    let schema = try? decoder.decode(Form.self, from: data).schema
    if let schema, schema > Snapshot.schema {
      throw FetchError(
        .content, url: path,
        cause: "regel \(number) is van een nieuwere versie (schema \(schema); deze versie leest "
          + "tot en met \(Snapshot.schema))",
        advice: "werk bijsluiter bij, of gebruik een andere map")
    }
    guard let snapshot = try? decoder.decode(Snapshot.self, from: data) else {
      throw FetchError(
        .content, url: path, cause: "regel \(number) is niet te lezen",
        advice: "zet het bestand terug uit een reservekopie, of haal de regel weg")
    }
    return snapshot
  }

  /// Adds one line; what a killed program left of another is cut off first.
  func append(_ snapshot: Snapshot) throws(FetchError) {
    let bytes = try Disk.read(path) ?? []
    let whole = bytes.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let file = try OpenFile(path, O_WRONLY | O_CREAT | O_APPEND)
    if whole < bytes.count { try file.cut(to: whole) }
    do throws(FetchError) {
      try file.write(try line(snapshot))
      try file.sync()
    } catch {
      // Half a line would be taken for a killed program's, but on a full disk better none.
      try? file.cut(to: whole)
      throw error
    }
    if bytes.isEmpty { try Disk.syncFolder(Disk.parent(of: path)) }
  }

  /// Puts a whole new list in the place of the old, in one step.
  func replace(_ snapshots: [Snapshot]) throws(FetchError) {
    var bytes: [UInt8] = []
    for snapshot in snapshots { bytes += try line(snapshot) }
    try Disk.write(bytes, to: path)
  }

  private func line(_ snapshot: Snapshot) throws(FetchError) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(snapshot) else {
      throw FetchError(
        .content, source: snapshot.source, url: path, cause: "de regel is niet te schrijven",
        advice: "meld deze fout")
    }
    return Array(data) + [0x0A]
  }
}
