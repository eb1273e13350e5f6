#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Reads a source file as bytes, unpacked when its name ends in `.zip` or `.gz`.
package enum FileBytes {
  /// The most that is read or unpacked unless the caller says otherwise: 512 MB.
  package static let usualLimit = 512 << 20

  /// The content of a file.
  ///
  /// - Parameters:
  ///   - path: the file; the extension decides how it is unpacked.
  ///   - limit: the most bytes to hand out.
  ///   - member: name of the member of a zip file, or the end of it; without it, the zip file must
  ///     hold just one file, apart from what packing programs add.
  /// - Returns: all bytes; never a part of them.
  /// - Throws: when the file cannot be read whole.
  package static func read(
    _ path: String, limit: Int = usualLimit, member: String? = nil
  ) throws(ArchiveError) -> [UInt8] {
    let name = path.lowercased()
    if name.hasSuffix(".gz") { return try Archive.gunzip(path, limit: limit) }
    guard name.hasSuffix(".zip") else { return try plain(path, limit: limit) }
    let names = try Archive.names(path, limit: limit)
    let wanted = try Archive.member(member ?? "", among: names, of: path)
    return try Archive.read(path, limit: limit) { $0 == wanted }.first?.bytes ?? []
  }

  /// The bytes of a file as they are on disk.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - limit: the most bytes to hand out.
  /// - Returns: all bytes.
  /// - Throws: when the file cannot be read, or is larger than the limit.
  package static func plain(
    _ path: String, limit: Int = usualLimit
  ) throws(ArchiveError) -> [UInt8] {
    func failure(_ number: Int32) -> ArchiveError {
      let reason = unsafe String(cString: strerror(number))
      return ArchiveError(kind: .unreadable, path: path, message: "niet te lezen (\(reason))")
    }
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(errno) }
    defer { _ = close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw failure(errno) }
    let size = Int(status.st_size)
    let tooLarge = ArchiveError(
      kind: .tooLarge, path: path, message: "is groter dan de grens van \(limit) bytes")
    guard size <= limit else { throw tooLarge }
    // One byte more than expected, so that a growing file or a pipe shows itself.
    var bytes = [UInt8](repeating: 0, count: size + 1)
    var filled = 0
    while true {
      if filled == bytes.count {
        guard filled <= limit else { throw tooLarge }
        bytes.append(contentsOf: repeatElement(0, count: max(4_096, filled)))
      }
      let count = unsafe bytes.withUnsafeMutableBytes { buffer in
        unsafe readBytes(descriptor, buffer, from: filled)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw failure(errno) }
      if count == 0 { break }
      filled += count
    }
    guard filled <= limit else { throw tooLarge }
    bytes.removeLast(bytes.count - filled)
    return bytes
  }
}

private func readBytes(
  _ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer, from start: Int
) -> Int {
  unsafe read(descriptor, buffer.baseAddress?.advanced(by: start), buffer.count - start)
}
