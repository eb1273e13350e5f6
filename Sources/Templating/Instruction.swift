/// One step of a compiled template. Lengths count instructions after this one.
enum Instruction: Sendable {
  /// Copies a range of the literal pool.
  case literal(Range<Int>)
  /// Copies a range of the literal pool and puts the current indentation before each line that
  /// is not empty; `startsLine` when the range begins a line.
  case lines(Range<Int>, startsLine: Bool)
  /// Puts the current indentation.
  case lineStart
  /// Prints the value of a lookup.
  case print(lookup: Int, isVerbatim: Bool)
  /// Runs the next instructions as often as the value of a lookup says, with it as innermost context.
  case section(lookup: Int, length: Int)
  /// Runs the next instructions when the value of a lookup is truthy, in the same context.
  case when(lookup: Int, length: Int)
  /// Runs the next instructions when the value of a lookup is falsy.
  case inverted(lookup: Int, length: Int)
  /// Runs another routine.
  case call(Int)
  /// Adds a range of the literal pool to the current indentation.
  case indent(Range<Int>)
  /// Takes so many bytes off the current indentation.
  case outdent(Int)
}

/// A compiled template with all partials it uses.
struct Program: Sendable {
  /// A use of a partial.
  struct Call: Sendable {
    /// The number of the routine.
    let routine: Int
    /// What to put before each line, as a range of the literal pool.
    let indentation: Range<Int>
  }

  /// How values are escaped.
  let format: EscapeFormat
  /// All instructions of all routines.
  var instructions: [Instruction] = []
  /// Where each routine is; the template itself is the last one to be added.
  var routines: [Range<Int>] = []
  /// The routine of the template itself.
  var main = 0
  /// All literal text.
  var literals: [UInt8] = []
  /// All lookups, each once.
  var lookups: [Lookup] = []
  /// The slots and keys that lookups have ranges of.
  var pools = LookupPools()
  /// All uses of partials.
  var calls: [Call] = []
  /// For each use, what to report when partials call each other without end.
  var endless: [TemplateError] = []
}
