import Foundation
import Platform
import TestSupport
import Testing

@Suite("Calls of Linux")
struct FileSystemTests {
  @Test("two folders get each other's name, and with one that is missing nothing changes")
  func exchange() throws {
    let folder = try TemporaryFolder("file-system")
    let (a, b) = (folder.path + "/a", folder.path + "/b")
    for path in [a, b] {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      try Data(path.utf8).write(to: URL(fileURLWithPath: path + "/name"))
    }
    func name(_ path: String) throws -> String {
      try String(contentsOfFile: path + "/name", encoding: .utf8)
    }
    #expect(FileSystem.exchange(a, b))
    #expect(try [name(a), name(b)] == [b, a])
    #expect(!FileSystem.exchange(a, folder.path + "/none"))
    #expect(errno == ENOENT)
    #expect(try name(a) == b)
  }

  @Test("a file system is flushed, and a file that is not open is told")
  func flush() throws {
    let folder = try TemporaryFolder("file-system")
    let file = open(folder.path, O_RDONLY | O_CLOEXEC)
    #expect(FileSystem.flush(of: file))
    close(file)
    #expect(!FileSystem.flush(of: -1))
    #expect(errno == EBADF)
  }
}
