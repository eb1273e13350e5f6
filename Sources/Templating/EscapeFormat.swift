/// The format of the file a template makes, which decides how values are escaped.
///
/// The choice belongs to the file and not to the tag, so that no author can forget it.
/// `{{{naam}}}` and `{{&naam}}` print a value as it is.
package enum EscapeFormat: String, Sendable, CaseIterable {
  /// HTML: `&`, `<`, `>` and both quotes become entities.
  case html
  /// SVG and other XML: as HTML.
  case svg
  /// Plain text: nothing is escaped.
  case text
  /// The inside of a JSON string: quote, backslash and control characters.
  case json
  /// Typst markup: every character that can start markup gets a backslash.
  case typst

  /// Adds a text to UTF-8 output, escaped for this format.
  package func append(_ text: String, to output: inout [UInt8]) {
    let isCopied: Void? = text.utf8.withContiguousStorageIfAvailable { bytes in
      append(bytes, to: &output)
    }
    if isCopied == nil {
      Array(text.utf8).withUnsafeBufferPointer { bytes in append(bytes, to: &output) }
    }
  }

  /// Adds the bytes of a text to UTF-8 output, escaped for this format.
  func append(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    guard let source = UnsafeRawPointer(bytes.baseAddress), !bytes.isEmpty else { return }
    let room = self == .text ? bytes.count : Escape.room(for: bytes.count)
    output.append(addingCapacity: room) { span in
      span.withUnsafeMutableBufferPointer { free, count in
        guard let target = UnsafeMutableRawPointer(free.baseAddress) else { return }
        switch self {
        case .text:
          target.copyMemory(from: source, byteCount: bytes.count)
          count = bytes.count
        case .html, .svg:
          count = Escape.copy(
            source, bytes.count, to: target, special: .markup, isPlain: Escape.isPlainMarkup,
            Escape.markup)
        case .json:
          count = Escape.copy(
            source, bytes.count, to: target, special: .json, isPlain: Escape.isPlainJSON,
            Escape.json)
        case .typst:
          count = Escape.copy(
            source, bytes.count, to: target, special: .typst, isPlain: { _ in false },
            Escape.backslash)
        }
      }
    }
  }
}

/// Copies bytes and puts something else for those that are special, eight bytes at a time where none
/// is.
private enum Escape {
  /// The bytes to have free for a text: `"` becomes `&quot;` and a control character `\u001f`, and
  /// the last word is written whole.
  static func room(for count: Int) -> Int { 6 * count + 8 }

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080
  private static let spaces: UInt64 = 0x2020_2020_2020_2020

  /// Copies so many bytes and returns how many were written.
  ///
  /// - Precondition: the target has `room(for: count)` bytes.
  @inline(__always)
  static func copy(
    _ source: UnsafeRawPointer, _ count: Int, to target: UnsafeMutableRawPointer,
    special: ByteSet, isPlain: (UInt64) -> Bool,
    _ replace: (UInt8, UnsafeMutableRawPointer) -> Int
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
        if special.contains(byte) {
          written += replace(byte, target + written)
        } else {
          target.storeBytes(of: byte, toByteOffset: written, as: UInt8.self)
          written += 1
        }
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
    default: write("&#39;", target)
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
    default: return backslash(byte, target)
    }
  }

  static func backslash(_ byte: UInt8, _ target: UnsafeMutableRawPointer) -> Int {
    target.storeBytes(of: UInt8(ascii: "\\"), as: UInt8.self)
    target.storeBytes(of: byte, toByteOffset: 1, as: UInt8.self)
    return 2
  }

  private static func write(_ text: StaticString, _ target: UnsafeMutableRawPointer) -> Int {
    target.copyMemory(from: text.utf8Start, byteCount: text.utf8CodeUnitCount)
    return text.utf8CodeUnitCount
  }
}

/// A set of ASCII bytes as 128 bits.
private struct ByteSet {
  var low: UInt64
  var high: UInt64

  static let markup = ByteSet("&<>\"'")
  static let json = ByteSet("\"\\", low: 0xFFFF_FFFF)
  static let typst = ByteSet("\\#$*_`<>@=-+/~[]\"'.")

  init(_ characters: StaticString, low: UInt64 = 0) {
    self.low = low
    high = 0
    for byte in characters.description.utf8 {
      if byte < 64 { self.low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte - 64) }
    }
  }

  func contains(_ byte: UInt8) -> Bool {
    guard byte < 128 else { return false }
    return (byte < 64 ? low &>> UInt64(byte) : high &>> UInt64(byte &- 64)) & 1 == 1
  }
}
