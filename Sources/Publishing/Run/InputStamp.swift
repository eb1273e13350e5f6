import Crypto
import Facts
import Foundation

/// Everything a version is made from, in one hash: when it is the same, so is every byte.
enum InputStamp {
  /// - Parameters:
  ///   - snapshots: source to snapshot.
  ///   - home: its declared files, and the edition that carried sources are taken from.
  ///   - program: the running program.
  /// - Throws: `PublishingError.unreadable` or `.disk` when one of them is gone or cannot be read: two
  ///   things that cannot be read are not the same thing.
  static func make(
    snapshots: [String: String], home: Home, formats: [String], program: String = "/proc/self/exe"
  ) throws -> String {
    var lines = snapshots.map { "bron \($0.key) \($0.value)" }
    lines += try (home.declaredInputs() + home.files(in: ["Datasets/sources"])).map {
      "bestand \($0.file) \($0.sha256)"
    }
    lines.append("basis " + (try required(home.baseline + "/datapackage.json")))
    lines.append("programma " + (try required(program)))
    lines.append("vormen " + formats.sorted().joined(separator: ","))
    return SHA256.hash(data: Data(lines.sorted().joined(separator: "\n").utf8)).hexText
  }

  /// SHA-256 of a file, read in pieces; nil when there is none.
  ///
  /// - Throws: `PublishingError.disk` for one that is there and cannot be read.
  static func digest(of path: String) throws -> String? {
    guard try StoreFiles.exists(path) else { return nil }
    var hash = SHA256()
    try FileScan.eachPiece(of: path) { hash.update(bufferPointer: $0) }
    return hash.finalize().hexText
  }

  /// SHA-256 of a file that has to be there.
  ///
  /// - Throws: `PublishingError.disk`, `PublishingError.unreadable` when there is none.
  static func required(_ path: String) throws -> String {
    guard let found = try digest(of: path) else {
      throw PublishingError.unreadable(path: path, reason: "het bestand is er niet")
    }
    return found
  }
}
