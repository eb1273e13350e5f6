import Crypto
import Facts
import Foundation

/// Everything a version is made from, in one hash: when it is the same, so is every byte.
enum InputStamp {
  /// - Parameters:
  ///   - snapshots: source to snapshot.
  ///   - home: its declared files, and the edition that carried sources are taken from.
  ///   - program: the running program.
  static func make(
    snapshots: [String: String], home: Home, formats: [String], program: String = "/proc/self/exe"
  ) throws -> String {
    var lines = snapshots.map { "bron \($0.key) \($0.value)" }
    lines += try (home.declaredInputs() + home.files(in: ["Datasets/sources"])).map {
      "bestand \($0.file) \($0.sha256)"
    }
    lines.append("basis " + digest(of: home.baseline + "/datapackage.json"))
    lines.append("programma " + digest(of: program))
    lines.append("vormen " + formats.sorted().joined(separator: ","))
    return SHA256.hash(data: Data(lines.sorted().joined(separator: "\n").utf8)).hexText
  }

  /// SHA-256 of a file, read in pieces; empty when there is none.
  static func digest(of path: String) -> String {
    guard let file = FileHandle(forReadingAtPath: path) else { return "" }
    defer { try? file.close() }
    var hash = SHA256()
    while let piece = try? file.read(upToCount: 1 << 20), !piece.isEmpty {
      hash.update(data: piece)
    }
    return hash.finalize().hexText
  }
}
