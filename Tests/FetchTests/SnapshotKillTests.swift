import Fetch
import Foundation
import Testing

@Suite("Snapshot store: killed") struct SnapshotKillTests {
  /// A writer that is killed at any moment leaves a store that can be read, in which every line
  /// has all its bodies.
  @Test func aKilledWriterLeavesAWholeStore() async throws {
    let scene = try SnapshotScene()
    let folder = scene.store.folder
    for round in 0..<6 {
      await #expect(processExitsWith: .signal(SIGKILL)) {
        [folder = folder as String, round = round as Int] in
        let store = try SnapshotStore(folder: folder)
        Thread.detachNewThread {
          usleep(useconds_t(5_000 + 7_300 * round))
          kill(getpid(), SIGKILL)
        }
        for number in 0... {
          let bytes = Array("ronde \(round), inhoud \(number)".utf8)
          let file = store.incoming("\(round)-\(number)")
          try Data(bytes).write(to: URL(fileURLWithPath: file))
          let part = SnapshotPart(
            name: "a.csv", role: .data, url: "https://voorbeeld.test/a", status: 200,
            sha256: TransportScene.sha256(bytes), bytes: bytes.count)
          _ = try store.adopt(
            SnapshotDraft(
              source: "bron-\(number % 5)", fetched: "2026-11-25T06:50:45Z", rows: 1,
              licence: "CC0", pieces: [.init(part, file: file)]))
          if number % 4 == 3 { try store.prune(keeping: 2) }
        }
      }
      let store = try SnapshotStore(folder: folder)
      for snapshot in store.sources.flatMap(store.all) { try store.verify(snapshot) }
    }
    // How far it came depends on the machine; that it came somewhere does not.
    #expect(try !SnapshotStore(folder: folder).sources.isEmpty)
  }
}
