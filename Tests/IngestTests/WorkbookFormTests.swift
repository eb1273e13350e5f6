import Archive
import Facts
import Foundation
import Registers
import TestSupport
import Testing

@testable import Ingest

/// Workbooks as Excel reads them, whichever program wrote them. Every one here says the same as the
/// usual one, `control`.
@Suite("Forms of a workbook")
struct WorkbookFormTests {
  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  static let strict = "http://purl.oclc.org/ooxml/spreadsheetml/main"
  static let links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  static let packageLinks = "http://schemas.openxmlformats.org/package/2006/relationships"
  static let strictLinks = "http://purl.oclc.org/ooxml/officeDocument/relationships"

  /// A package of parts; what is given takes the place of the usual.
  struct Package {
    var sheet = ""
    var namespace = WorkbookFormTests.main
    var types = WorkbookFormTests.links
    var folder = "xl/"
    var book = "workbook.xml"
    var sheetPart = "worksheets/sheet1.xml"
    /// How the workbook links to its sheet.
    var target = "worksheets/sheet1.xml"
    var bookTarget = "xl/workbook.xml"
    var idPrefix = "r"
    var shared: String?
    var styles: String?
    var bookPr = ""
    var state = ""

    var bytes: [UInt8] {
      let head = #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#
      func relations(_ list: [(String, String, String)]) -> [UInt8] {
        let rows = list.map {
          #"<Relationship Id="\#($0.0)" Type="\#(types)/\#($0.1)" Target="\#($0.2)"/>"#
        }
        return Array(
          (head + #"<Relationships xmlns="\#(WorkbookFormTests.packageLinks)">"# + rows.joined()
            + "</Relationships>").utf8)
      }
      var list = [("rId9", "worksheet", target)]
      if shared != nil { list.append(("rId2", "sharedStrings", "sharedStrings.xml")) }
      if styles != nil { list.append(("rId3", "styles", "styles.xml")) }
      let workbook =
        head + #"<workbook xmlns="\#(namespace)" xmlns:\#(idPrefix)="\#(types)">\#(bookPr)<sheets>"#
        + #"<sheet name="Tabel 1 instelling" sheetId="4"\#(state) \#(idPrefix):id="rId9"/>"#
        + "</sheets></workbook>"
      var parts: [(name: String, content: [UInt8])] = [
        ("_rels/.rels", relations([("rId1", "officeDocument", bookTarget)])),
        (folder + book, Array(workbook.utf8)),
        (folder + "_rels/" + book + ".rels", relations(list)),
        (folder + sheetPart, Array(sheet.utf8)),
      ]
      if let shared { parts.append((folder + "sharedStrings.xml", Array(shared.utf8))) }
      if let styles { parts.append((folder + "styles.xml", Array(styles.utf8))) }
      return ZipFile.archive(parts)
    }
  }

  static let rows: [[String?]] = [
    ["nagemaakt: mbo-uitstromers 2020/'21"], [nil],
    Array(Synthetic.creboHeader.dropLast()),
    ["21CY", "25258", "BBL", "Ja", "370", "310", "290", "18.86"],
    ["Totaal", "25258", "BOL", "Nee", "360", "x", "280", "."],
  ]

  static func sheet(_ rows: [[String?]] = rows, _ namespace: String = main) -> String {
    Synthetic.sheet(rows).replacing("<worksheet>", with: #"<worksheet xmlns="\#(namespace)">"#)
  }

  static func outcomes(_ bytes: [UInt8]) throws -> [OutcomeFact] {
    try take(Declared.source("cbs-mbo-per-crebo"), bytes).tables.outcomes
  }

  static func refused(_ bytes: [UInt8]) throws -> String {
    try refusal(Declared.source("cbs-mbo-per-crebo"), bytes)
  }

  static func control() throws -> [OutcomeFact] {
    try outcomes(Package(sheet: sheet()).bytes)
  }

  @Test("the usual form")
  func usual() throws {
    let facts = try Self.control()
    #expect(facts.map(\.group.brin) == ["21CY", "21CY", "", ""])
    #expect(facts.map(\.denominator) == [CountSum(370), CountSum(310), CountSum(360), nil])
  }

  @Test("prefixes, the strict namespace, another prefix of relations")
  func namespaces() throws {
    let prefixed = Self.sheet().replacing("</", with: "</x:").replacing(
      /<(?=[a-z])/, with: "<x:"
    ).replacing("xmlns=", with: "xmlns:x=")
    #expect(prefixed.contains("<x:c r=") && prefixed.contains("</x:row>"))
    #expect(try Self.outcomes(Package(sheet: prefixed).bytes) == Self.control())
    var strict = Package(sheet: Self.sheet(Self.rows, Self.strict))
    (strict.namespace, strict.types) = (Self.strict, Self.strictLinks)
    #expect(try Self.outcomes(strict.bytes) == Self.control())
    var other = Package(sheet: Self.sheet())
    other.idPrefix = "d3p1"
    #expect(try Self.outcomes(other.bytes) == Self.control())
  }

  @Test("parts in capitals, elsewhere, by absolute, relative and escaped links")
  func parts() throws {
    for (folder, book, part, target, bookTarget) in [
      ("XL/", "Workbook.XML", "Worksheets/Sheet1.XML", "worksheets/sheet1.xml", "/xl/workbook.xml"),
      (
        "xl/", "workbook.xml", "worksheets/sheet1.xml", "/xl/worksheets/sheet1.xml",
        "xl/workbook.xml"
      ),
      ("boek/", "werkboek.xml", "bladen/eerste.xml", "bladen/eerste.xml", "boek/werkboek.xml"),
      ("a/b/", "book.xml", "blad 1.xml", "../b/./blad%201.xml", "/a/b/book.xml"),
      ("", "workbook.xml", "sheet.xml", "sheet.xml", "workbook.xml"),
    ] {
      var package = Package(sheet: Self.sheet())
      (package.folder, package.book, package.sheetPart) = (folder, book, part)
      (package.target, package.bookTarget) = (target, bookTarget)
      #expect(try Self.outcomes(package.bytes) == Self.control(), "\(folder)\(part)")
    }
  }

  @Test("escapes in texts, shared and inline")
  func escapes() throws {
    #expect(WorkbookText.unescaped("Leerweg_x000D_\n") == "Leerweg\r\n")
    #expect(WorkbookText.unescaped("a_x005F_x000D_b") == "a_x000D_b")
    #expect(WorkbookText.unescaped("_xD83D__xDE00_") == "😀")
    #expect(WorkbookText.unescaped("_x00e9_n_x_xZZZZ_ _x12_") == "én_x_xZZZZ_ _x12_")
    for (old, new) in [
      ("Leerweg", "Leerweg_x000D_\n"), ("BBL", "BBL_x000D_"),
      ("Aantal werknemers", "Aantal_x000A_werknemers"),
    ] {
      let sheet = Self.sheet().replacing(">\(old)<", with: ">\(new)<")
      #expect(sheet != Self.sheet())
      #expect(try Self.outcomes(Package(sheet: sheet).bytes) == Self.control(), "\(new)")
    }
    var shared = Package(
      sheet: Self.sheet().replacing(
        #"t="inlineStr"><is><t>BBL</t></is>"#, with: #"t="s"><v>0</v>"#))
    shared.shared = "<sst><si><t>BBL_x000D_</t></si></sst>"
    #expect(try Self.outcomes(shared.bytes) == Self.control())
  }

  @Test("phonetic guides and runs, in shared and in inline texts")
  func guides() throws {
    let guide = #"<rPh sb="0" eb="1"><t>x</t></rPh><phoneticPr fontId="1"/>"#
    let inline = Self.sheet().replacing("<t>21CY</t>", with: "<t>21CY</t>" + guide)
      .replacing(
        "<t>Leerweg</t>",
        with: "<r><t>Leer</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\">weg </t></r>" + guide)
    #expect(try Self.outcomes(Package(sheet: inline).bytes) == Self.control())
    var shared = Package(
      sheet: Self.sheet().replacing(
        #"t="inlineStr"><is><t>21CY</t></is>"#, with: #"t="s"><v>1</v>"#))
    shared.shared =
      "<x:sst xmlns:x=\"\(Self.main)\"><x:si><x:t>niets</x:t></x:si><x:si><x:r><x:t>21</x:t></x:r>"
      + "<x:r><x:t>CY</x:t></x:r><x:rPh sb=\"0\" eb=\"1\"><x:t>x</x:t></x:rPh></x:si></x:sst>"
    #expect(try Self.outcomes(shared.bytes) == Self.control())
  }

  static let styles = """
    <styleSheet><numFmts><numFmt numFmtId="164" formatCode="d\\-m\\-yyyy;@"/>
    <numFmt numFmtId="165" formatCode="0.0%"/><numFmt numFmtId="166" formatCode="#,##0 &quot;dagen&quot;"/>
    </numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>
    <xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="9"/>
    </cellXfs></styleSheet>
    """

  @Test(
    "what a number is follows from its format",
    arguments: [
      ("General", .number), ("0.00", .number), ("#,##0", .number), ("0.0%", .percent),
      ("d-m-yyyy", .date), ("[$-413]d mmmm yyyy;@", .date), ("[h]:mm:ss", .date), ("mmm-yy", .date),
      ("\"dagen\" 0", .number), ("[Red]0", .number), ("0\\d", .number), ("0.00E+00", .number),
      ("_-* #,##0.00_-", .number), ("Standaard", .number), ("€ 0", .number), ("jjjj", .date),
    ] as [(String, CellFormats.Meaning)])
  func formats(code: String, meaning: CellFormats.Meaning) {
    #expect(CellFormats.meaning(of: code) == meaning)
  }

  static func cells(_ xml: String, bookPr: String = "") throws -> [Int: SheetCell] {
    var package = Package(
      sheet: "<worksheet><sheetData><row r=\"1\">\(xml)</row></sheetData></worksheet>")
    (package.styles, package.bookPr) = (styles, bookPr)
    return try SourceFolder.with(["x.xlsx": package.bytes]) { folder in
      try Workbook(path: folder + "/x.xlsx", name: "x.xlsx").sheet(named: "").rows.first?.cells
        ?? [:]
    }
  }

  @Test("days, per cents, booleans, errors and formulas are what they are")
  func kinds() throws {
    let cells = try Self.cells(
      #"<c s="1"><v>45535</v></c><c s="2"><v>45535</v></c><c s="3"><v>0.123</v></c>"#
        + #"<c s="4"><v>12</v></c><c t="b"><v>0</v></c><c t="e"><v>#N/A</v></c>"#
        + #"<c><f>A1</f></c><c t="str"><f>A1</f><v></v></c><c t="d"><v>2024-08-31T00:00:00</v></c>"#
        + #"<c s="1"><v>45535.5</v></c><c><f t="shared" si="0"/><v>7</v></c><c s="99"><v>3</v></c>"#
    )
    #expect(cells[0] == SheetCell(text: "2024-08-31", kind: .date))
    #expect(cells[1] == SheetCell(text: "2024-08-31", kind: .date))
    #expect(cells[2] == SheetCell(text: "0.123", kind: .percent))
    #expect(cells[3] == SheetCell(text: "12", kind: .number))
    #expect(cells[4] == SheetCell(text: "FALSE", kind: .boolean))
    #expect(cells[5] == SheetCell(text: "#N/A", kind: .error))
    #expect(cells[6] == SheetCell(text: "formule zonder uitkomst", kind: .error))
    #expect(cells[7] == nil)
    #expect(cells[8] == SheetCell(text: "2024-08-31", kind: .date))
    #expect(cells[9] == SheetCell(text: "45535.5", kind: .date))
    #expect(cells[10] == SheetCell(text: "7", kind: .number))
    #expect(cells[11] == SheetCell(text: "3", kind: .number))
    let mac = try Self.cells(#"<c s="1"><v>44073</v></c>"#, bookPr: #"<workbookPr date1904="1"/>"#)
    #expect(mac[0]?.text == "2024-08-31")
  }

  @Test(
    "numbers as a spreadsheet shows them",
    arguments: [
      ("25187.0", "25187"), ("2.5187E4", "25187"), ("13.140000000000001", "13.14"),
      ("1229.9999999999998", "1230"), ("0106", "0106"), ("13.25", "13.25"), ("1e400", "1e400"),
    ])
  func digits(stored: String, shown: String) throws {
    #expect(try Self.cells("<c><v>\(stored)</v></c>")[0]?.text == shown)
  }

  /// The first row's people in another cell.
  static func people(_ cell: String) throws -> [UInt8] {
    let sheet = sheet().replacing(#"<c r="E4"><v>370</v></c>"#, with: cell)
    #expect(sheet != Self.sheet())
    var package = Package(sheet: sheet)
    package.styles = styles
    return package.bytes
  }

  @Test(
    "a number of people as a number, as text, and in a format",
    arguments: [
      #"<c r="E4" t="inlineStr"><is><t>370</t></is></c>"#, #"<c r="E4"><v>370.0</v></c>"#,
      #"<c r="E4" s="4"><v>370</v></c>"#, #"<c r="E4"><v>3.7E2</v></c>"#,
      #"<c r="E4"><f>185*2</f><v>370</v></c>"#, #"<c r="E4" t="n"><v> 370 </v></c>"#,
    ])
  func counts(cell: String) throws {
    #expect(try Self.outcomes(Self.people(cell)) == Self.control())
  }

  @Test(
    "what is no number of people is refused at its cell",
    arguments: [
      (#"<c r="E4" t="inlineStr"><is><t>3.700</t></is></c>"#, "«3.700» is geen aantal: het kan"),
      (#"<c r="E4" t="inlineStr"><is><t>370*</t></is></c>"#, "«370*» is geen aantal"),
      (#"<c r="E4" t="inlineStr"><is><t>1 370</t></is></c>"#, "«1 370» is geen aantal"),
      (#"<c r="E4" t="b"><v>1</v></c>"#, "«TRUE» is geen aantal: de cel is waar of onwaar"),
      (#"<c r="E4" s="1"><v>370</v></c>"#, "«1901-01-04» is geen aantal: de cel is een datum"),
      (#"<c r="E4" s="5"><v>10</v></c>"#, "«10» is geen aantal: de cel is een percentage"),
      (#"<c r="E4" t="e"><v>#N/A</v></c>"#, "de cel bevat een fout: #N/A"),
      (#"<c r="E4"><f>B1</f></c>"#, "de cel bevat een fout: formule zonder uitkomst"),
      (#"<c r="E4"><v>370.5</v></c>"#, "«370.5» is geen aantal"),
    ])
  func noCount(cell: String, message: String) throws {
    let text = try Self.refused(Self.people(cell))
    #expect(
      text.hasPrefix(
        "cbs/arbeidsmarktkenmerken-mbo-uitstromers.xlsx!Tabel 1 instelling!E4: \(message)"),
      "\(text)")
    #expect(text.contains("\nverwacht: ") && text.contains("\ndoe: "))
    #expect(!text.contains("kolomnamen"))
  }

  @Test("an error in a cell that nothing reads is no matter; a marker may be one")
  func errorElsewhere() throws {
    let beside = Self.sheet().replacing(
      "</row></sheetData>", with: #"<c r="K5" t="e"><v>#REF!</v></c></row></sheetData>"#)
    #expect(try Self.outcomes(Package(sheet: beside).bytes) == Self.control())
    let marked = try Declared.source(
      "cbs-mbo-per-crebo", [#"suppressed: [".", x"#: ##"suppressed: [".", "#N/A", x"##])
    let facts = try take(marked, Self.people(#"<c r="E4" t="e"><v>#N/A</v></c>"#)).tables.outcomes
    #expect(facts.first?.missing == .withheldBySource)
  }

  @Test("hidden sheets are not taken; what later versions add is passed over")
  func passedOver() throws {
    var hidden = Package(sheet: Self.sheet())
    hidden.state = #" state="hidden""#
    #expect(try Self.refused(hidden.bytes).contains("geen blad «instelling»"))
    let extra = Self.sheet().replacing(
      "</worksheet>",
      with:
        "<extLst><ext><x14:row r=\"1\"><c r=\"A1\"><v>1</v></c></x14:row></ext></extLst></worksheet>"
    )
    .replacing("<worksheet ", with: "<worksheet xmlns:x14=\"http://x/14\" ")
    #expect(try Self.outcomes(Package(sheet: extra).bytes) == Self.control())
  }

  @Test("an old workbook, or one with a password, is told from a damaged one")
  func compound() throws {
    let old: [UInt8] =
      [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + Array(repeating: 0, count: 600)
    let text = try Self.refused(old)
    #expect(text.contains("dit is een werkboek van vóór 2007, of een met een wachtwoord"))
    #expect(text.contains("doe: open het en sla het zonder wachtwoord op als .xlsx"))
  }
}
