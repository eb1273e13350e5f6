import Crypto
import Facts
import Glibc

/// Files of a site through the system's own calls.
enum FileScan {
  /// Size of a plain file; nil when there is none.
  static func size(_ path: String) -> Int? {
    var facts = stat()
    guard lstat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(facts.st_size)
  }

  /// Whether a folder stands at a path; a link to one is none.
  static func isFolder(_ path: String) -> Bool {
    var facts = stat()
    return lstat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR
  }

  static func read(_ path: String) throws -> [UInt8] {
    var bytes: [UInt8] = []
    let count = try read(path, into: &bytes)
    bytes.removeLast(bytes.count - count)
    return bytes
  }

  /// Reads a whole file into a buffer that is made larger where it must be.
  ///
  /// - Returns: how many bytes of the buffer are the file's.
  /// - Throws: `PublishingError.disk`.
  static func read(_ path: String, into buffer: inout [UInt8]) throws -> Int {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw StoreFiles.failure("lezen", path) }
    defer { close(file) }
    var facts = stat()
    guard fstat(file, &facts) == 0 else { throw StoreFiles.failure("lezen", path) }
    let size = Int(facts.st_size)
    if buffer.count < size { buffer += [UInt8](repeating: 0, count: size - buffer.count) }
    var done = 0
    while done < size {
      let count = buffer.withUnsafeMutableBytes {
        Glibc.read(file, $0.baseAddress?.advanced(by: done), size - done)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw StoreFiles.failure("lezen", path) }
      if count == 0 { break }
      done += count
    }
    return done
  }

  /// Reads a file a megabyte at a time.
  ///
  /// - Throws: `PublishingError.disk`, also when reading stops halfway.
  static func eachPiece(of path: String, _ body: (UnsafeRawBufferPointer) -> Void) throws {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw StoreFiles.failure("lezen", path) }
    defer { close(file) }
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = buffer.withUnsafeMutableBytes { Glibc.read(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw StoreFiles.failure("lezen", path) }
      if count == 0 { return }
      buffer.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
    }
  }

  static func sha256(_ bytes: UnsafeRawBufferPointer) -> String {
    var hash = SHA256()
    hash.update(bufferPointer: bytes)
    return hash.finalize().hexText
  }
}
