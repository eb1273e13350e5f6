/// Applies the rule that a line with nothing but a tag leaves no trace in the output.
///
/// The Mustache specification gives the rule for every tag that prints nothing itself, when it
/// is alone on its line. Its inheritance chapter stretches it to lines with several parent and
/// block tags. The exception is a block that opens and closes on one line outside a parent tag:
/// that is a place to fill, so its line stays.
struct StandaloneLines {
  private let source: SourceText
  private var result: [Token] = []
  private var open: [Token.Kind] = []

  /// The tokens without the text of standalone lines, and with an empty text token where a line
  /// begins with a tag, to carry the indentation of a partial.
  static func apply(to tokens: [Token], in source: SourceText) -> [Token] {
    var lines = StandaloneLines(source: source)
    var start = 0
    for (index, token) in tokens.enumerated() {
      let last = token.range.upperBound - 1
      let isLineEnd = token.kind == .text && source.bytes[last] == Byte.newline
      if isLineEnd || index == tokens.count - 1 {
        lines.addLine(tokens[start...index])
        start = index + 1
      }
    }
    return lines.result
  }

  private init(source: SourceText) { self.source = source }

  private mutating func addLine(_ line: ArraySlice<Token>) {
    let tags = line.filter { $0.kind != .text }
    guard let firstTag = tags.first else {
      result += line
      return
    }
    let leading = line.prefix { $0.kind == .text }.first?.range
    let indentation = leading ?? firstTag.range.lowerBound..<firstTag.range.lowerBound
    let isFirstOnLine = source.isLineStart(indentation.lowerBound) && isBlank(indentation)
    if isStandalone(tags), line.allSatisfy({ $0.kind != .text || isBlank($0.range) }) {
      for (index, tag) in tags.enumerated() {
        var tag = tag
        tag.isStandalone = true
        tag.endsLine = index == tags.count - 1
        if index == 0 {
          tag.leading = indentation
          tag.opensLine = true
        }
        result.append(tag)
      }
    } else if isFirstOnLine, firstTag.kind == .block {
      for token in line.drop(while: { $0.kind == .text }) {
        var token = token
        if token.range == firstTag.range {
          token.leading = indentation
          token.opensLine = true
        }
        result.append(token)
      }
    } else {
      if leading == nil {
        result.append(Token(.text, range: indentation, name: indentation))
      }
      result += line
    }
  }

  /// Whether the tags of one line may be standalone; also keeps track of what is open.
  private mutating func isStandalone(_ tags: [Token]) -> Bool {
    let depth = open.count
    var areAllInheritance = true
    var hasFilledBlock = false
    for tag in tags {
      var kind = tag.kind
      if tag.isOpening {
        open.append(kind)
      } else if kind == .close, let opened = open.popLast() {
        kind = opened
        if opened == .block, open.count >= depth, open.last != .parent { hasFilledBlock = true }
      }
      areAllInheritance = areAllInheritance && (kind == .block || kind == .parent)
    }
    if tags.count > 1 { return areAllInheritance && !hasFilledBlock }
    return tags[0].kind != .variable && tags[0].kind != .verbatim
  }

  private func isBlank(_ range: Range<Int>) -> Bool {
    source.bytes[range].allSatisfy(Byte.isSpace)
  }
}
