import Foundation
import Glibc
import Synchronization

/// A server for a test: a Python script that listens on the loopback, says on its first line at
/// which port and with which certificate, and ends with the test.
package final class StandIn: Sendable {
  package struct Failure: Error, CustomStringConvertible {
    package let description: String
  }

  /// File with the certificate to trust.
  package let caFile: String
  package let port: Int
  /// The whole first line.
  package let facts: [String: String]

  private struct Lines {
    let process: Process
    let input: FileHandle
    let output: FileHandle
    var rest = Data()

    mutating func next() throws -> String {
      while true {
        if let end = rest.firstIndex(of: 0x0A) {
          defer { rest = Data(rest[(end + 1)...]) }
          return String(decoding: rest[..<end], as: UTF8.self)
        }
        let more = output.availableData
        guard !more.isEmpty else { throw Failure(description: "the server has stopped") }
        rest += more
      }
    }
  }

  private let lines: Mutex<Lines>

  /// - Parameter script: below the clone's `Tests`.
  package init(_ script: String, _ arguments: [String] = []) throws {
    let process = Process()
    let input = Pipe()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", Checkout.root.path + "/Tests/" + script] + arguments
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    var lines = Lines(
      process: process, input: input.fileHandleForWriting, output: output.fileHandleForReading)
    let first = try JSONSerialization.jsonObject(with: Data(lines.next().utf8))
    let members = first as? [String: Any] ?? [:]
    facts = members.mapValues { "\($0)" }
    port = facts["port"].flatMap { Int($0) } ?? 0
    caFile = facts["ca"] ?? facts["ca_file"] ?? facts["cafile"] ?? ""
    self.lines = Mutex(lines)
  }

  deinit { stop() }

  package var origin: String { "https://localhost:\(port)" }

  /// Sends one line to the script and waits for its answer.
  package func ask(_ line: String) throws -> String {
    try lines.withLock { lines in
      try lines.input.write(contentsOf: Data((line + "\n").utf8))
      return try lines.next()
    }
  }

  /// Sends JSON to `/_control` of the server.
  ///
  /// - Returns: the body of its answer.
  @discardableResult package func control(_ json: String) throws -> String {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", StandIn.post, origin + "/_control", caFile, json]
    process.standardOutput = output
    try process.run()
    let body = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(description: "/_control refuses: \(json)")
    }
    return String(decoding: body, as: UTF8.self)
  }

  private static let post = """
    import ssl, sys, urllib.request
    context = ssl.create_default_context(cafile=sys.argv[2])
    request = urllib.request.Request(
        sys.argv[1], sys.argv[3].encode(), {"Content-Type": "application/json"})
    sys.stdout.write(urllib.request.urlopen(request, context=context).read().decode())
    """

  /// Ends the server and waits for it; one that does not end within ten seconds of its input is killed.
  package func stop() {
    lines.withLock { lines in
      try? lines.input.close()
      for _ in 0..<500 where lines.process.isRunning { usleep(20_000) }
      // Children of a Swift task have other signals blocked.
      if lines.process.isRunning { kill(lines.process.processIdentifier, SIGKILL) }
      lines.process.waitUntilExit()
    }
  }
}
