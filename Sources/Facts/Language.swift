/// A language sheets are written in; the first is the one whose pages stand at the root of the site.
package enum Language: String, Codable, Hashable, Sendable, CaseIterable {
  /// Dutch, which the sheets are written in first; English.
  case nl, en

  /// Folder of its pages below the root of the site: empty for Dutch, `en/` for English.
  package var folder: String { self == .nl ? "" : rawValue + "/" }
}
