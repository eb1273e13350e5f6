import Edition
import Facts
import Foundation
import Ingest
import Registers
import TestSupport
import Testing

@Suite("An edition of new tables and carried ones")
struct CarryOverTests {
  static func sources() throws -> [SourceDescriptor] {
    try SourceRegister.read(folder: Place.root.appendingPathComponent("Datasets/sources").path)
  }

  static func build(
    _ sources: [SourceDescriptor], from folder: String, base: String? = Place.baseline,
    to target: String
  ) throws -> EditionBuilder.Built {
    try EditionBuilder.build(
      sources: sources, from: folder,
      reference: Place.root.appendingPathComponent("Datasets/reference").path, base: base,
      to: target)
  }

  static func expectBaseline(_ folder: String, _ comment: Comment) throws {
    let (fresh, committed) = (try files(folder), try files(Place.baseline))
    #expect(fresh.keys.sorted() == committed.keys.sorted(), comment)
    for (name, bytes) in fresh { #expect(bytes == committed[name], "\(name); \(comment)") }
  }

  @Test("with no file at all everything is carried, and the edition is its base byte for byte")
  func everything() throws {
    try withFolder { folder in
      let built = try Self.build(try Self.sources(), from: folder, to: folder + "/edition")
      #expect(built.carried.count == 20)
      #expect(built.ledger.count == 20)
      try Self.expectBaseline(folder + "/edition", "alles overgenomen")
    }
  }

  @Test("without a base, or in no base, a file that is not there is an error")
  func missing() throws {
    try withFolder { folder in
      #expect(throws: IngestError.self) {
        try Self.build(try Self.sources(), from: folder, base: nil, to: folder + "/edition")
      }
      var sources = try Self.sources()
      let index = try #require(sources.firstIndex { $0.id == "duo-mbo-2019" })
      sources[index].card.id = "duo-mbo-9999"
      #expect(throws: IngestError.self) {
        try Self.build(sources, from: folder, to: folder + "/edition")
      }
      #expect(!FileManager.default.fileExists(atPath: folder + "/edition"))
    }
  }
}

@Suite(
  "Parts of the real files, the rest carried", .tags(.slow),
  .enabled(if: Place.shared != nil, "\(Place.absence)"))
struct CarriedPartsTests {
  @Test("any part of the real files on top of the base gives the base", arguments: 1...6)
  func parts(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let sources = try CarryOverTests.sources()
    let shared = try #require(Place.shared)
    let present = sources.filter { $0.isRead && $0.present(in: shared) != nil }
    let chosen = present.filter { _ in Bool.random(using: &generator) }
    try expectBaseline(chosen, sources, shared)
  }

  @Test("each source alone on top of the base gives the base: the names, the register, the counts")
  func alone() throws {
    let sources = try CarryOverTests.sources()
    let shared = try #require(Place.shared)
    for id in ["duo-rio-erkenningen", "duo-rio-opleidingen", "duo-hbo-eerstejaars"] {
      try expectBaseline(sources.filter { $0.id == id }, sources, shared)
    }
  }

  private func expectBaseline(
    _ chosen: [SourceDescriptor], _ sources: [SourceDescriptor], _ shared: String
  ) throws {
    try withFolder { folder in
      let manager = FileManager.default
      for source in chosen {
        let name = try #require(source.present(in: shared))
        let link = URL(fileURLWithPath: folder + "/files/" + name)
        try manager.createDirectory(
          at: link.deletingLastPathComponent(), withIntermediateDirectories: true)
        try manager.copyItem(atPath: shared + "/" + name, toPath: link.path)
      }
      let built = try CarryOverTests.build(
        sources, from: folder + "/files", to: folder + "/edition")
      #expect(Set(built.carried).isDisjoint(with: chosen.map(\.id)))
      #expect(built.ledger.count == 20)
      try CarryOverTests.expectBaseline(
        folder + "/edition", "\(chosen.map(\.id).joined(separator: " "))")
    }
  }
}
