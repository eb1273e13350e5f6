import Foundation
import Glibc

/// One run at a time: a lock that the system lets go of when the process ends, however it ends.
final class RunLock {
  private let file: Int32

  /// - Throws: `PublishingError.busy` with who holds it.
  init(path: String) throws {
    let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw StoreFiles.failure("openen", path) }
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
      close(file)
      let holder = FileManager.default.contents(atPath: path)
        .map { String(decoding: $0, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines) }
      throw PublishingError.busy(by: holder.flatMap { $0.isEmpty ? nil : $0 } ?? "een ander proces")
    }
    self.file = file
    // Only a word for people; the lock itself is the system's.
    let text = "proces \(getpid())\n"
    ftruncate(file, 0)
    _ = text.withCString { pwrite(file, $0, strlen($0), 0) }
  }

  deinit { close(file) }
}
