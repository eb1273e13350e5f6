import Foundation

/// The command of the configuration that takes the site elsewhere after the switch: rsync, an
/// object store. A failure is told and does not undo the publication.
enum AfterPublish {
  /// Seconds a command may take.
  static let limit = 1_800.0

  /// - Parameters:
  ///   - command: program and arguments; `BIJSLUITER_SITE`, `BIJSLUITER_VERSION` and
  ///     `BIJSLUITER_PREVIOUS` are in its environment. No shell reads it.
  ///   - hidden: names of environment variables it does not get.
  /// - Returns: what went wrong, in one sentence; nil when it ended with 0.
  static func run(
    _ command: [String], site: String, version: String, previous: String?, hidden: [String]
  ) -> String? {
    guard let name = command.first else { return nil }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    var environment = ProcessInfo.processInfo.environment
    for name in hidden { environment[name] = nil }
    environment["BIJSLUITER_SITE"] = site
    environment["BIJSLUITER_VERSION"] = version
    environment["BIJSLUITER_PREVIOUS"] = previous ?? ""
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.standardError
    do { try process.run() } catch { return "«\(name)» start niet: \(error.localizedDescription)" }
    let end = Date(timeIntervalSinceNow: limit)
    while process.isRunning, Date() < end { usleep(50_000) }
    if process.isRunning {
      process.terminate()
      return "«\(name)» duurde langer dan \(Int(limit / 60)) minuten en is gestopt"
    }
    return process.terminationStatus == 0
      ? nil : "«\(name)» eindigde met \(process.terminationStatus)"
  }
}
