import Crypto
import Glibc

/// A file of a site that is written piece by piece and hashed on the way; closed when it is let go.
///
/// As long as the pieces are what the standing file holds, nothing is written. One that is equal to the
/// end gets a second name; one that differs begins as a copy of the part that was equal.
final class GrowingFile {
  private let name: String
  private let folder: SiteFolder
  private var hash = SHA256()
  private var count = 0
  /// The standing file while all is as it was, else −1.
  private var standing: Int32
  /// The new file, once there is one, else −1.
  private var file: Int32 = -1
  private var piece: [UInt8] = []

  /// - Parameter name: below the folder of the site.
  init(_ name: String, in folder: SiteFolder, header: [UInt8]) throws {
    self.name = name
    self.folder = folder
    standing =
      folder.standing.map { open($0 + "/" + name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW) } ?? -1
    if standing < 0 { try begin() }
    try append(header)
  }

  deinit {
    if standing >= 0 { close(standing) }
    if file >= 0 { close(file) }
  }

  func append(_ bytes: [UInt8]) throws {
    bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
    if standing >= 0, try !standsNext(bytes) { try begin() }
    if file >= 0 { try SystemFiles.append(bytes, to: file, full) }
    count += bytes.count
  }

  /// Ends the file; nothing may be appended afterwards.
  func finish() throws -> WrittenFile {
    if standing >= 0 {
      var facts = stat()
      let isEqual =
        fstat(standing, &facts) == 0 && Int(facts.st_size) == count
        && link((folder.standing ?? "") + "/" + name, full) == 0
      if !isEqual { try begin() }
    }
    if file >= 0 { try folder.date.put(on: file, full) }
    return WrittenFile(path: name, digest: hash.finalize(), bytes: count)
  }

  private var full: String { folder.path + "/" + name }

  /// Whether the standing file goes on with these bytes.
  private func standsNext(_ bytes: [UInt8]) throws -> Bool {
    if piece.count < bytes.count { piece = [UInt8](repeating: 0, count: bytes.count) }
    return try readStanding(bytes.count, at: count) == bytes.count
      && piece[..<bytes.count].elementsEqual(bytes)
  }

  /// Makes the new file, with what was equal so far.
  private func begin() throws {
    file = try SystemFiles.create(full)
    guard standing >= 0 else { return }
    let room = 1 << 20
    if piece.count < room { piece = [UInt8](repeating: 0, count: room) }
    var done = 0
    while done < count {
      let got = try readStanding(min(room, count - done), at: done)
      guard got > 0 else { throw SystemFiles.failure("lezen", full) }
      try SystemFiles.append(Array(piece[..<got]), to: file, full)
      done += got
    }
    close(standing)
    standing = -1
  }

  /// Fills `piece` with so many bytes of the standing file, or with fewer at its end.
  private func readStanding(_ wanted: Int, at offset: Int) throws -> Int {
    var done = 0
    while done < wanted {
      let got = piece.withUnsafeMutableBytes {
        pread(standing, $0.baseAddress?.advanced(by: done), wanted - done, off_t(offset + done))
      }
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else { throw SystemFiles.failure("lezen", name) }
      if got == 0 { break }
      done += got
    }
    return done
  }
}
