import Crypto
import Facts
import Foundation
import Registers
import Testing

@testable import Publishing

/// A site that stands, and what gates say of it when it is no longer what was published.
@Suite("The site of now, as gates read it")
struct StandingSiteTests {
  let folder: Folder
  private let coverage =
    #"[{"kind":"hbo","level":"bachelor","indicator":"job_chance","offerings":30,"published":20}]"#

  init() throws { folder = try Folder() }

  private func sha(_ text: String) -> String {
    SHA256.hash(data: Data(text.utf8)).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// Writes a site with a manifest of these files, and the record that goes with it.
  private func site(_ files: [String: String]) throws -> Version {
    let entries = files.sorted { $0.key < $1.key }.map {
      #"{"bytes":\#($0.value.utf8.count),"path":"\#($0.key)","sha256":"\#(sha($0.value))"}"#
    }
    let manifest = #"{"schema":1,"inputs":[],"files":[\#(entries.joined(separator: ","))]}"#
    for (name, text) in files { try folder.write(text, name) }
    try folder.write(manifest, "manifest.json")
    return Version(
      name: "000001-a", number: 1, edition: "a", inputs: "", state: .published, made: "",
      created: "2026-01-01", sheets: 1, files: files.count, bytes: 0, manifest: sha(manifest),
      snapshots: [:], rows: [:])
  }

  private var whole: [String: String] {
    [
      "data/coverage.json": coverage, "data/figures.csv": "key\n", "data/offerings.csv": "key\n",
      "data/keys.csv": "key\n", "edition.json": "{}",
    ]
  }

  @Test func `a whole site is read without a word`() throws {
    var standing = StandingSite(try site(whole), folder: folder.path)
    #expect(standing.findings.isEmpty && standing.has(.figures, .offerings, .keys, .edition))
    #expect(standing.coverage()?.map(\.published) == [20])
    #expect(standing.findings.isEmpty)
  }

  @Test(arguments: [
    ("data/coverage.json", "coverage_drop"), ("data/figures.csv", "drift"),
    ("data/offerings.csv", "drift"), ("data/keys.csv", "links"), ("edition.json", "links"),
  ])
  func `a file that is gone or changed is refused by the gate that needs it`(
    file: String, gate: String
  ) throws {
    let version = try site(whole)
    for damage in ["ontbreekt", "is niet meer wat er geplaatst is"] {
      if damage == "ontbreekt" {
        try FileManager.default.removeItem(atPath: folder.path + "/" + file)
      } else {
        try folder.write("{", file)
      }
      var standing = StandingSite(version, folder: folder.path)
      _ = standing.coverage()
      #expect(standing.findings.map(\.gate) == [gate])
      #expect(standing.findings.map(\.subject) == ["site van nu"])
      #expect(standing.findings[0].message.hasPrefix("\(file) \(damage); daarom is niet te zien"))
      #expect(standing.findings[0].advice.contains("bijsluiter rollback"))
    }
  }

  @Test func `a file that is there and cannot be read is not told as gone`() throws {
    let version = try site(whole)
    for (file, gate) in [("data/coverage.json", "coverage_drop"), ("manifest.json", "links")] {
      let path = folder.path + "/" + file
      try FileManager.default.removeItem(atPath: path)
      // A link to itself: also the system's own user cannot read it.
      #expect(symlink(path, path) == 0)
      let standing = StandingSite(version, folder: folder.path)
      #expect(standing.findings.map(\.gate) == [gate])
      #expect(standing.findings[0].message.hasPrefix("\(file) is niet te lezen; daarom"))
    }
  }

  @Test func `coverage with a member that is called otherwise is not passed over`() throws {
    var files = whole
    files["data/coverage.json"] = coverage.replacing("published", with: "gepubliceerd")
    var standing = StandingSite(try site(files), folder: folder.path)
    #expect(standing.findings.isEmpty)
    #expect(standing.coverage() == nil)
    #expect(
      standing.findings.map(\.message) == [
        "data/coverage.json heeft een vorm die dit programma niet kent; daarom is niet te zien of er "
          + "minder opleidingen of cijfers zijn"
      ])
  }

  @Test func `a file an earlier release never made is held against nothing`() throws {
    var files = whole
    files["data/coverage.json"] = nil
    var standing = StandingSite(try site(files), folder: folder.path)
    #expect(standing.coverage() == nil && standing.findings.isEmpty)
  }

  @Test func `a manifest that is not the version's says nothing of any file`() throws {
    let version = try site(whole)
    try folder.write(#"{"schema":1,"inputs":[],"files":[]}"#, "manifest.json")
    var standing = StandingSite(version, folder: folder.path)
    #expect(standing.findings.map(\.gate) == ["links"])
    #expect(standing.coverage() == nil && !standing.has(.figures))
    try FileManager.default.removeItem(atPath: folder.path + "/manifest.json")
    #expect(StandingSite(version, folder: folder.path).findings[0].message.contains("ontbreekt"))
  }
}

@Suite("Absent and damaged")
struct AbsentAndDamagedTests {
  let folder: Folder
  let store: SiteStore

  init() throws {
    folder = try Folder()
    store = SiteStore(site: folder.path + "/site", state: folder.path + "/state")
    try store.prepare()
  }

  private func publish(_ number: Int) async throws -> Version {
    let name = "00000\(number)-a"
    try folder.write(#"{"files":[]}"#, "site/versions/\(name)/manifest.json")
    let version = Version(
      name: name, number: number, edition: "a", inputs: "", state: .published, made: "",
      created: "2026-01-01", sheets: 1, files: 1, bytes: 2, manifest: "", snapshots: [:], rows: [:])
    try store.save(version)
    try await store.point(to: version)
    return version
  }

  @Test func `no pointer is a first night; a pointer to a version that is not whole is none`()
    async throws
  {
    #expect(try store.current() == nil)
    let first = try await publish(1)
    let second = try await publish(2)
    #expect(try store.current()?.name == second.name)
    let record = store.record(second.name)
    try folder.write("{\"schema\":1,", "state/versions/\(second.name).json")
    #expect(throws: PublishingError.damaged(version: second.name, file: record)) {
      try store.current()
    }
    // Clearing up leaves the site alone, and one can go back to a version that is whole.
    try store.clearUnfinished()
    #expect(FileManager.default.fileExists(atPath: record))
    #expect(FileManager.default.fileExists(atPath: store.siteFolder(second.name)))
    #expect(try await store.rollBack().to.name == first.name)
    #expect(try store.current()?.name == first.name)
  }

  @Test
  func `a manifest that is gone, and something else in the place of the pointer`() async throws {
    let only = try await publish(1)
    let manifest = store.siteFolder(only.name) + "/manifest.json"
    try FileManager.default.removeItem(atPath: manifest)
    #expect(throws: PublishingError.damaged(version: only.name, file: manifest)) {
      try store.current()
    }
    await #expect(throws: PublishingError.self) { try await store.rollBack() }
    try FileManager.default.removeItem(atPath: store.pointer)
    #expect(try store.current() == nil)
    try folder.write("geen koppeling", "site/current")
    #expect(throws: PublishingError.foreign(path: store.pointer)) { try store.current() }
  }

  @Test func `what a version is made from has to be read, or nothing is made`() throws {
    let (there, loop) = (folder.path + "/a", folder.path + "/loop")
    try folder.write("x", "a")
    #expect(symlink(loop, loop) == 0)
    #expect(
      try InputStamp.digest(of: there)
        == "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881")
    #expect(try InputStamp.digest(of: folder.path + "/none") == nil)
    #expect(throws: PublishingError.disk(action: "lezen", path: loop, code: ELOOP)) {
      try InputStamp.digest(of: loop)
    }
    #expect(throws: PublishingError.self) { try InputStamp.digest(of: folder.path + "/state") }
    #expect(throws: PublishingError.self) { try InputStamp.required(folder.path + "/none") }
  }

  @Test func `a declared file that cannot be read is not left out of the inputs`() throws {
    try folder.write("x", "home/Datasets/reference/ladder.yml")
    try folder.write("x", "home/Datasets/reference/facts/a.yml")
    try folder.write("x", "home/Datasets/reference/facts.yml")
    let home = try Home(named: folder.path + "/home")
    #expect(
      try home.declaredInputs().map(\.file)
        == ["facts.yml", "facts/a.yml", "ladder.yml"].map { "Datasets/reference/" + $0 })
    let loop = home.path + "/Templates"
    #expect(symlink(loop, loop) == 0)
    #expect(throws: PublishingError.self) { try home.declaredInputs() }
    try FileManager.default.removeItem(atPath: loop)
    let inner = home.path + "/Datasets/reference/facts/b.yml"
    #expect(symlink(inner, inner) == 0)
    #expect(throws: PublishingError.self) { try home.declaredInputs() }
  }

  @Test func `JSON that is not there is nothing; JSON that is not whole is an error`() throws {
    #expect(try StoreFiles.json([Int].self, at: folder.path + "/geen.json") == nil)
    for text in ["[1,", "", "{}", "null"] {
      try folder.write(text, "half.json")
      let path = folder.path + "/half.json"
      #expect(
        throws: PublishingError.unreadable(path: path, reason: "geen JSON van de goede vorm")
      ) { try StoreFiles.json([Int].self, at: path) }
    }
    #expect(throws: PublishingError.self) {
      try StoreFiles.json([Int].self, at: folder.path + "/state")
    }
    #expect(try StoreFiles.names(in: folder.path + "/geen") == [])
    #expect(throws: PublishingError.self) { try StoreFiles.names(in: folder.path + "/half.json") }
  }
}
