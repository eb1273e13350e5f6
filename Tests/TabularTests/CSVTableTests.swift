import Tabular
import Testing

@Suite("CSVTable")
struct CSVTableTests {
  static func read(
    _ text: String, _ dialect: Dialect = Dialect()
  ) throws -> (rows: [[String]], reading: Reading) {
    let table = try CSVTable(bytes: Array(text.utf8), source: "t.csv", dialect: dialect)
    var rows: [[String]] = []
    let reading = table.forEachRow { row in
      rows.append((0..<row.fieldCount).map { row.text($0) })
    }
    return (rows, reading)
  }

  @Test(
    "knows CRLF, LF and lone CR, with and without a last line break",
    arguments: ["\r\n", "\n", "\r"], [true, false])
  func lineBreaks(lineBreak: String, atEnd: Bool) throws {
    let text = ["a,b", "1,2", "", "3,", "\"x\(lineBreak)y\",z"].joined(separator: lineBreak)
    let (rows, reading) = try Self.read(text + (atEnd ? lineBreak : ""))
    #expect(rows == [["1", "2"], ["3", ""], ["x\(lineBreak)y", "z"]])
    #expect(reading.blankLines == 1)
    #expect(reading.lines == 6)
    #expect(reading.records == 4)
  }

  @Test("skips a byte order mark, also before a quoted name")
  func byteOrderMark() throws {
    let table = try CSVTable(
      bytes: Array("\u{FEFF}\"ID\";\"a\"\n1;2\n".utf8), source: "t",
      dialect: Dialect(delimiter: UInt8(ascii: ";")))
    #expect(table.header == ["ID", "a"])
  }

  @Test("names the columns after the last header row")
  func severalHeaderRows() throws {
    let table = try CSVTable(
      bytes: Array("Titel\n\na,b\n1,2\n".utf8), source: "t", dialect: Dialect(headerRows: 2))
    #expect(table.header == ["a", "b"])
    #expect(table.headerRowsText == [["Titel"], ["a", "b"]])
    var lines: [Int] = []
    let reading = table.forEachRow { row in lines.append(row.line) }
    #expect(lines == [4])
    #expect(reading.records == 3)
    #expect(reading.blankLines == 1)
  }

  @Test("without a header the first row sets the width, unless rows are ragged")
  func noHeader() throws {
    #expect(try Self.read("1,2\n3\n", Dialect(headerRows: 0)).reading.rejectCount == 1)
    let ragged = Dialect(headerRows: 0, raggedRows: true)
    #expect(try Self.read("1,2\n3\n", ragged).rows == [["1", "2"], ["3"]])
    let nothing = try Self.read("", Dialect(headerRows: 0)).reading
    #expect([nothing.records, nothing.blankLines, nothing.lines] == [0, 0, 0])
  }

  @Test("a line of just two quotes is an empty line, unless there is one column")
  func quotedBlankLine() throws {
    let (rows, reading) = try Self.read("a,b\n\"\"\n1,2\n")
    #expect(rows == [["1", "2"]])
    #expect(reading.blankLines == 1)
    #expect(reading.rejects == [])
    let single = try Self.read("a\n\"\"\n").rows
    #expect(single == [[""]])
  }

  @Test("quotes are plain text when the dialect has none")
  func noQuotes() throws {
    #expect(try Self.read("a,b\n\"1,2\n", Dialect(quote: nil)).rows == [["\"1", "2"]])
  }

  @Test("goes on after a broken row, and takes no tail of it for a row")
  func resumes() throws {
    let text = "a,b\n1,\"x\n2,\"y\",\n3,z\n4,\"v\nw\"q,5\n6,7\n"
    let (rows, reading) = try Self.read(text)
    #expect(rows == [["3", "z"], ["6", "7"]])
    #expect(reading.rejects.map(\.line) == [3, 3, 6, 6])
  }

  @Test("rows and rejects are lines of the file")
  func rowsAndRejectsTogether() throws {
    let (rows, reading) = try Self.read("a,b\n1\n1,2,3\n\"x\"y,1\n5,6\n\"open,7\n")
    #expect(rows == [["5", "6"]])
    #expect(reading.rejects.map(\.line) == [2, 3, 4, 6])
    #expect(reading.rejects.map(\.column) == [2, 5, 4, 1])
    #expect(reading.records == 6)
  }

  @Test("the body may refuse rows; they are counted and not used")
  func bodyRefuses() throws {
    let table = try CSVTable(
      bytes: Array("n\n1\nx\n3\n".utf8), source: "t.csv", dialect: Dialect())
    var sum = 0
    let reading = table.takeRows(keepingRejects: 0) { row in
      guard let number = row.integer(0) else { return row.reject(at: 0, "geen getal") }
      sum += number
      return nil
    }
    #expect(sum == 4)
    #expect(reading.rows == 2)
    #expect(reading.rejectCount == 1)
    #expect(reading.rejects.isEmpty)
  }

  @Test("an error in the body stops the reading with its own type")
  func bodyThrows() throws {
    struct Stop: Error, Equatable {}
    let table = try CSVTable(bytes: Array("n\n1\n".utf8), source: "t", dialect: Dialect())
    #expect(throws: Stop()) {
      _ = try table.forEachRow { (_: borrowing Row) throws(Stop) in throw Stop() }
    }
  }
}
