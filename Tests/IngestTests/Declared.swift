import Facts
import Foundation
import Ingest
import Registers
import Tabular
import TestSupport
import Testing

/// The declared sources of this repository, with a few words changed where a test needs it.
enum Declared {
  static let root = Checkout.root

  /// The folder with open data that lies beside a developer's clone; a user's clone lacks it.
  static let shared = Checkout.hasData ? Checkout.data.path : nil

  static let absence = Checkout.absence

  static func text(_ id: String) throws -> String {
    try String(
      contentsOf: root.appendingPathComponent("Datasets/sources/\(id).yml"), encoding: .utf8)
  }

  /// A declared source for an excerpt: any number of rows, and what `changes` says.
  static func source(
    _ id: String, minimumRows: Int? = 1, _ changes: KeyValuePairs<String, String> = [:]
  ) throws -> SourceDescriptor {
    var text = try text(id)
    for (old, new) in changes {
      guard text.contains(old) else { throw Absent(text: old, source: id) }
      text = text.replacing(old, with: new)
    }
    if let minimumRows {
      text = text.replacing(/minimum_rows: \d+/, with: "minimum_rows: \(minimumRows)")
    }
    return try SourceRegister.read(text: text, name: "Datasets/sources/\(id).yml")
  }

  struct Absent: Error {
    var text: String
    var source: String
  }
}

/// A folder with files as a publisher would have written them, gone after the test.
struct SourceFolder {
  let path: String

  static func with<Value>(
    _ files: [String: [UInt8]], _ body: (String) throws -> Value
  ) throws -> Value {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("bijsluiter-ingest-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, bytes) in files {
      let file = folder.appendingPathComponent(name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: file)
    }
    return try body(folder.path)
  }
}

/// What came of one excerpt.
struct Taken {
  var tables = FactTables()
  var line: LedgerLine
  var rejects: [String]
}

/// Reads an excerpt as the declared source.
func take(_ source: SourceDescriptor, _ bytes: [UInt8], into tables: FactTables = FactTables())
  throws -> Taken
{
  try SourceFolder.with([source.local: bytes]) { folder in
    var tables = tables
    let (line, rejects) = try Import.read(source, from: folder, into: &tables)
    return Taken(tables: tables, line: line, rejects: rejects.map(\.description))
  }
}

func take(_ source: SourceDescriptor, _ text: String) throws -> Taken {
  try take(source, Array(text.utf8))
}

/// The message of a source that cannot be used; also checks that nothing of it was half-read.
func refusal(_ source: SourceDescriptor, _ bytes: [UInt8]) throws -> String {
  try SourceFolder.with([source.local: bytes]) { folder in
    var tables = Excerpts.before
    let before = "\(tables)"
    do {
      _ = try Import.read(source, from: folder, into: &tables)
    } catch {
      guard "\(tables)" == before else { return "the tables changed: \(error)" }
      return "\(error)".replacing(folder, with: "FOLDER")
    }
    return "nothing was refused"
  }
}

func refusal(_ source: SourceDescriptor, _ text: String) throws -> String {
  try refusal(source, Array(text.utf8))
}

extension Tag {
  /// Reads the real files: seconds instead of milliseconds.
  @Tag static var slow: Self
}
