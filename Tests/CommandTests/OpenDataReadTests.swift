import Foundation
import TestSupport
import Testing

/// What the open data is read back with: `.venv-tests` has pandas, polars, DuckDB and Frictionless.
private enum Readers {
  static let python: String = {
    let venv =
      ProcessInfo.processInfo.environment["BIJSLUITER_TESTS"]
      ?? ReleaseBinary.root.path + "/.venv-tests"
    return venv + "/bin/python"
  }()

  static let areThere =
    ReleaseBinary.isBuilt && FileManager.default.isExecutableFile(atPath: python)

  static let office: String? = {
    let environment = ProcessInfo.processInfo.environment
    let named = environment["BIJSLUITER_SOFFICE"].map { [$0] } ?? []
    let found = (environment["PATH"] ?? "").split(separator: ":")
      .map { String($0) + "/soffice" }
    return (named + found).first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  /// Makes a site of a choice of sheets, reads its tables with these tools and gives what they said.
  static func said(of only: String, formats: String = "json", _ tools: [String]) throws
    -> (status: Int32, words: String)
  {
    let scratch = try Scratch()
    let site = scratch.path + "/site"
    let made = try ReleaseBinary.run(
      ["generate", "--format", formats, "--only", only, "--out", site], in: scratch)
    guard made.status == 0 else { return (made.status, made.messages) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: python)
    process.arguments = [ReleaseBinary.root.path + "/Tests/OpenData/read_back.py", site] + tools
    var environment = ProcessInfo.processInfo.environment
    environment["HOME"] = scratch.path
    process.environment = environment
    let said = scratch.path + "/said"
    _ = FileManager.default.createFile(atPath: said, contents: nil)
    process.standardOutput = FileHandle(forWritingAtPath: said)
    process.standardError = FileHandle(forWritingAtPath: said)
    try process.run()
    process.waitUntilExit()
    return (process.terminationStatus, scratch.text("said"))
  }
}

/// The tables of the open data come back, cell by cell, from the programs people have. The same script
/// reads a whole site: `Tests/OpenData/read_back.py SITE`.
@Suite("Open data read back", .enabled(if: Readers.areThere, "eerst: bin/setup --tests"))
struct OpenDataReadTests {
  /// Readers guess a column from its first rows, so each choice of sheets asks anew: every level, a
  /// school with mbo, one with hbo, one sheet, sheets with few figures.
  @Test(arguments: [
    "level=1", "level=ad,level=master", "kind=hbo", "28dn-30020", "25lx", "leerweg=bbl,level=1",
    "level=4,level=bachelor,sector=techniek",
  ])
  func `with default settings every value and code comes back`(only: String) throws {
    let run = try Readers.said(of: only, ["pandas", "polars", "duckdb"])
    #expect(run.status == 0, "\(run.words)")
  }

  @Test func `the tables are as datapackage.json says, by Frictionless`() throws {
    let run = try Readers.said(of: "28dn,00mf-80144", ["frictionless"])
    #expect(run.status == 0, "\(run.words)")
  }

  @Test(
    .enabled(if: Readers.office != nil, "eerst: apt-get install libreoffice-calc"))
  func `a Dutch LibreOffice reads the tables, and the workbooks have the types of the columns`()
    throws
  {
    let run = try Readers.said(
      of: "28dn,25lx,00mf", formats: "json,ods", ["libreoffice", "workbook"])
    #expect(run.status == 0, "\(run.words)")
  }
}
