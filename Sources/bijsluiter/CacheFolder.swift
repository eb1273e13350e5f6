import Foundation

/// The folder where the catalogue is kept: the user's own, that nobody else can write in.
///
/// A catalogue in a folder that others can write in could hold their sentences, so none is read from
/// there and none is written: `/tmp` and its likes are never used.
enum CacheFolder {
  case trusted(String)
  /// Why there is none.
  case none(String)

  /// `XDG_CACHE_HOME`, else `~/.cache`, where HOME is that of the user's account when it is not set.
  ///
  /// - Parameter make: whether to make it when it is not there.
  static func find(make: Bool = true) -> CacheFolder {
    guard let base else { return .none("er is geen eigen map (HOME of XDG_CACHE_HOME)") }
    let folder = base + "/bijsluiter"
    if make {
      try? FileManager.default.createDirectory(
        atPath: base, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
      _ = mkdir(folder, 0o700)
    }
    guard let around = status(base, follow: true), let own = status(folder, follow: false) else {
      return .none("de map \(folder) is niet te maken")
    }
    // Who may rename the folder may put another in its place.
    let isAroundSafe =
      [0, geteuid()].contains(around.st_uid)
      && (around.st_mode & 0o022 == 0 || around.st_mode & S_ISVTX != 0)
    guard isAroundSafe, own.st_mode & S_IFMT == S_IFDIR, own.st_uid == geteuid(),
      own.st_mode & 0o022 == 0
    else {
      return .none("de map \(folder) is niet alleen van jou")
    }
    guard access(folder, W_OK | X_OK) == 0 else {
      return .none("in de map \(folder) is niet te schrijven")
    }
    return .trusted(folder)
  }

  /// True for a file of the user's own, that nobody else can write and that is no link.
  static func isOwnFile(_ path: String) -> Bool {
    guard let file = status(path, follow: false) else { return false }
    return file.st_mode & S_IFMT == S_IFREG && file.st_uid == geteuid()
      && file.st_mode & 0o022 == 0
  }

  /// Where the folder is made; only a whole path counts, as XDG asks.
  private static var base: String? {
    let environment = ProcessInfo.processInfo.environment
    if let named = environment["XDG_CACHE_HOME"], named.hasPrefix("/") { return named }
    if let home = environment["HOME"], home.hasPrefix("/") { return home + "/.cache" }
    guard let account = getpwuid(geteuid()), let folder = account.pointee.pw_dir else { return nil }
    let home = String(cString: folder)
    return home.hasPrefix("/") && home != "/" ? home + "/.cache" : nil
  }

  private static func status(_ path: String, follow: Bool) -> stat? {
    var found = stat()
    return (follow ? stat(path, &found) : lstat(path, &found)) == 0 ? found : nil
  }
}
