import Foundation
import TestSupport
import Testing

/// What the README says must be so.
@Suite("README", .enabled(if: ReleaseBinary.isBuilt, "bouw eerst: bin/build"))
struct ReadmeTests {
  private let readme = String(
    decoding: FileManager.default.contents(atPath: ReleaseBinary.root.path + "/README.md")
      ?? Data(),
    as: UTF8.self)

  @Test func `shows the beginning of a real sheet, word for word`() throws {
    let scratch = try Scratch()
    let sheet = try ReleaseBinary.run(["show", "28dn-30020"], in: scratch).output
    let shown = try #require(sheet.range(of: "\n== Heb ik later")).lowerBound
    #expect(readme.contains("```\n" + sheet[..<shown] + "```"))
  }

  @Test func `names every command, and every command has its help`() throws {
    let scratch = try Scratch()
    let help = try ReleaseBinary.run(["--help"], in: scratch).output
    let listed = try #require(help.range(of: "SUBCOMMANDS:\n")).upperBound
    let commands = help[help.index(before: listed)...].matches(of: /\n  ([a-z]+)[ ,]/).map {
      String($0.1)
    }
    #expect(commands.count >= 10)
    for command in commands {
      #expect(readme.contains("`\(command)`"), "\(command)")
      #expect(try ReleaseBinary.run([command, "--help"], in: scratch).status == 0)
    }
  }
}
