/// A table that cannot be used, with the place, what was expected and what to do about it.
///
/// The description is meant to be printed as it is:
/// ```
/// duo/ingeschrevenenhbo.csv:1:1: kolom «brin» ontbreekt
///     "STUDIEJAAR","PROVINCIENAAM"
///     ^
/// verwacht: een van INSTELLINGSCODE_ACTUEEL, INSTELLINGSCODE
/// doe: pas de kolomnamen aan in Datasets/sources/duo-p01hoinges.yml
/// ```
package struct TabularError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The file, as the caller named it.
  package let source: String
  /// The physical line, from 1.
  package let line: Int
  /// The column in characters, from 1.
  package let column: Int
  /// What is wrong, in one sentence.
  package let message: String
  /// What would have been right.
  package let expected: String?
  /// A name in the file that may have been meant.
  package let suggestion: String?
  /// What the reader of the message can do; given by the caller.
  package var advice: String?
  private let excerpt: Excerpt?

  /// An error at a place of which the text is not at hand.
  package init(
    source: String, line: Int, column: Int, message: String, expected: String? = nil,
    advice: String? = nil
  ) {
    (self.source, self.line, self.column, self.message) = (source, line, column, message)
    (self.expected, self.advice) = (expected, advice)
    (self.suggestion, self.excerpt) = (nil, nil)
  }

  init(
    source: String, place: Excerpt, message: String, expected: String? = nil,
    suggestion: String? = nil, advice: String? = nil
  ) {
    (self.source, self.line, self.column) = (source, place.line, place.column)
    (self.message, self.expected, self.suggestion) = (message, expected, suggestion)
    (self.advice, self.excerpt) = (advice, place)
  }

  /// The shown line, shortened; nil when there is none.
  package var text: String? { excerpt?.text }

  package var description: String {
    var lines = ["\(source):\(line):\(column): \(message)"]
    if let excerpt { lines.append(excerpt.drawing) }
    if let expected { lines.append("verwacht: \(expected)") }
    if let suggestion { lines.append("bedoeld: «\(suggestion)»?") }
    if let advice { lines.append("doe: \(advice)") }
    return lines.joined(separator: "\n")
  }
}
