/// What an institution itself says about one of its programmes: shown as theirs, beside the figures
/// and unable to change any.
package struct SchoolRemark: Codable, Hashable, Sendable {
  /// The rule of the official sheet: so many characters, spaces too.
  package static let longest = 250

  package var text: String
  /// The day it was given, `YYYY-MM-DD`.
  package var date: String

  package init(text: String, date: String) {
    self.text = text
    self.date = date
  }
}
