/// The times of the members of a zip file, of which the same contents would differ each second.
enum ZipTimes {
  /// Sets all of them to the first that the format knows, 1 January 1980 at midnight.
  ///
  /// Places as in PKWARE's APPNOTE, 4.3.7, 4.3.12 and 4.3.16; no compressed byte changes.
  ///
  /// - Returns: false, and nothing changed, when these are not the bytes of a zip file without a comment.
  static func reset(_ bytes: inout [UInt8]) -> Bool {
    let end = bytes.count - 22
    guard end >= 0, number(bytes, end, 4) == 0x0605_4B50 else { return false }
    var places: [Int] = []
    var position = number(bytes, end + 16, 4)
    for _ in 0..<number(bytes, end + 10, 2) {
      guard position + 46 <= end, number(bytes, position, 4) == 0x0201_4B50 else { return false }
      let member = number(bytes, position + 42, 4)
      guard member + 30 <= end, number(bytes, member, 4) == 0x0403_4B50 else { return false }
      places += [position + 12, member + 10]
      position +=
        46 + number(bytes, position + 28, 2) + number(bytes, position + 30, 2)
        + number(bytes, position + 32, 2)
    }
    guard position == end else { return false }
    // Time 00:00:00, then the day: year 0, month 1, day 1 in 7, 4 and 5 bits.
    for place in places { bytes.replaceSubrange(place..<place + 4, with: [0, 0, 0x21, 0]) }
    return true
  }

  /// The little-endian number of so many bytes at an offset.
  private static func number(_ bytes: [UInt8], _ offset: Int, _ width: Int) -> Int {
    bytes[offset..<offset + width].reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
