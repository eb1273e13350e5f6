import Facts
import Registers
import TestSupport
import Testing

@testable import Ingest

/// Made-up rows under DUO's own column names: years that roll forward, men and women apart.
@Suite("DUO's rolling mbo counts")
struct RollingCountTests {
  static let bol = OfferingKey(brin: "25LX", code: "25187", leerweg: .bol)

  @Test("men and women are summed; a hidden part leaves bounds")
  func students() throws {
    let source = try Declared.source("duo-mbo-studenten")
    let taken = try take(source, try Synthetic.bytes("mbo-studenten.csv"))
    let counts = taken.tables.counts.filter { $0.key == Self.bol }
    #expect(counts.map(\.year) == [2024, 2025])
    #expect(counts.map(\.count) == [CountSum(120), CountSum(low: 96, high: 99)])
    #expect(counts.allSatisfy { $0.indicator == .students && $0.row == 2 && $0.lines == 1 })
    let hidden = taken.tables.counts.first { $0.key.code == "25168" && $0.year == 2024 }
    #expect(hidden?.count == CountSum(low: 2, high: 8))
    // Nobody is no count, as in the older file.
    let bbl = OfferingKey(brin: "25LX", code: "25187", leerweg: .bbl)
    #expect(taken.tables.counts.filter { $0.key == bbl }.map(\.year) == [2025])
    #expect(taken.tables.mentions[Self.bol]?[.four]?.year == 2025)
    #expect(taken.tables.mentions[Self.bol]?[.four]?.sector == "creatieve_industrie_en_ict")
  }

  @Test("a study year is known by the year it starts in")
  func graduates() throws {
    let source = try Declared.source("duo-mbo-gediplomeerden")
    let taken = try take(source, try Synthetic.bytes("mbo-gediplomeerden.csv"))
    #expect(taken.tables.counts.map(\.year) == [2023, 2024])
    #expect(taken.tables.counts.map(\.count) == [CountSum(25), CountSum(27)])
    #expect(taken.tables.counts.allSatisfy { $0.definition == "graduates.duo_diploma_year" })
  }

  @Test("years under another name stop the import")
  func renamed() throws {
    let source = try Declared.source("duo-mbo-studenten")
    let text = try Synthetic.text("mbo-studenten.csv").replacing("MAN20", with: "M20")
      .replacing("VROUW20", with: "V20")
    #expect(try refusal(source, text).contains("geen kolom met een jaar"))
  }
}
