import Crypto
import Facts
import Glibc

/// Files and folders through the system's own calls, made to last: what is written is on the disk
/// before it gets its name. Every failure names the file and is of kind `.disk`.
enum Disk {
  static func failure(_ action: String, _ path: String, _ code: Int32) -> FetchError {
    let isFull = code == ENOSPC || code == EDQUOT
    let words =
      isFull
      ? "de schijf is vol"
      : unsafe strerror(code).map { unsafe String(cString: $0) } ?? "fout \(code)"
    return FetchError(
      .disk, url: path, cause: "\(action) lukt niet: \(words)",
      advice: isFull
        ? "maak ruimte op de schijf en probeer het opnieuw"
        : "kijk of de map er is en beschreven mag worden", isPassing: isFull)
  }

  static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

  /// Bytes of a file; nil when there is none.
  static func size(of path: String) -> Int? {
    var facts = stat()
    guard unsafe stat(path, &facts) == 0 else { return nil }
    return Int(facts.st_size)
  }

  /// Makes a folder and those above it; one that exists is fine.
  static func makeFolders(_ path: String) throws(FetchError) {
    if path.isEmpty || path == "/" || exists(path) { return }
    try makeFolders(parent(of: path))
    guard unsafe mkdir(path, 0o755) == 0 || errno == EEXIST else {
      throw failure("map maken", path, errno)
    }
  }

  /// Gives a file another name, in the place of what had it, and makes that last.
  static func move(_ path: String, to other: String) throws(FetchError) {
    guard unsafe rename(path, other) == 0 else { throw failure("een naam geven", other, errno) }
    try syncFolder(parent(of: other))
  }

  /// Puts the same bytes under a second name: a hard link, or a copy where there can be none.
  static func link(_ path: String, as other: String) throws(FetchError) {
    try makeFolders(parent(of: other))
    remove(other)
    if unsafe Glibc.link(path, other) == 0 { return }
    guard [EXDEV, EPERM, EMLINK, EOPNOTSUPP].contains(errno) else {
      throw failure("neerleggen", other, errno)
    }
    let source = try OpenFile(path, O_RDONLY)
    let target = try OpenFile(other, O_WRONLY | O_CREAT | O_TRUNC)
    try unsafe source.eachPiece { piece throws(FetchError) in try unsafe target.write(piece) }
    try target.sync()
  }

  /// Removes a file; none is fine.
  static func remove(_ path: String) { _ = unsafe unlink(path) }

  /// Puts bytes at a path, whole or not at all.
  static func write(_ bytes: [UInt8], to path: String) throws(FetchError) {
    let draft = path + ".new"
    do throws(FetchError) {
      let file = try OpenFile(draft, O_WRONLY | O_CREAT | O_TRUNC)
      try file.write(bytes)
      try file.sync()
      try move(draft, to: path)
    } catch {
      remove(draft)
      throw error
    }
  }

  static func syncFolder(_ path: String) throws(FetchError) {
    try OpenFile(path, O_RDONLY | O_DIRECTORY).sync()
  }

  /// What the system says of a file, links followed; nil when there is none.
  ///
  /// - Throws: when it is there, or may be, and the system cannot say.
  static func facts(of path: String) throws(FetchError) -> stat? {
    var facts = stat()
    if unsafe stat(path, &facts) == 0 { return facts }
    guard errno == ENOENT else { throw failure("lezen", path, errno) }
    return nil
  }

  /// The whole content of a small file; nil when there is none.
  ///
  /// - Throws: for one that is there and cannot be read.
  static func read(_ path: String) throws(FetchError) -> [UInt8]? {
    guard try facts(of: path) != nil else { return nil }
    var bytes: [UInt8] = []
    try unsafe OpenFile(path, O_RDONLY).eachPiece { piece throws(FetchError) in
      unsafe bytes.append(contentsOf: piece)
    }
    return bytes
  }

  /// The first bytes of a file.
  static func head(of path: String, _ count: Int) throws(FetchError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    let filled = try OpenFile(path, O_RDONLY).read(into: &bytes)
    return Array(bytes[..<filled])
  }

  /// SHA-256 and length of a file, read piece by piece.
  static func digest(of path: String) throws(FetchError) -> (sha256: String, bytes: Int) {
    let (hash, bytes) = try hash(of: path)
    return (hash.finalize().hexText, bytes)
  }

  static func hash(of path: String) throws(FetchError) -> (hash: SHA256, bytes: Int) {
    var hash = SHA256()
    var bytes = 0
    try unsafe OpenFile(path, O_RDONLY).eachPiece { piece throws(FetchError) in
      unsafe hash.update(bufferPointer: piece)
      bytes += piece.count
    }
    return (hash, bytes)
  }

  /// Names in a folder, sorted; empty when there is no such folder.
  ///
  /// - Throws: for one that is there and cannot be read.
  static func names(in path: String) throws(FetchError) -> [String] {
    guard let folder = unsafe opendir(path) else {
      guard errno == ENOENT else { throw failure("lezen", path, errno) }
      return []
    }
    defer { unsafe closedir(folder) }
    var names: [String] = []
    while let entry = unsafe readdir(folder) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) {
          unsafe String(cString: $0)
        }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
