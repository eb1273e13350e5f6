extension PageScan {
  /// Texts that programs write for a value that is not there, longest first.
  private static let values: [StaticString] = [
    "undefined", "Infinity", "null", "NaN", "nan", "nil", "inf",
  ]
  /// Last parts that make a name with a dot a file or an address and no key.
  private static let endings: Set<String> = [
    "html", "json", "txt", "csv", "css", "svg", "pdf", "xml", "yml", "zip", "xlsx", "js", "png",
    "jpg",
    "md", "nl", "com", "org", "net", "eu", "be", "de", "info", "amsterdam", "frl",
  ]

  /// Looks through a stretch of text; in markup it ends at the next tag.
  ///
  /// - Parameter onlyValues: not for keys and blanks, for a text that is not for a reader.
  /// - Returns: where it ended.
  mutating func text(_ from: Int, _ to: Int, isMarkup: Bool, onlyValues: Bool = false) -> Int {
    var index = from
    while index < to {
      switch bytes[index] {
      case UInt8(ascii: "<") where isMarkup: return index
      case UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "i"), UInt8(ascii: "I"),
        UInt8(ascii: "u"):
        if startsWord(index), let count = value(at: index), index + count <= to {
          spots.append(Spot(fault: .value, at: index..<index + count))
          index += count - 1
        }
      case UInt8(ascii: "-"):
        if startsWord(index), let count = negative(at: index, onlyValues), index + count <= to {
          spots.append(Spot(fault: .value, at: index..<index + count))
          index += count - 1
        }
      case UInt8(ascii: "{"), UInt8(ascii: "}"):
        if !onlyValues, let spot = brace(at: index, to) {
          spots.append(spot)
          index = spot.at.upperBound - 1
        }
      case UInt8(ascii: "."):
        if !onlyValues, isLower(byte(index + 1)), let range = key(around: index, from, to) {
          spots.append(Spot(fault: .key, at: range))
          index = range.upperBound - 1
        }
      default: break
      }
      index += 1
    }
    return to
  }

  /// Length of a word that stands for a missing value, when it stands here by itself.
  private func value(at index: Int) -> Int? {
    for word in PageScan.values where has(word, at: index) {
      let end = index + word.utf8CodeUnitCount
      // «inf.» shortens a word, «null/» is part of a path.
      let isPart =
        isWordy(byte(end)) || byte(end) == UInt8(ascii: ".") && word.utf8CodeUnitCount == 3
      return isPart ? nil : end - index
    }
    return nil
  }

  /// Length of `-1` or `-inf`, when it stands here by itself.
  private func negative(at index: Int, _ onlyWords: Bool) -> Int? {
    guard byte(index + 1) == UInt8(ascii: "1") else { return value(at: index + 1).map { $0 + 1 } }
    let after = byte(index + 2)
    let isLonger =
      isWordy(after)
      || (after == UInt8(ascii: ",") || after == UInt8(ascii: ".")) && isDigit(byte(index + 3))
    return onlyWords || isLonger ? nil : 2
  }

  /// `{{`, `}}` or `{name}`.
  func brace(at index: Int, _ end: Int) -> Spot? {
    if index + 1 < end, bytes[index + 1] == bytes[index] {
      return Spot(fault: .template, at: index..<index + 2)
    }
    guard bytes[index] == UInt8(ascii: "{") else { return nil }
    var last = index + 1
    while last < end, isLower(bytes[last]) || bytes[last] == UInt8(ascii: "_") { last += 1 }
    guard last > index + 1, last < end, bytes[last] == UInt8(ascii: "}") else { return nil }
    return Spot(fault: .blank, at: index..<last + 1)
  }

  /// The key of a sentence that has a dot here: `phrase.n`, whole, and no part of an address.
  func key(around dot: Int, _ from: Int, _ to: Int) -> Range<Int>? {
    var start = dot
    while start > from, isKey(bytes[start - 1]) { start -= 1 }
    guard start < dot, isLower(bytes[start]), start == from || !isAddress(bytes[start - 1]),
      groups.contains(String(decoding: bytes[start..<dot], as: UTF8.self))
    else { return nil }
    var end = dot + 1
    while end < to, isKey(bytes[end]) || (bytes[end] == UInt8(ascii: ".") && isKey(byte(end + 1))) {
      end += 1
    }
    guard end == to || !isAddress(bytes[end]) || bytes[end] == UInt8(ascii: ".") else { return nil }
    let tail = bytes[dot + 1..<end].split(separator: UInt8(ascii: ".")).last ?? bytes[end..<end]
    return PageScan.endings.contains(String(decoding: tail, as: UTF8.self)) ? nil : start..<end
  }

  @inline(__always)
  func isLower(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") }

  @inline(__always)
  func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

  private func isKey(_ byte: UInt8) -> Bool {
    isLower(byte) || isDigit(byte) || byte == UInt8(ascii: "_")
  }

  /// Nothing before this ties it to a longer word: `MBO-1`, `a/null`, `&nan;`, `één`.
  @inline(__always)
  private func startsWord(_ index: Int) -> Bool {
    let before = byte(index - 1)
    guard before < 0x80 else { return !isLetterLead(byte(index - 2)) }
    return !isWordy(before) && before != UInt8(ascii: "&")
  }

  /// First byte of é, ü and the other Latin letters; not of a dash, € or a space.
  @inline(__always)
  private func isLetterLead(_ byte: UInt8) -> Bool { byte >= 0xC3 && byte <= 0xC9 }

  @inline(__always)
  private func isWordy(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"),
      UInt8(ascii: "/"), UInt8(ascii: "@"), UInt8(ascii: "'"), 0xC3...0xC9:
      true
    default: false
    }
  }

  private func isAddress(_ byte: UInt8) -> Bool { isWordy(byte) || byte == UInt8(ascii: ".") }
}
