/// Runs a program over data, declared or open.
struct Renderer<Content: Datum> {
  /// How deep sections and calls may be inside each other where a call begins. The compiler
  /// keeps declared templates below it; over open data partials can call each other without end.
  static var depthLimit: Int { Compiler.depthLimit + 100 }

  private let program: Program
  private var frames: [Frame<Content>]
  private var indentation: [UInt8] = []
  private var depth = 0
  /// The error of the call that went too deep, if any; then the output is worthless.
  private(set) var failure: TemplateError?

  /// Prepares to run a program over one piece of data.
  init(program: Program, root: Content) {
    self.program = program
    self.frames = [Frame(datum: root)]
    frames.reserveCapacity(8)
  }

  /// Runs the program, adding to the output.
  mutating func run(into output: inout [UInt8]) {
    run(program.routines[program.main], into: &output)
  }

  private mutating func run(_ range: Range<Int>, into output: inout [UInt8]) {
    var position = range.lowerBound
    while position < range.upperBound {
      let instruction = program.instructions[position]
      position += 1
      switch instruction {
      case .literal(let literal):
        output.append(contentsOf: program.literals[literal])
      case .print(let lookup, let isVerbatim):
        guard let text = find(lookup).printed else { continue }
        (isVerbatim ? EscapeFormat.text : program.format).append(text, to: &output)
      case .section(let lookup, let length):
        runSection(find(lookup), position..<position + length, into: &output)
        position += length
      case .inverted(let lookup, let length):
        if case .skip = find(lookup).visit { continue }
        position += length
      case .call(let call):
        run(program.calls[call], into: &output)
      case .lines(let literal, let startsLine):
        appendLines(literal, startsLine: startsLine, to: &output)
      case .lineStart:
        output.append(contentsOf: indentation)
      case .indent(let literal):
        indentation.append(contentsOf: program.literals[literal])
      case .outdent(let count):
        indentation.removeLast(count)
      }
    }
  }

  private func find(_ lookup: Int) -> Content {
    Content.find(program.lookups[lookup], in: frames)
  }

  private mutating func runSection(
    _ datum: Content, _ range: Range<Int>, into output: inout [UInt8]
  ) {
    depth += 1
    defer { depth -= 1 }
    switch datum.visit {
    case .skip: break
    case .stay: run(range, into: &output)
    case .enter:
      frames.append(Frame(datum: datum))
      run(range, into: &output)
      frames.removeLast()
    case .each(let count):
      for index in 0..<count where failure == nil {
        frames.append(Frame(datum: datum.item(at: index), index: index, count: count))
        run(range, into: &output)
        frames.removeLast()
      }
    }
  }

  private mutating func run(_ call: Program.Call, into output: inout [UInt8]) {
    guard failure == nil else { return }
    guard depth < Self.depthLimit else {
      failure = call.endless
      return
    }
    depth += 1
    let before = indentation.count
    indentation.append(contentsOf: program.literals[call.indentation])
    run(program.routines[call.routine], into: &output)
    indentation.removeLast(indentation.count - before)
    depth -= 1
  }

  private func appendLines(_ range: Range<Int>, startsLine: Bool, to output: inout [UInt8]) {
    var isLineStart = startsLine
    var line = program.literals[range]
    while let first = line.first {
      let isEmpty = first == Byte.newline || first == Byte.carriageReturn
      if isLineStart, !isEmpty { output.append(contentsOf: indentation) }
      let end = line.firstIndex(of: Byte.newline).map { $0 + 1 } ?? line.endIndex
      output.append(contentsOf: line[..<end])
      line = line[end...]
      isLineStart = true
    }
  }
}
