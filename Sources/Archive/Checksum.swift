/// CRC-32 as gzip and zip use it (polynomial 0xEDB88320, reflected).
enum Checksum {
  /// Eight tables, so that eight bytes are taken at a time.
  private static let tables: [[UInt32]] = {
    let first = (UInt32(0)..<256).map { index -> UInt32 in
      var value = index
      for _ in 0..<8 {
        let carry: UInt32 = value & 1 == 1 ? 0xEDB8_8320 : 0
        value = (value >> 1) ^ carry
      }
      return value
    }
    var tables = [first]
    for _ in 1..<8 {
      let previous = tables[tables.count - 1]
      tables.append(previous.map { value -> UInt32 in (value >> 8) ^ first[Int(value & 0xFF)] })
    }
    return tables
  }()

  /// The checksum of the bytes.
  static func crc32(of bytes: [UInt8]) -> UInt32 {
    let tables = tables
    let (t0, t1, t2, t3) = (tables[0], tables[1], tables[2], tables[3])
    let (t4, t5, t6, t7) = (tables[4], tables[5], tables[6], tables[7])
    var crc: UInt32 = 0xFFFF_FFFF
    var index = 0
    while index + 8 <= bytes.count {
      let low = crc ^ UInt32(truncatingIfNeeded: bytes.number(at: index, width: 4))
      crc = t7[Int(low & 0xFF)] ^ t6[Int((low >> 8) & 0xFF)]
      crc ^= t5[Int((low >> 16) & 0xFF)] ^ t4[Int(low >> 24)]
      crc ^= t3[Int(bytes[index + 4])] ^ t2[Int(bytes[index + 5])]
      crc ^= t1[Int(bytes[index + 6])] ^ t0[Int(bytes[index + 7])]
      index += 8
    }
    while index < bytes.count {
      crc = (crc >> 8) ^ t0[Int((crc ^ UInt32(bytes[index])) & 0xFF)]
      index += 1
    }
    return ~crc
  }
}
