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
  ///
  /// Runs of bytes that need nothing are copied whole.
  package func append(_ text: String, to output: inout [UInt8]) {
    let isCopied: Void? = text.utf8.withContiguousStorageIfAvailable { bytes in
      append(bytes, to: &output)
    }
    if isCopied == nil {
      Array(text.utf8).withUnsafeBufferPointer { bytes in append(bytes, to: &output) }
    }
  }

  private func append(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    if self == .text {
      output.append(contentsOf: bytes)
      return
    }
    let special = special
    let isMarkup = self == .html || self == .svg
    var start = 0
    var position = 0
    while position < bytes.count {
      if isMarkup, position + 8 <= bytes.count, EscapeFormat.isPlain(bytes, at: position) {
        position += 8
        continue
      }
      let end = min(position + 8, bytes.count)
      while position < end {
        if special.contains(bytes[position]) {
          if start < position {
            output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<position]))
          }
          appendReplacement(of: bytes[position], to: &output)
          start = position + 1
        }
        position += 1
      }
    }
    if start < bytes.count {
      output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
    }
  }

  /// True when none of eight bytes is `&`, `'`, `"`, `<` or `>`; all eight are tried at once.
  private static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let word = UnsafeRawBufferPointer(bytes).loadUnaligned(
      fromByteOffset: position, as: UInt64.self)
    /// Has its high bit set in the first byte that equals the wanted one, and maybe in others.
    func found(_ word: UInt64, _ byte: UInt64) -> UInt64 {
      let rest = word ^ (ones &* byte)
      return (rest &- ones) & ~rest
    }
    // `&` and `'` differ in one bit, and so do `<` and `>`.
    let any = found(word | ones, 0x27) | found(word | (ones &* 2), 0x3E) | found(word, 0x22)
    return any & (ones &* 0x80) == 0
  }

  private var special: ByteSet {
    switch self {
    case .html, .svg: .markup
    case .text: .none
    case .json: .json
    case .typst: .typst
    }
  }

  private func appendReplacement(of byte: UInt8, to output: inout [UInt8]) {
    switch self {
    case .html, .svg:
      switch byte {
      case UInt8(ascii: "&"): output.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "<"): output.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: ">"): output.append(contentsOf: "&gt;".utf8)
      case UInt8(ascii: "\""): output.append(contentsOf: "&quot;".utf8)
      default: output.append(contentsOf: "&#39;".utf8)
      }
    case .json:
      switch byte {
      case 0x08: output.append(contentsOf: "\\b".utf8)
      case 0x09: output.append(contentsOf: "\\t".utf8)
      case 0x0A: output.append(contentsOf: "\\n".utf8)
      case 0x0C: output.append(contentsOf: "\\f".utf8)
      case 0x0D: output.append(contentsOf: "\\r".utf8)
      case 0..<0x20:
        output.append(contentsOf: byte < 0x10 ? "\\u000".utf8 : "\\u001".utf8)
        output.append(contentsOf: String(byte & 0x0F, radix: 16).utf8)
      default: output.append(contentsOf: [UInt8(ascii: "\\"), byte])
      }
    case .text, .typst:
      output.append(UInt8(ascii: "\\"))
      output.append(byte)
    }
  }
}

/// A set of ASCII bytes as 128 bits.
private struct ByteSet {
  var low: UInt64
  var high: UInt64

  static let none = ByteSet(low: 0, high: 0)
  static let markup = ByteSet("&<>\"'")
  static let json = ByteSet("\"\\", low: 0xFFFF_FFFF)
  static let typst = ByteSet("\\#$*_`<>@=-+/~[]\"'.")

  init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }

  init(_ characters: StaticString, low: UInt64 = 0) {
    self.init(low: low, high: 0)
    for byte in characters.description.utf8 {
      if byte < 64 { self.low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte - 64) }
    }
  }

  func contains(_ byte: UInt8) -> Bool {
    guard byte < 128 else { return false }
    return (byte < 64 ? low &>> UInt64(byte) : high &>> UInt64(byte &- 64)) & 1 == 1
  }
}
