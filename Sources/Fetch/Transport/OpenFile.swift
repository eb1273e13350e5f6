import Glibc

/// An open file or folder, closed when nobody holds it.
final class OpenFile {
  private let descriptor: Int32
  private let path: String

  /// - Parameter flags: as `open` has them; the file is not handed to child processes.
  init(_ path: String, _ flags: Int32) throws(FetchError) {
    self.path = path
    descriptor = unsafe open(path, flags | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw Disk.failure("openen", path, errno) }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  func write(_ bytes: UnsafeRawBufferPointer) throws(FetchError) {
    var done = 0
    while done < bytes.count {
      let count = unsafe Glibc.write(
        descriptor, bytes.baseAddress?.advanced(by: done), bytes.count - done)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Disk.failure("schrijven", path, errno) }
      done += count
    }
  }

  func write(_ bytes: [UInt8]) throws(FetchError) {
    let problem: FetchError? = unsafe bytes.withUnsafeBytes { buffer in
      do throws(FetchError) {
        try unsafe write(buffer)
        return nil
      } catch { return error }
    }
    if let problem { throw problem }
  }

  /// Fills the buffer as far as the file goes, and says how far that was.
  func read(into buffer: inout [UInt8]) throws(FetchError) -> Int {
    var filled = 0
    while filled < buffer.count {
      let count = unsafe buffer.withUnsafeMutableBytes { bytes in
        unsafe Glibc.read(
          descriptor, bytes.baseAddress?.advanced(by: filled), bytes.count - filled)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Disk.failure("lezen", path, errno) }
      if count == 0 { break }
      filled += count
    }
    return filled
  }

  /// Hands out the rest of the file in pieces of at most 256 KB.
  func eachPiece(_ take: (UnsafeRawBufferPointer) throws(FetchError) -> Void) throws(FetchError) {
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let filled = try read(into: &buffer)
      if filled == 0 { return }
      let problem: FetchError? = unsafe buffer.withUnsafeBytes { bytes in
        do throws(FetchError) {
          try unsafe take(UnsafeRawBufferPointer(rebasing: bytes[..<filled]))
          return nil
        } catch { return error }
      }
      if let problem { throw problem }
    }
  }

  /// Cuts the file off at this length.
  func cut(to length: Int) throws(FetchError) {
    guard ftruncate(descriptor, length) == 0 else { throw Disk.failure("inkorten", path, errno) }
  }

  /// Waits until the bytes are on the disk.
  func sync() throws(FetchError) {
    while fsync(descriptor) != 0 {
      // A device or pipe cannot be synced; there is nothing to wait for.
      if errno == EINVAL || errno == EROFS { return }
      guard errno == EINTR else { throw Disk.failure("bewaren", path, errno) }
    }
  }

  /// Waits for the sole right to write, over all processes; given back when the file is closed.
  func lock() throws(FetchError) {
    while flock(descriptor, LOCK_EX) != 0 {
      guard errno == EINTR else { throw Disk.failure("vergrendelen", path, errno) }
    }
  }
}
