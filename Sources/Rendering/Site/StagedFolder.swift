import Glibc
import Platform

/// A folder that is built beside its place and put there in one step.
///
/// Until `publish` the old folder stands untouched; a run that fails or is killed leaves at most a
/// folder `NAME.new-PID`, which the next run clears away when that process is gone.
struct StagedFolder {
  /// First bytes of every manifest of ours.
  static let signature = #"{"schema":1,"generator":"bijsluiter""#

  let target: String
  let path: String

  /// A target that is a link stands for the folder it points to: that one is replaced.
  ///
  /// - Throws: `RenderingError.foreignFolder` when the target holds files we did not make, and
  ///   `RenderingError.unusableFolder` when it cannot be replaced at all.
  init(for name: String) throws {
    let target = try StagedFolder.resolved(name)
    self.target = target
    guard StagedFolder.isOurs(target) else { throw RenderingError.foreignFolder(target) }
    let parent = SystemFiles.parent(of: target)
    try SystemFiles.makeFolders(parent)
    StagedFolder.clearAbandoned(target, in: parent)
    path = target + ".new-" + String(getpid())
    SystemFiles.remove(path)
    try SystemFiles.makeFolder(path)
  }

  /// The folder itself, without links and slashes at the end.
  private static func resolved(_ name: String) throws -> String {
    var path = name
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    func refuse(_ reason: String) -> RenderingError {
      .unusableFolder(name, reason: reason)
    }
    guard !path.isEmpty else { throw refuse("er staat geen naam") }
    guard let real = SystemFiles.real(path) else {
      let last = path.split(separator: "/").last ?? ""
      if last == "." || last == ".." { throw refuse("hij bestaat niet") }
      if SystemFiles.isLink(path) { throw refuse("hij verwijst naar een map die er niet is") }
      return path
    }
    let working = SystemFiles.real(".") ?? ""
    if real == "/" || (working + "/").hasPrefix(real + "/") {
      throw refuse("je staat er nu zelf in")
    }
    return real
  }

  /// True for a folder that does not exist, is empty, or carries our manifest.
  static func isOurs(_ target: String) -> Bool {
    if !SystemFiles.exists(target) { return true }
    guard let folder = opendir(target) else { return false }
    closedir(folder)
    if SystemFiles.names(in: target).isEmpty { return true }
    guard let manifest = try? SystemFiles.read(target + "/manifest.json") else { return false }
    return manifest.starts(with: signature.utf8)
  }

  /// Puts the new folder in the place of the old one and removes the old one.
  ///
  /// Both names are exchanged in one step of the file system; where it cannot do that, the old
  /// folder is moved aside first and put back when the second step fails.
  func publish() throws {
    guard SystemFiles.exists(target) else {
      guard rename(path, target) == 0 else { throw SystemFiles.failure("hernoemen", path) }
      return
    }
    if FileSystem.exchange(path, target) {
      SystemFiles.remove(path)
      return
    }
    let aside = target + ".old-" + String(getpid())
    guard rename(target, aside) == 0 else { throw SystemFiles.failure("hernoemen", target) }
    guard rename(path, target) == 0 else {
      let error = SystemFiles.failure("hernoemen", path)
      rename(aside, target)
      throw error
    }
    SystemFiles.remove(aside)
  }

  /// Removes what was built.
  func discard() { SystemFiles.remove(path) }

  private static func clearAbandoned(_ target: String, in parent: String) {
    let name = target.split(separator: "/").last.map(String.init) ?? target
    for entry in SystemFiles.names(in: parent) where entry.hasPrefix(name + ".new-") {
      guard let process = pid_t(entry.dropFirst(name.count + 5)), process != getpid(),
        kill(process, 0) != 0, errno == ESRCH
      else { continue }
      SystemFiles.remove(parent + "/" + entry)
    }
  }
}
