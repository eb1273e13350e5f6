import Glibc

/// The modification date of the files of a site that are not what the site before it had.
///
/// A web server answers "not modified" by the date of a file, or by its date and size. So what changed
/// gets a date no earlier site ever had: the time of now, and at least a second past the newest date
/// of the sites it follows, also where two are made within a second or a clock was turned back. One
/// date for all of them, in whole seconds, because that is what HTTP compares.
package struct SiteDate: Hashable, Comparable, Sendable {
  /// Since the start of 1970, UTC.
  package let seconds: Int

  package init(seconds: Int) { self.seconds = seconds }

  /// The date for a site that follows these.
  ///
  /// - Parameters:
  ///   - sites: folders of sites; those that are not there count for nothing.
  ///   - now: seconds since 1970; nil: of the clock.
  package static func next(after sites: [String], now: Int? = nil) -> SiteDate {
    let now = now ?? time(nil)
    let newest = sites.compactMap { SiteDate.newest(of: $0)?.seconds }.max()
    return SiteDate(seconds: max(now, newest.map { $0 + 1 } ?? now))
  }

  /// The newest date of the files of a site; nil without a manifest.
  ///
  /// Whenever a file changed its manifest did, or else the fingerprints that belong to it; so the
  /// two are as new as anything in the site.
  package static func newest(of site: String) -> SiteDate? {
    guard let manifest = SiteDate(of: site + "/" + Manifest.name) else { return nil }
    let prints = SiteDate(of: site + "/" + PreviousSite.fileName)
    return SiteDate(seconds: max(manifest.seconds, prints?.seconds ?? manifest.seconds))
  }

  /// The date of a file; nil when there is no plain file.
  package init?(of path: String) {
    var facts = stat()
    guard lstat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return nil }
    seconds = facts.st_mtim.tv_sec
  }

  /// Gives a file this date.
  ///
  /// - Throws: `RenderingError.system`.
  package func put(on path: String) throws {
    guard utimensat(AT_FDCWD, path, times, AT_SYMLINK_NOFOLLOW) == 0 else {
      throw SystemFiles.failure("dateren", path)
    }
  }

  /// Gives an open file this date, after all was written to it.
  func put(on file: Int32, _ path: String) throws {
    guard futimens(file, times) == 0 else { throw SystemFiles.failure("dateren", path) }
  }

  /// Waits until the clock has come to this date, at most three seconds.
  ///
  /// Apache never tells a date that is still to come: it says the second of the visit instead, and who
  /// asks again within that second would be told "not modified". Sites that follow each other within
  /// a second have such dates, and are shown a moment later. After a clock was turned back by more
  /// the site is shown at once: what is left is the second of a visit itself.
  ///
  /// - Throws: `CancellationError`.
  package func wait() async throws {
    for _ in 0..<300 {
      let ahead = seconds - time(nil)
      guard (1...3).contains(ahead) else { return }
      try await Task.sleep(for: .milliseconds(10))
    }
  }

  package static func < (a: SiteDate, b: SiteDate) -> Bool { a.seconds < b.seconds }

  private var times: [timespec] {
    [timespec](repeating: timespec(tv_sec: seconds, tv_nsec: 0), count: 2)
  }
}
