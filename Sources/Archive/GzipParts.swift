/// A gzip file: one or more parts, each with its own checksum and length (RFC 1952).
///
/// libarchive unpacks gzip without looking at either, and accepts whatever follows the last part.
/// Here every part is held against its last eight bytes.
struct GzipParts {
  let bytes: [UInt8]
  let path: String
  let limit: Int

  /// More places than this that merely look like a new part mean that the file is not sound.
  private static let triesAllowed = 64

  /// The unpacked content of all parts.
  func unpacked() throws(ArchiveError) -> [UInt8] {
    guard bytes.starts(with: [0x1F, 0x8B]) else {
      throw ArchiveError(kind: .wrongFormat, path: path, message: "is geen gzipbestand")
    }
    let whole = try unpack(bytes)
    if endsWell(bytes[...], content: whole) { return whole }
    // Not one sound part: several of them, or damaged.
    var content: [UInt8] = []
    var start = 0
    var tries = 0
    for next in partStarts() + [bytes.count] where next > start {
      guard tries < GzipParts.triesAllowed else { break }
      let packed = bytes[start..<next]
      let part: [UInt8]
      do throws(ArchiveError) { part = try unpack(Array(packed)) } catch {
        if error.kind == .tooLarge { throw error }
        tries += 1
        continue
      }
      guard endsWell(packed, content: part) else {
        tries += 1
        continue
      }
      content += part
      guard content.count <= limit else {
        throw ArchiveError(
          kind: .tooLarge, path: path, message: "is uitgepakt groter dan de toegestane grens")
      }
      start = next
    }
    guard start == bytes.count else {
      throw ArchiveError(
        kind: .damaged, path: path,
        message: "is afgekapt of beschadigd: controlegetal en lengte kloppen niet")
    }
    return content
  }

  private func unpack(_ packed: [UInt8]) throws(ArchiveError) -> [UInt8] {
    let reader = try ArchiveReader(bytes: packed, format: .gzip, path: path)
    guard try reader.nextHeader() != nil else { return [] }
    return try reader.content(limit: limit)
  }

  /// Whether the last eight bytes are the checksum and the length of the content.
  private func endsWell(_ packed: ArraySlice<UInt8>, content: [UInt8]) -> Bool {
    guard packed.count >= 18 else { return false }
    return bytes.number(at: packed.endIndex - 4, width: 4) == content.count & 0xFFFF_FFFF
      && bytes.number(at: packed.endIndex - 8, width: 4) == Int(Checksum.crc32(of: content))
  }

  /// Where a further part may start: wherever the bytes read as a gzip header.
  private func partStarts() -> [Int] {
    guard bytes.count > 36 else { return [] }
    return (18..<bytes.count - 18).filter { offset in
      bytes[offset] == 0x1F && bytes[offset + 1] == 0x8B && bytes[offset + 2] == 8
        && bytes[offset + 3] & 0xE0 == 0
    }
  }
}
