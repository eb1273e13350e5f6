import Foundation
import Glibc
import Logging

/// The log of one run: a readable line per event in a file, and the same on standard error when
/// asked.
///
/// Everything that goes in is scrubbed of the keys this run was given.
struct RunLog: LogHandler {
  var metadata: Logger.Metadata = [:]
  var logLevel: Logger.Level = .info
  private let file: Int32
  private let echo: Bool
  private let secrets: [String]

  /// - Parameters:
  ///   - path: the file; lines are added to it.
  ///   - echo: also on standard error.
  ///   - secrets: texts that must never be written.
  /// - Throws: `PublishingError.disk`.
  static func logger(path: String, echo: Bool, secrets: [String]) throws -> Logger {
    let file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw StoreFiles.failure("schrijven", path) }
    let handler = RunLog(file: file, echo: echo, secrets: secrets)
    return Logger(label: "bijsluiter") { _ in handler }
  }

  private init(file: Int32, echo: Bool, secrets: [String]) {
    self.file = file
    self.echo = echo
    self.secrets = secrets.filter { $0.count > 3 }
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let name =
      switch event.level {
      case .trace, .debug: "detail"
      case .info, .notice: "      "
      case .warning: "LET OP"
      case .error, .critical: "FOUT  "
      }
    let text = RunLog.scrubbed("\(event.message)", secrets)
    let line = "\(Clock.text(Clock.now())) \(name) \(text)\n"
    _ = line.withCString { write(file, $0, strlen($0)) }
    if echo { _ = (text + "\n").withCString { write(2, $0, strlen($0)) } }
  }

  /// The text with every secret replaced.
  static func scrubbed(_ text: String, _ secrets: [String]) -> String {
    secrets.reduce(text) { $0.replacingOccurrences(of: $1, with: "•••") }
  }
}

/// The clock of the nightly side, in UTC. Nothing that is published depends on it.
enum Clock {
  static func now() -> Date { Date() }

  /// `2026-11-25T02:00:00Z`.
  static func text(_ date: Date) -> String { date.formatted(.iso8601) }

  /// `20261125T020000Z`, for names of files.
  static func stamp(_ date: Date) -> String {
    text(date).replacingOccurrences(of: "-", with: "").replacingOccurrences(of: ":", with: "")
  }

  /// The date of a text as `text` writes it.
  static func date(_ text: String) -> Date? { try? Date(text, strategy: .iso8601) }
}
