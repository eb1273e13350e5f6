import Facts
import Foundation
import Registers
import Tabular
import TestSupport
import Testing

@testable import Ingest

/// Facts known from the publishers' own pages, in the files as they lie.
@Suite("Real sources", .tags(.slow), .enabled(if: Declared.shared != nil, "\(Declared.absence)"))
struct RealSourceTests {
  /// All declared sources, read once.
  static let harvest = Result {
    let folder = Declared.root.appendingPathComponent("Datasets/sources").path
    return try Import.run(SourceRegister.read(folder: folder), from: Declared.shared ?? "")
  }

  static func rows(_ id: String) throws -> LedgerLine? {
    try harvest.get().ledger.first { $0.source.id == id }
  }

  @Test("every source is whole: in = used + outside + rejected, and only known rejects")
  func ledger() throws {
    let harvest = try Self.harvest.get()
    #expect(harvest.ledger.count == 20)
    for line in harvest.ledger {
      #expect(line.rowsIn == line.used + line.outside + line.rejected, "\(line.source.id)")
      #expect(line.used > 0, "\(line.source.id)")
    }
    #expect(harvest.ledger.filter { $0.rejected > 0 }.map(\.source.id) == ["duo-rio-opleidingen"])
    #expect(
      harvest.rejects.map(\.line).count == 4
        && harvest.rejects.allSatisfy { $0.source == "duo/ho_opleidingsoverzicht.csv.gz" })
  }

  @Test("the big CBS table: 588,588 rows in")
  func positions() throws {
    let line = try #require(try Self.rows("cbs-83811"))
    #expect(line.rowsIn == 588_588)
    #expect(line.sha256 == "9db9385f471f00411e856020449996e5096138593c086d91b2b89b06737dacb6")
    let tables = try Self.harvest.get().tables
    let fact = try #require(
      tables.positions.first {
        $0.level == .bachelor && $0.sector == "techniek" && $0.population == "residents"
          && $0.cohort == "2016/17" && $0.moment == .oneYear && $0.source == "cbs-83811"
      })
    #expect(fact.working == 8160)
    #expect(fact.available == 8630)
    #expect(fact.total == 9230)
    #expect(fact.rows == [179068, 179376, 179684, 179992, 180300, 180608, 180916])
  }

  @Test("mbo students of 1 October 2019: 501,903, with bounds around nothing")
  func mboTotal() throws {
    let totals = try Self.harvest.get().tables.totals.filter { $0.kind == .mbo }
    #expect(totals.first { $0.year == 2019 }?.count == CountSum(501_903))
  }

  @Test("hourly pay of bachelors in techniek, one year after leaving: 16.34")
  func pay() throws {
    let pay = try Self.harvest.get().tables.pay.filter {
      $0.level == .bachelor && $0.sector == "techniek" && $0.moment == .oneYear
    }
    #expect(pay.map(\.value) == [16.34])
    #expect(pay.map(\.row) == [21])
  }

  @Test("the false zeros of 11UL in 2018/19 have no value; the year before has one")
  func falseZero() throws {
    let results = try Self.harvest.get().tables.results.filter {
      $0.brin == "11UL" && $0.indicator == .yearResult
    }
    #expect(results.map(\.year) == ["2016/17", "2017/18", "2018/19"])
    #expect(results.map(\.value) == [0.8313609467455622, 0.35578583765112265, nil])
    #expect(results.map(\.row) == [7, 7, 7])
  }

  @Test("Ad Tourism Management in 2024: 80 in Leeuwarden, hidden in Emmen")
  func tourism() throws {
    let key = try #require(OfferingKey("31fr-80009"))
    let counts = try Self.harvest.get().tables.counts.filter {
      $0.key == key && $0.year == 2024 && $0.indicator == .students
    }
    #expect(counts.map(\.municipality) == ["0114", "0080"])
    #expect(counts.map(\.count) == [.suppressed, CountSum(80)])
    #expect(counts.map(\.row) == [5685, 5748])
  }

  @Test("a recognition with only its handing-in day behind it is open")
  func recognition() throws {
    let key = try #require(OfferingKey("23ah-34560"))
    #expect(try Self.harvest.get().tables.recognitions[key]?.open == true)
  }

  @Test("no count of 1–4 leaves the readers, whatever the edition showed")
  func disclosure() throws {
    let tables = try Self.harvest.get().tables
    let counts =
      tables.counts.map(\.count) + tables.forms.map(\.count) + tables.formGroups.map(\.count)
    #expect(counts.count > 90_000)
    #expect(counts.count { (1...4).contains($0.exact ?? 0) } == 0)
  }

  @Test("only hbo addresses are taken; names come out with their accents")
  func names() throws {
    let line = try #require(try Self.rows("duo-adressen-ho"))
    #expect(line.used == 36)
    #expect(line.outside == 18)
    let tables = try Self.harvest.get().tables
    #expect(tables.provinces["0080"] == "Friesland")
    #expect(tables.municipalityNames["1900"] == "Súdwest-Fryslân")
  }
}
