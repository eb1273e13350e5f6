import Foundation
import Tabular
import TestSupport
import Testing

@Suite("Properties of the readers and the writer")
struct TabularPropertyTests {
  static let alphabet: [UInt8] = Array("ab1,,;\"\"\"\n\n\r ".utf8) + [0xE2, 0x81, 0xC3, 0xA9, 0xEF]

  static func bytes(
    from alphabet: [UInt8], upTo length: Int, _ generator: inout SeededGenerator
  ) -> [UInt8] {
    (0..<Int.random(in: 0...length, using: &generator)).map { _ in
      alphabet[Int.random(in: alphabet.indices, using: &generator)]
    }
  }

  /// Line breaks counted in another way than the scanner does.
  static func physicalLines(_ bytes: [UInt8]) -> Int {
    let skipped = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var text = bytes[skipped...].filter { $0 != 0 }.map { $0 < 0x80 ? $0 : 0x61 }[...]
    guard !text.isEmpty else { return 0 }
    if text.last == 0x0A { text = text.dropLast() }
    if text.last == 0x0D { text = text.dropLast() }
    let plain = String(decoding: text, as: UTF8.self).replacing("\r\n", with: "\n")
    return plain.unicodeScalars.count { $0 == "\n" || $0 == "\r" } + 1
  }

  @Test("any bytes: no crash, and every line is a row, a reject or empty", arguments: 0..<4)
  func accounting(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let anything = Array(UInt8.min...UInt8.max)
    for turn in 0..<2_000 {
      let bytes = Self.bytes(
        from: turn % 4 == 0 ? anything : Self.alphabet, upTo: 60, &generator)
      for encoding in Encoding.allCases {
        let dialect = Dialect(
          encoding: encoding, headerRows: 0, raggedRows: Bool.random(using: &generator))
        guard let table = try? CSVTable(bytes: bytes, source: "t", dialect: dialect) else {
          continue
        }
        var lines = 0
        var visited = 0
        let reading = table.forEachRow { row in
          visited += 1
          lines += row.lineCount
          for field in 0..<row.fieldCount {
            _ = (row.text(field), row.integer(field), row.decimal(field, comma: true))
            _ = (row.trimmedText(field), row.column(field))
          }
        }
        lines += reading.rejects.reduce(0) { $0 + $1.lineCount } + reading.blankLines
        #expect(visited == reading.rows)
        #expect(reading.rejectCount == reading.rejects.count)
        #expect(lines == reading.lines, "\(bytes)")
        #expect(lines == Self.physicalLines(bytes), "\(bytes)")
        for reject in reading.rejects { #expect(reject.text.unicodeScalars.count <= 160) }
      }
    }
  }

  @Test("in = used + refused: without quotes every line that is not empty is one record")
  func usedPlusRefused() throws {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<2_000 {
      let body = Self.bytes(from: Array("a1,,\n".utf8), upTo: 40, &generator)
      let table = try CSVTable(
        bytes: Array("a,b\n".utf8) + body, source: "t", dialect: Dialect())
      let reading = table.takeRows { row in
        row.integer(0) == nil ? row.reject(at: 0, "geen getal") : nil
      }
      let lines = body.split(separator: 0x0A)
      #expect(reading.records == lines.count + 1)
      #expect(reading.rows + reading.rejectCount == lines.count)
    }
  }

  @Test("what the writer writes, the reader reads", arguments: [",", ";", "\t"])
  func roundTrip(delimiter: String) throws {
    var generator = SeededGenerator(seed: 7)
    let pieces = [
      "a", "\"", "\"\"", ",", ";", "\n", "\r", "\r\n", " ", "é", "\u{FEFF}", "=", "\t", "€",
    ]
    let byte = try #require(delimiter.utf8.first)
    for _ in 0..<1_000 {
      let width = Int.random(in: 1...4, using: &generator)
      let rows = (0..<Int.random(in: 1...4, using: &generator)).map { _ in
        (0..<width).map { _ in
          (0..<Int.random(in: 0...4, using: &generator)).map { _ in
            pieces.randomElement(using: &generator)!
          }.joined()
        }
      }
      var writer = CSVWriter(delimiter: byte)
      for row in rows { writer.append(row: row) }
      let dialect = Dialect(delimiter: byte, headerRows: 0)
      let table = try CSVTable(bytes: writer.bytes, source: "t", dialect: dialect)
      var read: [[String]] = []
      let reading = table.forEachRow { row in read.append((0..<row.fieldCount).map { row.text($0) })
      }
      #expect(read.map { $0.map { Array($0.utf8) } } == rows.map { $0.map { Array($0.utf8) } })
      #expect(reading.rejects.isEmpty && reading.blankLines == 0)
    }
  }

  @Test("any JSON: what is taken, Foundation takes too, and with the same rows")
  func jsonAgainstFoundation() throws {
    var generator = SeededGenerator(seed: 5)
    let sound = Array(FlatJSONTests.page.utf8)
    let edits = Array("{}[],:\"\\0-1.eEtnu \n\u{1}é".utf8)
    for _ in 0..<5_000 {
      var bytes = sound
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let place = bytes.indices.randomElement(using: &generator)!
        switch Int.random(in: 0...2, using: &generator) {
        case 0: bytes[place] = edits.randomElement(using: &generator)!
        case 1: bytes.insert(edits.randomElement(using: &generator)!, at: place)
        default: bytes.remove(at: place)
        }
      }
      guard let rows = try? FlatJSONTests.rows(bytes).count else { continue }
      let object = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
      let list = object?["value"] as? [Any]
      #expect(list?.count == rows, "\(String(decoding: bytes, as: UTF8.self))")
    }
  }

  @Test("a JSON page that is cut off is never taken")
  func cutJSON() {
    let sound = Array(FlatJSONTests.page.utf8)
    for length in 0..<sound.count {
      #expect(throws: TabularError.self) { try FlatJSONTests.rows(Array(sound[..<length])) }
    }
  }
}
