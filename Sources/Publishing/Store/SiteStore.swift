import Crypto
import Facts
import Foundation
import Glibc
import Rendering

/// The versions of a site and the one pointer that says which of them is the site.
///
/// ```
/// SITE/current                    → versions/000012-ab12cd34ef56
/// SITE/versions/NAME/             the files of one version, with manifest.json
/// SITE/status.json                how old the site is and how the last run went
/// STATE/editions/NAME/            the tables it was made from
/// STATE/versions/NAME.json        the record of a version; written last, so its presence means whole
/// STATE/snapshots/                the sources as received
/// STATE/runs/                     a log and a report of every run
/// ```
package struct SiteStore: Sendable {
  package let site: String
  package let state: String

  package init(site: String, state: String) {
    self.site = SiteStore.plain(site)
    self.state = SiteStore.plain(state)
  }

  private static func plain(_ path: String) -> String {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
  }

  package var pointer: String { site + "/current" }
  package var snapshots: String { state + "/snapshots" }
  package var runs: String { state + "/runs" }
  package var lastSuccess: String { state + "/last-success" }
  package var statusFile: String { site + "/status.json" }
  var lockFile: String { state + "/lock" }
  var inbox: String { state + "/inbox" }

  package func siteFolder(_ name: String) -> String { site + "/versions/" + name }
  package func editionFolder(_ name: String) -> String { state + "/editions/" + name }
  func record(_ name: String) -> String { state + "/versions/" + name + ".json" }

  /// Makes the folders, when there are none.
  ///
  /// - Throws: `PublishingError.foreign` for a site folder that holds other things than ours.
  func prepare() throws {
    let known: Set<String> = ["current", "versions", "status.json"]
    let strange = try StoreFiles.names(in: site).filter { name in
      !known.contains(where: { name == $0 || name.hasPrefix($0 + ".new-") })
    }
    guard strange.isEmpty else { throw PublishingError.foreign(path: site + "/" + strange[0]) }
    for folder in [
      site + "/versions", state + "/versions", state + "/editions", snapshots, runs,
    ] {
      try StoreFiles.makeFolder(folder)
    }
  }

  /// Every complete version, oldest first; one of which the record or the manifest is not whole is
  /// none, and `current` says so when it is the site.
  ///
  /// - Throws: `PublishingError.newer` for a record this program is too old for.
  package func versions() throws -> [Version] {
    try StoreFiles.names(in: state + "/versions").compactMap { file -> Version? in
      guard file.hasSuffix(".json") else { return nil }
      let path = state + "/versions/" + file
      do {
        return try whole(path, named: String(file.dropLast(5)))
      } catch PublishingError.unreadable {
        return nil
      } catch PublishingError.disk {
        return nil
      }
    }.sorted { $0.number < $1.number }
  }

  /// The version of a record; nil when one of its halves is missing.
  ///
  /// - Throws: `PublishingError` when a half is there and cannot be read.
  private func whole(_ record: String, named name: String) throws -> Version? {
    guard let version = try version(at: record), version.name == name,
      try StoreFiles.exists(siteFolder(name) + "/manifest.json")
    else { return nil }
    return version
  }

  private func version(at path: String) throws -> Version? {
    struct Numbered: Decodable { var schema: Int }
    guard let found = try StoreFiles.json(Numbered.self, at: path) else { return nil }
    guard found.schema <= Version.schema else {
      throw PublishingError.newer(path: path, found: found.schema, known: Version.schema)
    }
    return try StoreFiles.json(Version.self, at: path)
  }

  /// The version the pointer names; nil when nothing was published yet.
  ///
  /// - Throws: `PublishingError.damaged` when the pointer names a version that is not whole: then there
  ///   is a site, and nothing that can be said of it.
  package func current() throws -> Version? {
    guard let name = try pointed() else { return nil }
    if let found = try versions().first(where: { $0.name == name }) { return found }
    let manifest = siteFolder(name) + "/manifest.json"
    throw PublishingError.damaged(
      version: name,
      file: try StoreFiles.exists(manifest) ? record(name) : manifest)
  }

  /// The name the pointer gives; nil without a pointer.
  ///
  /// - Throws: `PublishingError.foreign` for something else in its place.
  func pointed() throws -> String? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
    let count = readlink(pointer, &buffer, Int(PATH_MAX))
    guard count >= 0 else {
      if errno == ENOENT { return nil }
      if errno == EINVAL { throw PublishingError.foreign(path: pointer) }
      throw StoreFiles.failure("lezen", pointer)
    }
    let target = String(decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return target.split(separator: "/").last.map(String.init)
  }

  func save(_ version: Version) throws {
    try StoreFiles.put(json: version, at: record(version.name))
  }

  /// Makes a version the site, in one step; the dates of its files are right before anybody sees them.
  ///
  /// - Throws: `PublishingError`, `CancellationError`; the site is then as it was.
  func point(to version: Version) async throws {
    try redate(version)
    try await SiteDate.newest(of: siteFolder(version.name))?.wait()
    try StoreFiles.pointLink(pointer, to: "versions/" + version.name)
  }

  /// The next number, past every one that was ever used and left a trace.
  func nextNumber() throws -> Int {
    let names =
      try StoreFiles.names(in: state + "/versions") + StoreFiles.names(in: site + "/versions")
      + StoreFiles.names(in: state + "/editions")
    let numbers = names.compactMap { Int($0.prefix { $0.isNumber }) }
    return (numbers.max() ?? 0) + 1
  }

  /// Removes what unfinished runs left: folders and records without the other half.
  ///
  /// A version that has both, and of which one cannot be read, was finished once: it stays, for a person.
  ///
  /// - Returns: the versions that stay and cannot be read, with what is wrong.
  @discardableResult func clearUnfinished() throws -> [(version: String, reason: String)] {
    var kept = Set([try pointed()].compactMap(\.self))
    var damaged: [(version: String, reason: String)] = []
    for file in try StoreFiles.names(in: state + "/versions") where file.hasSuffix(".json") {
      let name = String(file.dropLast(5))
      do {
        if try whole(record(name), named: name) != nil { kept.insert(name) }
      } catch PublishingError.newer(let path, let found, let known) {
        throw PublishingError.newer(path: path, found: found, known: known)
      } catch {
        guard FileScan.isFolder(siteFolder(name)) else { continue }
        kept.insert(name)
        damaged.append((name, "\(error)"))
      }
    }
    for folder in [site + "/versions", state + "/editions"] {
      for name in try StoreFiles.names(in: folder) where !kept.contains(name) {
        try? FileManager.default.removeItem(atPath: folder + "/" + name)
      }
    }
    for name in try StoreFiles.names(in: state + "/versions")
    where !(name.hasSuffix(".json") && kept.contains(String(name.dropLast(5)))) {
      try? FileManager.default.removeItem(atPath: state + "/versions/" + name)
    }
    for folder in [site, state] {
      for name in try StoreFiles.names(in: folder) where name.contains(".new-") {
        try? FileManager.default.removeItem(atPath: folder + "/" + name)
      }
    }
    try? FileManager.default.removeItem(atPath: inbox)
    return damaged
  }

  /// Takes a version away: its record first, so that half of it is never found again.
  func remove(_ version: Version) {
    let manager = FileManager.default
    try? manager.removeItem(atPath: record(version.name))
    try? manager.removeItem(atPath: siteFolder(version.name))
    try? manager.removeItem(atPath: editionFolder(version.name))
  }

  /// Keeps the site and the newest versions, `count` in all; a held one is always kept.
  func prune(keeping count: Int) throws {
    let current = try current()
    let old = try versions().filter { $0.name != current?.name && $0.state != .held }
    for version in old.dropLast(max(0, count - 1)) { remove(version) }
  }

  /// Holds every file of a version against its manifest.
  ///
  /// - Throws: `PublishingError.damaged` for the first that is missing, other, or too many.
  package func verify(_ version: Version) throws {
    let folder = siteFolder(version.name)
    guard let bytes = FileManager.default.contents(atPath: folder + "/manifest.json"),
      SHA256.hash(data: bytes).hexText == version.manifest,
      let files = try? Manifest.files(Array(bytes))
    else { throw PublishingError.damaged(version: version.name, file: Manifest.name) }
    for file in files.values.sorted(by: { $0.path < $1.path }) {
      guard
        let bytes = FileManager.default.contents(atPath: folder + "/" + file.path),
        SHA256.hash(data: bytes).hexText == file.sha256
      else { throw PublishingError.damaged(version: version.name, file: file.path) }
    }
  }
}
