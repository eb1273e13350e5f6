import Fetch
import Foundation
import Logging
import Registers

/// A site: what was made goes in the place of the old one.
extension Refresh {
  /// Switches the pointer, in this order, so that a kill between any two leaves a complete site that
  /// the next run can finish: everything durable, the pointer, the record, the rest.
  func publish(_ version: Version, previous: Version?, _ course: inout Course) async throws {
    try StoreFiles.flushFileSystem(of: store.site)
    try StoreFiles.flushFileSystem(of: store.state)
    try await store.point(to: version)
    try markPublished(version)
    course.report.outcome = .published
    course.report.version = version.name
    course.report.sheets = version.sheets
    course.log.notice("versie \(version.name) is de site")
    try store.prune(keeping: configuration.keep)
    if configuration.keepSnapshots > 0 {
      try SnapshotStore(folder: store.snapshots).prune(
        keeping: configuration.keepSnapshots, used: Set(version.snapshots.values))
    }
    let problem = await AfterPublish.run(
      configuration.afterPublish, site: store.siteFolder(version.name), version: version.name,
      previous: previous?.name,
      hidden: Array(configuration.fetch.keys.keys)
        + [configuration.fetch.proxyLogin].compactMap(\.self))
    if let problem {
      course.report.messages.append("na het plaatsen: \(problem)")
      course.log.warning("na het plaatsen: \(problem)")
    }
  }

  func markPublished(_ version: Version) throws {
    var version = version
    version.state = .published
    if version.published == nil { version.published = Clock.text(Clock.now()) }
    try store.save(version)
  }
}
