import Tabular
import Testing

@Suite("Row")
struct RowTests {
  static func first<Value>(
    _ bytes: [UInt8], _ dialect: Dialect = Dialect(headerRows: 0),
    _ body: (borrowing Row) -> Value
  ) throws -> Value {
    var value: Value?
    let table = try CSVTable(bytes: bytes, source: "t.csv", dialect: dialect)
    let reading = table.forEachRow { row in value = value ?? body(row) }
    try reading.requireNoRejects()
    return try #require(value)
  }

  @Test(
    "a whole number is digits, a minus sign and spaces around",
    arguments: [
      ("12", 12), ("  -7 ", -7), ("0106", 106), ("9223372036854775807", .max),
      ("-9223372036854775808", .min), ("9223372036854775808", nil), ("", nil), ("-", nil),
      ("+5", nil), ("1.0", nil), ("1 2", nil), ("<5", nil), (".", nil), ("٣", nil),
    ] as [(String, Int?)])
  func integers(text: String, expected: Int?) throws {
    #expect(try Self.first(Array("\(text);".utf8), Self.semicolons) { $0.integer(0) } == expected)
  }

  @Test(
    "a decimal number follows the declared separator",
    arguments: [
      ("0,0310", true, 0.0310), ("14", true, 14), (" -3,5 ", true, -3.5), ("3.5", true, nil),
      ("3.5", false, 3.5), ("0,1", false, nil), ("1.234,5", true, nil), ("5,", true, nil),
      (",5", true, nil), ("1,2,3", true, nil), ("1e3", false, nil), ("nan", false, nil),
      ("3.14159265358979323846", false, 3.14159265358979323846), ("", true, nil),
      ("123456789012345,6", true, 123456789012345.6), ("0.1", false, 0.1),
      ("0,0000000000000000000000001", true, 1e-25),
    ] as [(String, Bool, Double?)])
  func decimals(text: String, comma: Bool, expected: Double?) throws {
    let read = try Self.first(Array("\(text);".utf8), Self.semicolons) {
      $0.decimal(0, comma: comma)
    }
    #expect(read == expected)
  }

  static let semicolons = Dialect(delimiter: UInt8(ascii: ";"), headerRows: 0)

  @Test("reads, trims, compares and interns a field the same way in each form")
  func forms() throws {
    let bytes = Array("plain,\"in \"\"quotes\"\"\",\"3000   \", \t ,\"\"\n".utf8)
    try Self.first(bytes) { row in
      var interner = Interner()
      let texts = ["plain", "in \"quotes\"", "3000   ", " \t ", ""]
      for (index, text) in texts.enumerated() {
        let read = [row.text(index), row.text(index, in: &interner)]
        #expect(read == [text, text])
        let same = [row.equals(index, text), row.equals(index, text + "!")]
        #expect(same == [true, false])
      }
      let trimmed = [row.trimmedText(2), row.trimmedText(1)]
      #expect(trimmed == ["3000", "in \"quotes\""])
      let empty = (0..<5).map { row.isEmpty($0) }
      #expect(empty == [false, false, false, true, true])
      #expect(interner.count == 5)
      let bytes = Array(row.bytes(0))
      #expect(bytes == Array("plain".utf8))
    }
  }

  @Test("decodes Windows-1252 only where it must")
  func windows1252() throws {
    let dialect = Dialect(encoding: .cp1252, headerRows: 0)
    try Self.first(Array("Frysl".utf8) + [0xE2] + Array("n,x".utf8), dialect) { row in
      let same = [row.equals(0, "Fryslân"), row.equals(1, "x")]
      #expect(same == [true, true])
      let text = row.text(0)
      #expect(text == "Fryslân")
      let column = row.column(1)
      #expect(column == 9)
    }
  }

  @Test("points at the physical line and column of a field in a row of several lines")
  func places() throws {
    let bytes = Array("\"één\r\ntwee\",\"ë\",x\n".utf8)
    let reject = try Self.first(bytes) { row in
      let lines = [row.line, row.lineCount]
      #expect(lines == [1, 2])
      let columns = (0..<3).map { row.column($0) }
      #expect(columns == [1, 7, 11])
      return row.reject(at: 2, "geen getal", expected: "een getal")
    }
    #expect(
      reject.description == """
        t.csv:2:11: geen getal
            twee","ë",x
                      ^
        verwacht: een getal
        """)
    #expect(reject.lineCount == 2)
  }
}

@Suite("Interner")
struct InternerTests {
  @Test("gives equal slices equal symbols, also after growing")
  func manyValues() {
    var interner = Interner()
    let values = (0..<5_000).map { "waarde \($0 % 1_000)" }
    let symbols = values.map { interner.symbol(for: Array($0.utf8).span) }
    #expect(interner.count == 1_000)
    #expect(zip(values, symbols).allSatisfy { interner[$1] == $0 })
    #expect(interner.texts.first == "waarde 0")
  }
}
