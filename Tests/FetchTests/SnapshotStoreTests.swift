import Fetch
import Foundation
import Testing

@Suite("Snapshot store") struct SnapshotStoreTests {
  @Test func aSnapshotIsOneLineAndItsBodiesAreFiles() throws {
    let scene = try SnapshotScene()
    let (snapshot, isNew) = try scene.store.adopt(
      scene.draft("bron", scene.piece("a.csv", "een"), scene.piece("a.json", "{}", .about)))
    let (one, about) = (
      TransportScene.sha256(Array("een".utf8)), TransportScene.sha256([0x7B, 0x7D])
    )
    #expect(isNew)
    #expect(
      snapshot.id == TransportScene.sha256(Array("a.csv \(one)\na.json \(about)\n".utf8)))
    #expect(
      scene.text(scene.manifest)
        == #"{"date":"2026-11-01","fetched":"2026-11-25T06:50:45Z","id":"\#(snapshot.id)","#
        + #""licence":"CC BY 4.0","parts":[{"bytes":3,"etag":"\"t\"","name":"a.csv","#
        + #""role":"data","sha256":"\#(one)","status":200,"url":"https://voorbeeld.test/a.csv"},"#
        + #"{"bytes":2,"etag":"\"t\"","name":"a.json","role":"about","sha256":"\#(about)","#
        + #""status":200,"url":"https://voorbeeld.test/a.json"}],"rows":3,"schema":1,"#
        + #""source":"bron","version":"v1"}"# + "\n")
    #expect(
      scene.store.path(of: snapshot.parts[0]) == scene.folder
        + "/store/objects/\(one.prefix(2))/\(one)")
    #expect(scene.text(scene.store.path(of: snapshot.parts[0])) == "een")
    #expect(scene.files("store/incoming").isEmpty)
    #expect(try SnapshotStore(folder: scene.store.folder).newest(of: "bron") == snapshot)
    #expect(scene.store.newest(of: "andere") == nil && scene.store.sources == ["bron"])
  }

  @Test func theSameContentIsNothingNew() throws {
    let scene = try SnapshotScene()
    let first = try scene.adopt("bron", "een", "twee")
    let before = scene.text(scene.manifest)
    let again = try scene.store.adopt(
      scene.draft("bron", scene.piece("deel-1.csv", "twee"), scene.piece("deel-0.csv", "een")))
    #expect(!again.isNew && again.snapshot == first)
    #expect(scene.text(scene.manifest) == before && scene.files("store/incoming").isEmpty)
  }

  @Test func eachContentIsStoredOnce() throws {
    let scene = try SnapshotScene()
    try scene.adopt("a", "zelfde", "ander")
    try scene.adopt("b", "zelfde")
    #expect(scene.files("store/objects").count == 2)
  }

  @Test func anOlderStateMayComeBack() throws {
    let scene = try SnapshotScene()
    let first = try scene.adopt("bron", "een")
    try scene.adopt("bron", "twee")
    let third = try scene.adopt("bron", "een")
    #expect(third.id == first.id && scene.store.all(of: "bron").map(\.id).count == 3)
    #expect(scene.store.newest(of: "bron")?.id == first.id)
  }

  @Test func aBodyThatWasNotSentAgainIsTakenFromTheStore() throws {
    let scene = try SnapshotScene()
    let first = try scene.adopt("bron", "een", "twee")
    let next = try scene.store.adopt(
      scene.draft("bron", .init(first.parts[0], file: nil), scene.piece("deel-1.csv", "drie")))
    #expect(next.isNew && next.snapshot.parts[0] == first.parts[0])
    try scene.store.verify(next.snapshot)
  }

  @Test func aDraftThatIsNotWhatItSaysIsRefused() throws {
    let scene = try SnapshotScene()
    var changed = try scene.piece("a.csv", "een")
    changed.part.bytes = 4
    var absent = try scene.piece("a.csv", "weg")
    absent.file = nil
    var wandering = try scene.piece("a.csv", "een")
    wandering.part.name = "../a.csv"
    let drafts = [
      scene.draft("bron", changed), scene.draft("bron", absent), scene.draft("bron", wandering),
      scene.draft("bron"), scene.draft("bron", try scene.piece("a.json", "{}", .about)),
      scene.draft("bron", try scene.piece("a.csv", "1"), try scene.piece("a.csv", "2")),
    ]
    for draft in drafts {
      let error = #expect(throws: FetchError.self) { try scene.store.adopt(draft) }
      #expect(error?.kind == .content)
    }
    #expect(scene.text(scene.manifest) == nil && scene.store.sources.isEmpty)
  }

  @Test func verifyNamesABodyThatChanged() throws {
    let scene = try SnapshotScene()
    let snapshot = try scene.adopt("bron", "een")
    try scene.store.verify(snapshot)
    let path = scene.store.path(of: snapshot.parts[0])
    // A body is read-only for everyone, its owner too.
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
    try Data("EEN".utf8).write(to: URL(fileURLWithPath: path))
    let error = #expect(throws: FetchError.self) { try scene.store.verify(snapshot) }
    #expect(error?.url == path && error?.source == "bron")
    #expect(error?.cause.hasPrefix("deel «deel-0.csv» is veranderd: SHA-256 ") == true)
    // Bringing the same content again under another source mends it.
    try scene.adopt("andere", "een")
    try scene.store.verify(snapshot)
    try FileManager.default.removeItem(atPath: path)
    #expect(throws: FetchError.self) { try scene.store.verify(snapshot) }
  }

  @Test func aLineThatBrokeOffIsNotThereAndIsCutOff() throws {
    let scene = try SnapshotScene()
    let first = try scene.adopt("bron", "een")
    let whole = try #require(scene.text(scene.manifest))
    for length in [1, 40, whole.utf8.count - 1] {
      try Data((whole + whole.prefix(length)).utf8).write(to: URL(fileURLWithPath: scene.manifest))
      #expect(try SnapshotStore(folder: scene.store.folder).all(of: "bron") == [first])
    }
    let second = try scene.adopt("bron", "twee")
    #expect(try SnapshotStore(folder: scene.store.folder).all(of: "bron") == [first, second])
  }

  @Test func aNewerOrUnreadableManifestIsRefusedWithItsLine() throws {
    let scene = try SnapshotScene()
    try scene.adopt("bron", "een")
    let whole = try #require(scene.text(scene.manifest))
    for (line, words) in [
      (#"{"schema":2,"anders":true}"#, "regel 2 is van een nieuwere versie (schema 2;"),
      ("kapot", "regel 2 is niet te lezen"),
    ] {
      try Data((whole + line + "\n").utf8).write(to: URL(fileURLWithPath: scene.manifest))
      let error = #expect(throws: FetchError.self) {
        try SnapshotStore(folder: scene.store.folder)
      }
      #expect(error?.cause.hasPrefix(words) == true && error?.url == scene.manifest)
      #expect(throws: FetchError.self) { try scene.adopt("bron", "twee") }
      #expect(scene.text(scene.manifest) == whole + line + "\n")
    }
  }

  @Test func aManifestThatCannotBeReadIsNoEmptyStore() throws {
    let scene = try SnapshotScene()
    try scene.adopt("bron", "een")
    try FileManager.default.removeItem(atPath: scene.manifest)
    // A link to itself: also the system's own user cannot read it.
    #expect(symlink(scene.manifest, scene.manifest) == 0)
    let error = #expect(throws: FetchError.self) { try SnapshotStore(folder: scene.store.folder) }
    #expect(error?.kind == .disk && error?.url == scene.manifest)
    #expect(throws: FetchError.self) { try scene.adopt("bron", "twee") }
    let checks = scene.store.folder + "/checked.json"
    #expect(try scene.store.checks().isEmpty)
    #expect(symlink(checks, checks) == 0)
    #expect(throws: FetchError.self) { try scene.store.checks() }
  }

  @Test func pruneKeepsTheNewestAndWhatTheyName() throws {
    let scene = try SnapshotScene()
    for text in ["een", "twee", "drie"] { try scene.adopt("a", text, "gedeeld") }
    try scene.adopt("b", "een")
    let removed = try scene.store.prune(keeping: 2)
    #expect(removed.snapshots == 1 && removed.objects == 0)
    #expect(try scene.store.prune(keeping: 1).objects == 1)
    #expect(scene.store.all(of: "a").count == 1 && scene.store.all(of: "b").count == 1)
    let reopened = try SnapshotStore(folder: scene.store.folder)
    for source in ["a", "b"] {
      let newest = try #require(reopened.newest(of: source))
      #expect(newest == scene.store.newest(of: source))
      try reopened.verify(newest)
    }
    #expect(scene.files("store/objects").count == 3)
  }

  @Test func writersAtTheSameTimeLoseNothing() async throws {
    let scene = try SnapshotScene()
    let stores = try (0..<4).map { _ in try SnapshotStore(folder: scene.store.folder) }
    let drafts = try (0..<20).map { number in
      scene.draft("bron-\(number)", try scene.piece("a.csv", "inhoud \(number % 7)"))
    }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (number, draft) in drafts.enumerated() {
        group.addTask { _ = try stores[number % 4].adopt(draft) }
      }
      try await group.waitForAll()
    }
    let store = try SnapshotStore(folder: scene.store.folder)
    #expect(store.sources.count == 20 && scene.files("store/objects").count == 7)
    for source in store.sources { try store.verify(try #require(store.newest(of: source))) }
  }

  @Test func theLastCheckIsKeptApart() throws {
    let scene = try SnapshotScene()
    let snapshot = try scene.adopt("bron", "een")
    let before = scene.text(scene.manifest)
    #expect(try scene.store.checks().isEmpty)
    try scene.store.touch(["bron"], after: [:], at: "2026-11-26T02:00:00Z")
    let known = try scene.store.checks()
    #expect(known == ["bron": .init(time: "2026-11-26T02:00:00Z", newest: snapshot.id)])
    #expect(scene.text(scene.manifest) == before)
    try scene.store.touch(["ander"], after: known, at: "2026-11-27T02:00:00Z")
    #expect(
      try scene.store.checks().mapValues(\.time).values.sorted().map { $0.prefix(10) }
        == ["2026-11-26", "2026-11-27"])
    // Absent is none yet; damaged is no reason to forget how old everything is in silence.
    try Data("{".utf8).write(to: URL(fileURLWithPath: scene.store.folder + "/checked.json"))
    let error = #expect(throws: FetchError.self) { try scene.store.checks() }
    #expect(error?.url.hasSuffix("/checked.json") == true)
  }

  @Test func theSameBodyWithOtherMarksIsTheSameState() throws {
    let scene = try SnapshotScene()
    let first = try scene.adopt("bron", "een")
    try scene.adopt("ander", "twee")
    var draft = scene.draft("bron", try scene.piece("deel-0.csv", "een"))
    draft.version = "v2"
    draft.pieces[0].part.etag = "\"nieuw\""
    let (marked, isNew) = try scene.store.adopt(draft)
    #expect(!isNew && marked.id == first.id && marked.fetched == first.fetched)
    #expect(marked.version == "v2" && marked.parts.map(\.etag) == ["\"nieuw\""])
    let again = try SnapshotStore(folder: scene.store.folder)
    #expect(again.newest(of: "bron") == marked)
    #expect(again.all(of: "bron").count == 1 && again.all(of: "ander").count == 1)
    #expect(scene.files("store/objects").count == 2 && scene.files("store/incoming").isEmpty)
  }

  @Test func aStateThatIsUsedIsKeptHoweverOld() throws {
    let scene = try SnapshotScene()
    let ids = try ["een", "twee", "drie", "vier"].map { try scene.adopt("bron", $0).id }
    try scene.store.prune(keeping: 1, used: [ids[1]])
    #expect(scene.store.all(of: "bron").map(\.id) == [ids[1], ids[3]])
    #expect(scene.files("store/objects").count == 2)
  }

  @Test(arguments: [
    "../../etc/passwd", "a/b", ".", "", "naam met spatie?x=1&y=2",
    String(repeating: "é", count: 999),
  ])
  func anIncomingNameStaysInItsFolder(_ name: String) throws {
    let scene = try SnapshotScene()
    let path = scene.store.incoming(name)
    let prefix = scene.folder + "/store/incoming/"
    #expect(path.hasPrefix(prefix) && path == scene.store.incoming(name))
    let last = path.dropFirst(prefix.count)
    #expect(!last.contains("/") && !last.contains("..") && last.utf8.count < 120)
    #expect(path != scene.store.incoming(name + "x"))
  }
}
