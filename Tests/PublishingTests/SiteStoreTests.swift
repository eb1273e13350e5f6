import Crypto
import Facts
import Foundation
import Testing

@testable import Publishing

@Suite("Store of versions")
struct SiteStoreTests {
  let folder: Folder
  let store: SiteStore

  init() throws {
    folder = try Folder()
    store = SiteStore(site: folder.path + "/site/", state: folder.path + "/state")
    try store.prepare()
  }

  /// A version of one page, as a run leaves it.
  @discardableResult
  func made(_ number: Int, _ state: Version.State = .published, inputs: String = "") throws
    -> Version
  {
    let name = Refresh.name(number, "abcdef0123456789")
    let page = "versie \(number)"
    let manifest =
      #"{"schema":1,"generator":"bijsluiter","files":[{"path":"index.html","sha256":""#
      + SHA256.hash(data: Data(page.utf8)).hexText + #"","bytes":\#(page.utf8.count)}]}"#
    try folder.write(page, "site/versions/\(name)/index.html")
    try folder.write(manifest, "site/versions/\(name)/manifest.json")
    try folder.write("{}", "state/editions/\(name)/datapackage.json")
    let version = Version(
      name: name, number: number, edition: "abcdef", inputs: inputs, state: state,
      made: "2026-11-25T02:00:00Z", published: state == .held ? nil : "2026-11-25T02:00:10Z",
      created: "2026-02-20", sheets: 1, files: 1, bytes: 8,
      manifest: SHA256.hash(data: Data(manifest.utf8)).hexText, snapshots: [:], rows: [:])
    try store.save(version)
    return version
  }

  var shown: String? { folder.text("site/current/index.html") }

  @Test("nothing is the site until something is pointed to")
  func empty() throws {
    #expect(try store.current() == nil)
    #expect(try store.versions() == [])
    #expect(try store.nextNumber() == 1)
  }

  @Test("the pointer shows one whole version, and the next in one step")
  func switching() async throws {
    try await store.point(to: made(1))
    #expect(shown == "versie 1")
    try await store.point(to: made(2))
    #expect(shown == "versie 2")
    #expect(try store.current()?.number == 2)
    #expect(try store.nextNumber() == 3)
  }

  @Test("going back takes the version before, and can go forward again by number")
  func rollBack() async throws {
    for number in 1...3 { try await store.point(to: made(number)) }
    let first = try await store.rollBack()
    #expect(first.to.number == 2)
    #expect(first.from?.number == 3)
    #expect(shown == "versie 2")
    #expect(try store.versions().map(\.state) == [.published, .published, .rolledBack])
    let forward = try await store.rollBack(to: 3)
    #expect(forward.to.number == 3)
    #expect(shown == "versie 3")
    #expect(try store.versions().map(\.state) == [.published, .published, .published])
  }

  @Test("going back without a version before says so and changes nothing")
  func nowhereToGo() async throws {
    try await store.point(to: made(1))
    await #expect(
      throws: PublishingError.noVersion("er is geen eerdere versie", advice: "kies uit 1 met --to")
    ) {
      try await store.rollBack()
    }
    await #expect(
      throws: PublishingError.noVersion("versie 9 is er niet", advice: "kies uit 1 met --to")
    ) {
      try await store.rollBack(to: 9)
    }
    #expect(shown == "versie 1")
  }

  @Test("going back takes hardly longer than the clock to come to its date, however many the files")
  func rollBackIsQuick() async throws {
    try await store.point(to: made(1))
    let big = try made(2)
    for index in 0..<2000 {
      try folder.write("x", "site/versions/\(big.name)/opleiding/\(index)/a")
    }
    try await store.point(to: big)
    let clock = ContinuousClock()
    #expect(try await clock.measure { _ = try await store.rollBack() } < .seconds(10))
  }

  @Test("a version without a record, or a record without a version, is cleared; the site never")
  func clearing() async throws {
    try await store.point(to: made(1))
    try folder.write("half", "site/versions/000002-half/index.html")
    try folder.write("half", "state/editions/000002-half/datapackage.json")
    try folder.write("{", "state/versions/000003-torn.json")
    try folder.write("x", "state/inbox/duo/a.csv")
    try folder.write("x", "site/current.new-99")
    try store.clearUnfinished()
    #expect(try StoreFiles.names(in: store.site) == ["current", "versions"])
    #expect(try StoreFiles.names(in: store.site + "/versions") == ["000001-abcdef012345"])
    #expect(try StoreFiles.names(in: store.state + "/versions") == ["000001-abcdef012345.json"])
    #expect(try StoreFiles.names(in: store.state + "/editions") == ["000001-abcdef012345"])
    #expect(shown == "versie 1")
  }

  @Test("a finished version that cannot be read is no unfinished run: it stays, and is told")
  func unreadableStays() async throws {
    try await store.point(to: made(1))
    let torn = try made(2)
    let looped = try made(3)
    let gone = try made(4)
    try folder.write("{", "state/versions/\(torn.name).json")
    let manifest = store.siteFolder(looped.name) + "/manifest.json"
    try FileManager.default.removeItem(atPath: manifest)
    #expect(symlink(manifest, manifest) == 0)
    try FileManager.default.removeItem(atPath: store.siteFolder(gone.name) + "/manifest.json")
    let told = try store.clearUnfinished()
    #expect(told.map(\.version) == [torn.name, looped.name])
    #expect(told[0].reason.contains("geen JSON van de goede vorm"))
    let one = "000001-abcdef012345"
    #expect(
      try StoreFiles.names(in: store.site + "/versions") == [one, torn.name, looped.name])
    #expect(
      try StoreFiles.names(in: store.state + "/versions")
        == [one, torn.name, looped.name].map { $0 + ".json" })
    #expect(
      try StoreFiles.names(in: store.state + "/editions") == [one, torn.name, looped.name])
    #expect(try store.versions().map(\.number) == [1])
    #expect(try store.nextNumber() == 4)
  }

  @Test("the newest are kept, and the site however old it is")
  func pruning() async throws {
    for number in 1...5 { try made(number) }
    try await store.point(to: try #require(try store.versions().first))
    try store.prune(keeping: 3)
    #expect(try store.versions().map(\.number) == [1, 4, 5])
  }

  @Test("a version with one changed byte is not what its manifest says")
  func verifying() throws {
    let version = try made(1)
    try store.verify(version)
    try folder.write("versie 2", "site/versions/\(version.name)/index.html")
    #expect(throws: PublishingError.damaged(version: version.name, file: "index.html")) {
      try store.verify(version)
    }
  }

  @Test("a manifest that says too little of a file holds nothing to be true")
  func sayingTooLittle() throws {
    var version = try made(1)
    let short = #"{"schema":1,"files":[{"path":"index.html"}]}"#
    try folder.write(short, "site/versions/\(version.name)/manifest.json")
    version.manifest = SHA256.hash(data: Data(short.utf8)).hexText
    #expect(throws: PublishingError.damaged(version: version.name, file: "manifest.json")) {
      try store.verify(version)
    }
  }

  @Test("a folder with somebody else's files is not taken")
  func foreign() throws {
    try folder.write("van een ander", "site/notities.txt")
    #expect(throws: PublishingError.foreign(path: store.site + "/notities.txt")) {
      try store.prepare()
    }
  }

  @Test("a record of a newer program is refused")
  func newer() throws {
    try folder.write(#"{"schema":2}"#, "state/versions/000001-x.json")
    #expect(
      throws: PublishingError.newer(
        path: store.state + "/versions/000001-x.json", found: 2, known: 1)
    ) { try store.versions() }
  }

  @Test("the second lock says who has the first, which ends with its holder")
  func locking() throws {
    var first: RunLock? = try RunLock(path: store.lockFile)
    #expect(throws: PublishingError.busy(by: "proces \(getpid())")) {
      _ = try RunLock(path: store.lockFile)
    }
    withExtendedLifetime(first) {}
    first = nil
    _ = try RunLock(path: store.lockFile)
  }
}
