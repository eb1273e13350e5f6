import Foundation
import TestSupport
import Testing

/// The whole site in a real browser: `bin/browser-test`.
@Suite("The site in a browser", .enabled(if: BrowserTests.isReady, "eerst: bin/setup --browser"))
struct BrowserTests {
  /// Chromium, the virtual environment and the release binary are there.
  static let isReady: Bool = {
    let venv =
      ProcessInfo.processInfo.environment["BIJSLUITER_VENV"]
      ?? ReleaseBinary.root.path + "/.venv-browser"
    return ReleaseBinary.isBuilt
      && FileManager.default.isExecutableFile(atPath: venv + "/bin/python")
      && FileManager.default.isExecutableFile(atPath: "/usr/bin/chromium")
  }()

  @Test(.timeLimit(.minutes(10)))
  func `searches, filters, compares and guesses by mouse and keyboard, without a finding of axe`()
    throws
  {
    let scratch = try Scratch()
    let process = Process()
    process.executableURL = ReleaseBinary.root.appendingPathComponent("bin/browser-test")
    var environment = ProcessInfo.processInfo.environment
    environment["BIJSLUITER_BINARY"] = ReleaseBinary.path
    environment["XDG_CACHE_HOME"] = scratch.path + "/cache"
    process.environment = environment
    let said = scratch.path + "/said"
    _ = FileManager.default.createFile(atPath: said, contents: nil)
    process.standardOutput = FileHandle(forWritingAtPath: said)
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(scratch.text("said"))")
  }
}
