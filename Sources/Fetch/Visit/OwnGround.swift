import Foundation
import Registers

/// Links of a source, kept on the source's own ground: its host, over https, below its base address.
extension SourceVisit {
  /// The full address a link stands for.
  ///
  /// A link may be a whole address, one without its scheme, a path, or only what comes behind the
  /// last step; it is read from the page it stands on (RFC 3986). Where it says http on the same host
  /// https is asked: services behind another server often do not know how they were reached.
  ///
  /// - Parameters:
  ///   - link: as it is written.
  ///   - page: the address that was asked for the page.
  ///   - base: the address every link must stay below.
  /// - Throws: `FetchError.excessive` for a link that leads elsewhere.
  func address(of link: String, on page: String, below base: String) throws(FetchError) -> String {
    func refuse(_ cause: String) -> FetchError {
      FetchError(
        .excessive, source: source.id, url: page, cause: cause + ": «\(link.prefix(200))»",
        advice: "meld het de bron; zet een nieuw adres zelf in hosts.yml")
    }
    guard let from = URL(string: page), let here = URLComponents(string: base),
      let whole = URL(string: link.trimmed, relativeTo: from)?.absoluteURL,
      var there = URLComponents(url: whole, resolvingAgainstBaseURL: true)
    else { throw refuse("de verwijzing is geen adres") }
    let isPlain = there.scheme?.lowercased() == "http"
    let ports = isPlain ? [80, here.port ?? 443] : [here.port ?? 443]
    guard isPlain || there.scheme?.lowercased() == "https",
      there.host?.lowercased() == here.host?.lowercased(), there.user == nil,
      there.password == nil, ports.contains(there.port ?? (isPlain ? 80 : 443)),
      SourceVisit.isBelow(here.percentEncodedPath, there.percentEncodedPath)
    else { throw refuse("de verwijzing gaat naar een andere plaats dan \(base)") }
    // A whole address is followed as it is written, so that nothing in it is encoded twice.
    if !isPlain, there.string == link { return link }
    there.scheme = here.scheme
    there.host = here.host
    there.port = here.port
    there.fragment = nil
    guard let address = there.string else { throw refuse("de verwijzing is geen adres") }
    return address
  }

  private static func isBelow(_ base: String, _ path: String) -> Bool {
    let plain = path.lowercased().replacingOccurrences(of: "%2e", with: ".")
    guard !plain.split(separator: "/").contains("..") else { return false }
    let base = base.lowercased()
    return plain == base || plain.hasPrefix(base.hasSuffix("/") ? base : base + "/")
  }
}
