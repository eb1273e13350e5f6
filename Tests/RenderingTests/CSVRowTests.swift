import Facts
import Foundation
import Tabular
import TestSupport
import Testing

@testable import Rendering

@Suite struct CSVRowTests {
  func cell(_ write: (inout CSVRow) -> Void) -> String {
    var row = CSVRow()
    write(&row)
    return String(decoding: row.bytes, as: UTF8.self)
  }

  @Test(arguments: [
    (0.941, 4, "0.9410"), (0.94, 4, "0.94"), (0.9, 4, "0.9"), (1, 4, "1.0"), (0, 4, "0.0"),
    (0.6408, 4, "0.6408"), (0.05, 4, "0.05"), (0.001, 4, "0.0010"), (1.234, 3, "1.2340"),
    (12.345, 2, "12.35"), (11.5, 2, "11.5"), (17, 2, "17.0"), (26, 0, "26.0"),
    (127_000, 0, "127000.0"), (-0.125, 4, "-0.1250"), (-0.00001, 4, "0.0"), (2150.5, 1, "2150.5"),
  ])
  func `a number has at least one decimal and never three`(
    number: Double, places: Int, expected: String
  ) {
    #expect(cell { $0.number(number, places: places) } == expected)
  }

  @Test func `of any number the same is read, from one, two or four decimals`() throws {
    var random = SeededGenerator(seed: 12)
    for _ in 0..<20_000 {
      let places = Int.random(in: 0...4, using: &random)
      let scale = [1.0, 10, 100, 1000, 10_000][places]
      let number = Double(Int.random(in: -2_000_000...2_000_000, using: &random)) / scale
      let text = cell { $0.number(number, places: places) }
      #expect(Double(text) == number, "\(text)")
      let decimals = text.split(separator: ".").last?.count ?? 0
      #expect([1, 2, 4].contains(decimals), "\(text)")
    }
  }

  @Test func `whole numbers stay whole, and nothing is an empty cell`() {
    let row = cell {
      $0.number(363)
      $0.number(Int?.none)
      $0.number(Double?.none, places: 4)
      $0.text(nil)
      $0.word("mbo-4")
      $0.number(-5)
    }
    #expect(row == "363,,,,mbo-4,-5")
  }

  @Test func `a day is never guarded, and what looks like another date always is`() {
    let row = cell { row in
      for text in ["2026-04-02", "2017-10", "2019", "31-08-2024", "2026-4-2", "voorjaar", nil] {
        row.date(text)
      }
    }
    #expect(row == "2026-04-02,2017MM10,2019JJ00,'31-08-2024,'2026-4-2,voorjaar,")
  }

  @Test func `cells are quoted where they must be, and lines end as asked`() {
    var row = CSVRow(header: ["a,b", "c"], forPipe: true)
    row.text("x \"y\", z")
    row.text("twee\nregels")
    row.endRow()
    #expect(
      String(decoding: row.bytes, as: UTF8.self)
        == "\"a,b\",c\n\"x \"\"y\"\", z\",\"twee\nregels\"\n")
    #expect(String(decoding: CSVRow(header: ["a", "b"]).bytes, as: UTF8.self) == "a,b\r\n")
  }

  @Test(arguments: [
    "=1+1", "+31 6", "-", "@SUM(A1)", "\tx", "\rx", "\nx",  // formulas
    "25", "0106", "1.234", "1,5", "1e5", "25E7", "1.5e-3", "2d4", "0x1A", "1_000", "1 000", "12.",
    "50 %", "€ 5", "5 EUR",  // numbers
    "2018-10", "1/2", "3-4", "2010/11", "2026-04-02", "jan-10", "1 mei", "mei 2024", "Mrt 1",
    "2026-04-02T10:00:00Z", "maandag 3 juni", "sept. 2020",  // days
    "12:30", "10AM", "00am", "12 pm", "01PM", "9a", "25:30 PM", "9.30 pm",  // times
    "true", "FALSE", "T", "f", "WAAR", "Onwaar",  // truth
    "NA", "n/a", "None", "null", "NaN", "inf", "Infinity", " NA ",  // nothing
    "'=1", "''NA", "'25E7",  // guarded already
  ])
  func `a text that a program would read as something else is guarded, and read back`(
    text: String
  ) {
    #expect(GuardedText.isNeeded(text))
    #expect(GuardedText.taken("'" + text) == text)
  }

  @Test(arguments: [
    "", "Verpleegkunde", "'s-Gravenhage", "'t Gooi", "HBO-ICT", "ICT, niveau 4",
    "mbo, bol, niveau 4",
    "28DN", "25PM", "13AM", "99am", "28dn-30020", "25lx-25187-bol", "Kok 2", "2College",
    "3D-vormgever", "Game 3 d art",
    "Nationaal", "Trainer", "Waarnemer", "Mei", "marketing", "De Mars 1", "12 ambachten", "½", "—",
    "10 uur", "Mode/maatkleding", "x=1", "a@b", "1e graad lerarenopleiding",
  ])
  func `an ordinary text stays as it is`(text: String) {
    #expect(!GuardedText.isNeeded(text))
    #expect(GuardedText.taken(text) == text)
    #expect(GuardedText.taken("'" + text) == "'" + text)
  }

  @Test func `any text comes back as it was written`() throws {
    var random = SeededGenerator(seed: 7)
    let signs = [
      "'", "=", "-", "1", "2", "E", "e", ".", ",", "\"", "\n", " ", "N", "A", "mei", "/", ":",
    ]
    var texts: [String] = []
    for _ in 0..<5000 {
      texts.append(
        (0..<Int.random(in: 1...6, using: &random))
          .map { _ in signs.randomElement(using: &random) ?? "" }.joined())
    }
    var row = CSVRow(header: ["n", "text"])
    for text in texts {
      row.word("x")
      row.text(text)
      row.endRow()
    }
    let table = try CSVTable(bytes: row.bytes, source: "t.csv", dialect: Dialect())
    let columns = SiteColumns(table.header)
    var read: [String] = []
    let rows = table.forEachRow { read.append(columns.text("text", $0) ?? "") }
    try rows.requireNoRejects()
    #expect(read == texts)
  }
}
