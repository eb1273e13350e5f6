import CLinux
import Dispatch
import Glibc

/// A program that is run to its end while no thread of the tasks waits for it.
///
/// It gets a process group of its own. When it takes too long, or the task is cancelled, the whole group is
/// asked to end, and made to when it does not. What it leaves running when it ends by itself is left alone.
package struct ChildProcess: Sendable {
  /// How a run ended.
  package enum End: Hashable, Sendable {
    /// By itself, with this status.
    case exited(Int32)
    /// By a signal of somebody else.
    case killed(signal: Int32)
    /// By us, because it took too long.
    case outOfTime
  }

  /// The system did not start it.
  package struct NotStarted: Error, Hashable, Sendable {
    /// The system's number of the reason.
    package let code: Int32
  }

  /// Full path of the program.
  private let program: String
  private let arguments: [String]
  private let environment: [String: String]
  private let output: Int32
  private let errors: Int32

  /// - Parameters:
  ///   - program: full path; it is not looked for.
  ///   - arguments: without the name of the program.
  ///   - environment: all of it.
  ///   - output: an open file for what it says; its input is empty.
  ///   - errors: an open file for its errors.
  package init(
    _ program: String, _ arguments: [String], environment: [String: String], output: Int32,
    errors: Int32
  ) {
    self.program = program
    self.arguments = arguments
    self.environment = environment
    self.output = output
    self.errors = errors
  }

  /// Runs it.
  ///
  /// - Parameters:
  ///   - limit: the longest it may take.
  ///   - grace: between asking the group to end and making it.
  /// - Throws: `NotStarted`; `CancellationError` when the task was cancelled, after the group ended.
  package func run(atMost limit: Duration, grace: Duration = .seconds(5)) async throws -> End {
    try Task.checkCancellation()
    let process = try start()
    return try await withThrowingTaskGroup(of: End?.self) { group in
      group.addTask { await ChildProcess.end(of: process) }
      // Cancelled, this is over at once.
      group.addTask {
        try? await Task.sleep(for: limit)
        return nil
      }
      if let end = try await group.next() ?? nil {
        group.cancelAll()
        return end
      }
      await ChildProcess.end(group: process, within: grace)
      _ = try await group.next()
      try Task.checkCancellation()
      return .outOfTime
    }
  }

  private func start() throws(NotStarted) -> pid_t {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, output, 1)
    unsafe posix_spawn_file_actions_adddup2(&actions, errors, 2)
    unsafe linux_close_from(&actions, 3)
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    // Group 0 is one of its own. This program may ignore a closed pipe; another must not begin that way.
    var usual = sigset_t()
    unsafe sigemptyset(&usual)
    unsafe sigaddset(&usual, SIGPIPE)
    unsafe posix_spawnattr_setsigdefault(&attributes, &usual)
    var none = sigset_t()
    unsafe sigemptyset(&none)
    unsafe posix_spawnattr_setsigmask(&attributes, &none)
    unsafe posix_spawnattr_setpgroup(&attributes, 0)
    let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK
    unsafe posix_spawnattr_setflags(&attributes, Int16(flags))
    var words = unsafe ([program] + arguments).map { unsafe strdup($0) } + [nil]
    var settings =
      unsafe environment.sorted { $0.key < $1.key }.map { unsafe strdup($0.key + "=" + $0.value) }
      + [nil]
    defer { unsafe (words + settings).forEach { unsafe free($0) } }
    var process: pid_t = 0
    let code = unsafe posix_spawn(&process, program, &actions, &attributes, &words, &settings)
    guard code == 0 else { throw NotStarted(code: code) }
    return process
  }

  /// Waits for the program itself on a thread of its own; what it started may go on.
  private static func end(of process: pid_t) async -> End {
    await withCheckedContinuation { answer in
      DispatchQueue(label: "bijsluiter-child").async {
        var status: Int32 = 0
        while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
        let signal = status & 0x7F
        answer.resume(
          returning: signal == 0 ? .exited((status >> 8) & 0xFF) : .killed(signal: signal))
      }
    }
  }

  /// Asks a group to end, and makes it when it has not after a while. Cancelling shortens nothing.
  private static func end(group: pid_t, within grace: Duration) async {
    kill(-group, SIGTERM)
    let limit = ContinuousClock.now + grace
    // A group is there as long as one of its processes is, also after the first is gone.
    while kill(-group, 0) == 0 {
      if ContinuousClock.now >= limit {
        kill(-group, SIGKILL)
        return
      }
      await pause()
    }
  }

  private static func pause() async {
    await withCheckedContinuation { answer in
      DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(20)) { answer.resume() }
    }
  }
}
