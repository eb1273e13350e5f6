import Foundation
import Platform

/// The command of the configuration that takes the site elsewhere after the switch: rsync, an
/// object store. A failure is told and does not undo the publication.
enum AfterPublish {
  /// The longest a command may take.
  static let limit = Duration.seconds(1_800)

  /// Waits for the command without holding a thread. When the task is cancelled, or the command takes too
  /// long, it is ended with everything it started.
  ///
  /// - Parameters:
  ///   - command: program and arguments; `BIJSLUITER_SITE`, `BIJSLUITER_VERSION` and
  ///     `BIJSLUITER_PREVIOUS` are in its environment. No shell reads it.
  ///   - hidden: names of environment variables it does not get.
  /// - Returns: what went wrong, in one sentence; nil when it ended with 0.
  static func run(
    _ command: [String], site: String, version: String, previous: String?, hidden: [String],
    atMost limit: Duration = limit
  ) async -> String? {
    guard let name = command.first else { return nil }
    var environment = ProcessInfo.processInfo.environment
    for name in hidden { environment[name] = nil }
    environment["BIJSLUITER_SITE"] = site
    environment["BIJSLUITER_VERSION"] = version
    environment["BIJSLUITER_PREVIOUS"] = previous ?? ""
    // What it says belongs with the log, not with the results.
    let process = ChildProcess(
      "/usr/bin/env", command, environment: environment, output: 2, errors: 2)
    do {
      switch try await process.run(atMost: limit) {
      case .exited(0): return nil
      case .exited(let status): return "«\(name)» eindigde met \(status)"
      case .killed(let signal): return "«\(name)» is gestopt door signaal \(signal)"
      case .outOfTime:
        let minutes = Int(limit / .seconds(60))
        return "«\(name)» duurde langer dan \(minutes) minuten en is gestopt"
      }
    } catch let error as ChildProcess.NotStarted {
      return "«\(name)» start niet: " + PublishingError.words(error.code)
    } catch {
      return "«\(name)» is afgebroken"
    }
  }
}
