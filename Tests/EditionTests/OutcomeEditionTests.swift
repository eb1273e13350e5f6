import Facts
import Figures
import Foundation
import Ingest
import Registers
import TestSupport
import Testing

@testable import Edition

@Suite("Outcomes in an edition")
struct OutcomeEditionTests {
  /// The small edition with awaited files in it, made up; rows in the order of `seed`.
  static func tables(shuffledBy seed: UInt64? = nil) throws -> (FactTables, [LedgerLine]) {
    var tables = Fixture.tables
    var ledger = Fixture.ledger
    try withFolder { folder in
      for id in ["85696", "83832"] {
        let url = Place.root.appendingPathComponent("Tests/Synthetic/synthetic-\(id)-titels.csv")
        var lines = try String(contentsOf: url, encoding: .utf8).split(
          separator: "\r\n", omittingEmptySubsequences: true)
        if let seed {
          var generator = SeededGenerator(seed: seed)
          lines[1...].shuffle(using: &generator)
        }
        let source = try SourceRegister.read(
          text: try String(
            contentsOf: Place.root.appendingPathComponent("Datasets/sources/cbs-\(id).yml"),
            encoding: .utf8
          ).replacing(/minimum_rows: \d+/, with: "minimum_rows: 1"), name: "cbs-\(id).yml")
        let file = URL(fileURLWithPath: folder + "/" + source.alternatives[0])
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(lines.joined(separator: "\r\n").utf8).write(to: file)
        ledger.append(try Import.read(source, from: folder, into: &tables).line)
      }
    }
    return (tables, ledger)
  }

  static func edition(_ tables: FactTables, _ ledger: [LedgerLine]) throws -> [String: Data] {
    try withFolder { folder in
      try writeFixture(tables, ledger: ledger, to: folder + "/a")
      return try files(folder + "/a")
    }
  }

  @Test("there is no file without outcomes, and one with them")
  func optional() throws {
    #expect(try Self.edition(Fixture.tables, Fixture.ledger)["outcomes.csv"] == nil)
    let (tables, ledger) = try Self.tables()
    let data = try #require(try Self.edition(tables, ledger)["outcomes.csv"])
    let lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
    #expect(lines.count == 1 + tables.outcomes.count)
    #expect(
      lines.contains(
        "cbs-85696,job_path.cbs_mbo_any_work,mbo,,,4,bol,,,06,,yes,2022/23,cohort,1y,"
          + "cbs_mbo_available,420,500,10,,share,share,,,,,counted,A,3 4 5 6"))
  }

  @Test("what was written is read back, hidden ones with their reason")
  func readBack() throws {
    let (tables, ledger) = try Self.tables()
    let base = try withFolder { folder in
      try writeFixture(tables, ledger: ledger, to: folder + "/a")
      var reader = try EditionReader(folder: folder + "/a")
      return try reader.read(reference: Fixture.noReference())
    }
    #expect(Set(base.outcomes.values.joined()) == Set(tables.outcomes))
    #expect(base.outcomes.values.joined().contains { $0.missing == .withheldBySource })
    for fact in tables.outcomes {
      #expect(EditionRows.outcome(EditionRows.outcome(fact)) == fact)
    }
  }

  @Test("a provisional period keeps its star, in every table that has periods")
  func provisional() throws {
    var (tables, ledger) = try Self.tables()
    for index in tables.outcomes.indices where tables.outcomes[index].period == "2022/23" {
      tables.outcomes[index].isProvisional = true
    }
    for index in tables.positions.indices { tables.positions[index].isProvisional = true }
    for index in tables.pay.indices { tables.pay[index].isProvisional = true }
    for index in tables.results.indices { tables.results[index].isProvisional = true }
    let base = try withFolder { folder in
      try writeFixture(tables, ledger: ledger, to: folder + "/a")
      let text = try String(contentsOfFile: folder + "/a/outcomes.csv", encoding: .utf8)
      #expect(text.contains(",2022/23*,cohort,") && text.contains(",2021/22,cohort,"))
      var reader = try EditionReader(folder: folder + "/a")
      return try reader.read(reference: Fixture.noReference())
    }
    #expect(Set(base.outcomes.values.joined()) == Set(tables.outcomes))
    #expect(Set(base.positions.values.joined()) == Set(tables.positions))
    #expect(Set(base.pay.values.joined()) == Set(tables.pay))
    #expect(Set(base.results.values.joined()) == Set(tables.results))
  }

  @Test("rows in another order change the line numbers and nothing else", arguments: 1..<4)
  func shuffled(seed: UInt64) throws {
    let (one, ledger) = try Self.tables()
    let (two, other) = try Self.tables(shuffledBy: seed)
    let first = try Self.edition(one, ledger)["outcomes.csv"]
    let second = try Self.edition(two, other)["outcomes.csv"]
    #expect(
      ImportedEditionTests.withoutLines(first) == ImportedEditionTests.withoutLines(second))
  }

  @Test("a whole run: the file, the edition, the figures of an mbo offering")
  func figures() throws {
    let (tables, ledger) = try Self.tables()
    let reference = Place.root.appendingPathComponent("Datasets/reference").path
    let facts = try withFolder { folder in
      try writeFixture(tables, ledger: ledger, to: folder + "/a")
      var reader = try EditionReader(folder: folder + "/a")
      return try reader.read(reference: ReferenceRegister.read(folder: reference + "/facts"))
    }
    let core = Computation(
      facts: facts, ladders: try LadderRegister.read(path: reference + "/ladder.yml"),
      policy: try PolicyRegister.read(path: reference + "/policy.yml"), terms: [:])
    let index = try #require(facts.offeringIndex[Fixture.media])
    let figures = core.figures(for: facts.offerings[index])
    let job = try #require(figures.first { $0.indicator == .jobChance && $0.headline })
    #expect(job.value == 0.84)
    #expect(job.n == 500)
    #expect(job.basis?.rung == .group)
    #expect(job.sources == [SourceRows(id: "cbs-85696", rows: [3, 4, 5, 6])])
    // ROA's own measure stands beside it, not in its place.
    #expect(
      figures.filter { $0.indicator == .jobChance }.map(\.definition) == [
        "job_path.cbs_mbo_any_work", "job_chance.roa_survey",
      ])
    let pay = try #require(figures.first { $0.indicator == .startSalary && $0.headline })
    #expect(pay.value == 16.1)
    #expect(pay.definition == "start_salary.cbs_mbo_hourly")
    let path = figures.filter { $0.indicator == .jobPath && $0.definition == job.definition }
    #expect(path.map(\.moment) == [.twoYears, .oneYear])
    #expect(path.map(\.period) == ["2021/22", "2021/22"])
    #expect(facts.sources["cbs-85696"]?.publisher == "CBS")
  }
}
