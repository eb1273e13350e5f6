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
}
