package import Foundation

/// Programs that tests start and that a machine may lack.
package enum Programs {
  /// Where `bin/setup --tests` unpacks Debian's web servers, which start by themselves once installed.
  package static let servers = Checkout.root.path + "/.servers-tests"

  /// The path of a program by its name: one of `bin/setup`, of `PATH`, or of the folders of the
  /// administrator, which are not on a user's `PATH`; nil when there is none.
  package static func path(_ name: String) -> String? {
    let named = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
    let folders =
      [servers + "/usr/sbin"] + named.split(separator: ":").map(String.init)
      + ["/usr/local/sbin", "/usr/sbin", "/sbin"]
    return folders.map { $0 + "/" + name }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// Runs a Python script below the clone's `Tests`: how it ended, and what it said on both outputs.
  ///
  /// - Parameters:
  ///   - python: path of the interpreter; nil: `python3` of `PATH`.
  ///   - added: put into its environment.
  package static func script(
    _ script: String, _ arguments: [String] = [], python: String? = nil,
    with added: [String: String] = [:]
  ) throws -> (status: Int32, said: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: python ?? "/usr/bin/env")
    process.arguments =
      (python == nil ? ["python3"] : []) + ["-B", Checkout.root.path + "/Tests/" + script]
      + arguments
    process.environment = ProcessInfo.processInfo.environment.merging(added) { _, own in own }
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let said = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: said, as: UTF8.self))
  }
}
