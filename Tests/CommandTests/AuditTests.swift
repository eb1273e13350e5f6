import Foundation
import TestSupport
import Testing

/// The audit of every sheet by code of its own: `Tests/Audit`.
@Suite("An audit of all sheets", .enabled(if: ReleaseBinary.isBuilt, "bouw eerst: bin/build"))
struct AuditTests {
  /// Runs one of the audit's scripts: how it ended and what it said.
  private func audit(_ arguments: [String], in scratch: Scratch) throws -> (Int32, String) {
    try Programs.script(
      "Audit/" + arguments[0], Array(arguments.dropFirst()),
      with: ["BIJSLUITER_HOME": ReleaseBinary.root.path, "XDG_CACHE_HOME": scratch.path + "/cache"])
  }

  @Test func `each check sees the sentence it is for and lets the true one by`() throws {
    let (status, said) = try audit(["test_checks.py"], in: Scratch())
    #expect(status == 0, "\(said)")
  }

  @Test(.timeLimit(.minutes(15)))
  func `no sheet of the embedded edition says what is not so`() throws {
    let scratch = try Scratch()
    let site = scratch.path + "/site"
    let made = try ReleaseBinary.run(["generate", "--out", site], in: scratch)
    #expect(made.status == 0, "\(made.messages)")
    let (status, said) = try audit(
      ["audit.py", site, "--binary", ReleaseBinary.path], in: scratch)
    #expect(status == 0, "\(said)")
  }

  @Test func `a folder that is no site is told apart from a site without faults`() throws {
    let scratch = try Scratch()
    let (status, said) = try audit(["audit.py", scratch.path], in: scratch)
    #expect(status == 65)
    #expect(said.contains("geen bijsluiters in \(scratch.path)"), "\(said)")
  }
}
