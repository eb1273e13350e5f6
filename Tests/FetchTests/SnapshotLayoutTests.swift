import Fetch
import Foundation
import Testing

@Suite("Snapshot layout") struct SnapshotLayoutTests {
  @Test func anOldStateIsLaidWithTheSameBytes() throws {
    let scene = try SnapshotScene()
    let old = try scene.adopt("bron", "oud;1\n")
    let new = try scene.adopt("bron", "nieuw;2\n")
    let source = try SnapshotScene.source(local: "duo/bron.csv")
    for (snapshot, text) in [(new, "nieuw;2\n"), (old, "oud;1\n"), (old, "oud;1\n")] {
      let store = try SnapshotStore(folder: scene.store.folder)
      try store.lay(snapshot, of: source, into: scene.folder + "/laid")
      #expect(scene.text(scene.folder + "/laid/duo/bron.csv") == text)
    }
    #expect(scene.files("laid") == ["duo/bron.csv"])
    // A second name of the same file, not a copy.
    let object = try FileManager.default.attributesOfItem(
      atPath: scene.store.path(of: old.parts[0]))
    #expect(object[.referenceCount] as? Int == 2)
  }

  @Test func severalBodiesGoTogetherWithWhatIsAboutThem() throws {
    let scene = try SnapshotScene()
    let (snapshot, _) = try scene.store.adopt(
      scene.draft(
        "bron", scene.piece("p1.json", "[1]"), scene.piece("p2.json", "[2]"),
        scene.piece("about.json", "{}", .about)))
    try scene.store.lay(
      snapshot, of: SnapshotScene.source(local: "x.csv"), into: scene.folder + "/laid")
    #expect(
      scene.files("laid")
        == ["pages/bron/about.json", "pages/bron/p1.json", "pages/bron/p2.json"])
    #expect(scene.text(scene.folder + "/laid/pages/bron/p2.json") == "[2]")
  }

  @Test func oneBodyIsLaidWithoutWhatIsAboutIt() throws {
    let scene = try SnapshotScene()
    let (snapshot, _) = try scene.store.adopt(
      scene.draft("bron", scene.piece("a.csv", "x"), scene.piece("about.json", "{}", .about)))
    try scene.store.lay(
      snapshot, of: SnapshotScene.source(local: "a.csv"), into: scene.folder + "/laid")
    #expect(scene.files("laid") == ["a.csv"])
  }

  private static let zip = "PK\u{3}\u{4}inhoud"

  @Test(arguments: [
    ("cbs/a.csv", ["cbs/a.txt", "cbs/b.zip"], zip, "cbs/b.zip"),
    ("cbs/a.csv", [], zip, "cbs/a.zip"),
    ("cbs/a.xlsx", ["cbs/a.zip"], zip, "cbs/a.xlsx"),
    ("cbs/a.zip", ["cbs/a.csv"], "a;b", "cbs/a.csv"),
    ("cbs.v4/a.zip", [], "a;b", "cbs.v4/a.csv"),
    ("duo/a.csv.gz", [], "a;b", "duo/a.csv"),
    ("duo/a.csv.gz", ["duo/b.csv"], "a;b", "duo/b.csv"),
    ("duo/a.csv", ["duo/a.csv.gz"], "a;b", "duo/a.csv"),
  ])
  func theNameSaysHowTheBodyIsPacked(
    _ local: String, _ others: [String], _ body: String, _ expected: String
  ) throws {
    let scene = try SnapshotScene()
    let snapshot = try scene.adopt("bron", body)
    try scene.store.lay(
      snapshot, of: SnapshotScene.source(local: local, alternatives: others),
      into: scene.folder + "/laid")
    #expect(scene.files("laid") == [expected])
  }

  @Test func aGzipBodyGetsItsExtension() throws {
    let scene = try SnapshotScene()
    let file = scene.store.incoming("a")
    let bytes: [UInt8] = [0x1F, 0x8B, 8, 0]
    try Data(bytes).write(to: URL(fileURLWithPath: file))
    let part = SnapshotPart(
      name: "a", role: .data, url: "https://voorbeeld.test/a", status: 200,
      sha256: TransportScene.sha256(bytes), bytes: 4)
    let (snapshot, _) = try scene.store.adopt(scene.draft("bron", .init(part, file: file)))
    try scene.store.lay(
      snapshot, of: SnapshotScene.source(local: "duo/a.csv"), into: scene.folder + "/laid")
    #expect(scene.files("laid") == ["duo/a.csv.gz"])
  }

  @Test func aNameThatLeadsOutOfTheFolderIsRefused() throws {
    let scene = try SnapshotScene()
    let snapshot = try scene.adopt("bron", "x")
    for local in ["../a.csv", "/etc/a.csv", "a//b.csv"] {
      let error = #expect(throws: FetchError.self) {
        try scene.store.lay(
          snapshot, of: SnapshotScene.source(local: local), into: scene.folder + "/laid")
      }
      #expect(error?.cause == "deze naam leidt buiten de map")
    }
  }
}
