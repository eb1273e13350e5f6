package import Foundation

/// Where the tests run: the clone, and the folder with the publishers' real files beside it.
///
/// A user's clone does not have that folder; tests that need it are skipped there.
package enum Checkout {
  package static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// `BIJSLUITER_SHARED`, else `shared` beside the clone.
  package static let shared: URL = {
    let named = ProcessInfo.processInfo.environment["BIJSLUITER_SHARED"]
    return named.map { URL(fileURLWithPath: $0) }
      ?? root.deletingLastPathComponent().appendingPathComponent("shared")
  }()

  package static let data = shared.appendingPathComponent("data")

  package static let hasData = FileManager.default.fileExists(
    atPath: data.appendingPathComponent("duo/ingeschrevenenhbo.csv").path)

  package static let hasSuites = FileManager.default.fileExists(
    atPath: data.appendingPathComponent("suites/csv-spectrum").path)

  package static let absence: String =
    "de echte bronbestanden zijn er niet: ../shared/data (of zet BIJSLUITER_SHARED)"
}
