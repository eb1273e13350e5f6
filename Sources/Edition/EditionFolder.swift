import Foundation
import Glibc
import Platform

/// The folder an edition goes to. Everything is written beside it and put in its place at the end,
/// so that a failure leaves what was there.
struct EditionFolder {
  let target: String
  let beside: String

  /// - Throws: `EditionError.foreign` when the path holds something that is not ours.
  init(_ folder: String) throws {
    target = try EditionFolder.checked(folder)
    beside = target + ".new-\(getpid())"
  }

  /// The path without trailing slashes and, when it exists, without symbolic links.
  ///
  /// - Throws: `EditionError.foreign` unless there is nothing, an empty folder, or an edition.
  static func checked(_ folder: String) throws -> String {
    var path = folder
    while path.count > 1, path.hasSuffix("/") || path.hasSuffix("/.") { path.removeLast() }
    guard !path.isEmpty else { throw EditionError.foreign(folder: folder) }
    var facts = stat()
    guard lstat(path, &facts) == 0 else { return path }
    guard let resolved = realpath(path, nil) else { throw EditionError.foreign(folder: folder) }
    defer { free(resolved) }
    path = String(cString: resolved)
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path),
      names.isEmpty || isEdition(path)
    else { throw EditionError.foreign(folder: folder) }
    return path
  }

  private static func isEdition(_ path: String) -> Bool {
    struct Name: Decodable {
      var profile: String
      var name: String
    }
    guard let data = FileManager.default.contents(atPath: path + "/datapackage.json"),
      let found = try? JSONDecoder().decode(Name.self, from: data)
    else { return false }
    return found.profile == DataPackage.ownProfile && found.name == DataPackage.ownName
  }

  /// Fills the new folder and puts it in place; what `fill` or the swap throws leaves the old one.
  func replace(_ fill: (String) throws -> Void) throws {
    let manager = FileManager.default
    let parent = URL(fileURLWithPath: target).deletingLastPathComponent()
    EditionFolder.removeOwn(beside)
    try manager.createDirectory(at: parent, withIntermediateDirectories: true)
    try manager.createDirectory(atPath: beside, withIntermediateDirectories: false)
    do {
      try fill(beside)
      try EditionFolder.swap(beside, target)
    } catch {
      try? manager.removeItem(atPath: beside)
      throw error
    }
    clearAbandoned(parent.path)
  }

  /// Puts `new` in the place of `target` and removes what was there.
  ///
  /// Both names are exchanged in one step; where the file system cannot do that, the old folder is
  /// moved aside first and put back when the second step fails.
  static func swap(
    _ new: String, _ target: String, exchanging: (String, String) -> Bool = FileSystem.exchange
  ) throws {
    let manager = FileManager.default
    guard manager.fileExists(atPath: target) else {
      return try manager.moveItem(atPath: new, toPath: target)
    }
    if exchanging(new, target) {
      try? manager.removeItem(atPath: new)
      return
    }
    let old = new + ".old"
    try manager.moveItem(atPath: target, toPath: old)
    do {
      try manager.moveItem(atPath: new, toPath: target)
    } catch {
      try manager.moveItem(atPath: old, toPath: target)
      throw error
    }
    try? manager.removeItem(atPath: old)
  }

  /// Removes `NAME.new-PID` and `NAME.new-PID.old` of processes that are gone; only now that the
  /// new edition stands, for an `.old` may be all that a killed run left.
  private func clearAbandoned(_ parent: String) {
    let prefix = URL(fileURLWithPath: target).lastPathComponent + ".new-"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
    for name in names where name.hasPrefix(prefix) {
      var number = name.dropFirst(prefix.count)
      if number.hasSuffix(".old") { number = number.dropLast(4) }
      guard let process = pid_t(number), process > 0, kill(process, 0) != 0, errno == ESRCH else {
        continue
      }
      EditionFolder.removeOwn(parent + "/" + name)
    }
  }

  /// Removes a folder that holds nothing but files of an edition.
  private static func removeOwn(_ path: String) {
    let own = Set(TableSchema.all.map(\.path)).union(["datapackage.json"])
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path),
      own.isSuperset(of: names)
    else { return }
    try? FileManager.default.removeItem(atPath: path)
  }
}
