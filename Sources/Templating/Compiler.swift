/// Turns a template and the partials it uses into a program.
///
/// A partial becomes one routine for each combination of context stack, replaced blocks and
/// indentation it is used with. With a declared scope every name is resolved here.
struct Compiler {
  /// Identifies a block in a parsed template.
  struct BlockReference: Hashable {
    let template: Int
    let block: Int
  }

  /// The circumstances that a part of a template is compiled in.
  struct Context: Hashable {
    /// The context stack; nil for open data.
    var scope: Scope?
    /// What replaces the blocks, by name.
    var replacements: [String: BlockReference] = [:]
    /// Whether an indentation may be in force.
    var isIndented = false
    /// The bytes of white space to leave out at the beginning of each line.
    var stripped = 0
    /// The number of tags and partials around this part.
    var depth = 0
  }

  private struct RoutineKey: Hashable {
    let partial: String
    let scope: Scope?
    let replacements: [String: BlockReference]
    let isIndented: Bool
  }

  private struct Activity: Equatable {
    let partial: String
    let replacements: [String: BlockReference]
  }

  /// The bound on the number of routines, for templates that use partials in ever new ways.
  static let routineLimit = 2_000
  /// The bound on tags and partials inside each other.
  static let depthLimit = 200

  var program: Program
  /// The instructions of the routine at hand.
  var code: [Instruction] = []
  /// Where the last part of the code begins that new text may be joined to.
  var joint = 0
  var templates: [ParsedTemplate] = []

  /// What is the same in every record.
  private let fixed: Record?
  private let partials: [String: String]
  private var parsedPartials: [String: Int] = [:]
  private var routines: [RoutineKey: Int] = [:]
  private var lookups: [Lookup: Int] = [:]
  private var activities: [Activity] = []
  /// How many levels each finished routine goes down.
  private var heights: [Int: Int] = [:]
  /// The greatest depth reached in the routine at hand.
  private var deepest = 0

  /// The program of a template; without a scope for open data.
  static func compile(
    _ source: SourceText, format: EscapeFormat, scope: Scope?, partials: [String: String],
    fixed: Record? = nil
  ) throws(TemplateError) -> Program {
    var compiler = Compiler(program: Program(format: format), fixed: fixed, partials: partials)
    compiler.templates.append(try Parser.parse(source))
    let context = Context(scope: scope)
    compiler.program.main = try compiler.addRoutine(of: 0, in: context, number: nil)
    return compiler.program
  }

  private init(program: Program, fixed: Record?, partials: [String: String]) {
    self.program = program
    self.fixed = fixed
    self.partials = partials
  }

  /// Compiles a whole template as a routine of its own.
  private mutating func addRoutine(
    of template: Int, in context: Context, number: Int?
  ) throws(TemplateError) -> Int {
    let (outerCode, outerJoint, outerDeepest) = (code, joint, deepest)
    (code, joint, deepest) = ([], 0, context.depth)
    try emit(templates[template].nodes, of: template, in: context)
    let start = program.instructions.count
    program.instructions += code
    (code, joint) = (outerCode, outerJoint)
    let routine = number ?? program.routines.count
    if number == nil { program.routines.append(0..<0) }
    program.routines[routine] = start..<program.instructions.count
    heights[routine] = deepest - context.depth
    deepest = max(deepest, outerDeepest)
    return routine
  }

  /// Compiles nodes into the code at hand.
  mutating func emit(
    _ nodes: [Node], of template: Int, in context: Context
  ) throws(TemplateError) {
    for node in nodes {
      switch node {
      case .text(let range, let startsLine):
        emitText(range, of: template, startsLine: startsLine, in: context)
      case .variable(let name, let isVerbatim):
        try emitVariable(name, of: template, isVerbatim: isVerbatim, in: context)
      case .section(let name, let isInverted, let body):
        try emitSection(name, of: template, isInverted: isInverted, body: body, in: context)
      case .partial(let name, let leading):
        try emitCall(name, of: template, leading: leading, in: context)
      case .parent(let name, let leading, let blocks):
        var context = context
        for block in blocks {
          let blockName = templates[template].source.text(templates[template].blocks[block].name)
          let reference = BlockReference(template: template, block: block)
          context.replacements[blockName] = context.replacements[blockName] ?? reference
        }
        try emitCall(name, of: template, leading: leading, in: context)
      case .block(let number):
        try emitBlock(BlockReference(template: template, block: number), in: context)
      }
    }
  }

  private mutating func emitVariable(
    _ name: Range<Int>, of template: Int, isVerbatim: Bool, in context: Context
  ) throws(TemplateError) {
    let source = templates[template].source
    let (lookup, shape) = try resolve(name, in: source, scope: context.scope)
    switch shape {
    case nil, .text?: break
    case let shape?:
      throw source.error(
        at: name.lowerBound, "«\(source.text(name))» is \(shape.kind), geen tekst",
        expected: "een tekst, of de sectie {{#\(source.text(name))}}…{{/\(source.text(name))}}")
    }
    let format = isVerbatim ? EscapeFormat.text : program.format
    if let text = fixedText(program.lookups[lookup], as: format) {
      emitLiteral(addLiteral(text))
    } else {
      code.append(.print(lookup: lookup, isVerbatim: isVerbatim))
    }
  }

  /// The text a lookup leads to in every record alike, as it is printed.
  private func fixedText(_ lookup: Lookup, as format: EscapeFormat) -> [UInt8]? {
    switch lookup {
    case .slot(frame: 0, _), .path(frame: 0, _):
      return fixed?.content.reading { content in
        let place = content.find(lookup, program.pools, in: [Frame(place: content.root)])
        guard let text = content.text(place) else { return nil }
        var bytes: [UInt8] = []
        format.append(text, to: &bytes)
        return bytes
      }
    default: return nil
    }
  }

  private mutating func emitSection(
    _ name: Range<Int>, of template: Int, isInverted: Bool, body: [Node], in context: Context
  ) throws(TemplateError) {
    let source = templates[template].source
    let (lookup, shape) = try resolve(name, in: source, scope: context.scope)
    var inner = try deeper(context, at: name.lowerBound, in: source)
    let isCondition = shape.map { self.isCondition(name, $0, body, of: template) } ?? false
    if let shape, !isInverted, !isCondition { inner.scope = context.scope?.entering(shape) }
    let start = code.count
    code.append(.inverted(lookup: lookup, length: 0))
    joint = code.count
    try emit(body, of: template, in: inner)
    let length = code.count - start - 1
    if isInverted {
      code[start] = .inverted(lookup: lookup, length: length)
    } else if isCondition {
      code[start] = .when(lookup: lookup, length: length)
    } else {
      code[start] = .section(lookup: lookup, length: length)
    }
    joint = code.count
  }

  /// True when a section is entered at most once and adds nothing to its context: over a flag, over
  /// the record it stands in, or over a text when `{{.}}` is not in it. A partial might have that.
  private func isCondition(
    _ name: Range<Int>, _ shape: Shape, _ body: [Node], of template: Int
  ) -> Bool {
    switch shape {
    case .flag: true
    case .text: !body.contains { mayAskForItem($0, of: template) }
    case .record: templates[template].source.text(name) == "."
    case .texts, .list: false
    }
  }

  private func mayAskForItem(_ node: Node, of template: Int) -> Bool {
    switch node {
    case .text: false
    case .variable(let name, _): templates[template].source.text(name) == "."
    case .section(let name, _, let body):
      templates[template].source.text(name) == "."
        || body.contains { mayAskForItem($0, of: template) }
    case .partial, .parent, .block: true
    }
  }

  private mutating func resolve(
    _ name: Range<Int>, in source: SourceText, scope: Scope?
  ) throws(TemplateError) -> (lookup: Int, shape: Shape?) {
    if let scope {
      let (lookup, shape) = try scope.resolve(name, in: source, &program.pools)
      return (number(of: lookup), shape)
    }
    let keys = source.text(name).split(separator: ".").map(String.init)
    return (number(of: .keys(program.pools.keys.range(of: keys))), nil)
  }

  private mutating func number(of lookup: Lookup) -> Int {
    if let known = lookups[lookup] { return known }
    program.lookups.append(lookup)
    lookups[lookup] = program.lookups.count - 1
    return program.lookups.count - 1
  }

  /// The circumstances one level further in, where at least so many more levels follow.
  mutating func deeper(
    _ context: Context, at offset: Int, in source: SourceText, height: Int = 0
  ) throws(TemplateError) -> Context {
    var inner = context
    inner.depth += 1
    deepest = max(deepest, inner.depth + height)
    guard inner.depth + height < Compiler.depthLimit else {
      throw source.error(
        at: offset, "te diep genest",
        expected: "hoogstens \(Compiler.depthLimit) secties en deelsjablonen in elkaar")
    }
    return inner
  }

  /// Compiles the use of a partial: a call of its routine, which is made when it is new.
  private mutating func emitCall(
    _ name: Range<Int>, of template: Int, leading: Range<Int>, in context: Context
  ) throws(TemplateError) {
    let source = templates[template].source
    let partial = source.text(name)
    guard let callee = try parsedPartial(partial) else {
      if context.scope == nil { return }
      let hint = Suggestion.text(for: partial, among: Array(partials.keys))
      throw source.error(
        at: name.lowerBound, "onbekend deelsjabloon «\(partial)»",
        expected: "de naam van een deelsjabloon\(hint)")
    }
    var inner = try deeper(context, at: name.lowerBound, in: source)
    let indentation = addLiteral(source.bytes[leading.dropFirst(context.stripped)])
    inner.isIndented = context.isIndented || !indentation.isEmpty
    inner.stripped = 0
    let key = RoutineKey(
      partial: partial, scope: inner.scope, replacements: inner.replacements,
      isIndented: inner.isIndented)
    let activity = Activity(partial: partial, replacements: inner.replacements)
    if context.scope != nil, let start = activities.firstIndex(of: activity) {
      let circle = activities[start...].map(\.partial) + [partial]
      throw source.error(
        at: name.lowerBound, "deelsjabloon «\(partial)» roept zichzelf aan",
        expected: "geen kring van deelsjablonen (\(circle.joined(separator: " → ")))")
    }
    let routine: Int
    if let known = routines[key] {
      routine = known
      let height = heights[known] ?? 0
      inner = try deeper(context, at: name.lowerBound, in: source, height: height)
    } else {
      guard routines.count < Compiler.routineLimit else {
        throw source.error(
          at: name.lowerBound, "te veel verschillende deelsjablonen",
          expected: "hoogstens \(Compiler.routineLimit) vormen")
      }
      routine = program.routines.count
      program.routines.append(0..<0)
      routines[key] = routine
      activities.append(activity)
      _ = try addRoutine(of: callee, in: inner, number: routine)
      activities.removeLast()
    }
    let endless = source.error(
      at: name.lowerBound, "deelsjabloon «\(partial)» roept zichzelf eindeloos aan",
      expected: "een kring die ophoudt bij lege gegevens")
    program.calls.append(Program.Call(routine: routine, indentation: indentation))
    program.endless.append(endless)
    code.append(.call(program.calls.count - 1))
  }

  private mutating func parsedPartial(_ name: String) throws(TemplateError) -> Int? {
    if let known = parsedPartials[name] { return known }
    guard let text = partials[name] else { return nil }
    templates.append(try Parser.parse(SourceText(name: name, text: text)))
    parsedPartials[name] = templates.count - 1
    return templates.count - 1
  }
}
