import Foundation
import TestSupport
import Testing

/// What the browser tests need beside the release binary: what drives the browser, and the browser.
private enum BrowserParts {
  static let hasDriver: Bool = {
    let venv =
      ProcessInfo.processInfo.environment["BIJSLUITER_VENV"]
      ?? ReleaseBinary.root.path + "/.venv-browser"
    return FileManager.default.isExecutableFile(atPath: venv + "/bin/python")
  }()
  static let hasBrowser = Programs.path("chromium") != nil
}

/// The whole site in a real browser: `bin/browser-test`.
@Suite(
  "The site in a browser",
  .enabled(if: ReleaseBinary.isBuilt, "bouw eerst: bin/build"),
  .enabled(if: BrowserParts.hasDriver, "playwright ontbreekt; typ: bin/setup --browser"),
  .enabled(if: BrowserParts.hasBrowser, "chromium ontbreekt; typ: bin/setup --browser"))
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
    let output = FileHandle(forWritingAtPath: said)
    process.standardOutput = output
    process.standardError = output
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(scratch.text("said"))")
  }
}
