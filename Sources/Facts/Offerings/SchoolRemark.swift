/// What an institution itself says about one of its programmes: shown as its own words, beside the
/// figures, and unable to change any of them.
package struct SchoolRemark: Codable, Hashable, Sendable {
  /// Most characters of a remark, spaces included: the rule of the official sheet (Studie in
  /// Cijfers).
  package static let longest = 250

  /// The remark as the institution wrote it, at most `longest` characters.
  package var text: String
  /// The day it was given, `YYYY-MM-DD`.
  package var date: String

  package init(text: String, date: String) {
    self.text = text
    self.date = date
  }
}
