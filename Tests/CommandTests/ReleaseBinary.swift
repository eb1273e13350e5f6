import Foundation
import TestSupport
import Testing

/// The release binary the tests drive: `BIJSLUITER_BINARY`, else the one in `.build/release`.
struct ReleaseBinary {
  static let root = Checkout.root

  static let path =
    ProcessInfo.processInfo.environment["BIJSLUITER_BINARY"]
    ?? root.appendingPathComponent(".build/release/bijsluiter").path

  static let isBuilt = FileManager.default.isExecutableFile(atPath: path)

  /// Folder with the publishers' real files, where present.
  static let data = Checkout.data.path
  static let hasData = Checkout.hasData

  struct Outcome {
    var status: Int32
    var output: String
    var messages: String
  }

  /// The questions a catalogue is made for.
  private static let questions: Set<String> = ["query", "show", "explain", "compare", "guess"]

  /// The cache of who asked before: the catalogue of the embedded edition, made once for all tests.
  private static let asked: String? = {
    guard let scratch = try? TemporaryFolder.ofProcess("bijsluiter-asked"),
      let first = try? started(["query", "ict"], scratch, scratch + "/cache", [:]),
      first.status == 0
    else { return nil }
    return scratch + "/cache"
  }()

  /// Gives a test that asks something the cache of who asked before, as a copy of its own.
  private static func askedBefore(_ cache: String) throws {
    guard !FileManager.default.fileExists(atPath: cache), let asked else { return }
    try FileManager.default.copyItem(atPath: asked, toPath: cache)
  }

  /// Runs a command with a cache of its own and waits for it.
  ///
  /// - Parameters:
  ///   - added: put into its environment.
  ///   - first: nothing was asked before, so that the command makes the catalogue.
  static func run(
    _ arguments: [String], in scratch: Scratch, with added: [String: String] = [:],
    first: Bool = false
  ) throws -> Outcome {
    let cache = scratch.path + "/cache"
    if !first, questions.contains(arguments.first ?? "") { try askedBefore(cache) }
    return try started(arguments, scratch.path, cache, added)
  }

  private static func started(
    _ arguments: [String], _ scratch: String, _ cache: String, _ added: [String: String]
  ) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    var environment = ProcessInfo.processInfo.environment
    environment["BIJSLUITER_HOME"] = environment["BIJSLUITER_TEST_HOME"] ?? root.path
    environment["XDG_CACHE_HOME"] = cache
    environment.merge(added) { _, new in new }
    process.environment = environment
    let output = scratch + "/out-\(UUID().uuidString)"
    let messages = output + ".err"
    _ = FileManager.default.createFile(atPath: output, contents: nil)
    _ = FileManager.default.createFile(atPath: messages, contents: nil)
    process.standardOutput = FileHandle(forWritingAtPath: output)
    process.standardError = FileHandle(forWritingAtPath: messages)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus,
      output: String(
        decoding: FileManager.default.contents(atPath: output) ?? Data(), as: UTF8.self),
      messages: String(
        decoding: FileManager.default.contents(atPath: messages) ?? Data(), as: UTF8.self))
  }
}

/// A folder of the test's own, removed when the test is over.
final class Scratch: Sendable {
  private let folder: TemporaryFolder
  var path: String { folder.path }

  init() throws { folder = try TemporaryFolder("bijsluiter-test") }

  /// Writes a file, its folder made when it is not there.
  func write(_ text: String, _ name: String) throws {
    let file = URL(fileURLWithPath: path + "/" + name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  func text(_ name: String) -> String {
    String(
      decoding: FileManager.default.contents(atPath: path + "/" + name) ?? Data(), as: UTF8.self)
  }

  func json(_ name: String) throws -> [String: Any] {
    let data = FileManager.default.contents(atPath: path + "/" + name) ?? Data()
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }
}
