import Crypto
import Facts
import Foundation
import Rendering
import Testing

@testable import Publishing

/// The dates of files when another version becomes the site.
@Suite("Dates of versions")
struct VersionDatesTests {
  let folder: Folder
  let store: SiteStore

  init() throws {
    folder = try Folder()
    store = SiteStore(site: folder.path + "/site/", state: folder.path + "/state")
    try store.prepare()
  }

  /// A version of these files, all of one date.
  private func made(_ number: Int, _ files: [String: String], at date: Int) throws -> Version {
    let name = Refresh.name(number, "abcdef0123456789")
    let entries = files.sorted { $0.key < $1.key }.map { path, text in
      #"{"path":"\#(path)","sha256":"\#(SHA256.hash(data: Data(text.utf8)).hexText)","bytes":\#(text.utf8.count)}"#
    }
    let manifest =
      #"{"schema":1,"generator":"bijsluiter","files":["# + entries.joined(separator: ",") + "]}"
    for (path, text) in files { try folder.write(text, "site/versions/\(name)/\(path)") }
    try folder.write(manifest, "site/versions/\(name)/manifest.json")
    for path in Array(files.keys) + ["manifest.json"] {
      try SiteDate(seconds: date).put(on: store.siteFolder(name) + "/" + path)
    }
    let version = Version(
      name: name, number: number, edition: "abcdef", inputs: "", state: .published,
      made: "2026-11-25T02:00:00Z", published: nil, created: "2026-02-20", sheets: 1, files: 1,
      bytes: 8, manifest: SHA256.hash(data: Data(manifest.utf8)).hexText, snapshots: [:], rows: [:])
    try store.save(version)
    return version
  }

  private func date(_ path: String) -> Int {
    SiteDate(of: store.pointer + "/" + path)?.seconds ?? -1
  }

  /// Long ago, so that only the order counts.
  private static let then = 1_700_000_000

  @Test("a version just made keeps its dates")
  func forward() async throws {
    let then = VersionDatesTests.then
    try await store.point(to: made(1, ["a": "x", "b": "y"], at: then))
    try await store.point(to: made(2, ["a": "z", "b": "y"], at: then + 60))
    #expect(date("a") == then + 60)
  }

  @Test("going back gives what differs a date that was never told, and leaves what is the same")
  func back() async throws {
    let then = VersionDatesTests.then
    try await store.point(to: made(1, ["a": "x", "b": "y", "only": "1"], at: then))
    try await store.point(to: made(2, ["a": "z", "b": "y", "new": "2"], at: then + 60))
    let before = Int(Date().timeIntervalSince1970)
    _ = try await store.rollBack()
    // What is the same has the date that visitors of the newer version know.
    #expect(date("b") == then + 60)
    let told = date("a")
    #expect(told >= before && date("only") == told && date("manifest.json") == told)
    #expect(date("new") == -1)
    // And forward again, within the same second.
    _ = try await store.rollBack(to: 2)
    #expect(date("a") > told && date("new") == date("a") && date("b") == then + 60)
  }

  @Test("a clock that was turned back does not turn dates back")
  func clock() async throws {
    let future = Int(Date().timeIntervalSince1970) + 86_400
    try await store.point(to: made(1, ["a": "x"], at: future))
    try await store.point(to: made(2, ["a": "z"], at: future + 5))
    _ = try await store.rollBack()
    #expect(date("a") == future + 6)
    _ = try await store.rollBack(to: 2)
    #expect(date("a") == future + 7)
  }

  @Test("two versions of one second are told apart, also of a store from before")
  func oneSecond() async throws {
    let then = VersionDatesTests.then
    try await store.point(to: made(1, ["a": "x", "b": "y"], at: then))
    try await store.point(to: made(2, ["a": "z", "b": "y"], at: then))
    #expect(date("a") > then)
    #expect(date("b") == then)
  }

  @Test("the newest date may be of a version that is not the site")
  func notTheSite() async throws {
    let then = VersionDatesTests.then
    let future = Int(Date().timeIntervalSince1970) + 86_400
    try await store.point(to: made(1, ["a": "x"], at: then))
    _ = try made(2, ["a": "z"], at: future)
    try await store.point(to: made(3, ["a": "w"], at: then - 5))
    #expect(date("a") == future + 1)
  }

  @Test("a site of now without a readable manifest counts as all other")
  func damaged() async throws {
    let then = VersionDatesTests.then
    try await store.point(to: made(1, ["a": "x", "b": "y"], at: then))
    let two = try made(2, ["a": "z", "b": "y"], at: then + 60)
    try await store.point(to: two)
    try folder.write("{\"schema\":1", "site/versions/\(two.name)/manifest.json")
    _ = try await store.rollBack()
    #expect(date("b") > then + 60 && date("b") == date("a"))
  }
}
