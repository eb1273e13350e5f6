extension PageScan {
  private enum Attribute {
    /// A place to go to.
    case link
    /// A name on this page.
    case name
    /// Read out or shown: `alt`, `title`.
    case shown
    /// A number or word for the browser, which may not be missing.
    case plain
    /// Ours to fill as we like: `class`, `data-…`.
    case free
  }

  /// Goes through tags and text.
  mutating func markup(_ wantsSpots: Bool) {
    var index = 0
    while index < bytes.count {
      if bytes[index] != UInt8(ascii: "<") {
        index =
          wantsSpots
          ? text(index, bytes.count, isMarkup: true) : find(UInt8(ascii: "<"), from: index)
      } else if has("<!--", at: index) {
        index = end(of: "-->", from: index + 4)
      } else if isLower(byte(index + 1) | 0x20) {
        index = tag(index + 1, wantsSpots)
      } else {
        index = find(UInt8(ascii: ">"), from: index) + 1
      }
    }
  }

  /// One opening tag with its attributes, and what is inside a script or a style.
  private mutating func tag(_ start: Int, _ wantsSpots: Bool) -> Int {
    var index = start
    while isName(byte(index)) { index += 1 }
    while index < bytes.count, bytes[index] != UInt8(ascii: ">") {
      guard isName(bytes[index]) else {
        index += 1
        continue
      }
      let name = index
      while isName(byte(index)) { index += 1 }
      let nameEnd = index
      guard byte(index) == UInt8(ascii: "=") else { continue }
      index += 1
      let quote = byte(index)
      let value: Range<Int>
      if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
        let close = find(quote, from: index + 1)
        value = index + 1..<max(index + 1, close)
        index = close + 1
      } else {
        let first = index
        while index < bytes.count, !isSpace(bytes[index]), bytes[index] != UInt8(ascii: ">") {
          index += 1
        }
        value = first..<index
      }
      take(value, attribute(name..<nameEnd), wantsSpots)
    }
    if has("script", at: start), !isName(byte(start + 6)) {
      return end(of: "</script", from: index)
    }
    if has("style", at: start), !isName(byte(start + 5)) { return end(of: "</style", from: index) }
    return index + 1
  }

  private mutating func take(_ value: Range<Int>, _ attribute: Attribute, _ wantsSpots: Bool) {
    switch attribute {
    case .link:
      if byte(value.lowerBound) == UInt8(ascii: "#"), !value.isEmpty {
        let name = value.dropFirst()
        if !name.isEmpty, !(name.count == 3 && has("top", at: name.lowerBound)) {
          jumps.append(name)
        }
      } else {
        links.append(value)
      }
    case .name: names.insert(Array(bytes[value]))
    case .shown:
      if wantsSpots { _ = text(value.lowerBound, value.upperBound, isMarkup: false) }
    case .plain:
      if wantsSpots {
        _ = text(value.lowerBound, value.upperBound, isMarkup: false, onlyValues: true)
      }
    case .free: break
    }
  }

  private func attribute(_ name: Range<Int>) -> Attribute {
    let first = name.lowerBound
    switch name.count {
    case 2 where has("id", at: first): return .name
    case 3 where has("src", at: first): return .link
    case 3 where has("alt", at: first): return .shown
    case 3 where has("for", at: first): return .free
    case 4 where has("href", at: first): return .link
    case 4 where has("name", at: first): return .name
    case 5 where has("title", at: first), 5 where has("label", at: first): return .shown
    case 5 where has("class", at: first), 5 where has("style", at: first),
      5 where has("value", at: first):
      return .free
    case 6 where has("action", at: first), 6 where has("poster", at: first): return .link
    case 7 where has("content", at: first): return .shown
    case 10 where has("xlink:href", at: first): return .link
    case 10 where has("aria-label", at: first): return .shown
    case 11 where has("placeholder", at: first): return .shown
    default:
      return has("data-", at: first) || has("on", at: first) || has("aria-", at: first)
        || has("xmlns", at: first) ? .free : .plain
    }
  }

  private func find(_ wanted: UInt8, from start: Int) -> Int {
    var index = start
    while index < bytes.count, bytes[index] != wanted { index += 1 }
    return index
  }

  private func end(of word: StaticString, from start: Int) -> Int {
    var index = start
    while index < bytes.count {
      if bytes[index] == word.utf8Start[0], has(word, at: index) {
        return index + word.utf8CodeUnitCount
      }
      index += 1
    }
    return index
  }

  @inline(__always)
  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }

  @inline(__always)
  private func isName(_ byte: UInt8) -> Bool {
    isLower(byte | 0x20) || isDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":")
      || byte == UInt8(ascii: "_")
  }
}
