import Foundation

/// The folder with open data and public suites that lies beside a developer's clone.
///
/// A user's clone does not have it; tests that need it are skipped there.
enum SharedFolder {
  static let url: URL? = {
    let root = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let beside = root.deletingLastPathComponent().appendingPathComponent("shared")
    let named = ProcessInfo.processInfo.environment["BIJSLUITER_SHARED"]
    let folder = named.map { URL(fileURLWithPath: $0) } ?? beside
    let mark = folder.appendingPathComponent("data/suites/csv-spectrum").path
    return FileManager.default.fileExists(atPath: mark) ? folder : nil
  }()

  static let absence = "the shared data folder is not there (set BIJSLUITER_SHARED)"

  static func bytes(_ path: String) throws -> [UInt8] {
    guard let url else { throw CocoaError(.fileNoSuchFile) }
    return [UInt8](try Data(contentsOf: url.appendingPathComponent(path)))
  }
}

/// SplitMix64: the same numbers on every machine, so that a failing case can be found again.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
