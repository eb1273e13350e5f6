import Foundation
import TestSupport
import Testing

/// The publishers' real files through the release binary, and what happens to bad ones.
@Suite(
  "import",
  .enabled(if: ReleaseBinary.isBuilt, "bouw eerst: bin/build"),
  .enabled(if: ReleaseBinary.hasData, "\(Checkout.absence)"))
struct ImportCommandTests {
  @Test func `reads the real files into the embedded edition, byte for byte`() throws {
    let scratch = try Scratch()
    let run = try ReleaseBinary.run(
      ["import", "--from", ReleaseBinary.data, "--out", scratch.path + "/edition"], in: scratch)
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.output.contains("9634 mbo- en 1255 hbo-opleidingen"))
    let baseline = ReleaseBinary.root.path + "/Datasets/baseline"
    let names = try FileManager.default.contentsOfDirectory(atPath: baseline).sorted()
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: scratch.path + "/edition").sorted()
        == names)
    for name in names {
      #expect(
        FileManager.default.contents(atPath: baseline + "/" + name)
          == FileManager.default.contents(atPath: scratch.path + "/edition/" + name), "\(name)")
    }
    for line in run.messages.split(separator: "\n") where line.contains(" in ") {
      let numbers = line.split { !$0.isNumber && $0 != "-" }.compactMap { Int($0) }.suffix(5)
      let parts = Array(numbers)
      #expect(parts[0] == parts[1] + parts[2], "\(line)")
      #expect(parts[2] == parts[3] + parts[4], "\(line)")
    }
  }

  /// A folder with links to the real files, of which one is replaced.
  private func folder(_ scratch: Scratch, replacing name: String, by bytes: Data?) throws -> String
  {
    let manager = FileManager.default
    let copy = scratch.path + "/data"
    for part in ["duo", "cbs", "inspectie", "uwv"] {
      try manager.createDirectory(atPath: copy + "/" + part, withIntermediateDirectories: true)
      for file in try manager.contentsOfDirectory(atPath: ReleaseBinary.data + "/" + part) {
        try manager.createSymbolicLink(
          atPath: copy + "/" + part + "/" + file,
          withDestinationPath: ReleaseBinary.data + "/" + part + "/" + file)
      }
    }
    try manager.removeItem(atPath: copy + "/" + name)
    if let bytes { try bytes.write(to: URL(fileURLWithPath: copy + "/" + name)) }
    return copy
  }

  private func expectRefusal(
    of name: String, as bytes: Data?, saying words: [String],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let scratch = try Scratch()
    let data = try folder(scratch, replacing: name, by: bytes)
    let edition = scratch.path + "/edition"
    try FileManager.default.createDirectory(atPath: edition, withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      atPath: ReleaseBinary.root.path + "/Datasets/baseline/datapackage.json",
      toPath: edition + "/datapackage.json")
    try Data("oud".utf8).write(to: URL(fileURLWithPath: edition + "/oud.txt"))
    let run = try ReleaseBinary.run(["import", "--from", data, "--out", edition], in: scratch)
    #expect(run.status == 65, "\(run.messages)", sourceLocation: sourceLocation)
    for word in words {
      #expect(run.messages.contains(word), "\(run.messages)", sourceLocation: sourceLocation)
    }
    #expect(scratch.text("edition/oud.txt") == "oud", sourceLocation: sourceLocation)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: scratch.path)
        .filter { $0.contains("edition") } == ["edition"], sourceLocation: sourceLocation)
  }

  @Test func `leaves a folder that is no edition alone`() throws {
    let scratch = try Scratch()
    let folder = scratch.path + "/mine"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data("van mij".utf8).write(to: URL(fileURLWithPath: folder + "/brief.txt"))
    let run = try ReleaseBinary.run(
      ["import", "--from", ReleaseBinary.data, "--out", folder], in: scratch)
    #expect(run.status == 1)
    #expect(run.messages.contains("hier staat iets anders dan een editie"))
    #expect(scratch.text("mine/brief.txt") == "van mij")
  }

  private func real(_ name: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: ReleaseBinary.data + "/" + name))
  }

  @Test func `refuses a zip that was cut off at its end`() throws {
    let name = "cbs/83811NED_TypedDataSet_29032021_140503.zip"
    try expectRefusal(of: name, as: real(name).dropLast(10), saying: [name, "doe: "])
  }

  @Test func `refuses a file that is not there`() throws {
    try expectRefusal(
      of: "duo/ingeschrevenenhbo.csv", as: nil,
      saying: ["duo/ingeschrevenenhbo.csv:1:1: ", "ontbreekt", "verwacht: ", "doe: "])
  }

  @Test func `points at a column that is gone`() throws {
    let name = "duo/ingeschrevenenhbo.csv"
    let text = String(decoding: try real(name), as: UTF8.self)
      .replacingOccurrences(of: "AANTAL_INGESCHREVENEN", with: "AANTAL")
    try expectRefusal(
      of: name, as: Data(text.utf8),
      saying: [
        "duo/ingeschrevenenhbo.csv:1:233: kolom «count» ontbreekt",
        "\"AANTAL\"\n" + String(repeating: " ", count: 4 + 232) + "^\n",
        "verwacht: AANTAL_INGESCHREVENEN", "bedoeld: «AANTAL»?",
        "Datasets/sources/duo-hbo-studenten.yml",
      ])
  }

  @Test func `points at a row with too few fields`() throws {
    let name = "duo/ingeschrevenenhbo.csv"
    var lines = String(decoding: try real(name), as: UTF8.self).split(separator: "\n")
    lines[41] = "\"2020\",\"Drenthe\",\"0106\""
    try expectRefusal(
      of: name, as: Data(lines.joined(separator: "\n").utf8),
      saying: ["duo/ingeschrevenenhbo.csv:42:", "\"2020\",\"Drenthe\",\"0106\"", "verwacht: "])
  }

  @Test func `points at a code that is not a code`() throws {
    let name = "duo/ingeschrevenenhbo.csv"
    let text = String(decoding: try real(name), as: UTF8.self)
      .replacingOccurrences(of: "\"34267\",\"B Elektrotechniek\",55", with: "\"3426\",\"B E\",55")
    try expectRefusal(
      of: name, as: Data(text.utf8),
      saying: [
        "duo/ingeschrevenenhbo.csv:2:", "«3426» is geen opleidingscode", "^",
        "verwacht: vijf cijfers",
      ])
  }

  @Test func `points at a byte in the wrong encoding`() throws {
    let name = "duo/ingeschrevenenhbo.csv"
    let text = String(decoding: try real(name), as: UTF8.self)
    var bytes = Data(text.utf8)
    let place = try #require(bytes.range(of: Data("Assen".utf8)))
    bytes.replaceSubrange(place, with: [0x41, 0xE9, 0x6E])
    try expectRefusal(
      of: name, as: bytes, saying: ["duo/ingeschrevenenhbo.csv:2:", "E9", "verwacht: "])
  }

  /// Elsewhere a publisher renamed its codes for "hidden" and the new word was read as nothing.
  @Test func `a new word for hidden in a count stops the import`() throws {
    let name = "duo/ingeschrevenenhbo.csv"
    let text = String(decoding: try real(name), as: UTF8.self)
    let hidden = try #require(text.range(of: ",-1\r\n") ?? text.range(of: ",-1\n"))
    let line = text[..<hidden.lowerBound].split(
      separator: /\r?\n/, omittingEmptySubsequences: false
    ).count
    let renamed = text.replacing(/,-1(\r?\n)/, maxReplacements: 1) { ",PrivacySuppressed" + $0.1 }
    try expectRefusal(
      of: name, as: Data(renamed.utf8),
      saying: ["duo/ingeschrevenenhbo.csv:\(line):", "«PrivacySuppressed» is geen aantal", "^"])
  }
}
