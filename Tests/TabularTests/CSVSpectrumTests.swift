import Foundation
import Tabular
import Testing

@Suite("csv-spectrum", .enabled(if: SharedFolder.url != nil, "\(SharedFolder.absence)"))
struct CSVSpectrumTests {
  /// The stored copies of the CRLF cases have lost their carriage returns; they are put back.
  static func bytes(_ name: String) throws -> [UInt8] {
    let bytes = try SharedFolder.bytes("data/suites/csv-spectrum/csvs/\(name).csv")
    guard name.hasSuffix("_crlf"), !bytes.contains(0x0D) else { return bytes }
    return bytes.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
  }

  static func rows(_ name: String) throws -> [[String: String]] {
    let table = try CSVTable(bytes: bytes(name), source: name, dialect: Dialect())
    var rows: [[String: String]] = []
    let reading = table.forEachRow { row in
      var record: [String: String] = [:]
      for (index, column) in table.header.enumerated() { record[column] = row.text(index) }
      rows.append(record)
    }
    #expect(reading.rejects.isEmpty)
    return rows
  }

  @Test(
    "reads what the suite expects",
    arguments: [
      "comma_in_quotes", "empty", "empty_crlf", "escaped_quotes", "json", "newlines",
      "newlines_crlf", "quotes_and_newlines", "simple", "simple_crlf", "utf8",
    ])
  func readsCase(name: String) throws {
    let json = try SharedFolder.bytes("data/suites/csv-spectrum/json/\(name).json")
    let expected = try JSONSerialization.jsonObject(with: Data(json))
    #expect(try Self.rows(name) == (expected as? [[String: String]]))
  }

  /// The suite's own JSON is one object, and has another telephone number than the CSV.
  @Test("keeps quotes in the middle of an unquoted field")
  func keepsLiteralQuotes() throws {
    let json = try SharedFolder.bytes("data/suites/csv-spectrum/json/location_coordinates.json")
    let parsed = try JSONSerialization.jsonObject(with: Data(json))
    var expected = try #require(parsed as? [String: String])
    expected["Contact Phone Number"] = "2095257564"
    #expect(try Self.rows("location_coordinates") == [expected])
  }
}
