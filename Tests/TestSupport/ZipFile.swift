/// Zip and gzip files made in a test, stored without compression.
package enum ZipFile {
  package static func stored(_ name: String, _ content: [UInt8]) -> [UInt8] {
    archive([(name, content)])
  }

  /// A zip file with these members, in this order.
  package static func archive(_ members: [(name: String, content: [UInt8])]) -> [UInt8] {
    var bytes: [UInt8] = []
    var directory: [UInt8] = []
    for (name, content) in members {
      let title = Array(name.utf8)
      let sizes = number(crc32(content), 4) + number(content.count, 4) + number(content.count, 4)
      let names = number(title.count, 2) + number(0, 2)
      // Version 2.0, no flags, stored, 1 January 2020 at midnight.
      let common = number(20, 2) + number(0, 2) + number(0, 2) + number(0, 2) + number(0x5021, 2)
      directory += number(0x0201_4B50, 4) + number(20, 2) + common + sizes + names
      directory += [UInt8](repeating: 0, count: 10) + number(bytes.count, 4) + title
      bytes += number(0x0403_4B50, 4) + common + sizes + names + title + content
    }
    let end =
      number(0x0605_4B50, 4) + number(0, 4) + number(members.count, 2) + number(members.count, 2)
      + number(directory.count, 4) + number(bytes.count, 4) + number(0, 2)
    return bytes + directory + end
  }

  /// A gzip file with the content in one stored block.
  package static func gzip(_ content: [UInt8]) -> [UInt8] {
    let length = number(content.count, 2) + number(~content.count & 0xFFFF, 2)
    return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 1] + length + content
      + number(crc32(content), 4) + number(content.count, 4)
  }

  private static func number(_ value: Int, _ width: Int) -> [UInt8] {
    (0..<width).map { UInt8(value >> ($0 * 8) & 0xFF) }
  }

  private static func crc32(_ bytes: [UInt8]) -> Int {
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? (crc >> 1) ^ 0xEDB8_8320 : crc >> 1 }
    }
    return Int(~crc)
  }
}
