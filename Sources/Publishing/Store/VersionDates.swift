import Foundation
import Rendering

/// The dates of a version's files, by which web servers answer "not modified".
extension SiteStore {
  /// Makes the dates of a version right for taking the place of the site of now.
  ///
  /// A version just made is newer than the site and needs nothing. One that was made earlier is not:
  /// who saw a page of the site of now would be told "not modified" of the older one. So what differs
  /// between the two gets a date newer than any of ours, and what is the same is at least as new as it
  /// is in the site of now. Versions can share a file: the same bytes with a newer date cost one visit.
  ///
  /// - Throws: `PublishingError` when the disk refuses, `TabularError` when the version has no readable
  ///   manifest. Cut off halfway, some dates are newer than they need to be.
  func redate(_ version: Version) throws {
    let new = siteFolder(version.name)
    // A site of now that is damaged says nothing of what is the same: then nothing is.
    var old: String?
    do {
      guard let current = try current(), current.name != version.name else { return }
      old = siteFolder(current.name)
    } catch PublishingError.damaged {}
    if let shown = old.flatMap(SiteDate.newest), let made = SiteDate.newest(of: new), made > shown {
      return
    }
    let date = SiteDate.next(after: try versions().map { siteFolder($0.name) })
    let before = old.flatMap { try? SiteManifest(site: $0) } ?? SiteManifest()
    let after = try SiteManifest(site: new)
    for path in Array(after.files.keys) + SiteManifest.besides {
      let file = new + "/" + path
      guard let made = SiteDate(of: file) else { continue }
      if let old, let entry = after.files[path], entry == before.files[path] {
        guard let shown = SiteDate(of: old + "/" + path), shown > made else { continue }
        try put(shown, on: file)
      } else {
        try put(date, on: file)
      }
    }
  }

  private func put(_ date: SiteDate, on file: String) throws {
    do { try date.put(on: file) } catch RenderingError.system(_, let path, let code) {
      throw PublishingError.disk(action: "dateren", path: path, code: code)
    }
  }
}
