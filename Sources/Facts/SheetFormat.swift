/// A form in which a sheet is written.
package enum SheetFormat: String, Sendable, CaseIterable {
  case html, json, svg, text
  /// PDF/UA, which needs Typst and takes long: only when asked.
  case pdf
  /// What a page shows, under the names templates use; for those who write or measure templates.
  case record

  /// The forms of the site, which are made when nothing is asked.
  package static let site: Set<SheetFormat> = [.html, .json, .svg, .text]
}
