/// Runs a program over data, declared or open.
struct Renderer<Data: Content> {
  /// How deep sections and calls may be inside each other where a call begins. The compiler
  /// keeps declared templates below it; over open data partials can call each other without end.
  static var depthLimit: Int { Compiler.depthLimit + 100 }

  private let content: Data
  private var frames: [Frame<Data.Place>]
  private var indentation: [UInt8] = []
  private var depth = 0
  /// The error of the call that went too deep, if any; then the output is worthless.
  private(set) var failure: TemplateError?

  /// Prepares to run over one piece of data.
  init(_ content: Data) {
    self.content = content
    frames = [Frame(place: content.root)]
    frames.reserveCapacity(8)
  }

  /// Runs a program, adding to the output.
  mutating func run(_ program: Program, into output: inout [UInt8]) {
    run(program, program.routines[program.main], into: &output)
  }

  private mutating func run(
    _ program: Program, _ range: Range<Int>, into output: inout [UInt8]
  ) {
    let instructions = program.instructions.span
    let literals = program.literals.span
    var position = range.lowerBound
    while position < range.upperBound {
      let instruction = instructions[position]
      position += 1
      switch instruction {
      case .literal(let literal):
        literals.extracting(literal).withUnsafeBufferPointer {
          EscapeFormat.text.append($0, to: &output)
        }
      case .print(let lookup, let isVerbatim):
        content.append(
          find(lookup, program), as: isVerbatim ? .text : program.format, to: &output)
      case .when(let lookup, let length):
        if !isTruthy(lookup, program) { position += length }
      case .section(let lookup, let length):
        runSection(find(lookup, program), program, position..<position + length, into: &output)
        position += length
      case .inverted(let lookup, let length):
        if isTruthy(lookup, program) { position += length }
      case .call(let call):
        runCall(call, program, into: &output)
      case .lines(let literal, let startsLine):
        appendLines(program.literals[literal], startsLine: startsLine, to: &output)
      case .lineStart:
        output.append(contentsOf: indentation)
      case .indent(let literal):
        indentation.append(contentsOf: program.literals[literal])
      case .outdent(let count):
        indentation.removeLast(count)
      }
    }
  }

  private func find(_ lookup: Int, _ program: Program) -> Data.Place {
    content.find(program.lookups[lookup], program.pools, in: frames)
  }

  private func isTruthy(_ lookup: Int, _ program: Program) -> Bool {
    content.isTruthy(program.lookups[lookup], program.pools, in: frames)
  }

  private mutating func runSection(
    _ place: Data.Place, _ program: Program, _ range: Range<Int>, into output: inout [UInt8]
  ) {
    depth += 1
    defer { depth -= 1 }
    switch content.visit(place) {
    case .skip: break
    case .stay: run(program, range, into: &output)
    case .enter:
      frames.append(Frame(place: content.level(place)))
      run(program, range, into: &output)
      frames.removeLast()
    case .each(let count):
      for index in 0..<count where failure == nil {
        frames.append(
          Frame(place: content.level(place, at: index), index: index, count: count))
        run(program, range, into: &output)
        frames.removeLast()
      }
    }
  }

  private mutating func runCall(_ number: Int, _ program: Program, into output: inout [UInt8]) {
    guard failure == nil else { return }
    guard depth < Self.depthLimit else {
      failure = program.endless[number]
      return
    }
    depth += 1
    let call = program.calls[number]
    let before = indentation.count
    indentation.append(contentsOf: program.literals[call.indentation])
    run(program, program.routines[call.routine], into: &output)
    indentation.removeLast(indentation.count - before)
    depth -= 1
  }

  private func appendLines(
    _ lines: ArraySlice<UInt8>, startsLine: Bool, to output: inout [UInt8]
  ) {
    var isLineStart = startsLine
    var line = lines
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
