import Foundation
import Glibc
import Platform

/// The few ways in which the store touches the disk: whole files by rename, and durable folders.
enum StoreFiles {
  /// Puts a file in place as a whole: written beside it, flushed, renamed.
  ///
  /// - Throws: `PublishingError.disk` with the path and the system's words.
  static func put(_ bytes: Data, at path: String) throws {
    let beside = path + ".new-\(getpid())"
    let file = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw failure("schrijven", beside) }
    var isDone = false
    defer { if !isDone { unlink(beside) } }
    let ok = bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let count = write(file, buffer.baseAddress?.advanced(by: done), buffer.count - done)
        if count < 0, errno == EINTR { continue }
        if count <= 0 { return false }
        done += count
      }
      return fsync(file) == 0
    }
    let code = errno
    close(file)
    guard ok else { throw PublishingError.disk(action: "schrijven", path: path, code: code) }
    guard rename(beside, path) == 0 else { throw failure("hernoemen", path) }
    isDone = true
    try flushFolder(of: path)
  }

  static func put<T: Encodable>(json value: T, at path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    try put(try encoder.encode(value) + Data("\n".utf8), at: path)
  }

  /// Whether something stands at a path, links followed.
  ///
  /// - Throws: `PublishingError.disk` when the system cannot say.
  static func exists(_ path: String) throws -> Bool {
    var facts = stat()
    if stat(path, &facts) == 0 { return true }
    guard errno == ENOENT else { throw failure("lezen", path) }
    return false
  }

  /// The bytes of a file; nil when there is none.
  ///
  /// - Throws: `PublishingError.unreadable` for one that is there and cannot be read.
  static func bytes(of path: String) throws -> Data? {
    do {
      return try Data(contentsOf: URL(fileURLWithPath: path))
    } catch let error as CocoaError where error.code == .fileReadNoSuchFile {
      return nil
    } catch {
      throw PublishingError.unreadable(path: path, reason: reason(error))
    }
  }

  /// The value in a JSON file; nil when there is none.
  ///
  /// - Throws: `PublishingError.unreadable` for one that is not whole, or of another form.
  static func json<T: Decodable>(_ type: T.Type, at path: String) throws -> T? {
    guard let data = try bytes(of: path) else { return nil }
    do {
      return try JSONDecoder().decode(type, from: data)
    } catch {
      throw PublishingError.unreadable(path: path, reason: "geen JSON van de goede vorm")
    }
  }

  private static func reason(_ error: any Error) -> String {
    let under = (error as? CocoaError)?.userInfo[NSUnderlyingErrorKey] as? POSIXError
    return under.flatMap { strerror($0.code.rawValue).map { String(cString: $0) } } ?? "\(error)"
  }

  static func makeFolder(_ path: String) throws {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch let error as CocoaError {
      throw PublishingError(error, action: "map maken", path: path)
    }
  }

  /// Makes a rename in this folder survive a power cut.
  static func flushFolder(of path: String) throws {
    let folder = (path as NSString).deletingLastPathComponent
    let file = open(folder.isEmpty ? "." : folder, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw failure("openen", folder) }
    defer { close(file) }
    guard fsync(file) == 0 else { throw failure("wegschrijven", folder) }
  }

  /// Makes everything on the file system of this folder durable: once, before the switch.
  static func flushFileSystem(of folder: String) throws {
    let file = open(folder, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw failure("openen", folder) }
    defer { close(file) }
    guard FileSystem.flush(of: file) else { throw failure("wegschrijven", folder) }
  }

  /// Points a link at another place in one step; a reader sees the old place or the new one.
  static func pointLink(_ link: String, to destination: String) throws {
    let beside = link + ".new-\(getpid())"
    unlink(beside)
    guard symlink(destination, beside) == 0 else { throw failure("koppeling maken", beside) }
    guard rename(beside, link) == 0 else {
      let error = failure("koppeling omzetten", link)
      unlink(beside)
      throw error
    }
    try flushFolder(of: link)
  }

  /// The names in a folder, sorted; none when there is no such folder.
  ///
  /// - Throws: `PublishingError.disk` for a folder that is there and cannot be read.
  static func names(in folder: String) throws -> [String] {
    guard try exists(folder) else { return [] }
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    } catch let error as CocoaError {
      throw PublishingError(error, action: "lezen", path: folder)
    }
  }

  static func failure(_ action: String, _ path: String) -> PublishingError {
    .disk(action: action, path: path, code: errno)
  }
}
