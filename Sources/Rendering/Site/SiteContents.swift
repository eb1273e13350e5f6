package import Facts

/// What a site holds, so that its pages name only what is made.
///
/// An edition has more than a site that was asked for one form of sheet, or for some programmes.
package struct SiteContents: Sendable {
  /// The forms of every sheet.
  package let formats: Set<SheetFormat>
  /// Keys with a sheet and institutions with a page; nil: all of the edition.
  private let keys: Set<String>?
  private let institutions: Set<String>?

  /// - Parameters:
  ///   - formats: those of the site, when nothing is asked.
  ///   - offerings: those with a sheet; nil: all of the edition.
  package init(formats: Set<SheetFormat> = SheetFormat.site, offerings: [Offering]? = nil) {
    self.formats = formats
    keys = offerings.map { Set($0.map(\.key.description)) }
    institutions = offerings.map { Set($0.map(\.key.brin)) }
  }

  /// Other words for other contents of sheets.
  var key: String {
    (SheetFormat.allCases.filter { $0.isOfSheet && formats.contains($0) }.map(\.rawValue)
      + (keys ?? []).sorted())
      .joined(separator: " ")
  }

  func hasSheet(_ key: String) -> Bool { keys?.contains(key) ?? true }

  func hasPage(ofInstitution brin: String) -> Bool { institutions?.contains(brin) ?? true }
}
