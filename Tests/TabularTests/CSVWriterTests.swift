import Tabular
import Testing

@Suite("CSVWriter")
struct CSVWriterTests {
  static func text(_ rows: [[String]], _ writer: CSVWriter = CSVWriter()) -> String {
    var writer = writer
    for row in rows { writer.append(row: row) }
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  @Test("quotes only where needed")
  func minimalQuotes() {
    #expect(
      Self.text([["a b", "c,d", "e\"f", "g\nh", "", "i;j"], [""]])
        == "a b,\"c,d\",\"e\"\"f\",\"g\nh\",,i;j\n\"\"\n")
    #expect(
      Self.text([["a,b", "c;d"]], CSVWriter(delimiter: UInt8(ascii: ";"))) == "a,b;\"c;d\"\n")
  }

  @Test(
    "disarms formulas for spreadsheets, and leaves numbers alone",
    arguments: [
      ("=1+1", "'=1+1"), ("@SUM(A1)", "'@SUM(A1)"), ("@5", "'@5"), ("+31 6", "'+31 6"),
      ("-", "'-"), ("-5", "-5"), ("+5,25", "+5,25"), ("-1.5e-3", "-1.5e-3"), ("-1+cmd", "'-1+cmd"),
      ("\tx", "'\tx"), ("\rx", "\"'\rx\""), ("=a\"b", "\"'=a\"\"b\""), ("--5", "'--5"),
      ("gewoon", "gewoon"), ("a=b", "a=b"), ("-1.234,5", "'-1.234,5"),
    ])
  func spreadsheetSafe(cell: String, expected: String) {
    let writer = CSVWriter(delimiter: UInt8(ascii: ";"), spreadsheetSafe: true)
    #expect(Self.text([[cell, "x"]], writer) == expected + ";x\n")
  }
}
