import Foundation
import Platform
import TestSupport
import Testing

/// The times are far apart, because on a busy machine everything takes long: what is not waited for would
/// last ten minutes.
@Suite("Child processes")
struct ChildProcessTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder("child-process") }

  private func shell(_ script: String, _ more: [String: String] = [:]) -> ChildProcess {
    ChildProcess(
      "/bin/sh", ["-c", script],
      environment: ["PATH": "/usr/bin:/bin", "FOLDER": folder.path].merging(more) { $1 },
      output: 2, errors: 2)
  }

  private func text(_ name: String) -> String? {
    FileManager.default.contents(atPath: folder.path + "/" + name)
      .map { String(decoding: $0, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines) }
  }

  /// The number a script wrote in a file, once it is there.
  private func number(_ name: String) async throws -> pid_t {
    while true {
      if let found = text(name).flatMap({ pid_t($0) }) { return found }
      try await Task.sleep(for: .milliseconds(5))
    }
  }

  /// Whether a process is gone, but for the line that its parent did not read yet.
  private func isGone(_ process: pid_t) -> Bool {
    guard let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8) else {
      return true
    }
    return status.contains(") Z ")
  }

  @Test("it ends with its status, or with the signal of another")
  func ends() async throws {
    #expect(try await shell("exit 0").run(atMost: .seconds(400)) == .exited(0))
    #expect(try await shell("exit 3").run(atMost: .seconds(400)) == .exited(3))
    #expect(try await shell("kill -9 $$").run(atMost: .seconds(400)) == .killed(signal: 9))
  }

  @Test("a program that is not there is not started")
  func notThere() async throws {
    let process = ChildProcess(
      folder.path + "/none", [], environment: [:], output: 2, errors: 2)
    let error = await #expect(throws: ChildProcess.NotStarted.self) {
      try await process.run(atMost: .seconds(400))
    }
    #expect(error?.code == ENOENT)
  }

  @Test("it has its own group, an empty input, its environment alone, and no file of ours")
  func surroundings() async throws {
    let open = open(folder.path, O_RDONLY)
    defer { close(open) }
    let script = """
      ps -o pgid= -p $$ >$FOLDER/group; echo $$ >$FOLDER/self
      cat >$FOLDER/input; env >$FOLDER/environment; ls /proc/self/fd >$FOLDER/files
      """
    #expect(try await shell(script, ["A": "1"]).run(atMost: .seconds(400)) == .exited(0))
    #expect(text("group") == text("self"))
    #expect(text("input") == "")
    let names = try #require(text("environment")).split(separator: "\n")
      .map { $0.prefix { $0 != "=" } }
    #expect(Set(names).isSubset(of: ["A", "FOLDER", "PATH", "PWD", "OLDPWD", "SHLVL", "_"]))
    // The last is the folder that `ls` reads.
    #expect(text("files") == "0\n1\n2\n3")
  }

  @Test("what it says goes where it is told to")
  func output() async throws {
    let path = folder.path + "/said"
    let file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
    defer { close(file) }
    let process = ChildProcess(
      "/bin/sh", ["-c", "echo een; echo twee >&2"], environment: [:], output: file, errors: file)
    #expect(try await process.run(atMost: .seconds(400)) == .exited(0))
    #expect(text("said") == "een\ntwee")
  }

  @Test("what it leaves running is not waited for")
  func daemon() async throws {
    let start = ContinuousClock.now
    let end = try await shell("sleep 600 & echo $! >$FOLDER/left").run(atMost: .seconds(400))
    #expect(end == .exited(0))
    #expect(ContinuousClock.now - start < .seconds(300))
    let left = try await number("left")
    #expect(!isGone(left))
    kill(left, SIGKILL)
  }

  @Test("when the task is cancelled the whole group ends, at once")
  func cancelled() async throws {
    let process = shell("echo $$ >$FOLDER/self; sleep 600 & echo $! >$FOLDER/left; wait")
    let task = Task { try await process.run(atMost: .seconds(400)) }
    let (me, left) = (try await number("self"), try await number("left"))
    let start = ContinuousClock.now
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(ContinuousClock.now - start < .seconds(300))
    #expect(isGone(me) && isGone(left))
  }

  @Test("a group that does not listen is made to end; so is one that takes too long")
  func deaf() async throws {
    let process = shell(
      "trap '' TERM; sleep 600 & echo $! >$FOLDER/left; echo $$ >$FOLDER/self; wait; wait; sleep 600"
    )
    let start = ContinuousClock.now
    let end = try await process.run(atMost: .seconds(1), grace: .milliseconds(200))
    #expect(end == .outOfTime)
    #expect(ContinuousClock.now - start < .seconds(300))
    let (me, left) = (try await number("self"), try await number("left"))
    #expect(isGone(me) && isGone(left))
  }

  @Test("a cancelled task starts nothing")
  func neverStarted() async throws {
    let process = shell("echo 1 >$FOLDER/started")
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await process.run(atMost: .seconds(400))
    }
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(text("started") == nil)
  }
}
