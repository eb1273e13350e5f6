import Archive
import Facts
import Foundation
import Registers
import Tabular
import TestSupport
import Testing

@testable import Ingest

@Suite("Workbooks")
struct WorkbookTests {
  static func open(_ bytes: [UInt8]) throws -> (book: Workbook, sheet: WorkSheet) {
    try SourceFolder.with(["x.xlsx": bytes]) { folder in
      let book = try Workbook(path: folder + "/x.xlsx", name: "x.xlsx")
      return (book, try book.sheet(named: ""))
    }
  }

  static func message(_ bytes: [UInt8], sheet: String = "") -> String {
    do {
      return try SourceFolder.with(["x.xlsx": bytes]) { folder in
        _ = try Workbook(path: folder + "/x.xlsx", name: "x.xlsx").sheet(named: sheet)
        return "nothing was refused"
      }
    } catch { return "\(error)".replacing(/\/[^ ]*\/x\.xlsx/, with: "x.xlsx") }
  }

  static func texts(_ row: WorkSheet.Row) -> [Int: String] { row.cells.mapValues(\.text) }

  static func one(_ rows: String, shared: [String] = []) -> [UInt8] {
    Synthetic.workbook(
      [("Blad1", "<worksheet><sheetData>\(rows)</sheetData></worksheet>")], shared: shared)
  }

  @Test("shared and inline texts, numbers, empty cells, left-out cells and left-out rows")
  func cells() throws {
    let rows = #"""
      <row r="1"><c r="A1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>b &amp; c</t></is></c></row>
      <row r="4"><c r="B4" s="3"/><c r="C4"><v>25187.0</v></c><c r="D4"><v>13.25</v></c>
      <c r="AB4" t="str"><f>A1</f><v>uit een formule</v></c></row>
      <row><c><v>0106</v></c><c t="b"><v>1</v></c></row>
      """#
    let (_, sheet) = try Self.open(Self.one(rows, shared: ["a", "één <rPh><t>x</t></rPh>"]))
    #expect(sheet.rows.map(\.number) == [1, 4, 5])
    #expect(Self.texts(sheet.rows[0]) == [0: "één ", 2: "b & c"])
    #expect(Self.texts(sheet.rows[1]) == [2: "25187", 3: "13.25", 27: "uit een formule"])
    #expect(Self.texts(sheet.rows[2]) == [0: "0106", 1: "TRUE"])
    #expect(sheet.place(27, 4) == "x.xlsx!Blad1!AB4")
  }

  @Test(
    "what is no sheet is refused at its place",
    arguments: [
      (#"<row r="2"/><row r="1"/>"#, "rij «1» staat niet op volgorde"),
      (#"<row r="1"><c r="B1"/><c r="A1"/></row>"#, "cel «A1» staat niet op volgorde"),
      (#"<row r="1"><c r="C1" t="s"><v>9</v></c></row>"#, "cel C1 verwijst naar geen tekst"),
      (#"<row r="1"><c r="A1"><v>1</c></row>"#, "is geen geldige XML"),
      (#"<row r="9999999"/>"#, "rij «9999999» staat niet op volgorde"),
    ])
  func refused(rows: String, reason: String) {
    let text = Self.message(Self.one(rows))
    #expect(text.hasPrefix("x.xlsx!Blad1: " + reason), "\(text)")
  }

  @Test("a document type, a text file, a zip that is no workbook, and a sheet of another name")
  func noWorkbook() {
    let type = Synthetic.workbook([
      ("Blad1", "<!DOCTYPE x [<!ENTITY a \"b\">]><worksheet><sheetData/></worksheet>")
    ])
    #expect(Self.message(type).hasPrefix("x.xlsx!Blad1: bevat een documenttype"))
    #expect(Self.message(Array("a;b\n1;2\n".utf8)).contains("is geen zipbestand"))
    #expect(Self.message(ZipFile.stored("a.txt", [1])).hasPrefix("x.xlsx: geen werkboek"))
    #expect(
      Self.message(Synthetic.creboBook(), sheet: "gemeente") == """
        x.xlsx: geen blad «gemeente»
        verwacht: één van de bladen «Toelichting» «Tabel 1 instelling»
        doe: pas «sheet» aan in de bron
        """)
  }

  @Test("per crebo: the header is found by its content, codes get their zeros, notes are no rows")
  func perCrebo() throws {
    let source = try Declared.source("cbs-mbo-per-crebo")
    let taken = try take(source, Synthetic.creboBook())
    let hours = taken.tables.outcomes.filter { $0.definition == "job_chance.cbs_crebo_work_12h" }
    #expect(hours.map(\.group.brin) == ["25LX", "25LX", "25LX", "", "01OE"])
    #expect(hours.map(\.group.code) == ["25187", "25187", "25187", "25187", "01234"])
    #expect(hours.map(\.group.diploma) == [.yes, .no, .yes, .yes, .yes])
    #expect(hours.map(\.numerator) == [110, 30, 20, 1650, 100].map { CountSum($0) })
    #expect(hours.allSatisfy { $0.period == "2020/21" && $0.moment == .direct })
    #expect(hours.map(\.rows) == [[5], [6], [7], [8], [9]])
    let pay = taken.tables.outcomes.filter { $0.definition == "start_salary.cbs_crebo_hourly" }
    #expect(pay.map(\.value) == [13.25, 11.1, nil, 13.05, 15.5])
    #expect(pay.map(\.missing) == [nil, nil, .withheldBySource, nil, nil])
    #expect(pay.map(\.denominator) == [120, 40, 20, 1800, 110].map { CountSum($0) })
    #expect(taken.line.rowsIn == 6)
    #expect(taken.line.used == 5)
    #expect(taken.line.outside == 1)
    #expect(taken.line.normalised == 1)
  }

  @Test("per region: names of regions become codes")
  func perRegion() throws {
    let source = try Declared.source("cbs-mbo-per-crebo-regio")
    var rows = Synthetic.crebo
    rows[2][0] = "Arbeidsmarktregio"
    rows[4][0] = "Groot Amsterdam"
    rows[5][0] = "Nederland"
    rows[6][0] = "Onbekend"
    rows[8][0] = "AM02"
    var tables = FactTables()
    tables.regions["0363"] = RegionRow(
      name: "Amsterdam", region: "AM18", regionName: "Groot Amsterdam")
    let book = Synthetic.workbook([("arbeidsmarktregio", Synthetic.sheet(rows))])
    let taken = try take(source, book, into: tables)
    let hours = taken.tables.outcomes.filter { $0.definition == "job_chance.cbs_crebo_work_12h" }
    #expect(hours.map(\.group.region) == ["AM18", "", "", "AM02"])
    rows[4][0] = "Groot Atlantis"
    let unknown = try refusal(
      source, Synthetic.workbook([("arbeidsmarktregio", Synthetic.sheet(rows))]))
    #expect(
      unknown.hasPrefix(
        "cbs/arbeidsmarktkenmerken-mbo-uitstromers.xlsx!arbeidsmarktregio!A5: onbekende regio"))
  }

  @Test("a wrong cell is named by file, sheet and place; a renamed column by the nearest header")
  func pointers() throws {
    let source = try Declared.source("cbs-mbo-per-crebo")
    var rows = Synthetic.crebo
    rows[4][6] = "veel"
    #expect(
      try refusal(source, Synthetic.creboBook(rows)) == """
        cbs/arbeidsmarktkenmerken-mbo-uitstromers.xlsx!Tabel 1 instelling!G5: «veel» is geen aantal
        verwacht: een heel getal, of een van «.» «x» «X» «<10» «» «-»
        doe: verbeter de cel, of zet het teken onder «markers» in \
        Datasets/sources/cbs-mbo-per-crebo.yml als het een aantal vervangt
        """)
    rows = Synthetic.crebo
    rows[4][7] = "1890"
    #expect(
      try refusal(source, Synthetic.creboBook(rows)).contains(
        "1890 kan niet kloppen voor euro_hour"))
    rows = Synthetic.crebo
    rows[2][6] = "Werknemers groot"
    let renamed = try refusal(source, Synthetic.creboBook(rows))
    #expect(
      renamed.hasPrefix(
        "cbs/arbeidsmarktkenmerken-mbo-uitstromers.xlsx!Tabel 1 instelling!A3: "
          + "kolom «employed_12h» ontbreekt in de kop"))
  }

  @Test("a real workbook", .enabled(if: Checkout.hasData, "\(Checkout.absence)"))
  func real() throws {
    let path = Checkout.data.path + "/inspectie/01-mbo-indicatoren-per-instelling-2018.xlsx"
    let book = try Workbook(path: path, name: "inspectie.xlsx")
    #expect(book.sheetNames == ["JR en DR", "VSV", "Financieel"])
    var sheet = try book.sheet(named: "JR")
    let (row, map) = try sheet.header([ColumnRole("brin", ["Brinnr"])], advice: "")
    #expect(row == 3)
    #expect(map.required("brin") == 0)
    let west = try #require(sheet.rows.first { $0.cells[0]?.text == "25LX" })
    #expect(west.cells.values.contains { $0.text.hasPrefix("0.7") || $0.text.hasPrefix("0.6") })
  }
}
