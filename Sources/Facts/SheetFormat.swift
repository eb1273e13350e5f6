/// A format in which sheets, or the tables of the site, are written.
package enum SheetFormat: String, Sendable, CaseIterable {
  /// A page; `sheet.json`; the card as a picture that others can embed; plain text.
  case html, json, svg, text
  /// PDF/UA, which needs Typst and takes long; only on request.
  case pdf
  /// Typed workbooks of the open data's tables, which need LibreOffice; only on request.
  case ods
  /// What a page shows, under the names that templates use; for those who write or measure
  /// templates.
  case record

  /// True for a format with a file per sheet; false for one of the whole site.
  package var isOfSheet: Bool { self != .ods }

  /// The formats that are made when none is requested.
  package static let site: Set<SheetFormat> = [.html, .json, .svg, .text]
}
