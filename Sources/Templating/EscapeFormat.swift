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
            source, bytes.count, to: target, isPlain: Escape.isPlainMarkup, Escape.markup)
        case .json:
          count = Escape.copy(
            source, bytes.count, to: target, isPlain: Escape.isPlainJSON, Escape.json)
        case .typst:
          count = Escape.copy(
            source, bytes.count, to: target, isPlain: { _ in false }, Escape.typst)
        }
      }
    }
  }
}
