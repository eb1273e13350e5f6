import Foundation
import TestSupport
import Testing

/// A stand-in with an excerpt, a home that takes it for whole, and a configuration.
final class Night {
  let scratch: Scratch
  let server: Process
  let origin: String
  let ca: String
  private let input = Pipe()

  /// - Parameter isSmall: the built-in edition is the excerpt too. A night that asks some sources only takes the rest
  ///   from the built-in edition, and then makes all its sheets.
  init(isSmall: Bool = false) throws {
    scratch = try Scratch()
    let folder = ReleaseBinary.root.path + "/Tests/StandIn/"
    let data = scratch.path + "/data"
    _ = try Night.python([
      folder + "make_data.py", "--baseline", ReleaseBinary.root.path + "/Datasets/baseline",
      "--out", data,
    ])
    server = Process()
    server.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    server.arguments = [
      "python3", folder + "standin.py", "--data", data, "--certs", scratch.path + "/certs",
      "--until-eof",
    ]
    let output = Pipe()
    server.standardInput = input
    server.standardOutput = output
    server.standardError = FileHandle.nullDevice
    try server.run()
    var line = Data()
    while !line.contains(0x0A) {
      let piece = output.fileHandleForReading.availableData
      guard !piece.isEmpty else { break }
      line += piece
    }
    let told = try #require(
      try JSONSerialization.jsonObject(with: line) as? [String: Any])
    origin = try #require(told["origin"] as? String)
    ca = try #require(told["ca"] as? String)
    _ = try Night.python([
      folder + "make_home.py", "--out", scratch.path + "/home", "--config",
      scratch.path + "/config.yml", "--stand-in",
      String(decoding: line, as: UTF8.self),
    ])
    if isSmall {
      let (link, made) = (scratch.path + "/home/Datasets/baseline", scratch.path + "/excerpt")
      let imported = try ReleaseBinary.run(
        ["import", "--home", scratch.path + "/home", "--from", data + "/local", "--out", made],
        in: scratch)
      #expect(imported.status == 0, "\(imported.messages)")
      try FileManager.default.removeItem(atPath: link)
      try FileManager.default.moveItem(atPath: made, toPath: link)
    }
    let config =
      scratch.text("config.yml") + "drop: \(data)/local\nkeys: [SKDB_KEY]\n"
      + "address: https://bijsluiter.example/b\n"
    try Data(config.utf8).write(to: URL(fileURLWithPath: scratch.path + "/config.yml"))
  }

  deinit {
    try? input.fileHandleForWriting.close()
    if server.isRunning { kill(server.processIdentifier, SIGKILL) }
  }

  static func python(_ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return String(decoding: data, as: UTF8.self)
  }

  func run(
    _ command: String, _ arguments: [String] = [], with environment: [String: String] = [:]
  ) throws -> ReleaseBinary.Outcome {
    try ReleaseBinary.run(
      [command, "--config", scratch.path + "/config.yml", "--home", scratch.path + "/home"]
        + arguments, in: scratch, with: environment)
  }

  /// What the stand-in answers to a request; without a body it is asked, with one it is told.
  @discardableResult
  func control(_ path: String, _ body: String = "{}") throws -> String {
    try Night.python([
      "-c",
      "import ssl,sys,urllib.request as u;r=u.Request(sys.argv[1],data=sys.argv[3].encode() if sys.argv[3] else None);print(u.urlopen(r,context=ssl.create_default_context(cafile=sys.argv[2])).read().decode())",
      origin + path, ca, body,
    ])
  }

  /// Another count of one programme at the source.
  func change(to value: Int) throws {
    try control(
      "/_control",
      #"{"edit":{"source":"duo-hbo-studenten","row":5,"column":"AANTAL_INGESCHREVENEN","value":"\#(value)"}}"#
    )
  }

  /// How many names a page has: two when it was taken over from the version before.
  func links(_ key: String) throws -> Int? {
    let path = scratch.path + "/home/site/current/opleiding/\(key)/index.html"
    return try FileManager.default.attributesOfItem(atPath: path)[.referenceCount] as? Int
  }

  /// The home as an option.
  var home: [String] { ["--home", scratch.path + "/home"] }

  /// The folder of the site's edition.
  var edition: String {
    scratch.path + "/home/state/editions/" + (site ?? "").dropFirst("versions/".count)
  }

  var site: String? {
    try? FileManager.default.destinationOfSymbolicLink(
      atPath: scratch.path + "/home/site/current")
  }
}
