/// Cuts a template into text and tags.
struct Scanner {
  private let source: SourceText
  private var position = 0
  private var opening = Array("{{".utf8)
  private var closing = Array("}}".utf8)
  private var tokens: [Token] = []

  /// The pieces of a template, in order; text is cut at line ends.
  static func tokens(of source: SourceText) throws(TemplateError) -> [Token] {
    var scanner = Scanner(source: source)
    try scanner.scan()
    return scanner.tokens
  }

  private init(source: SourceText) { self.source = source }

  private mutating func scan() throws(TemplateError) {
    while position < source.bytes.count {
      let tag = find(opening, from: position) ?? source.bytes.count
      addText(until: tag)
      if tag < source.bytes.count { try scanTag() }
    }
  }

  private mutating func addText(until end: Int) {
    while position < end {
      let newline = source.bytes[position..<end].firstIndex(of: Byte.newline)
      let next = newline.map { $0 + 1 } ?? end
      tokens.append(Token(.text, range: position..<next, name: next..<next))
      position = next
    }
  }

  private mutating func scanTag() throws(TemplateError) {
    let start = position
    let inside = start + opening.count
    guard let close = find(closing, from: inside) else { throw unclosed(at: start) }
    let mark = source.bytes[inside..<close].first { !Byte.isSpace($0) }
    let content = trimmed(inside..<close)
    position = close + closing.count
    switch mark.map({ Character(UnicodeScalar($0)) }) {
    case "!":
      tokens.append(Token(.comment, range: start..<position, name: position..<position))
    case "=":
      try changeDelimiters(content)
      tokens.append(Token(.delimiters, range: start..<position, name: position..<position))
    case "{":
      let end = [Byte.closingBrace] + closing
      guard let brace = find(end, from: inside), brace <= close else {
        throw unclosed(at: start, with: String(decoding: end, as: UTF8.self))
      }
      position = brace + end.count
      try addTag(.verbatim, from: start, name: content.lowerBound + 1..<brace)
    case "&": try addTag(.verbatim, from: start, name: content.dropFirst())
    case "#": try addTag(.section, from: start, name: content.dropFirst())
    case "^": try addTag(.inverted, from: start, name: content.dropFirst())
    case "/": try addTag(.close, from: start, name: content.dropFirst())
    case ">": try addTag(.partial, from: start, name: content.dropFirst())
    case "<": try addTag(.parent, from: start, name: content.dropFirst())
    case "$": try addTag(.block, from: start, name: content.dropFirst())
    default: try addTag(.variable, from: start, name: content)
    }
  }

  private mutating func addTag(
    _ kind: Token.Kind, from start: Int, name: Range<Int>
  ) throws(TemplateError) {
    if let nested = find(opening, from: name.lowerBound), nested < name.upperBound {
      throw unclosed(at: start)
    }
    let name = trimmed(name)
    if name.isEmpty {
      throw source.error(
        at: name.lowerBound, "lege naam", expected: "een naam in de tag")
    }
    if source.bytes[name].contains(where: Byte.isSpace) {
      throw source.error(
        at: name.lowerBound, "ongeldige naam: er staat witruimte in",
        expected: "één naam zonder spaties")
    }
    if kind == .partial || kind == .parent, source.bytes[name.lowerBound] == UInt8(ascii: "*") {
      throw source.error(
        at: name.lowerBound, "een naam die uit de gegevens komt wordt niet ondersteund",
        expected: "de vaste naam van een deelsjabloon")
    }
    if [.variable, .verbatim, .section, .inverted].contains(kind), source.text(name) != ".",
      source.text(name).split(separator: ".", omittingEmptySubsequences: false).contains("")
    {
      throw source.error(
        at: name.lowerBound, "ongeldige naam «\(source.text(name))»",
        expected: "namen met telkens één punt ertussen")
    }
    tokens.append(Token(kind, range: start..<position, name: name))
  }

  private mutating func changeDelimiters(_ content: Range<Int>) throws(TemplateError) {
    let inner = source.bytes[content].dropFirst().dropLast()
    let parts = inner.split(whereSeparator: Byte.isSpace)
    guard content.count > 1, source.bytes[content.upperBound - 1] == Byte.equals,
      parts.count == 2, !inner.contains(Byte.equals)
    else {
      throw source.error(
        at: content.lowerBound, "ongeldige scheidingstekens",
        expected: "twee tekenreeksen zonder spatie of «=», zoals in {{=<% %>=}}")
    }
    opening = Array(parts[0])
    closing = Array(parts[1])
  }

  private func unclosed(at offset: Int, with close: String? = nil) -> TemplateError {
    let close = close ?? String(decoding: closing, as: UTF8.self)
    return source.error(
      at: offset, "deze tag is niet gesloten", expected: "«\(close)» na de naam")
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var range = range
    while let first = range.first, Byte.isSpace(source.bytes[first]) { range.removeFirst() }
    while let last = range.last, Byte.isSpace(source.bytes[last]) { range.removeLast() }
    return range
  }

  private func find(_ pattern: [UInt8], from start: Int) -> Int? {
    let bytes = source.bytes
    var candidate = start
    while candidate + pattern.count <= bytes.count {
      if bytes[candidate] == pattern[0],
        bytes[candidate..<candidate + pattern.count].elementsEqual(pattern)
      {
        return candidate
      }
      candidate += 1
    }
    return nil
  }
}
