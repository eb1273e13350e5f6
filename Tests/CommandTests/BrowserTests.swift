import Foundation
import TestSupport
import Testing

/// What the browser tests need: chromium, the virtual environment and the release binary.
private enum BrowserParts {
  static let areThere: Bool = {
    let venv =
      ProcessInfo.processInfo.environment["BIJSLUITER_VENV"]
      ?? ReleaseBinary.root.path + "/.venv-browser"
    return ReleaseBinary.isBuilt
      && FileManager.default.isExecutableFile(atPath: venv + "/bin/python")
      && FileManager.default.isExecutableFile(atPath: "/usr/bin/chromium")
  }()
}

/// The whole site in a real browser: `bin/browser-test`.
@Suite("The site in a browser", .enabled(if: BrowserParts.areThere, "eerst: bin/setup --browser"))
struct BrowserTests {
  @Test(.timeLimit(.minutes(30)))
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
