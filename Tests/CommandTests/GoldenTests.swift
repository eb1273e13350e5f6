import Foundation
import TestSupport
import Testing

@Suite(.enabled(if: ReleaseBinary.isBuilt, "bouw eerst: bin/build"))
struct GoldenTests {
  static let folder = Checkout.root.appendingPathComponent("Tests/Golden").path
  static let isRenewing = ProcessInfo.processInfo.environment["BIJSLUITER_RENEW"] == "1"

  @Test func `twelve chosen sheets are what they were, in every format and language`() throws {
    let scratch = try Scratch()
    let run = try ReleaseBinary.run(
      [
        "generate", "--out", scratch.path + "/site", "--only", GoldenSheet.keys, "--address",
        "https://bijsluiter.example/",
      ], in: scratch)
    #expect(run.status == 0, "\(run.messages)")
    if GoldenTests.isRenewing { try? FileManager.default.removeItem(atPath: GoldenTests.folder) }
    for sheet in GoldenSheet.all {
      for file in sheet.files {
        let made = try #require(
          FileManager.default.contents(atPath: scratch.path + "/site/" + file), "\(file)")
        let golden = URL(fileURLWithPath: GoldenTests.folder + "/" + file)
        if GoldenTests.isRenewing {
          try FileManager.default.createDirectory(
            at: golden.deletingLastPathComponent(), withIntermediateDirectories: true)
          try made.write(to: golden)
        }
        let kept = (try? Data(contentsOf: golden)) ?? Data()
        if kept != made {
          Issue.record("\(file) (\(sheet.why)): \(GoldenTests.difference(kept, made))")
        }
      }
    }
  }

  /// The first line that differs, as it was and as it is.
  static func difference(_ kept: Data, _ made: Data) -> String {
    func lines(_ data: Data) -> [Substring] {
      String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    }
    let (old, new) = (lines(kept), lines(made))
    let first = zip(old, new).enumerated().first { $1.0 != $1.1 }
    let number = first?.offset ?? min(old.count, new.count)
    let was = first.map { $0.element.0.prefix(300) } ?? "(\(old.count) regels)"
    let now = first.map { $0.element.1.prefix(300) } ?? "(\(new.count) regels)"
    return "regel \(number + 1)\nwas: \(was)\nis:  \(now)"
  }
}
