import Crypto
import Facts
import Foundation
import Registers
import Tabular
import TestSupport
import Testing

@testable import Edition

/// The edition in the repository, checked as a stranger would check it.
@Suite("The committed edition")
struct BaselineTests {
  static let package = Result {
    try JSONDecoder().decode(
      DataPackage.self,
      from: Data(contentsOf: URL(fileURLWithPath: Place.baseline + "/datapackage.json")))
  }

  static func table(_ name: String) throws -> (header: [String], rows: [[String]]) {
    let path = Place.baseline + "/\(name).csv"
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    let table = try CSVTable(bytes: bytes, source: path, dialect: Dialect())
    var rows: [[String]] = []
    let reading = table.forEachRow { row in rows.append((0..<row.fieldCount).map { row.text($0) }) }
    try reading.requireNoRejects()
    return (table.header, rows)
  }

  @Test("every table has the hash, the size and the columns that the package names")
  func hashes() throws {
    let package = try Self.package.get()
    let files = try files(Place.baseline)
    #expect(
      Set(files.keys) == Set(package.resources.map(\.path)).union(["datapackage.json"]))
    for resource in package.resources {
      let bytes = try #require(files[resource.path])
      #expect(resource.hash == "sha256:" + SHA256.hash(data: bytes).hexText, "\(resource.path)")
      #expect(resource.bytes == bytes.count)
      let (header, rows) = try Self.table(resource.name)
      #expect(header == resource.schema.fields.map(\.name))
      let key = resource.schema.primaryKey.compactMap { header.firstIndex(of: $0) }
      #expect(key.count == resource.schema.primaryKey.count)
      #expect(Set(rows.map { row in key.map { row[$0] } }).count == rows.count, "\(resource.name)")
    }
  }

  @Test("the whole edition is at most 7,000,000 bytes")
  func size() throws {
    let bytes = try files(Place.baseline).values.reduce(0) { $0 + $1.count }
    #expect(bytes <= 7_000_000)
    #expect(bytes > 6_000_000)
  }

  @Test("every input has a licence, an attribution and a SHA-256, and none is of unclear licence")
  func inputs() throws {
    let package = try Self.package.get()
    #expect(package.sources.count == 20)
    for source in package.sources {
      #expect(source.licence == "CC BY 4.0")
      #expect(!source.attribution.isEmpty && !source.publisher.isEmpty && !source.title.isEmpty)
      #expect(source.sha256.utf8.count == 64)
      #expect(source.sha256.allSatisfy { $0.isHexDigit && !$0.isUppercase })
      #expect(source.path.hasPrefix("https://"))
      #expect(!source.file.contains("unclear-licence"))
    }
    #expect(package.sources.map(\.name) == package.sources.map(\.name).sorted())
    #expect(package.licenses.map(\.name) == ["CC BY 4.0"])
    let folder = Place.root.appendingPathComponent("Datasets/sources").path
    for source in try SourceRegister.read(folder: folder) where !source.isAwaited {
      #expect(!source.local.contains("unclear-licence"))
      #expect(package.sources.contains { $0.name == source.id && $0.file == source.local })
    }
  }

  @Test("it is as old as its newest snapshot")
  func created() throws {
    let package = try Self.package.get()
    #expect(package.created == "2026-02-20T00:00:00Z")
    #expect(package.created.prefix(10) == package.sources.map(\.date).max() ?? "")
    #expect(try EditionReader(folder: Place.baseline).created == "2026-02-20")
    #expect(package.schemaVersion == 1)
  }

  @Test("in = used + outside + rejected in every input")
  func account() throws {
    let (header, rows) = try Self.table("inputs")
    func number(_ row: [String], _ name: String) throws -> Int {
      let index = try #require(header.firstIndex(of: name))
      return try #require(Int(row[index]))
    }
    for row in rows {
      let sum = try ["used", "outside", "rejected"].reduce(0) { $0 + (try number(row, $1)) }
      #expect(try number(row, "rows_in") == sum, "\(row[0])")
    }
    #expect(try rows.first { $0[0] == "cbs-83811" }.map { try number($0, "rows_in") } == 588_588)
  }

  @Test("no count of 1–4 is stored as a number, in any table")
  func disclosure() throws {
    for name in ["counts_hbo", "counts_mbo", "totals"] {
      let (header, rows) = try Self.table(name)
      let low = try #require(header.firstIndex(of: "low"))
      let high = try #require(header.firstIndex(of: "high"))
      #expect(!rows.isEmpty)
      let shown = rows.filter { $0[low] == $0[high] && (1...4).contains(Int($0[low]) ?? 1) }
      #expect(shown == [], "\(name)")
      #expect(rows.allSatisfy { (Int($0[low]) ?? -1) >= 0 }, "\(name)")
    }
  }

  @Test("9,634 mbo offerings of 1 October 2019 and 1,255 hbo offerings of 1 October 2024")
  func offerings() throws {
    var reader = try EditionReader(folder: Place.baseline)
    let base = try reader.read(reference: Fixture.noReference())
    let mbo = base.offerings.filter { $0.kind == .mbo }
    let hbo = base.offerings.filter { $0.kind == .hbo }
    #expect(mbo.count == 9_634)
    #expect(hbo.count == 1_255)
    #expect(Set(mbo.map(\.catalogueDate)) == ["2019-10-01"])
    #expect(Set(hbo.map(\.catalogueDate)) == ["2024-10-01"])
    #expect(base.offerings.allSatisfy { !$0.name.isEmpty && !$0.sector.isEmpty })
    #expect(base.offerings.allSatisfy { base.institutions[$0.key.brin] != nil })
    #expect(base.offerings.allSatisfy { base.sources[$0.source.id] != nil })
    #expect(mbo.allSatisfy { $0.status == .unknown })
    // Six are not in the register; four have ended in it, yet take in new students.
    #expect(hbo.filter { $0.status == .unknown }.count == 10)
    #expect(hbo.filter { $0.status == .ended }.count == 7)
    let tourism = try #require(base.offerings.first { $0.key == Fixture.tourism })
    #expect(tourism.name == "Tourism Management")
    #expect(tourism.status == .open)
    #expect(tourism.credits == 120)
    // Those not in the register have no credits; mbo has none at all.
    #expect(hbo.filter { $0.credits == nil }.count == 6)
    #expect(mbo.allSatisfy { $0.credits == nil })
  }

  @Test("every school lies in a municipality, and that in an arbeidsmarktregio")
  func seats() throws {
    var reader = try EditionReader(folder: Place.baseline)
    let base = try reader.read(reference: Fixture.noReference())
    let lost = base.institutions.values.filter {
      base.municipalities[$0.municipality ?? ""]?.region.isEmpty ?? true
    }
    #expect(lost.map(\.place).sorted() == [])
    #expect(base.institutions["27YU"]?.municipality == "0164")
    #expect(base.institutions["02PN"]?.name == "Cibap")
  }
}
