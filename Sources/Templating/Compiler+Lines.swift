/// Text, indentation and blocks: the parts of the compiler that decide about white space.
extension Compiler {
  /// Adds bytes to the literal pool.
  mutating func addLiteral(_ bytes: some Collection<UInt8>) -> Range<Int> {
    let start = program.literals.count
    program.literals.append(contentsOf: bytes)
    return start..<program.literals.count
  }

  /// Compiles text. Where no indentation can be in force, it is joined to the text before it.
  mutating func emitText(
    _ range: Range<Int>, of template: Int, startsLine: Bool, in context: Context
  ) {
    let bytes = templates[template].source.bytes[range]
    let literal: Range<Int>
    if context.stripped == 0 {
      literal = addLiteral(bytes)
    } else {
      literal = addLiteral(stripping(context.stripped, from: bytes, startsLine: startsLine))
    }
    if context.isIndented {
      if literal.isEmpty {
        if startsLine { code.append(.lineStart) }
      } else {
        code.append(.lines(literal, startsLine: startsLine))
      }
    } else {
      emitLiteral(literal)
    }
  }

  /// Compiles bytes that are copied as they are, joined to those before them.
  mutating func emitLiteral(_ literal: Range<Int>) {
    guard !literal.isEmpty else { return }
    if code.count > joint, case .literal(let before)? = code.last,
      before.upperBound == literal.lowerBound
    {
      code[code.count - 1] = .literal(before.lowerBound..<literal.upperBound)
    } else {
      code.append(.literal(literal))
    }
  }

  /// Text without the first white space of each line, at most so many bytes of it.
  private func stripping(
    _ count: Int, from bytes: ArraySlice<UInt8>, startsLine: Bool
  ) -> [UInt8] {
    var result: [UInt8] = []
    var left = startsLine ? count : 0
    for byte in bytes {
      if left > 0, Byte.isBlank(byte) {
        left -= 1
      } else {
        result.append(byte)
        left = byte == Byte.newline ? count : 0
      }
    }
    return result
  }

  /// Compiles a block: what replaces it, or else its own body.
  ///
  /// As the specification's inheritance cases have it, a replacement loses the indentation it
  /// was written with and gets that of the place where it ends up: of the default body when that
  /// has lines of its own, otherwise of the block tag.
  mutating func emitBlock(
    _ reference: BlockReference, in context: Context
  ) throws(TemplateError) {
    let block = templates[reference.template].blocks[reference.block]
    let source = templates[reference.template].source
    var inner = try deeper(context, at: block.name.lowerBound, in: source)
    let name = source.text(block.name)
    guard let replacement = context.replacements[name] else {
      if block.opensLine, !block.isStandalone {
        emitText(block.leading, of: reference.template, startsLine: true, in: context)
      }
      try emit(block.body, of: reference.template, in: inner)
      return
    }
    let content = templates[replacement.template].blocks[replacement.block]
    let written = block.intrinsic ?? (block.opensLine ? block.leading : 0..<0)
    let indentation = addLiteral(source.bytes[written.dropFirst(context.stripped)])
    inner.replacements[name] = nil
    inner.stripped = content.intrinsic?.count ?? 0
    inner.isIndented = context.isIndented || !indentation.isEmpty
    if !indentation.isEmpty { code.append(.indent(indentation)) }
    var body = content.body
    if block.opensLine || block.startsLine {
      if case .text(let range, startsLine: false)? = body.first {
        body[0] = .text(range, startsLine: true)
      } else if !content.startsLine, inner.isIndented {
        code.append(.lineStart)
      }
    } else if case .text(let range, startsLine: true)? = body.first {
      body[0] = .text(range.dropFirst(inner.stripped), startsLine: false)
    }
    try emit(body, of: replacement.template, in: inner)
    if !indentation.isEmpty { code.append(.outdent(indentation.count)) }
    joint = code.count
  }
}
