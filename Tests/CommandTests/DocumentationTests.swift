import Foundation
import TestSupport
import Testing

/// The page for statisticians says what the code does.
@Suite("The page on method")
struct DocumentationTests {
  private let catalog = ReleaseBinary.root.path + "/Sources/Figures/Figures.docc"
  private var page: String {
    String(
      decoding: FileManager.default.contents(atPath: catalog + "/HowTheFiguresAreMade.md")
        ?? Data(),
      as: UTF8.self)
  }

  @Test func `defines every definition a ladder can make a headline of`() throws {
    let ladder = String(
      decoding: FileManager.default.contents(
        atPath: ReleaseBinary.root.path + "/Datasets/reference/ladder.yml") ?? Data(),
      as: UTF8.self)
    let definitions = Set(
      ladder.matches(of: /definition: ([a-z_0-9.]+)/).map { String($0.1) })
    #expect(definitions.count > 20)
    let page = page
    for definition in definitions.sorted() {
      #expect(page.contains("`\(definition)`"), "\(definition)")
    }
  }

  @Test(.enabled(if: ReleaseBinary.isBuilt, "bouw eerst: bin/build"))
  func `prints the backtest as it is`() throws {
    let scratch = try Scratch()
    let run = try ReleaseBinary.run(["backtest", "--json"], in: scratch)
    let rows = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]])
    let page = page
    for row in rows {
      let group = try #require(row["group"] as? String)
      let rmse = try #require(row["rmse"] as? [String: Any])
      let cells = try ["estimate", "last_year", "three_year"].map { name in
        String(format: "%.4f", try #require(rmse[name] as? Double))
      }
      let n = try #require(row["n"] as? Int)
      let line = "| `\(group)` | \(n) | " + cells.joined(separator: " | ") + " |"
      #expect(page.contains(line), "\(line)")
    }
  }

  @Test(
    .enabled(if: Programs.path("docc") != nil, "docc ontbreekt; het hoort bij de Swift-toolchain"))
  func `is DocC without a warning`() throws {
    let docc = try #require(Programs.path("docc"))
    let scratch = try Scratch()
    // Pages are made of a template of our own: DocC copies the toolchain's with its owner, which only
    // that owner may.
    for name in ["index.html", "index-template.html"] {
      try scratch.write("<!doctype html><title></title>", "template/" + name)
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: docc)
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["DOCC_HTML_DIR": scratch.path + "/template"]) { $1 }
    process.arguments = [
      "convert", catalog, "--output-path", scratch.path + "/doc",
      "--fallback-display-name", "Figures", "--fallback-bundle-identifier", "bijsluiter.Figures",
      "--warnings-as-errors",
    ]
    let messages = scratch.path + "/messages"
    _ = FileManager.default.createFile(atPath: messages, contents: nil)
    process.standardError = FileHandle(forWritingAtPath: messages)
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(scratch.text("messages"))")
  }
}

/// What `docs/` and the comments say, held against the code: `Tests/Docs`.
@Suite("Documents and comments against the code")
struct CheckedDocumentTests {
  @Test func `modules import in the order of the flow, and drawing and table are fresh`() throws {
    let run = try Programs.script("Docs/documents.py")
    #expect(run.status == 0, "\(run.said)")
  }

  @Test func `the checks see an arrow backwards, a cycle and an impure module`() throws {
    let run = try Programs.script("Docs/test_documents.py")
    #expect(run.status == 0, "\(run.said)")
  }

  @Test func `each declaration that another module can use says what it is`() throws {
    let run = try Programs.script("Docs/declarations.py")
    #expect(run.status == 0, "\(run.said)")
  }

  @Test func `the rules for comments see each mistake and let the rest by`() throws {
    let run = try Programs.script("Docs/test_declarations.py")
    #expect(run.status == 0, "\(run.said)")
  }

  @Test func `the comparison of two sites sees each difference`() throws {
    let run = try Programs.script("Sameness/test_compare.py")
    #expect(run.status == 0, "\(run.said)")
  }
}
