package import Foundation
import Glibc
import Synchronization

/// A folder of a test's own below the system's temporary folder, removed with this object.
///
/// Every temporary file of a test lies in one of these, so that nothing stays behind: `bin/test` looks.
package final class TemporaryFolder: Sendable {
  package let path: String
  package var url: URL { URL(fileURLWithPath: path, isDirectory: true) }

  /// - Parameter name: the beginning of the folder's name, so that one left behind tells whose it was.
  package init(_ name: String) throws {
    path = try TemporaryFolder.make(name)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// A folder that every test of the process may use, removed when the process ends.
  ///
  /// - Parameter name: the beginning of the folder's name.
  /// - Returns: its path.
  package static func ofProcess(_ name: String) throws -> String {
    let path = try make(name)
    ended.withLock { paths in
      if paths.isEmpty { atexit { TemporaryFolder.removeEnded() } }
      paths.append(path)
    }
    return path
  }

  private static let ended = Mutex<[String]>([])

  private static func removeEnded() {
    ended.withLock { paths in
      for path in paths { try? FileManager.default.removeItem(atPath: path) }
    }
  }

  private static func make(_ name: String) throws -> String {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent(name + "-" + UUID().uuidString).path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
  }
}
