extension FlatJSON {
  /// A value as it lies in the bytes.
  enum Token: Sendable, Equatable {
    case null
    case boolean(Bool)
    case number(Range<Int>)
    case text(Range<Int>, escaped: Bool)
    case nested
  }

  /// The name of a member: the bytes between the quotes, and where it starts.
  struct Key {
    var range: Range<Int>
    var escaped: Bool
    var offset: Int { range.lowerBound - 1 }
  }

  func complaint(at offset: Int, _ message: String, expected: String?) -> TabularError {
    let place = Excerpt(
      of: bytes, at: min(offset, bytes.count), since: TextOrigin(offset: start, line: 1),
      encoding: .utf8)
    return TabularError(source: source, place: place, message: message, expected: expected)
  }

  private func unexpected(_ expected: String) -> TabularError {
    index < bytes.count
      ? complaint(at: index, "ongeldige JSON", expected: expected)
      : complaint(at: index, "de JSON houdt midden in een waarde op", expected: expected)
  }

  mutating func skipBlanks() {
    while index < bytes.count {
      let byte = bytes[index]
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
      index += 1
    }
  }

  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard index < bytes.count, bytes[index] == UInt8(ascii: scalar) else { return false }
    index += 1
    return true
  }

  mutating func expect(_ scalar: Unicode.Scalar, _ expected: String) throws(TabularError) {
    guard take(scalar) else { throw unexpected(expected) }
  }

  /// Moves to the value of the next member of an object, or past the object's end (nil).
  mutating func nextMember(first: Bool) throws(TabularError) -> Key? {
    skipBlanks()
    if take("}") { return nil }
    if !first {
      try expect(",", "een komma of «}»")
      skipBlanks()
    }
    try expect("\"", first ? "een naam tussen aanhalingstekens, of «}»" : "een naam")
    let (range, escaped) = try scanString()
    skipBlanks()
    try expect(":", "een dubbele punt")
    skipBlanks()
    return Key(range: range, escaped: escaped)
  }

  /// Reads one value; objects and arrays are passed over.
  mutating func scanValue() throws(TabularError) -> Token {
    guard index < bytes.count else { throw unexpected("een waarde") }
    switch bytes[index] {
    case UInt8(ascii: "\""):
      index += 1
      let (range, escaped) = try scanString()
      return .text(range, escaped: escaped)
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      try skipNested()
      return .nested
    case UInt8(ascii: "t"):
      try scanWord("true")
      return .boolean(true)
    case UInt8(ascii: "f"):
      try scanWord("false")
      return .boolean(false)
    case UInt8(ascii: "n"):
      try scanWord("null")
      return .null
    default:
      return .number(try scanNumber())
    }
  }

  private mutating func scanWord(_ word: StaticString) throws(TabularError) {
    for byte in "\(word)".utf8 {
      guard index < bytes.count, bytes[index] == byte else { throw unexpected("«\(word)»") }
      index += 1
    }
  }

  private mutating func scanNumber() throws(TabularError) -> Range<Int> {
    let first = index
    _ = take("-")
    let integer = index
    try scanDigits("een waarde")
    if bytes[integer] == UInt8(ascii: "0"), index > integer + 1 {
      index = integer + 1
      throw unexpected("een getal zonder voorloopnul")
    }
    if take(".") { try scanDigits("een cijfer") }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      try scanDigits("een cijfer")
    }
    return first..<index
  }

  private mutating func scanDigits(_ expected: String) throws(TabularError) {
    let first = index
    while index < bytes.count, (0x30...0x39).contains(bytes[index]) { index += 1 }
    guard index > first else { throw unexpected(expected) }
  }

  /// Moves to the next element of an array, or past the array's end (false).
  mutating func nextElement(first: Bool) throws(TabularError) -> Bool {
    skipBlanks()
    if take("]") { return false }
    if !first {
      try expect(",", "een komma of «]»")
      skipBlanks()
    }
    return true
  }

  /// Passes over an object or array, at any depth, without recursion.
  private mutating func skipNested() throws(TabularError) {
    var objects: [Bool] = []
    while true {
      var first = true
      if take("{") {
        objects.append(true)
      } else if take("[") {
        objects.append(false)
      } else {
        first = false
        _ = try scanValue()
      }
      while let inObject = objects.last {
        let more = inObject ? try nextMember(first: first) != nil : try nextElement(first: first)
        if more { break }
        objects.removeLast()
        first = false
      }
      if objects.isEmpty { return }
    }
  }
}
