import Foundation
import TestSupport
import Testing

/// What the JSON files are held against their schemas with: `.venv-tests` has jsonschema.
private enum Validator {
  static let python: String = {
    let venv =
      ProcessInfo.processInfo.environment["BIJSLUITER_TESTS"] ?? Checkout.root.path + "/.venv-tests"
    return venv + "/bin/python"
  }()

  static let isThere = FileManager.default.isExecutableFile(atPath: python)

  /// Runs the script: how it ended and what it said.
  static func run(_ arguments: [String] = []) throws -> (status: Int32, said: String) {
    try Programs.script("Schemas/validate.py", arguments, python: python)
  }
}

/// The JSON files are as `Datasets/schemas` describes them. The same script reads a whole site:
/// `Tests/Schemas/validate.py SITE`.
@Suite(
  "JSON Schemas", .enabled(if: Validator.isThere, "jsonschema ontbreekt; typ: bin/setup --tests"))
struct SchemaTests {
  @Test func `the golden sheets are as the schema says, and false sheets are refused`() throws {
    let run = try Validator.run()
    #expect(run.status == 0, "\(run.said)")
  }

  @Test(.enabled(if: ReleaseBinary.isBuilt, "bouw eerst: bin/build"))
  func `sheets, coverage and edition of a site are as their schemas say`() throws {
    let scratch = try Scratch()
    let site = scratch.path + "/site"
    let made = try ReleaseBinary.run(
      ["generate", "--format", "json", "--only", "28dn,00mf,25lx-25187-bol", "--out", site],
      in: scratch)
    #expect(made.status == 0, "\(made.messages)")
    let run = try Validator.run([site, "5"])
    #expect(run.status == 0, "\(run.said)")
  }
}
