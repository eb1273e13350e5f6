/// The table of contents at the end of a zip file, checked to its last byte.
///
/// Follows PKWARE's APPNOTE, sections 4.3.12 to 4.3.16. It must be complete, follow on from the
/// members, and end exactly where the file ends: a download that broke off cannot pass.
struct ZipDirectory {
  /// How many members the table lists.
  let entryCount: Int

  init(bytes: [UInt8], path: String) throws(ArchiveError) {
    func damaged(_ message: String) -> ArchiveError {
      ArchiveError(kind: .damaged, path: path, message: message)
    }
    guard bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 5, 6])
    else {
      throw ArchiveError(kind: .wrongFormat, path: path, message: "is geen zipbestand")
    }
    guard let end = ZipDirectory.endRecord(in: bytes) else {
      throw damaged("is afgekapt: het einde van het zipbestand ontbreekt")
    }
    var count = bytes.number(at: end + 10, width: 2)
    var size = bytes.number(at: end + 12, width: 4)
    var start = bytes.number(at: end + 16, width: 4)
    var directoryEnd = end
    if count == 0xFFFF || size == 0xFFFF_FFFF || start == 0xFFFF_FFFF,
      end >= 20, bytes.number(at: end - 20, width: 4) == 0x0706_4B50
    {
      directoryEnd = bytes.number(at: end - 12, width: 8)
      guard directoryEnd >= 0, directoryEnd <= end - 76,
        bytes.number(at: directoryEnd, width: 4) == 0x0606_4B50
      else { throw damaged("heeft een beschadigde inhoudsopgave") }
      count = bytes.number(at: directoryEnd + 32, width: 8)
      size = bytes.number(at: directoryEnd + 40, width: 8)
      start = bytes.number(at: directoryEnd + 48, width: 8)
    }
    guard start >= 0, size >= 0, start <= directoryEnd, size == directoryEnd - start else {
      throw damaged("heeft een inhoudsopgave die niet op haar plaats staat")
    }
    var position = start
    var listed = 0
    while position < directoryEnd {
      guard position + 46 <= directoryEnd, bytes.number(at: position, width: 4) == 0x0201_4B50
      else { throw damaged("heeft een beschadigde inhoudsopgave") }
      // The fixed part, then the name, the extra fields and the comment.
      position +=
        46 + bytes.number(at: position + 28, width: 2) + bytes.number(at: position + 30, width: 2)
        + bytes.number(at: position + 32, width: 2)
      listed += 1
    }
    guard position == directoryEnd, listed == count else {
      throw damaged("heeft een onvolledige inhoudsopgave")
    }
    entryCount = listed
  }

  /// The offset of the record whose comment ends where the file ends.
  private static func endRecord(in bytes: [UInt8]) -> Int? {
    guard bytes.count >= 22 else { return nil }
    let last = bytes.count - 22
    for offset in stride(from: last, through: max(0, last - 0xFFFF), by: -1)
    where bytes[offset] == 0x50 && bytes.number(at: offset, width: 4) == 0x0605_4B50 {
      if offset + 22 + bytes.number(at: offset + 20, width: 2) == bytes.count { return offset }
    }
    return nil
  }
}

extension [UInt8] {
  /// The little-endian number of `width` bytes at an offset.
  func number(at offset: Int, width: Int) -> Int {
    var value = 0
    for byte in self[offset..<offset + width].reversed() { value = value << 8 | Int(byte) }
    return value
  }
}
