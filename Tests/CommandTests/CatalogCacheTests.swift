import Foundation
import TestSupport
import Testing

/// The catalogue is kept where only its owner can write, and a changed byte in it changes no answer.
@Suite("The kept catalogue", .enabled(if: ReleaseBinary.isBuilt, "bouw eerst: bin/build"))
struct CatalogCacheTests {
  private let question = ["query", "leraar", "rotterdam", "--json", "--limit", "5"]

  /// A home whose edition is an excerpt of two schools: its catalogue is made within a second.
  private static let home: Result<String, any Error> = Result {
    let folder = try TemporaryFolder.ofProcess("bijsluiter-two-schools")
    _ = try Night.python([
      "-c",
      """
      import sys
      sys.path.insert(0, sys.argv[1] + "/Tests/StandIn")
      import make_data, make_home
      make_data.make(sys.argv[1] + "/Datasets/baseline", sys.argv[2] + "/data", only=("30VP", "02OV"))
      make_home.make(sys.argv[1], sys.argv[2] + "/home")
      """, ReleaseBinary.root.path, folder,
    ])
    let baseline = folder + "/home/Datasets/baseline"
    let made = try ReleaseBinary.run(
      [
        "import", "--home", folder + "/home", "--from", folder + "/data/local", "--out",
        folder + "/edition",
      ], in: Scratch())
    #expect(made.status == 0, "\(made.messages)")
    try FileManager.default.removeItem(atPath: baseline)
    try FileManager.default.moveItem(atPath: folder + "/edition", toPath: baseline)
    return folder + "/home"
  }

  private func ask(_ scratch: Scratch, with added: [String: String] = [:]) throws
    -> ReleaseBinary.Outcome
  {
    let home = try CatalogCacheTests.home.get()
    return try ReleaseBinary.run(
      question, in: scratch, with: added.merging(["BIJSLUITER_HOME": home]) { own, _ in own },
      first: true)
  }

  private func kept(_ scratch: Scratch) throws -> [String] {
    let folder = scratch.path + "/cache/bijsluiter"
    return try FileManager.default.contentsOfDirectory(atPath: folder).map { folder + "/" + $0 }
  }

  @Test func `a changed byte, a cut or another file is noticed, and the answer is right`() throws {
    let scratch = try Scratch()
    let right = try ask(scratch)
    #expect(right.messages.contains("catalogus maken"))
    let file = try #require(kept(scratch).first)
    let whole = try #require(FileManager.default.contents(atPath: file))
    let name = try #require(whole.range(of: Data("Hogeschool Thomas More".utf8)))
    var random = SeededGenerator(seed: 7)
    let places =
      [name.lowerBound, 16, 100, 4096 + 8, whole.count - 1]
      + (0..<12).map { _ in Int.random(in: 0..<whole.count, using: &random) }
    for place in places {
      let handle = try #require(FileHandle(forUpdatingAtPath: file))
      try handle.seek(toOffset: UInt64(place))
      try handle.write(contentsOf: [whole[place] ^ 0x20])
      try handle.close()
      let run = try ask(scratch)
      #expect(run.output == right.output && run.status == 0, "byte \(place)")
      if !run.messages.contains("opnieuw maken"), !run.messages.contains("catalogus maken") {
        // Read by no question so far: as it was again, for the next.
        try whole.write(to: URL(fileURLWithPath: file))
      }
    }
    for bytes in [whole.prefix(whole.count / 2), Data("geen catalogus".utf8), Data()] {
      try bytes.write(to: URL(fileURLWithPath: file))
      let run = try ask(scratch)
      #expect(run.output == right.output && run.messages.contains("catalogus maken"))
    }
  }

  @Test func `a folder or file that others can write, or a link, is never read or written`() throws
  {
    let scratch = try Scratch()
    let (cache, folder) = (scratch.path + "/cache", scratch.path + "/cache/bijsluiter")
    let files = FileManager.default
    let right = try ask(scratch)
    let file = try #require(kept(scratch).first)
    for mode in [0o777, 0o702] {
      try files.setAttributes([.posixPermissions: mode], ofItemAtPath: folder)
      let run = try ask(scratch)
      #expect(run.output == right.output)
      #expect(run.messages.contains("is niet alleen van jou; de catalogus wordt niet bewaard"))
    }
    try files.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder)
    try files.setAttributes([.posixPermissions: 0o666], ofItemAtPath: file)
    #expect(try ask(scratch).messages.contains("catalogus maken"))
    // A link in the place of the file, and one in the place of the folder.
    let elsewhere = scratch.path + "/elders"
    try files.moveItem(atPath: file, toPath: elsewhere)
    try files.createSymbolicLink(atPath: file, withDestinationPath: elsewhere)
    #expect(try ask(scratch).messages.contains("catalogus maken"))
    try files.moveItem(atPath: folder, toPath: scratch.path + "/map")
    try files.createSymbolicLink(atPath: folder, withDestinationPath: scratch.path + "/map")
    let linked = try ask(scratch)
    #expect(linked.output == right.output && linked.messages.contains("niet alleen van jou"))
    // A folder around it where anyone can put another in its place.
    try files.removeItem(atPath: folder)
    try files.setAttributes([.posixPermissions: 0o777], ofItemAtPath: cache)
    #expect(try ask(scratch).messages.contains("niet alleen van jou"))
    try files.setAttributes([.posixPermissions: 0o1777], ofItemAtPath: cache)
    #expect(try !ask(scratch).messages.contains("niet alleen van jou"))
  }

  @Test func `without a home nothing is kept in a shared place`() throws {
    let scratch = try Scratch()
    for none in [
      ["XDG_CACHE_HOME": "", "HOME": "/nergens/thuis"],
      ["XDG_CACHE_HOME": "schuin", "HOME": "/proc"],
    ] {
      let run = try ask(scratch, with: none.merging(["TMPDIR": scratch.path]) { a, _ in a })
      #expect(run.status == 0, "\(run.messages)")
      // As root `/nergens/thuis` can be made; then it is its owner's alone.
      if geteuid() != 0 || none["HOME"] == "/proc" {
        #expect(run.messages.contains("de catalogus wordt niet bewaard"), "\(run.messages)")
      }
      let left = try FileManager.default.contentsOfDirectory(atPath: scratch.path)
      #expect(!left.contains { $0.contains("bijsluiter") }, "\(left)")
    }
    if geteuid() == 0 { try? FileManager.default.removeItem(atPath: "/nergens") }
  }

  @Test func `two at once give the same answer and leave one catalogue`() async throws {
    let scratch = try Scratch()
    let runs = try await withThrowingTaskGroup(of: ReleaseBinary.Outcome.self) { group in
      for _ in 0..<3 { group.addTask { try ask(scratch) } }
      var runs: [ReleaseBinary.Outcome] = []
      for try await run in group { runs.append(run) }
      return runs
    }
    #expect(Set(runs.map(\.output)).count == 1)
    #expect(runs.allSatisfy { $0.status == 0 })
    #expect(try kept(scratch).count == 1)
  }
}
