import Foundation

/// Two versions to compare.
package struct VersionPair: Sendable, Hashable {
  /// The older of the two, or the one named first.
  package var from: Version
  /// The newer of the two, or the one named second.
  package var to: Version

  /// Chooses the versions.
  ///
  /// - Parameter names: none: the version that waits, or else the newest, against the site; when
  ///   the site is the newest, the version before it against the site. One: that version and the
  ///   site, the older first. Two: from and to.
  /// - Throws: `PublishingError.noVersion` with the versions there are, or what the store throws.
  package init(_ store: SiteStore, named names: [String] = []) throws {
    let all = try store.versions()
    let current = try store.current()
    let known = all.map { String($0.number) }.joined(separator: ", ")
    func missing(_ message: String) -> PublishingError {
      .noVersion(message, advice: known.isEmpty ? "ververs eerst" : "kies uit \(known)")
    }
    func version(_ name: String) throws -> Version {
      guard let found = all.first(where: { String($0.number) == name || $0.name == name }) else {
        throw missing("versie «\(name)» is er niet")
      }
      return found
    }
    if names.count == 2 {
      from = try version(names[0])
      to = try version(names[1])
      return
    }
    guard let current else { throw missing("er is nog niets gepubliceerd") }
    let other: Version
    if let name = names.first {
      other = try version(name)
      guard other.name != current.name else {
        throw missing("versie \(other.number) is de site zelf")
      }
    } else {
      let newer = all.filter { $0.number > current.number }
      guard
        let found = newer.last(where: { $0.state == .held }) ?? newer.last
          ?? all.last(where: { $0.number < current.number })
      else {
        throw PublishingError.noVersion(
          "er is maar één versie, dus niets om mee te vergelijken",
          advice: "ververs, of maak een versie die wacht met «bijsluiter refresh --hold»")
      }
      other = found
    }
    (from, to) = other.number < current.number ? (other, current) : (current, other)
  }

  /// The folder of the page of an offering: of the newer version, or of the older where it is gone.
  package func page(_ key: String, in store: SiteStore) -> String? {
    [to, from].map { store.siteFolder($0.name) + "/opleiding/\(key)/index.html" }
      .first { FileManager.default.fileExists(atPath: $0) }
  }
}
