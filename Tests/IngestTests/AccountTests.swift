import Facts
import Foundation
import Registers
import TestSupport
import Testing

@testable import Ingest

@Suite("The account of a source: in = used + outside + rejected")
struct AccountTests {
  /// Cells that are sometimes right and often not, as bytes.
  static let cells: [String] = [
    "", "-1", "<5", ".", "0", "4", "12", "80", "-2", "x", "1.5", "GM0080", "0080", "31FR", "80009",
    "2024", "\"", "\"a\"b", "\"a;b,c\"", "\"a\nb\"", "HBO-AD", "BEKOSTIGD", "bachelor", "ECONOMIE",
    "Totaal", "T001038", "A048133", "A043049", "A028813", "A042612", "A029078", "2016SJ00", "VT",
    "\u{0}", "é", "VOLTIJD", "hbo", "BOLVT", "25187", "1", "2",
  ]

  static func header(_ source: SourceDescriptor) -> [String] {
    let names = source.columns.sorted { $0.key < $1.key }.compactMap(\.value.first)
    let years = source.keepYears.isEmpty ? 2018...2019 : 2015...2021
    return names + source.yearColumns.flatMap { prefix in years.map { "\(prefix)\($0)" } }
  }

  static let readers = [
    "duo-hbo-studenten", "duo-mbo-2019", "duo-hbo-gediplomeerden-2022", "duo-hbo-studenten-vorm",
    "cbs-83811", "cbs-83815-totaal", "duo-rio-erkenningen", "duo-rio-opleidingen",
    "duo-adressen-ho", "cbs-gemeenten-2025", "cbs-provincies-2025",
  ]

  @Test(
    "dirty rows: every record is used, outside or rejected, and none is lost", arguments: readers)
  func dirtyRows(id: String) throws {
    var source = try Declared.source(id, minimumRows: 0)
    source.maximumRejects = .max - 1
    source.local = "x.csv"
    source.encoding = "utf-8"
    var generator = SeededGenerator(seed: 7)
    var (used, rejected) = (0, 0)
    for turn in 0..<60 {
      let head = Self.header(source)
      // Without quotes a record is a line, so that they can be counted in another way.
      let cells = turn % 2 == 0 ? Self.cells : Self.cells.filter { !$0.contains("\"") }
      let rows = (0..<Int.random(in: 1...40, using: &generator)).map { _ -> [String] in
        var row = head.map { name -> String in
          Bool.random(using: &generator)
            ? Self.right(name, source, &generator)
            : cells[Int.random(in: cells.indices, using: &generator)]
        }
        if Int.random(in: 0..<4, using: &generator) > 0 {
          row = head.map { Self.right($0, source, &generator) }
        }
        if Int.random(in: 0..<20, using: &generator) == 0 { row.append("x") }
        return row
      }
      let text = ([head] + rows).map { $0.joined(separator: source.delimiter) }
        .joined(separator: "\n")
      guard let taken = try? take(source, text) else { continue }
      let line = taken.line
      #expect(line.rowsIn == line.used + line.outside + line.rejected)
      #expect(line.rejected == taken.rejects.count)
      #expect(line.used > 0)
      if turn % 2 == 1 { #expect(line.rowsIn == rows.count) }
      used += line.used
      rejected += line.rejected
      for count in taken.tables.counts.map(\.count) + taken.tables.forms.map(\.count) {
        #expect(!(1...4).contains(count.exact ?? 0))
      }
    }
    #expect(used > 100)
    #expect(rejected > 50)
  }

  /// A cell that is right for its column.
  static func right(_ name: String, _ source: SourceDescriptor, _ generator: inout SeededGenerator)
    -> String
  {
    let role = source.columns.first { $0.value.first == name }?.key ?? "count"
    if let allowed = source.selection[role]?.randomElement(using: &generator) { return allowed }
    if let value = source.values[role]?.keys.sorted().randomElement(using: &generator) {
      return value
    }
    if let sum = source.sums.first(where: { $0.role == role }) {
      return sum.parts.flatMap(\.texts).randomElement(using: &generator) ?? ""
    }
    switch role {
    case "brin": return "31FR"
    // Any code: the same programme twice is refused.
    case "code", "variant_of": return String(Int.random(in: 10_000...99_999, using: &generator))
    case "municipality":
      let code = String(Int.random(in: 1_000...1_999, using: &generator))
      return source.id.hasPrefix("cbs") ? "GM" + code : code
    case "year": return "2024"
    case "credits": return "240"
    case "cohort": return "2016SJ00"
    case "count": return ["120", "-1", "", "40"].randomElement(using: &generator) ?? ""
    case "pay": return "16.34"
    case "entry_ends", "licence_ends", "withdrawn": return ""
    default: return "tekst"
    }
  }

  @Test("rows of the file are all accounted for, blank lines and line breaks in quotes too")
  func records() throws {
    let text = "fid,gm_code,gm_naam\n1,GM0080,\"Leeu\nwarden\"\n\n2,GM0106,Assen"
    let taken = try take(Declared.source("cbs-gemeenten-2025"), text)
    #expect(taken.line.rowsIn == 2)
    #expect(taken.tables.municipalityNames == ["0080": "Leeu\nwarden", "0106": "Assen"])
  }

  @Test("the order of the catalogue changes nothing")
  func order() throws {
    let sources = try [
      Declared.source("duo-hbo-studenten"), Declared.source("cbs-provincies-2025"),
      Declared.source("duo-rio-erkenningen", [".csv.gz": ".csv"]),
    ]
    let files = [
      sources[0].local: Array(Excerpts.students(Excerpts.tourismRows).utf8),
      sources[1].local: Array("GM_code;province\nGM0080;Fryslân\n".utf8),
      sources[2].local: Array(
        (RegisterReaderTests.header + "\n" + RegisterReaderTests.row("80009", form: "VOLTIJD"))
          .utf8),
    ]
    try SourceFolder.with(files) { folder in
      let one = try Import.run(sources, from: folder)
      let other = try Import.run(sources.reversed(), from: folder)
      #expect(one.ledger == other.ledger)
      #expect(
        one.ledger.map(\.source.id) == [
          "cbs-provincies-2025", "duo-hbo-studenten", "duo-rio-erkenningen",
        ])
      #expect(one.tables.counts == other.tables.counts)
      #expect(one.tables.mentions == other.tables.mentions)
    }
  }
}
