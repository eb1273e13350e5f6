import Fetch
import Foundation
import Registers
import Synchronization
import TestSupport
import Testing

@testable import Publishing

@Suite("Trial of what came in")
struct ImportTrialTests {
  private final class Count: Sendable {
    let number = Mutex(0)
  }

  @Test(.timeLimit(.minutes(5)))
  func `a slow trial, and others behind it, hold nobody else up`() async throws {
    let folder = try Folder()
    let root = Checkout.root.path
    let source = try SourceRegister.read(folder: root + "/Datasets/sources")
      .first { $0.id == "duo-hbo-studenten" }
    let known = try #require(source)
    // A pipe: who reads it waits until somebody writes.
    let pipe = folder.path + "/pipe"
    #expect(mkfifo(pipe, 0o600) == 0)
    let store = try SnapshotStore(folder: folder.path + "/snapshots")
    let trial = ImportTrial(
      [known], store, folder: folder.path + "/inbox", base: root + "/Datasets/baseline")
    let draft = SnapshotDraft(
      source: known.id, fetched: "2026-11-30T02:00:00Z", rows: 1, licence: "CC0",
      pieces: [
        .init(
          SnapshotPart(
            name: "file", role: .data, url: "https://x.nl/a", status: 200,
            sha256: String(repeating: "0", count: 64), bytes: 1), file: pipe)
      ])
    let done = Count()
    try await withThrowingTaskGroup(of: Void.self) { group in
      let count = 12
      for _ in 0..<count {
        group.addTask {
          await #expect(throws: FetchError.self) { try await trial.read(known, draft) }
          done.number.withLock { $0 += 1 }
        }
      }
      try await Task.sleep(for: .milliseconds(50))
      // Were there no thread left, this would never end: only what comes after it lets them go.
      for _ in 0..<50 {
        #expect(await Task.detached { true }.value)
        try await Task.sleep(for: .milliseconds(1))
      }
      #expect(done.number.withLock { $0 } == 0, "all of them wait for the pipe")
      while done.number.withLock({ $0 }) < count {
        // Open both ways, so that nobody is missed; what was written is read before it is closed.
        let file = open(pipe, O_RDWR | O_NONBLOCK | O_CLOEXEC)
        let text = String(repeating: "x\n", count: 100)
        _ = text.withCString { write(file, $0, strlen($0)) }
        try await Task.sleep(for: .milliseconds(10))
        close(file)
        try await Task.sleep(for: .milliseconds(1))
      }
      try await group.waitForAll()
    }
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/inbox"))
  }

  @Test func `a cancelled trial reads nothing`() async throws {
    let folder = try Folder()
    let source = try #require(
      try SourceRegister.read(folder: Checkout.root.path + "/Datasets/sources").first)
    let trial = ImportTrial(
      [source], try SnapshotStore(folder: folder.path + "/snapshots"),
      folder: folder.path + "/inbox", base: Checkout.root.path + "/Datasets/baseline")
    let draft = SnapshotDraft(
      source: source.id, fetched: "2026-11-30T02:00:00Z", rows: 1, licence: "CC0", pieces: [])
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      do throws(FetchError) {
        try await trial.read(source, draft)
        return FetchError.Kind?.none
      } catch {
        return error.kind
      }
    }
    #expect(await task.value == .cancelled)
  }
}
