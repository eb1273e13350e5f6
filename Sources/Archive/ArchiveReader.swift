import CArchive

/// One pass of libarchive over bytes in memory; the only place that touches its pointers.
@safe final class ArchiveReader {
  /// What to expect in the bytes.
  enum Format {
    /// A zip file, read from its table of contents.
    case zip
    /// A gzip stream with nothing further inside.
    case gzip
  }

  /// The name and the promised size of a member.
  struct Header {
    let name: String
    let size: Int?
    let isDirectory: Bool
  }

  private let path: String
  private let storage: UnsafeMutableBufferPointer<UInt8>
  private let handle: OpaquePointer
  private static let chunk = 1 << 18

  init(bytes: [UInt8], format: Format, path: String) throws(ArchiveError) {
    guard let handle = unsafe archive_read_new() else {
      throw ArchiveError(kind: .unreadable, path: path, message: "libarchive start niet")
    }
    self.path = path
    unsafe self.handle = handle
    unsafe storage = .allocate(capacity: max(1, bytes.count))
    _ = unsafe storage.initialize(fromContentsOf: bytes)
    switch format {
    case .zip:
      unsafe archive_read_support_format_zip_seekable(handle)
    case .gzip:
      unsafe archive_read_support_filter_gzip(handle)
      unsafe archive_read_support_format_raw(handle)
      unsafe archive_read_support_format_empty(handle)
    }
    guard unsafe archive_read_open_memory(handle, storage.baseAddress, bytes.count) == ARCHIVE_OK
    else { throw damaged("is niet te openen") }
  }

  deinit {
    unsafe archive_read_free(handle)
    unsafe storage.deallocate()
  }

  /// Moves to the next member; nil after the last.
  func nextHeader() throws(ArchiveError) -> Header? {
    var entry: OpaquePointer?
    // libarchive turns names into the character set of the locale, which may be plain ASCII.
    let status = UTF8Locale.during { unsafe archive_read_next_header(handle, &entry) }
    if status == ARCHIVE_EOF { return nil }
    guard status == ARCHIVE_OK, let entry = unsafe entry else {
      throw damaged("is beschadigd")
    }
    return try UTF8Locale.during { () throws(ArchiveError) -> Header in
      try unsafe header(entry)
    }
  }

  private func header(_ entry: OpaquePointer) throws(ArchiveError) -> Header {
    if unsafe archive_entry_is_encrypted(entry) != 0 {
      throw ArchiveError(kind: .encrypted, path: path, message: "is met een wachtwoord gesloten")
    }
    let name: String
    if let utf8 = unsafe archive_entry_pathname_utf8(entry) {
      name = unsafe String(cString: utf8)
    } else if let raw = unsafe archive_entry_pathname(entry) {
      name = unsafe String(cString: raw)
    } else {
      throw damaged("bevat een bestand zonder leesbare naam")
    }
    return Header(
      name: name,
      size: unsafe archive_entry_size_is_set(entry) == 0
        ? nil : Int(archive_entry_size(entry)),
      isDirectory: name.hasSuffix("/"))
  }

  /// The whole content of the current member.
  func content(limit: Int, expectedSize: Int? = nil) throws(ArchiveError) -> [UInt8] {
    if let expectedSize, expectedSize > limit { throw tooLarge }
    var content: [UInt8] = []
    content.reserveCapacity(expectedSize ?? 0)
    var buffer = [UInt8](repeating: 0, count: ArchiveReader.chunk)
    while true {
      let count = try piece(into: &buffer)
      if count == 0 { return content }
      guard content.count + count <= limit else { throw tooLarge }
      content.append(contentsOf: buffer[..<count])
    }
  }

  /// Unpacks the current member to its end and keeps nothing of it.
  ///
  /// - Returns: how many bytes there were.
  func length(limit: Int, expectedSize: Int? = nil) throws(ArchiveError) -> Int {
    if let expectedSize, expectedSize > limit { throw tooLarge }
    var buffer = [UInt8](repeating: 0, count: ArchiveReader.chunk)
    var done = 0
    while true {
      let count = try piece(into: &buffer)
      if count == 0 { return done }
      done += count
      guard done <= limit else { throw tooLarge }
    }
  }

  /// The next bytes of the current member; 0 at its end.
  private func piece(into buffer: inout [UInt8]) throws(ArchiveError) -> Int {
    let count = unsafe buffer.withUnsafeMutableBytes { room in
      unsafe archive_read_data(handle, room.baseAddress, room.count)
    }
    guard count >= 0 else { throw damaged("is beschadigd") }
    return count
  }

  private var tooLarge: ArchiveError {
    ArchiveError(
      kind: .tooLarge, path: path, message: "is uitgepakt groter dan de toegestane grens")
  }

  /// An error about this file, with libarchive's own words when it has any.
  func damaged(_ message: String) -> ArchiveError {
    var text = message
    if let detail = unsafe archive_error_string(handle) {
      unsafe text += " (libarchive: \(String(cString: detail)))"
    }
    return ArchiveError(kind: .damaged, path: path, message: text)
  }
}
