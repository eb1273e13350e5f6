import Facts
import Foundation
import Registers
import TestSupport
import Testing

@testable import Ingest

/// What CBS says beside a value; the pages and the table are synthetic.
@Suite("Values that are hidden, cannot be, or carry a name nobody knows")
struct ValueAttributeTests {
  /// Pages of one group whose part «Met werk, met uitkering» carries an attribute.
  private static func pages(_ attribute: String, _ value: String, string: String = "null")
    -> [String: String]
  {
    var files = PageTests.labels
    let row = PageTests.observation(3, "A028814", "20")
      .replacing(#""ValueAttribute":"None""#, with: #""ValueAttribute":"\#(attribute)""#)
      .replacing(#""Value":20"#, with: #""Value":\#(value)"#)
      .replacing(#""StringValue":null"#, with: #""StringValue":\#(string)"#)
    files["Observations-0001.json"] = PageTests.rows([
      PageTests.observation(0, "T001242", "700"), PageTests.observation(1, "A028813", "400"), row,
      PageTests.observation(4, "A028815", "10"), PageTests.observation(5, "A028816", "70"),
      PageTests.observation(6, "A043837", "180"),
    ])
    return files
  }

  private static func missing(_ pages: [String: String]) throws -> [Reason?] {
    try PageTests.take(Declared.source("cbs-85696"), pages).tables.outcomes
      .filter { $0.definition.hasPrefix("job_path") }.map(\.missing)
  }

  @Test("a hidden part makes the outcome hidden, whatever stands beside the name")
  func hidden() throws {
    #expect(try Self.missing(Self.pages("None", "20")) == [nil])
    #expect(try Self.missing(Self.pages("Confidential", "null")) == [.withheldBySource])
    // A number that the source calls hidden is not used.
    #expect(try Self.missing(Self.pages("Confidential", "20")) == [.withheldBySource])
    #expect(
      try Self.missing(Self.pages("Confidential", "null", string: #""x""#)) == [.withheldBySource])
    #expect(try Self.missing(Self.pages("None", "null", string: #"".""#)) == [.withheldBySource])
  }

  @Test("a part that cannot be makes none")
  func impossible() throws {
    #expect(try Self.missing(Self.pages("Impossible", "null")) == [])
    #expect(try Self.missing(Self.pages("None", "null")) == [])
  }

  @Test("a name nobody knows, and a number where there can be none, are refused where they stand")
  func unknown() throws {
    let source = try Declared.source("cbs-85696")
    let unknown = PageTests.refusal(source, Self.pages("Raadsel", "null"))
    #expect(unknown.hasPrefix("pages/cbs-85696/Observations-0001.json:3:"), "\(unknown)")
    #expect(unknown.contains("ValueAttribute «Raadsel» is onbekend"))
    #expect(unknown.contains("markers: suppressed» (verborgen)"))
    #expect(PageTests.refusal(source, Self.pages("confidential", "20")).contains("is onbekend"))
    let both = PageTests.refusal(source, Self.pages("Impossible", "20"))
    #expect(both.contains("«20» met «Impossible» erbij: daar kan geen getal staan"))
    let nameless = Self.pages("None", "20").mapValues {
      $0.replacing(#""ValueAttribute""#, with: #""Kenmerk""#)
    }
    #expect(PageTests.refusal(source, nameless).contains("lid «ValueAttribute» ontbreekt"))
  }

  @Test("a source can say what a name means, and must have a sign for what is hidden")
  func declared() throws {
    let hides = try Declared.source(
      "cbs-85696", ["suppressed: [\".\"]": "suppressed: [\".\", Raadsel]"])
    let taken = try PageTests.take(hides, Self.pages("Raadsel", "null")).tables.outcomes
    #expect(taken.contains { $0.missing == .withheldBySource })
    let lacks = try Declared.source("cbs-85696", ["absent: [\"\"]": "absent: [\"\", Raadsel]"])
    #expect(
      try PageTests.take(lacks, Self.pages("Raadsel", "null")).tables.outcomes
        .filter { $0.definition.hasPrefix("job_path") }.isEmpty)
    let signless = try Declared.source("cbs-85696", ["suppressed: [\".\"]": "suppressed: []"])
    #expect(
      PageTests.refusal(signless, Self.pages("Confidential", "null"))
        .contains("deze bron noemt geen teken voor een verborgen getal"))
  }

  @Test("a measure that nobody asks for may carry anything")
  func passedOver() throws {
    var files = Self.pages("None", "20")
    let other = PageTests.observation(9, "A028813", "57.1", measure: "M000002")
      .replacing(#""None""#, with: #""Raadsel""#)
    files["Observations-0001.json"] = files["Observations-0001.json"]?
      .replacing("]}", with: ",\n\(other)]}")
    #expect(try Self.missing(files) == [nil])
  }

  /// The same by the bulk service: a table of text, in which a hidden value is an empty cell.
  private static func bulk(_ attribute: String, _ value: String) throws -> [OutcomeFact] {
    let source = try Declared.source("cbs-85696")
    let head =
      "\u{FEFF}\"Id\";\"Measure\";\"Geslacht\";\"Persoonskenmerken\";\"UitstromersMboMetEnZonderDiploma\";"
      + "\"Arbeidsmarktpositie\";\"Studierichting\";\"Peilmoment\";\"Perioden\";\"Value\";"
      + "\"StringValue\";\"ValueAttribute\"\r\n"
    func row(_ id: Int, _ position: String, _ value: String, _ attribute: String = "None") -> String
    {
      "\(id);\"M000001\";\"Totaal\";\"Totaal\";\"Bol-vt: met diploma, niveau 4\";\"\(position)\";"
        + "\"06 Informatica\";\"1 jaar na verlaten onderwijs\";\"2022/'23\";\(value);\"\";\"\(attribute)\"\r\n"
    }
    let text =
      head + row(0, "Totaal", "700,0") + row(1, "Met werk, zonder uitkering", "400,0")
      + row(2, "Met werk, met uitkering", value, attribute)
      + row(3, "Zonder werk, met uitkering", "10,0")
      + row(4, "Zonder werk, zonder uitkering", "70,0")
      + row(5, "Terug in onderwijs", "180,0")
    return try SourceFolder.with(["cbs/85696NED.csv": Array(text.utf8)]) { folder in
      var tables = FactTables()
      _ = try Import.read(source, from: folder, into: &tables)
      return tables.outcomes.filter { $0.definition.hasPrefix("job_path") }
    }
  }

  @Test("the bulk service says the same in a column")
  func bulkColumn() throws {
    #expect(try Self.bulk("None", "20,0").map(\.missing) == [nil])
    #expect(try Self.bulk("Confidential", "").map(\.missing) == [.withheldBySource])
    #expect(try Self.bulk("Confidential", "20,0").map(\.missing) == [.withheldBySource])
    #expect(try Self.bulk("Impossible", "").isEmpty)
    let error = #expect(throws: IngestError.self) { try Self.bulk("Raadsel", "") }
    let said = error.map { "\($0)" } ?? ""
    #expect(said.hasPrefix("cbs/85696NED.csv:4:"), "\(said)")
    #expect(said.contains("ValueAttribute «Raadsel» is onbekend"))
  }
}
