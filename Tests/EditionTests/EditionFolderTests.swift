import Facts
import Foundation
import Testing

@testable import Edition

@Suite("The folder an edition goes to")
struct EditionFolderTests {
  static let manager = FileManager.default

  /// A process that is gone, and its number.
  static func deadProcess() throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/true")
    try process.run()
    process.waitUntilExit()
    return process.processIdentifier
  }

  @Test(
    "what is not an edition is refused and stays as it was",
    arguments: [
      ["notes.txt": "mine"], ["datapackage.json": "{}"], ["datapackage.json": "no json"],
      ["datapackage.json": #"{"profile": "tabular-data-package", "name": "something-else"}"#],
      [".hidden": ""],
    ])
  func foreign(content: [String: String]) throws {
    try withFolder { folder in
      let target = folder + "/mine"
      try Self.manager.createDirectory(atPath: target, withIntermediateDirectories: true)
      for (name, text) in content {
        try Data(text.utf8).write(to: URL(fileURLWithPath: target + "/" + name))
      }
      let before = try files(target)
      for path in [target, target + "/", target + "/."] {
        #expect(throws: EditionError.self) { try EditionWriter.checkTarget(path) }
        #expect(throws: EditionError.self) { try writeFixture(to: path) }
      }
      #expect(try files(target) == before)
      #expect(try Self.manager.contentsOfDirectory(atPath: folder) == ["mine"])
    }
  }

  @Test("a file, a link that leads nowhere and no name at all are refused, and say what to do")
  func noFolder() throws {
    try withFolder { folder in
      let file = folder + "/file"
      try Data("x".utf8).write(to: URL(fileURLWithPath: file))
      try Self.manager.createSymbolicLink(
        atPath: folder + "/link", withDestinationPath: folder + "/nowhere")
      for path in [file, folder + "/link", "", "/"] {
        #expect(throws: EditionError.self) { try EditionWriter.checkTarget(path) }
      }
      #expect(throws: EditionError.self) { try writeFixture(to: file) }
      #expect(try Data(contentsOf: URL(fileURLWithPath: file)) == Data("x".utf8))
      #expect(
        EditionError.foreign(folder: "foto's").description == """
          foto's: hier staat iets anders dan een editie; niets overschreven
          verwacht: niets, een lege map, of een map die «bijsluiter import» schreef
          doe: geef een nieuwe of lege map
          """)
    }
  }

  @Test("nothing, an empty folder and an edition are accepted", arguments: ["", "/", "//", "/."])
  func accepted(ending: String) throws {
    try withFolder { folder in
      let target = folder + "/deep/edition"
      for _ in 0..<2 {
        try EditionWriter.checkTarget(target + ending)
        try writeFixture(to: target + ending)
        #expect(try files(target).keys.sorted() == EditionWriterTests.names)
      }
      #expect(try Self.manager.contentsOfDirectory(atPath: folder + "/deep") == ["edition"])
      let empty = folder + "/empty"
      try Self.manager.createDirectory(atPath: empty, withIntermediateDirectories: true)
      try writeFixture(to: empty + ending)
      #expect(try files(empty).keys.sorted() == EditionWriterTests.names)
      #expect(try Self.manager.contentsOfDirectory(atPath: folder).sorted() == ["deep", "empty"])
    }
  }

  @Test("a link to an edition stays a link; its folder is replaced")
  func link() throws {
    try withFolder { folder in
      try writeFixture(to: folder + "/edition")
      let link = folder + "/link"
      try Self.manager.createSymbolicLink(atPath: link, withDestinationPath: "edition")
      var tables = Fixture.tables
      tables.pay = []
      try writeFixture(tables, to: link + "/")
      #expect(try Self.manager.destinationOfSymbolicLink(atPath: link) == "edition")
      #expect(try files(folder + "/edition")["pay.csv"]?.count ?? 0 < 60)
      #expect(try Self.manager.contentsOfDirectory(atPath: folder).sorted() == ["edition", "link"])
    }
  }

  @Test("what killed runs left is cleared; what others made or are making is not")
  func leftovers() throws {
    try withFolder { folder in
      let (dead, alive) = (try Self.deadProcess(), getppid())
      func make(_ name: String, _ file: String) throws {
        let path = folder + "/edition.new-" + name
        try Self.manager.createDirectory(atPath: path, withIntermediateDirectories: true)
        try Data().write(to: URL(fileURLWithPath: path + "/" + file))
      }
      try make("\(dead)", "pay.csv")
      try make("\(dead).old", "datapackage.json")
      try make("\(alive)", "pay.csv")
      try make("0\(dead)", "my-notes.txt")
      try make("2025x", "pay.csv")
      try make("-\(dead)", "pay.csv")
      try writeFixture(to: folder + "/edition")
      #expect(
        Set(try Self.manager.contentsOfDirectory(atPath: folder)) == [
          "edition", "edition.new-\(alive)", "edition.new-0\(dead)", "edition.new-2025x",
          "edition.new--\(dead)",
        ])
    }
  }

  @Test("a swap that fails puts the old edition back, also where names cannot be exchanged")
  func failingSwap() throws {
    try withFolder { folder in
      let (target, new) = (folder + "/edition", folder + "/edition.new-1")
      try writeFixture(to: target)
      let before = try files(target)
      // The new edition is gone when it is to take its place.
      #expect(throws: (any Error).self) {
        try EditionFolder.swap(new, target, exchanging: { _, _ in false })
      }
      #expect(try files(target) == before)
      #expect(try Self.manager.contentsOfDirectory(atPath: folder) == ["edition"])
      // Something stands where the old edition must go.
      try Self.manager.createDirectory(
        atPath: new + ".old/x", withIntermediateDirectories: true)
      try Self.manager.createDirectory(atPath: new, withIntermediateDirectories: true)
      #expect(throws: (any Error).self) {
        try EditionFolder.swap(new, target, exchanging: { _, _ in false })
      }
      #expect(try files(target) == before)
      try Self.manager.removeItem(atPath: new + ".old")
      try EditionFolder.swap(new, target, exchanging: { _, _ in false })
      #expect(try files(target).isEmpty)
      #expect(try Self.manager.contentsOfDirectory(atPath: folder) == ["edition"])
    }
  }

  @Test("a write that fails half-way leaves the old edition and nothing beside it")
  func failingFill() throws {
    struct Stop: Error {}
    try withFolder { folder in
      let target = folder + "/edition"
      try writeFixture(to: target)
      let before = try files(target)
      #expect(throws: Stop.self) {
        try EditionFolder(target).replace { beside in
          try Data().write(to: URL(fileURLWithPath: beside + "/pay.csv"))
          throw Stop()
        }
      }
      #expect(try files(target) == before)
      #expect(try Self.manager.contentsOfDirectory(atPath: folder) == ["edition"])
    }
  }
}
