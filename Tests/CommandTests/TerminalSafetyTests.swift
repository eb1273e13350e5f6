import Foundation
import TestSupport
import Testing

/// What a terminal obeys never reaches it, whatever was typed and wherever the tool echoes it.
@Suite("Signs a terminal obeys", .enabled(if: ReleaseBinary.isBuilt, "bouw eerst: bin/build"))
struct TerminalSafetyTests {
  /// Controls, escape sequences, marks that turn the reading direction, bytes that are no UTF-8.
  private static let signs: [[UInt8]] = [
    [0x1B, 0x5B, 0x33, 0x31, 0x6D], [0x1B, 0x5D, 0x30, 0x3B, 0x78, 0x07], [0x07], [0x08], [0x0D],
    [0x09], [0x0B], [0x0C], [0x0E], [0x7F], [0x01], [0xC2, 0x9B, 0x33, 0x31, 0x6D], [0xC2, 0x85],
    [0x9B, 0x32, 0x4A], [0xFF, 0xFE], [0xC0, 0x80], [0xE2, 0x80, 0xAE], [0xE2, 0x80, 0xAD],
    [0xE2, 0x81, 0xA6], [0xE2, 0x81, 0xA9], [0xE2, 0x80, 0xA8], [0xEF, 0xBB, 0xBF], [0xD8, 0x9C],
    [0xE2, 0x80, 0x8B], [0xF3, 0xA0, 0x81, 0x81], [0xED, 0xA0, 0x80],
  ]

  private static let calls: [[String]] = [
    ["query", "@"], ["query", "ict", "--place", "@"], ["query", "ict", "--region", "@"],
    ["query", "ict", "--kind", "@"], ["query", "ict", "--limit", "@"],
    ["query", "ict", "--sort", "@"],
    ["query", "--json", "ict", "@"], ["zoek", "@ict", "--csv"],
    ["query", "ict", "--institution", "@"],
    ["show", "@"], ["show", "28dn-30020@"], ["show", "28dn-30020", "--lang", "@"],
    ["guess", "@"], ["guess", "28dn-30020", "--job", "@"], ["compare", "28dn-30020", "@"],
    ["explain", "28dn-30020", "@"], ["explain", "@", "werk"], ["coverage", "--by", "@"],
    ["doelmatigheid", "--region", "@"], ["backtest", "--home", "@"], ["doctor", "--home", "@"],
    ["generate", "--only", "@", "--out", "ergens@"], ["generate", "--format", "@"],
    ["import", "--from", "@", "--out", "uit"], ["fetch", "--config", "@"],
    ["refresh", "--config", "@"], ["status", "--config", "@"], ["diff", "@", "b"],
    ["rollback", "--config", "@"], ["query", "ict", "--edition", "@"], ["@"], ["--@"],
    ["help", "@"], ["query", "--@"],
  ]

  /// Signs of the output that must not be there: controls other than the end of a line, turned
  /// directions, and bytes that are no UTF-8.
  private func obeyed(_ bytes: Data) -> String? {
    guard let text = String(validating: bytes, as: UTF8.self) else { return "geen UTF-8" }
    let found = text.unicodeScalars.first { scalar in
      switch scalar.value {
      case 0x0A: false
      case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200B, 0x200E...0x200F, 0x2028...0x202E,
        0x2060...0x206F, 0xFEFF, 0xE0000...0xE007F:
        true
      default: false
      }
    }
    return found.map { String($0.value, radix: 16) }
  }

  @Test func `never reach it, on either stream, from any command`() throws {
    let scratch = try Scratch()
    _ = try ReleaseBinary.run(["query", "ict"], in: scratch)
    var random = SeededGenerator(seed: 240)
    for call in TerminalSafetyTests.calls {
      for _ in 0..<4 {
        let sign = TerminalSafetyTests.signs.randomElement(using: &random) ?? []
        let other = TerminalSafetyTests.signs.randomElement(using: &random) ?? []
        let arguments = call.map { part -> [UInt8] in
          var bytes: [UInt8] = []
          for byte in part.utf8 {
            bytes += byte == UInt8(ascii: "@") ? [97] + sign + [98] + other : [byte]
          }
          return bytes
        }
        let run = try RawCommand.run(arguments, in: scratch)
        #expect(obeyed(run.output) == nil, "\(arguments): stdout")
        #expect(obeyed(run.messages) == nil, "\(arguments): stderr")
        #expect([0, 1, 2, 64, 65, 69].contains(run.status), "\(arguments): \(run.status)")
      }
    }
  }

  @Test func `an argument of two lines is refused, so that it says no line of its own`() throws {
    let scratch = try Scratch()
    let run = try ReleaseBinary.run(["show", "28dn-30020\ngoed: alles klopt"], in: scratch)
    #expect(run.status == 64)
    #expect(run.messages.contains("«28dn-30020 goed: alles klopt»: er staat een regeleinde"))
    #expect(run.messages.split(separator: "\n").count == 2)
  }

  @Test func `in the line of a file that is wrong are shown by their number`() throws {
    let scratch = try Scratch()
    let config = scratch.path + "/verversing.yml"
    try Data("schema: 1\nsi\u{9B}te: x\u{202E}y\n".utf8).write(to: URL(fileURLWithPath: config))
    let run = try RawCommand.run(
      ["status", "--config", config].map { Array($0.utf8) }, in: scratch)
    #expect(run.status != 0)
    #expect(obeyed(run.messages) == nil)
  }
}

/// Runs the binary with arguments of any bytes but zero, which `Process` cannot give.
enum RawCommand {
  static func run(_ arguments: [[UInt8]], in scratch: Scratch) throws
    -> (status: Int32, output: Data, messages: Data)
  {
    func quoted(_ bytes: [UInt8]) -> [UInt8] {
      [39] + bytes.flatMap { $0 == 39 ? Array("'\\''".utf8) : [$0] } + [39]
    }
    let script = scratch.path + "/call.sh"
    let (out, err) = (scratch.path + "/raw.out", scratch.path + "/raw.err")
    var text = quoted(Array(ReleaseBinary.path.utf8))
    for argument in arguments { text += [32] + quoted(argument) }
    text += Array(" </dev/null >'\(out)' 2>'\(err)'\n".utf8)
    try Data(text).write(to: URL(fileURLWithPath: script))
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    shell.arguments = [script]
    shell.currentDirectoryURL = URL(fileURLWithPath: scratch.path)
    var environment = ProcessInfo.processInfo.environment
    environment["BIJSLUITER_HOME"] =
      environment["BIJSLUITER_TEST_HOME"] ?? ReleaseBinary.root.path
    environment["XDG_CACHE_HOME"] = scratch.path + "/cache"
    shell.environment = environment
    try shell.run()
    shell.waitUntilExit()
    return (
      shell.terminationStatus, FileManager.default.contents(atPath: out) ?? Data(),
      FileManager.default.contents(atPath: err) ?? Data()
    )
  }
}
