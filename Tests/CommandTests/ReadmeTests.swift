import Foundation
import TestSupport
import Testing

/// What the README and the articles beside it say must be so.
@Suite("README", .enabled(if: ReleaseBinary.isBuilt, "bouw eerst: bin/build"))
struct ReadmeTests {
  private func text(_ path: String) -> String {
    String(
      decoding: FileManager.default.contents(atPath: ReleaseBinary.root.path + "/" + path)
        ?? Data(),
      as: UTF8.self)
  }

  @Test func `show the beginning of a real sheet, word for word`() throws {
    let scratch = try Scratch()
    let sheet = try ReleaseBinary.run(["show", "28dn-30020"], in: scratch).output
    for (article, next) in [
      ("README.md", "\n== Vind ik werk?"), ("docs/sheet.md", "\n== Heb ik later"),
    ] {
      let shown = try #require(sheet.range(of: next)).lowerBound
      #expect(text(article).contains("```\n" + sheet[..<shown] + "```"), "\(article)")
    }
  }

  @Test func `name every command, and every command has its help`() throws {
    let scratch = try Scratch()
    let help = try ReleaseBinary.run(["--help"], in: scratch).output
    let listed = try #require(help.range(of: "SUBCOMMANDS:\n")).upperBound
    let commands = help[help.index(before: listed)...].matches(of: /\n  ([a-z]+)[ ,]/).map {
      String($0.1)
    }
    #expect(commands.count >= 10)
    for article in ["README.md", "docs/commands.md"] {
      let text = text(article)
      for command in commands { #expect(text.contains("`\(command)`"), "\(article): \(command)") }
    }
    for command in commands {
      #expect(try ReleaseBinary.run([command, "--help"], in: scratch).status == 0)
    }
  }

  @Test func `the manual of operation names every gate`() throws {
    let manual = text("docs/operation.md")
    let gates = text("Datasets/reference/gates.yml").matches(of: /\n  ([a-z_]+):\n/)
    #expect(gates.count >= 10)
    for gate in gates { #expect(manual.contains("| `\(gate.1)` |"), "\(gate.1)") }
  }
}
