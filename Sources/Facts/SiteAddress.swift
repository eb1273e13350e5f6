/// Where the site will stand on the web, for what needs a full address: a sitemap, a card that
/// others embed, the QR code on a printed sheet.
package struct SiteAddress: Hashable, Sendable {
  /// The address, with a slash at the end.
  package let text: String

  /// What an address must look like, in Dutch, for a message about another text.
  package static let expected = "het hele adres, bijvoorbeeld https://voorbeeld.nl/bijsluiter/"

  /// Nil for anything but http or https with a host, and for an address with a query, a fragment, a
  /// user or a sign that must not stand in one.
  ///
  /// - Parameter text: `https://voorbeeld.nl/bijsluiter`, with or without a slash at the end.
  package init?(_ text: String) {
    let scheme = ["https://", "http://"].first { text.lowercased().hasPrefix($0) }
    guard let scheme else { return nil }
    let rest = text.dropFirst(scheme.count)
    let allowed = { (byte: UInt8) in
      (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
        || "-._~/:%".utf8.contains(byte)
    }
    guard let first = rest.utf8.first, first != UInt8(ascii: "/"), rest.utf8.allSatisfy(allowed)
    else { return nil }
    self.text = text.hasSuffix("/") ? text : text + "/"
  }

  /// The full address of a path below the root of the site; a page is named by its folder.
  package func callAsFunction(_ path: String) -> String {
    text + (path.hasSuffix("index.html") ? String(path.dropLast("index.html".count)) : path)
  }
}
