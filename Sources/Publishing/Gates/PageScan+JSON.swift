extension PageScan {
  private static let bare: [StaticString] = ["null", "NaN", "nan", "Infinity", "inf"]
  private static let quoted: Set<String> = [
    "null", "NaN", "nan", "nil", "inf", "-inf", "Infinity", "-Infinity", "undefined", "-1",
  ]

  /// Goes through the tokens: values that are not there, and strings that say so.
  ///
  /// A −1 beside a member `name` is a number in a derivation, where fewer than none may have left.
  mutating func json() {
    var index = 0
    var isNamed: [Bool] = []
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        let end = string(index + 1)
        if end - index == 5, has("\"name\":", at: index), !isNamed.isEmpty {
          isNamed[isNamed.count - 1] = true
        }
        index = end
      case UInt8(ascii: "{"): isNamed.append(false)
      case UInt8(ascii: "}"): _ = isNamed.popLast()
      case UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "I"), UInt8(ascii: "i"):
        if let word = PageScan.bare.first(where: { has($0, at: index) }) {
          spots.append(Spot(fault: .value, at: index..<index + word.utf8CodeUnitCount))
          index += word.utf8CodeUnitCount - 1
        }
      case UInt8(ascii: "-"):
        if let end = minusOne(index), isNamed.last != true {
          spots.append(Spot(fault: .value, at: index..<end))
          index = end - 1
        }
      default: break
      }
      index += 1
    }
  }

  /// The end of a number that is −1, however it is written.
  private func minusOne(_ start: Int) -> Int? {
    guard byte(start + 1) == UInt8(ascii: "1") else { return nil }
    var end = start + 2
    if byte(end) == UInt8(ascii: ".") {
      end += 1
      while byte(end) == UInt8(ascii: "0") { end += 1 }
    }
    return isDigit(byte(end)) || byte(end) | 0x20 == UInt8(ascii: "e") ? nil : end
  }

  /// One string from behind its opening quote; gives the index of the closing one.
  private mutating func string(_ start: Int) -> Int {
    var index = start
    var dot: Int?
    while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
      switch bytes[index] {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "{"), UInt8(ascii: "}"):
        if let spot = brace(at: index, bytes.count) {
          spots.append(spot)
          index = spot.at.upperBound - 1
        }
      case UInt8(ascii: "."): dot = dot ?? index
      default: break
      }
      index += 1
    }
    let end = min(index, bytes.count)
    if let dot, let range = key(around: dot, start, end), range == start..<end {
      spots.append(Spot(fault: .key, at: range))
    } else if end - start >= 2, end - start <= 9, isSuspect(bytes[start]),
      PageScan.quoted.contains(String(decoding: bytes[start..<end], as: UTF8.self))
    {
      spots.append(Spot(fault: .value, at: start..<end))
    }
    return end
  }

  @inline(__always)
  private func isSuspect(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "i"), UInt8(ascii: "I"),
      UInt8(ascii: "u"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
