/// Where a reader of the site reports what is wrong: a mail address, or a page on the web.
package struct SiteContact: Hashable, Sendable {
  /// The contact as it was given and as a reader sees it.
  package let text: String
  /// As a link: `mailto:` before a mail address.
  package let href: String

  /// What a contact must look like, in Dutch, for a message about another text.
  package static let expected =
    "een mailadres of een https-adres, bijvoorbeeld melden@voorbeeld.nl"

  /// Nil for anything but an https address as `SiteAddress` takes it, or a mail address of letters,
  /// digits and the signs `. _ + -`, with a dot in its host.
  package init?(_ text: String) {
    self.text = text
    if text.lowercased().hasPrefix("https://") {
      guard SiteAddress(text) != nil else { return nil }
      href = text
      return
    }
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    let allowed = { (byte: UInt8) in
      (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
        || "._+-".utf8.contains(byte)
    }
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(allowed) }),
      parts[1].contains("."), !parts[1].contains("+"),
      parts.allSatisfy({ !$0.hasPrefix(".") && !$0.hasSuffix(".") && !$0.contains("..") })
    else { return nil }
    href = "mailto:" + text
  }
}
