/// A piece of a template: text of at most one line, or one tag.
struct Token {
  /// What the piece is.
  enum Kind {
    case text, variable, verbatim, section, inverted, close, partial, parent, block, comment
    case delimiters
  }

  /// What the piece is.
  let kind: Kind
  /// The bytes of the whole piece, delimiters included.
  let range: Range<Int>
  /// The bytes of the name in a tag; empty for text, comments and delimiters.
  let name: Range<Int>
  /// The white space before a tag that stands first on its line: the indentation it passes on.
  var leading: Range<Int>
  /// Whether the tag is the first on its line, with at most white space before it.
  var opensLine = false
  /// Whether the tag's line has no text, so that the line itself leaves no trace.
  var isStandalone = false
  /// Whether the line ends after this tag, without a trace.
  var endsLine = false

  init(_ kind: Kind, range: Range<Int>, name: Range<Int>) {
    self.kind = kind
    self.range = range
    self.name = name
    self.leading = range.lowerBound..<range.lowerBound
  }

  /// Whether the tag waits for a closing tag.
  var isOpening: Bool {
    switch kind {
    case .section, .inverted, .parent, .block: true
    default: false
    }
  }
}
