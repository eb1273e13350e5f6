/// A mistake in a declared file, with the place and what to write instead.
package struct RegisterError: Error, Sendable, CustomStringConvertible {
  package var file: String
  package var line: Int
  package var column: Int
  package var sourceLine: String
  package var message: String
  package var expected: String

  package var description: String {
    let caret = String(repeating: " ", count: max(0, column - 1)) + "^"
    return """
      \(file):\(line):\(column): \(message)
          \(sourceLine)
          \(caret)
      verwacht: \(expected)
      """
  }
}
