/// A part of a parsed template.
indirect enum Node: Sendable {
  /// Text to copy; `startsLine` when the text begins a line.
  case text(Range<Int>, startsLine: Bool)
  /// A value to print.
  case variable(Range<Int>, isVerbatim: Bool)
  /// A part that depends on a value.
  case section(Range<Int>, isInverted: Bool, body: [Node])
  /// Another template, with the white space to put before each of its lines.
  case partial(Range<Int>, leading: Range<Int>)
  /// Another template in which the given blocks are replaced.
  case parent(Range<Int>, leading: Range<Int>, blocks: [Int])
  /// A block, by its number in the template.
  case block(Int)
}

/// A named part of a template that another template can replace, or the replacement.
struct Block: Sendable {
  /// The bytes of the name.
  let name: Range<Int>
  /// What is inside.
  let body: [Node]
  /// The white space before the opening tag, when that is first on its line.
  let leading: Range<Int>
  /// Whether the opening tag is first on its line.
  let opensLine: Bool
  /// Whether the line of the opening tag leaves no trace.
  let isStandalone: Bool
  /// The white space before the first line of the body, when the body begins on a line of its
  /// own; nil otherwise.
  let intrinsic: Range<Int>?
  /// Whether the body begins on a line of its own.
  let startsLine: Bool
}

/// A parsed template.
struct ParsedTemplate: Sendable {
  /// The text the ranges point into.
  let source: SourceText
  /// The parts, in order.
  let nodes: [Node]
  /// The blocks, by number.
  let blocks: [Block]
}
