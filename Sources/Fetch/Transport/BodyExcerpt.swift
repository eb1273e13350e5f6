/// The beginning of a body as a person would read it, for a message.
package enum BodyExcerpt {
  /// Characters shown.
  package static let length = 200

  /// The first characters of the text: without markup, scripts and control characters, spaces
  /// joined.
  ///
  /// - Parameter bytes: the beginning of a body; a few kilobytes are enough.
  package static func text(of bytes: some Sequence<UInt8>) -> String {
    let plain = withoutMarkup(String(decoding: Array(bytes), as: UTF8.self))
    var text = ""
    var count = 0
    var owesSpace = false
    for scalar in plain.unicodeScalars {
      if scalar.properties.isWhitespace || isControl(scalar) {
        owesSpace = !text.isEmpty
        continue
      }
      if count + (owesSpace ? 2 : 1) > length { return text + "…" }
      if owesSpace { text.append(" ") }
      count += owesSpace ? 2 : 1
      owesSpace = false
      text.unicodeScalars.append(scalar)
    }
    return text
  }

  /// Control characters and marks that turn the direction of a line cannot drive a terminal.
  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }

  private static func withoutMarkup(_ text: String) -> String {
    let start = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    guard start.first == "<" else { return text }
    var plain = ""
    var rest = start[...]
    while let open = rest.firstIndex(of: "<") {
      plain += rest[..<open] + " "
      let tag = rest[rest.index(after: open)...]
      let name = tag.prefix { $0.isLetter }.lowercased()
      var close = tag.firstIndex(of: ">")
      if name == "script" || name == "style" {
        close = ending("</" + name, in: tag).flatMap { tag[$0...].firstIndex(of: ">") }
      }
      guard let close else { return plain }
      rest = tag[tag.index(after: close)...]
    }
    return plain + rest
  }

  private static func ending(_ mark: String, in text: Substring) -> Substring.Index? {
    var rest = text
    while let open = rest.firstIndex(of: "<") {
      rest = rest[open...]
      if rest.prefix(mark.count).lowercased() == mark { return open }
      rest = rest.dropFirst()
    }
    return nil
  }
}
