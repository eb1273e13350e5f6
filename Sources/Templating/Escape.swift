/// Copies bytes and puts something else for those that are special, eight bytes at a time where none
/// is.
enum Escape {
  /// The bytes to have free for a text: `"` becomes `&quot;` and a control character `\u001f`, and
  /// the last word is written whole.
  static func room(for count: Int) -> Int { 6 * count + 8 }

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080
  private static let spaces: UInt64 = 0x2020_2020_2020_2020

  /// Copies so many bytes and returns how many were written. `replace` writes what a byte becomes and
  /// returns how many bytes that is: none when the byte stays as it is.
  ///
  /// - Precondition: the target has `room(for: count)` bytes.
  @inline(__always)
  static func copy(
    _ source: UnsafeRawPointer, _ count: Int, to target: UnsafeMutableRawPointer,
    isPlain: (UInt64) -> Bool, _ replace: (UInt8, UnsafeMutableRawPointer) -> Int
  ) -> Int {
    var read = 0
    var written = 0
    while read < count {
      let length = min(8, count - read)
      let word = length == 8 ? whole(source + read) : part(source + read, length)
      if isPlain(word) {
        (target + written).storeBytes(of: word.littleEndian, as: UInt64.self)
        written += length
        read += length
        continue
      }
      for _ in 0..<length {
        let byte = source.load(fromByteOffset: read, as: UInt8.self)
        let length = replace(byte, target + written)
        if length == 0 { target.storeBytes(of: byte, toByteOffset: written, as: UInt8.self) }
        written += max(length, 1)
        read += 1
      }
    }
    return written
  }

  private static func whole(_ source: UnsafeRawPointer) -> UInt64 {
    UInt64(littleEndian: source.loadUnaligned(as: UInt64.self))
  }

  /// A word of which only the first bytes, fewer than eight, are there; the rest are spaces.
  private static func part(_ source: UnsafeRawPointer, _ count: Int) -> UInt64 {
    var word = spaces << UInt64(8 * count)
    var at = 0
    if count & 4 != 0 {
      word |= UInt64(UInt32(littleEndian: source.loadUnaligned(as: UInt32.self)))
      at = 4
    }
    if count & 2 != 0 {
      let pair = UInt16(littleEndian: source.loadUnaligned(fromByteOffset: at, as: UInt16.self))
      word |= UInt64(pair) << UInt64(8 * at)
      at += 2
    }
    if count & 1 != 0 {
      word |= UInt64(source.load(fromByteOffset: at, as: UInt8.self)) << UInt64(8 * at)
    }
    return word
  }

  /// Has a high bit set exactly when one of the eight bytes equals the wanted one.
  private static func found(_ word: UInt64, _ byte: UInt64) -> UInt64 {
    let rest = word ^ (ones &* byte)
    return (rest &- ones) & ~rest & highs
  }

  /// True when none of eight bytes is `&`, `'`, `"`, `<` or `>`.
  static func isPlainMarkup(_ word: UInt64) -> Bool {
    // `&` and `'` differ in one bit, and so do `<` and `>`.
    found(word | ones, 0x27) | found(word | (ones &* 2), 0x3E) | found(word, 0x22) == 0
  }

  /// True when none of eight bytes is `"`, a backslash or below a space.
  static func isPlainJSON(_ word: UInt64) -> Bool {
    found(word, 0x22) | found(word, 0x5C) | ((word &- spaces) & ~word & highs) == 0
  }

  static func markup(_ byte: UInt8, _ target: UnsafeMutableRawPointer) -> Int {
    switch byte {
    case UInt8(ascii: "&"): write("&amp;", target)
    case UInt8(ascii: "<"): write("&lt;", target)
    case UInt8(ascii: ">"): write("&gt;", target)
    case UInt8(ascii: "\""): write("&quot;", target)
    case UInt8(ascii: "'"): write("&#39;", target)
    default: 0
    }
  }

  static func json(_ byte: UInt8, _ target: UnsafeMutableRawPointer) -> Int {
    switch byte {
    case 0x08: return write("\\b", target)
    case 0x09: return write("\\t", target)
    case 0x0A: return write("\\n", target)
    case 0x0C: return write("\\f", target)
    case 0x0D: return write("\\r", target)
    case 0..<0x20:
      let digits: StaticString = "0123456789abcdef"
      let start = write(byte < 0x10 ? "\\u000" : "\\u001", target)
      let digit = digits.utf8Start[Int(byte & 0x0F)]
      target.storeBytes(of: digit, toByteOffset: start, as: UInt8.self)
      return start + 1
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): return backslash(byte, target)
    default: return 0
    }
  }

  static func typst(_ byte: UInt8, _ target: UnsafeMutableRawPointer) -> Int {
    switch Unicode.Scalar(byte) {
    case "\\", "#", "$", "*", "_", "`", "<", ">", "@", "=", "-", "+", "/", "~", "[", "]", "\"", "'",
      ".":
      backslash(byte, target)
    default: 0
    }
  }

  private static func backslash(_ byte: UInt8, _ target: UnsafeMutableRawPointer) -> Int {
    target.storeBytes(of: UInt8(ascii: "\\"), as: UInt8.self)
    target.storeBytes(of: byte, toByteOffset: 1, as: UInt8.self)
    return 2
  }

  private static func write(_ text: StaticString, _ target: UnsafeMutableRawPointer) -> Int {
    target.copyMemory(from: text.utf8Start, byteCount: text.utf8CodeUnitCount)
    return text.utf8CodeUnitCount
  }
}
