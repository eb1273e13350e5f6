import Foundation
import TestSupport
import Testing

/// Whose each file is and under which licence, as REUSE 3.3 wants it told.
@Suite("Licences")
struct LicenceTests {
  private static let root = Checkout.root.path

  /// `reuse` of PyPI: beside the other tools of the tests, or on the path.
  private static let tool: String? = {
    let environment = ProcessInfo.processInfo.environment
    let places =
      [environment["BIJSLUITER_TESTS"] ?? "", root + "/.venv-tests"].map { $0 + "/bin" }
      + (environment["PATH"] ?? "").split(separator: ":").map(String.init)
    return places.map { $0 + "/reuse" }.first {
      FileManager.default.isExecutableFile(atPath: $0)
    }
  }()

  private func text(_ path: String) throws -> String {
    try String(contentsOfFile: LicenceTests.root + "/" + path, encoding: .utf8)
  }

  @Test func `the licence is there whole`() throws {
    let licence = try text("LICENSE")
    #expect(licence == (try text("LICENSES/EUPL-1.2.txt")))
    #expect(licence.hasPrefix("EUROPEAN UNION PUBLIC LICENCE v. 1.2"))
    for article in 1...15 { #expect(licence.contains("\n\(article).")) }
    #expect(licence.contains("Appendix\n\n‘Compatible Licences’ according to Article 5 EUPL are:"))
  }

  @Test func `every licence that is named has its text, and no other`() throws {
    let named = try text("REUSE.toml").matches(of: /SPDX-License-Identifier = "([^"]+)"/)
      .flatMap { $0.1.components(separatedBy: " AND ") }
    let texts = try FileManager.default.contentsOfDirectory(
      atPath: LicenceTests.root + "/LICENSES")
    #expect(Set(named.map { $0 + ".txt" }) == Set(texts))
    #expect(try text("publiccode.yml").contains("license: EUPL-1.2\n"))
  }

  /// What is published with another licence than the code is of a source that says so.
  @Test func `the sources of the tables have the licence the tables tell`() throws {
    let baseline = try text("Datasets/baseline/inputs.csv").split(whereSeparator: \.isNewline)
      .dropFirst().compactMap { $0.split(separator: ",").first.map(String.init) }
    #expect(baseline.count > 5)
    let files = try FileManager.default.contentsOfDirectory(
      atPath: LicenceTests.root + "/Datasets/sources")
    let declared = try files.map { try text("Datasets/sources/" + $0) }
    for id in Set(baseline) {
      guard let source = declared.first(where: { $0.contains("\nid: \(id)\n") }) else { continue }
      #expect(source.contains("name: CC BY 4.0"), "\(id)")
    }
  }

  @Test(.enabled(if: tool != nil, "reuse ontbreekt; typ: bin/setup --tests"))
  func `reuse lint finds nothing`() throws {
    let tool = try #require(LicenceTests.tool)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: tool)
    process.arguments = ["--root", LicenceTests.root, "lint", "--quiet"]
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "typ: reuse lint")
  }
}
