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

  /// Source to its last check; none when there is no file yet.
  ///
  /// - Throws: `FetchError` for a file that is there and cannot be read.
  package func checks() throws(FetchError) -> [String: SnapshotCheck] {
    guard let bytes = try Disk.read(checkedFile) else { return [:] }
    do {
      return try JSONDecoder().decode([String: SnapshotCheck].self, from: Data(bytes))
    } catch {
      throw FetchError(
        .content, url: checkedFile, cause: "geen JSON van de goede vorm",
        advice: "haal het bestand weg; het wordt opnieuw gemaakt")
    }
  }

  /// Writes down that sources were asked and their newest snapshots count.
  ///
  /// - Parameters:
  ///   - earlier: the checks so far.
  ///   - time: ISO 8601, UTC, whole seconds.
  /// - Throws: `FetchError` when the disk cannot be written.
  package func touch(
    _ sources: [String], after earlier: [String: SnapshotCheck], at time: String
  ) throws(FetchError) {
    let lock = try locked()
    defer { withExtendedLifetime(lock) {} }
    var checks = earlier
    for source in sources {
      checks[source] = SnapshotCheck(time: time, newest: newest(of: source)?.id ?? "")
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(checks) else { return }
    try Disk.write(Array(data) + [0x0A], to: checkedFile)
  }
}
