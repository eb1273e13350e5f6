/// Makes a tree of a template's tokens.
struct Parser {
  private struct Opened {
    let token: Token
    var body: [Node] = []
    var blocks: [Int] = []
  }

  /// How deep tags may be nested; a bound on the work of everything that walks the tree.
  static let depthLimit = 100

  private let source: SourceText
  private var nodes: [Node] = []
  private var blocks: [Block] = []
  private var opened: [Opened] = []

  /// The tree of a template.
  static func parse(_ source: SourceText) throws(TemplateError) -> ParsedTemplate {
    let tokens = StandaloneLines.apply(to: try Scanner.tokens(of: source), in: source)
    var parser = Parser(source: source)
    for token in tokens { try parser.add(token) }
    if let unclosed = parser.opened.last {
      let name = source.text(unclosed.token.name)
      throw source.error(
        at: unclosed.token.name.lowerBound, "«\(name)» is niet gesloten",
        expected: "{{/\(name)}} vóór het einde van het sjabloon")
    }
    return ParsedTemplate(source: source, nodes: parser.nodes, blocks: parser.blocks)
  }

  private init(source: SourceText) { self.source = source }

  private mutating func add(_ token: Token) throws(TemplateError) {
    switch token.kind {
    case .text: addText(token.range)
    case .variable: add(.variable(token.name, isVerbatim: false))
    case .verbatim: add(.variable(token.name, isVerbatim: true))
    case .section, .inverted, .parent, .block:
      if opened.count == Parser.depthLimit {
        throw source.error(
          at: token.name.lowerBound, "te diep genest",
          expected: "hoogstens \(Parser.depthLimit) niveaus")
      }
      opened.append(Opened(token: token))
    case .close: try close(token)
    case .partial:
      let none = token.range.lowerBound..<token.range.lowerBound
      add(.partial(token.name, leading: token.isStandalone ? token.leading : none))
    case .comment, .delimiters: break
    }
  }

  private mutating func add(_ node: Node) {
    if opened.isEmpty { nodes.append(node) } else { opened[opened.count - 1].body.append(node) }
  }

  private mutating func addText(_ range: Range<Int>) {
    if opened.isEmpty {
      appendText(range, to: &nodes)
    } else {
      appendText(range, to: &opened[opened.count - 1].body)
    }
  }

  /// Adds text, joined to the text before it when nothing was left out between them. Empty text
  /// stands for the beginning of a line and stays apart.
  private func appendText(_ range: Range<Int>, to body: inout [Node]) {
    if case .text(let before, let startsLine)? = body.last, !before.isEmpty, !range.isEmpty,
      before.upperBound == range.lowerBound
    {
      body[body.count - 1] = .text(before.lowerBound..<range.upperBound, startsLine: startsLine)
    } else {
      body.append(.text(range, startsLine: source.isLineStart(range.lowerBound)))
    }
  }

  private mutating func close(_ token: Token) throws(TemplateError) {
    let name = source.text(token.name)
    guard let last = opened.popLast() else {
      throw source.error(
        at: token.name.lowerBound, "sluittag «\(name)» zonder begin",
        expected: "eerst {{#\(name)}}, of geen sluittag")
    }
    let openName = source.text(last.token.name)
    guard openName == name else {
      let line = source.error(at: last.token.name.lowerBound, "", expected: "").line
      throw source.error(
        at: token.name.lowerBound, "sluittag «\(name)» hoort niet bij «\(openName)»",
        expected: "{{/\(openName)}}, want «\(openName)» staat open sinds regel \(line)")
    }
    switch last.token.kind {
    case .parent:
      let none = last.token.range.lowerBound..<last.token.range.lowerBound
      let leading = last.token.isStandalone ? last.token.leading : none
      add(.parent(last.token.name, leading: leading, blocks: last.blocks))
    case .block:
      blocks.append(block(last))
      if opened.last?.token.kind == .parent {
        opened[opened.count - 1].blocks.append(blocks.count - 1)
      } else {
        add(.block(blocks.count - 1))
      }
    default:
      add(.section(last.token.name, isInverted: last.token.kind == .inverted, body: last.body))
    }
  }

  private func block(_ opened: Opened) -> Block {
    let token = opened.token
    var intrinsic: Range<Int>?
    if token.endsLine, !opened.body.isEmpty {
      let newline = source.bytes[token.range.upperBound...].firstIndex(of: Byte.newline)
      let start = newline.map { $0 + 1 } ?? source.bytes.count
      let end = source.bytes[start...].firstIndex { !Byte.isBlank($0) } ?? source.bytes.count
      intrinsic = start..<end
    }
    return Block(
      name: token.name, body: opened.body, leading: token.leading, opensLine: token.opensLine,
      isStandalone: token.isStandalone, intrinsic: intrinsic, startsLine: token.endsLine)
  }
}
