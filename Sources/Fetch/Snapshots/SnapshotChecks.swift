import Foundation

/// When a source was last asked with success, also when nothing had changed.
package struct SnapshotCheck: Codable, Sendable, Hashable {
  /// ISO 8601, UTC, whole seconds.
  package var time: String
  /// Id of the snapshot that counted then.
  package var newest: String

  package init(time: String, newest: String) {
    self.time = time
    self.newest = newest
  }
}

extension SnapshotStore {
  private var checkedFile: String { folder + "/checked.json" }

  /// Source to its last check. A file that cannot be read counts as none: it is made again by the
  /// next check.
  package func checks() -> [String: SnapshotCheck] {
    guard let bytes = try? Disk.read(checkedFile) else { return [:] }
    return (try? JSONDecoder().decode([String: SnapshotCheck].self, from: Data(bytes))) ?? [:]
  }

  /// Writes down that a source was asked and its newest snapshot still counts.
  ///
  /// - Parameter time: ISO 8601, UTC, whole seconds.
  /// - Throws: `FetchError` when the disk cannot be written.
  package func touch(_ source: String, at time: String) throws(FetchError) {
    let lock = try locked()
    defer { withExtendedLifetime(lock) {} }
    var checks = checks()
    checks[source] = SnapshotCheck(time: time, newest: newest(of: source)?.id ?? "")
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(checks) else { return }
    try Disk.write(Array(data) + [0x0A], to: checkedFile)
  }
}
