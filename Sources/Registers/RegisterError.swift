/// A mistake in a declared file, with its place and what to write instead.
package struct RegisterError: Error, Sendable, CustomStringConvertible {
  /// Path of the file, as messages show it.
  package var file: String
  /// Line of the mistake, from 1.
  package var line: Int
  /// Column of the mistake, from 1.
  package var column: Int
  package var sourceLine: String
  /// What is wrong, in Dutch.
  package var message: String
  /// What is expected there, in Dutch.
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
