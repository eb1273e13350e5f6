/// A name as it is sorted: without capitals and accents, so that "HZ" stands behind "Hanzehogeschool"
/// and "Één" with the e; names that only differ in those keep a fixed order.
struct NameOrder: Comparable {
  let folded: [UInt8]
  private let name: String

  init(_ name: String) {
    self.name = name
    var folded: [UInt8] = []
    folded.reserveCapacity(name.utf8.count)
    for scalar in name.unicodeScalars {
      if scalar.isASCII {
        let byte = UInt8(scalar.value)
        folded.append((65...90).contains(byte) ? byte + 32 : byte)
      } else {
        folded += NameOrder.plain(scalar)
      }
    }
    self.folded = folded
  }

  /// The letter below an accent of the languages names are written in here; others as they are.
  private static func plain(_ scalar: Unicode.Scalar) -> [UInt8] {
    switch scalar.value {
    case 0xC0...0xC5, 0xE0...0xE5: [UInt8(ascii: "a")]
    case 0xC7, 0xE7: [UInt8(ascii: "c")]
    case 0xC8...0xCB, 0xE8...0xEB: [UInt8(ascii: "e")]
    case 0xCC...0xCF, 0xEC...0xEF: [UInt8(ascii: "i")]
    case 0xD1, 0xF1: [UInt8(ascii: "n")]
    case 0xD2...0xD6, 0xD8, 0xF2...0xF6, 0xF8: [UInt8(ascii: "o")]
    case 0xD9...0xDC, 0xF9...0xFC: [UInt8(ascii: "u")]
    case 0x300...0x36F: []
    default: Array(String(scalar).utf8)
    }
  }

  static func < (a: NameOrder, b: NameOrder) -> Bool {
    if a.folded != b.folded { return a.folded.lexicographicallyPrecedes(b.folded) }
    return a.name < b.name
  }
}

extension Sequence {
  /// Sorted by a name and then by something of its own; each name is folded once.
  func sorted(byName name: (Element) -> String, then other: (Element) -> String) -> [Element] {
    map { (NameOrder(name($0)), other($0), $0) }.sorted { ($0.0, $0.1) < ($1.0, $1.1) }
      .map { $0.2 }
  }
}
