/// A form in which sheets, or the tables of the site, are written.
package enum SheetFormat: String, Sendable, CaseIterable {
  case html, json, svg, text
  /// PDF/UA, which needs Typst and takes long: only when asked.
  case pdf
  /// Typed workbooks of the open data's tables, which need LibreOffice: only when asked.
  case ods
  /// What a page shows, under the names templates use; for those who write or measure templates.
  case record

  /// True for a file that stands beside each sheet; false for one of the whole site.
  package var isOfSheet: Bool { self != .ods }

  /// The forms of the site, which are made when nothing is asked.
  package static let site: Set<SheetFormat> = [.html, .json, .svg, .text]
}
