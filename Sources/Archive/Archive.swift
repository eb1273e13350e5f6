/// One member of an archive, unpacked.
package struct ArchiveEntry: Sendable, Equatable {
  /// The path inside the archive.
  package let name: String
  /// The whole content.
  package let bytes: [UInt8]
}

/// Unpacks zip and gzip files through libarchive, whole or not at all.
///
/// libarchive is lenient where a publisher's file must not be: it does not check the checksum of a
/// gzip file, and can read a zip file whose end is missing. Both are checked here, so a download
/// that broke off is always refused. Everything is held in memory; not for content beyond the
/// limit.
package enum Archive {
  /// Reads members of a zip file.
  ///
  /// - Parameters:
  ///   - path: the zip file.
  ///   - limit: the most unpacked bytes to hand out, over all members together.
  ///   - wanted: which members to unpack, by their path inside the archive.
  /// - Returns: the members, in the order of the file; directories are left out.
  /// - Throws: when the file is not whole, or anything in it is not what it says it is.
  package static func read(
    _ path: String, limit: Int = FileBytes.usualLimit,
    entryNamed wanted: (String) -> Bool = { _ in true }
  ) throws(ArchiveError) -> [ArchiveEntry] {
    var members = try ZipMembers(path, limit: limit)
    var entries: [ArchiveEntry] = []
    var room = limit
    while let header = try members.next() {
      guard wanted(header.name), !header.isDirectory else { continue }
      let bytes = try members.reader.content(limit: room, expectedSize: header.size)
      try members.hold(bytes.count, against: header)
      room -= bytes.count
      entries.append(ArchiveEntry(name: header.name, bytes: bytes))
    }
    return entries
  }

  /// The paths of all members, in the order of the file, directories and files of archivers
  /// included.
  ///
  /// - Throws: `ArchiveError` when the file is no sound zip or is larger than the limit.
  package static func names(_ path: String, limit: Int = FileBytes.usualLimit)
    throws(ArchiveError) -> [String]
  {
    var members = try ZipMembers(path, limit: limit)
    var names: [String] = []
    while let header = try members.next() { names.append(header.name) }
    return names
  }

  /// Unpacks every member of a zip file to its end and keeps nothing of it.
  ///
  /// - Parameter limit: the most unpacked bytes there may be, over all members together.
  /// - Throws: as `read` does. Cost: the packed file in memory.
  package static func check(_ path: String, limit: Int = FileBytes.usualLimit) throws(ArchiveError)
  {
    var members = try ZipMembers(path, limit: limit)
    var room = limit
    while let header = try members.next() {
      guard !header.isDirectory else { continue }
      let count = try members.reader.length(limit: room, expectedSize: header.size)
      try members.hold(count, against: header)
      room -= count
    }
  }

  /// Unpacks a gzip file, of one or more parts.
  ///
  /// - Parameters:
  ///   - path: the gzip file.
  ///   - limit: the most unpacked bytes to hand out.
  /// - Returns: the content of all parts, one after the other.
  /// - Throws: when the file is not whole, or a checksum or length does not agree.
  package static func gunzip(
    _ path: String, limit: Int = FileBytes.usualLimit
  ) throws(ArchiveError) -> [UInt8] {
    let packed = try FileBytes.plain(path, limit: limit)
    return try GzipParts(bytes: packed, path: path, limit: limit).unpacked()
  }
}

/// The members of a zip file one after the other, held against its table of contents.
private struct ZipMembers {
  let reader: ArchiveReader
  private let listed: Int
  private var seen = 0

  init(_ path: String, limit: Int) throws(ArchiveError) {
    let packed = try FileBytes.plain(path, limit: limit)
    listed = try ZipDirectory(bytes: packed, path: path).entryCount
    reader = try ArchiveReader(bytes: packed, format: .zip, path: path)
  }

  /// - Throws: after the last, when there were more or fewer than the table lists.
  mutating func next() throws(ArchiveError) -> ArchiveReader.Header? {
    if let header = try reader.nextHeader() {
      seen += 1
      return header
    }
    guard seen == listed else {
      throw reader.damaged(
        "telt \(seen) bestanden, maar de inhoudsopgave noemt er \(listed)")
    }
    return nil
  }

  func hold(_ count: Int, against header: ArchiveReader.Header) throws(ArchiveError) {
    guard header.size == nil || header.size == count else {
      throw reader.damaged("«\(header.name)» heeft niet de opgegeven lengte")
    }
  }
}
