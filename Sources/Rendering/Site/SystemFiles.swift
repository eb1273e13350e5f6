import Glibc

/// Files and folders through the system's own calls: no copies of a file's bytes on the way.
enum SystemFiles {
  /// The whole file.
  static func read(_ path: String) throws -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw failure("lezen", path) }
    defer { close(file) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = piece.withUnsafeMutableBytes { Glibc.read(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw failure("lezen", path) }
      if count == 0 { return bytes }
      bytes.append(contentsOf: piece[..<count])
    }
  }

  /// Gives an old file a second name when it holds just these bytes; false when it does not.
  ///
  /// An unchanged file then keeps its date and costs no new place on the disk.
  static func keep(_ old: String, as path: String, bytes: [UInt8], _ piece: inout [UInt8])
    -> Bool
  {
    let file = open(old, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard file >= 0 else { return false }
    defer { close(file) }
    var facts = stat()
    guard fstat(file, &facts) == 0, Int(facts.st_size) == bytes.count else { return false }
    if piece.count < bytes.count { piece = [UInt8](repeating: 0, count: bytes.count) }
    let count = piece.withUnsafeMutableBytes { Glibc.read(file, $0.baseAddress, bytes.count) }
    guard count == bytes.count, piece[..<count].elementsEqual(bytes) else { return false }
    return link(old, path) == 0
  }

  /// Opens a file for writing, empty; the caller closes it.
  static func create(_ path: String) throws -> Int32 {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw failure("schrijven", path) }
    return file
  }

  static func append(_ bytes: [UInt8], to file: Int32, _ path: String) throws {
    try bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let count = Glibc.write(file, buffer.baseAddress?.advanced(by: done), buffer.count - done)
        if count < 0, errno == EINTR { continue }
        guard count >= 0 else { throw failure("schrijven", path) }
        done += count
      }
    }
  }

  /// Makes a folder; one that exists is fine.
  static func makeFolder(_ path: String) throws {
    guard mkdir(path, 0o755) == 0 || errno == EEXIST else {
      throw failure("map maken", path)
    }
  }

  /// Makes a folder and those above it.
  static func makeFolders(_ path: String) throws {
    if path.isEmpty || path == "/" || exists(path) { return }
    try makeFolders(parent(of: path))
    try makeFolder(path)
  }

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  static func isLink(_ path: String) -> Bool {
    var facts = stat()
    return lstat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFLNK
  }

  /// The full path with every link followed; nil when nothing is there.
  static func real(_ path: String) -> String? {
    guard let found = realpath(path, nil) else { return nil }
    defer { free(found) }
    return String(cString: found)
  }

  /// Names in a folder, sorted; empty when there is no such folder.
  static func names(in path: String) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Removes a file, or a folder with all that is in it. Links are removed, not followed.
  static func remove(_ path: String) {
    if unlink(path) == 0 { return }
    guard errno == EISDIR || errno == EPERM else { return }
    for name in names(in: path) { remove(path + "/" + name) }
    rmdir(path)
  }

  static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  static func failure(_ action: String, _ path: String) -> RenderingError {
    .system(action: action, path: path, code: errno)
  }
}

/// The system's words for an error number.
func systemMessage(_ code: Int32) -> String {
  if code == ENOSPC || code == EDQUOT { return "de schijf is vol" }
  return strerror(code).map { String(cString: $0) } ?? "?"
}
