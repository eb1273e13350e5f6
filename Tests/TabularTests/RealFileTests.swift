import Foundation
import Tabular
import Testing

/// The awkward forms of the real sources, read where they lie.
@Suite("Real files", .enabled(if: SharedFolder.url != nil, "\(SharedFolder.absence)"))
struct RealFileTests {
  static func read(_ path: String, _ dialect: Dialect) throws -> (CSVTable, Reading) {
    let bytes = try SharedFolder.bytes("data/\(path)")
    let table = try CSVTable(bytes: bytes, source: path, dialect: dialect)
    return (table, table.forEachRow { _ in })
  }

  @Test("quoted fields in ASCII (DUO, p01)")
  func duoCounts() throws {
    let (table, reading) = try Self.read("duo/ingeschrevenenhbo.csv", Dialect(encoding: .ascii))
    let columns = try HeaderMap(
      table: table, columns: [ColumnRole("brin", ["INSTELLINGSCODE_ACTUEEL", "INSTELLINGSCODE"])])
    #expect(table.header[columns.required("brin")] == "INSTELLINGSCODE_ACTUEEL")
    #expect(reading.rejects.isEmpty)
    #expect(reading.records + reading.blankLines == reading.lines)
  }

  @Test("Windows-1252 with semicolons (DUO, addresses)")
  func duoAddresses() throws {
    let dialect = Dialect(delimiter: UInt8(ascii: ";"), encoding: .cp1252)
    let (table, reading) = try Self.read("duo/01.-instellingen-hbo-en-wo.csv", dialect)
    #expect(reading.rejects.isEmpty)
    #expect(reading.rows > 30)
    let province = try #require(table.header.firstIndex(of: "PROVINCIE"))
    var interner = Interner(encoding: .cp1252)
    _ = table.forEachRow { row in _ = row.symbol(province, in: &interner) }
    #expect(interner.texts.contains { $0.contains("â") || $0.contains("riesland") })
    let asUTF8 = try Self.read(
      "duo/01.-instellingen-hbo-en-wo.csv", Dialect(delimiter: UInt8(ascii: ";"))
    ).1
    #expect(asUTF8.records == reading.records)
    #expect(asUTF8.rejects.first?.reason.contains("dit lijkt op Windows-1252") == true)
  }

  @Test("empty lines in the middle (DUO, first-years of 2019)")
  func duoBlankLines() throws {
    let dialect = Dialect(delimiter: UInt8(ascii: ";"), encoding: .ascii)
    let path = "duo/03b-eerstejaars-ingeschrevenen-hbo-domein-hbo-2019.csv"
    let (_, reading) = try Self.read(path, dialect)
    #expect(reading.rows == 3815)
    #expect(reading.rejects.isEmpty)
    #expect(reading.blankLines == 7)
  }

  @Test("several small tables with line breaks in quotes (CBS, metadata)")
  func cbsMetadata() throws {
    let dialect = Dialect(delimiter: UInt8(ascii: ";"), headerRows: 0, raggedRows: true)
    let (_, reading) = try Self.read("cbs/83811NED_metadata.csv", dialect)
    #expect(reading.rejects.isEmpty)
    #expect(reading.records < reading.lines)
  }
}
