import Tabular
import Testing

@Suite("FlatJSON")
struct FlatJSONTests {
  static let page = #"""
    {"odata.metadata":"https://x/$metadata#Cbs", "value":[
      {"ID":0,"Perioden":"2015JJ00 ","Waarde":-12.50e+1,"Leeg":null},
      {"ID":1,"Tekst":"a\"b\\c\/d\n\u00e9\ud83d\ude00\u20ac","Waar":true,"Lijst":[1,{"x":["]"]}]},
      {}
    ], "odata.nextLink":"https://x/?$skip=2", "tel":3}
    """#

  static func rows(_ bytes: [UInt8]) throws -> [[String: FlatValue]] {
    var page = try FlatJSON(bytes: bytes, source: "cbs.json")
    var rows: [[String: FlatValue]] = []
    while try page.next() {
      rows.append(Dictionary(uniqueKeysWithValues: page.fields.map { ($0.name, $0.value) }))
    }
    return rows
  }

  @Test("reads flat rows, keeps text as text, and passes over what is nested")
  func readsRows() throws {
    #expect(
      try Self.rows(Array(Self.page.utf8)) == [
        [
          "ID": .number("0"), "Perioden": .text("2015JJ00 "), "Waarde": .number("-12.50e+1"),
          "Leeg": .null,
        ],
        [
          "ID": .number("1"), "Tekst": .text("a\"b\\c/d\né😀€"), "Waar": .boolean(true),
          "Lijst": .nested,
        ],
        [:],
      ])
  }

  @Test("members are asked for by slot; those of an earlier row are gone")
  func slots() throws {
    var page = try FlatJSON(bytes: Array(Self.page.utf8), source: "cbs.json")
    let period = page.slot("Perioden")
    let id = page.slot("ID")
    let other = page.slot("Bestaat niet")
    #expect(page.value(id) == .absent)
    #expect(try page.next())
    #expect(page.text(period) == "2015JJ00 ")
    #expect(page.value(other) == .absent)
    #expect(try page.next())
    #expect(page.value(period) == .absent)
    #expect(page.text(id) == "1")
    #expect(page.error(at: id, "x").line == 3)
    #expect(page.error(at: id, "x").column == 9)
    #expect(try page.next())
    #expect(try !page.next())
    #expect(try !page.next())
    #expect(page.rowCount == 3)
    #expect(page.members["odata.nextLink"] == "https://x/?$skip=2")
    #expect(page.members["tel"] == "3")
  }

  @Test("reads a bare array, a byte order mark, and an empty page")
  func otherForms() throws {
    #expect(try Self.rows(Array("\u{FEFF} [ {\"a\":1} , {\"a\":2} ] ".utf8)).count == 2)
    #expect(try Self.rows(Array("{\"value\":[]}".utf8)).isEmpty)
    #expect(try Self.rows(Array("{\"value\":[{\"\\u0061\":1}]}".utf8)) == [["a": .number("1")]])
  }

  @Test("stays calm under deep nesting")
  func deepNesting() throws {
    let deep = String(repeating: "[", count: 200_000) + String(repeating: "]", count: 200_000)
    #expect(try Self.rows(Array("[{\"a\":\(deep)}]".utf8)) == [["a": .nested]])
  }

  @Test(
    "errors point at the place",
    arguments: [
      ("{\"value\":[{\"a\":1},\n {\"a\":}]}", 2, 7, "ongeldige JSON"),
      ("{\"value\":[1]}", 1, 11, "ongeldige JSON"),
      ("{\"value\":{}}", 1, 2, "lid «value» is geen rij objecten, of staat er twee keer"),
      ("{\"a\":1}", 1, 1, "lid «value» ontbreekt"),
      ("[{\"a\":1,\"a\":2}]", 1, 9, "lid «a» staat twee keer in het object"),
      ("[{\"a\":\"\\ud83d\"}]", 1, 8, "halve surrogaat in een tekst"),
      ("[{\"a\":\"\\x\"}]", 1, 8, "onbekende omzetting na \\"),
      ("[{\"a\":\"\n\"}]", 1, 8, "stuurteken 0x0A in een tekst"),
      ("[{\"a\":01}]", 1, 8, "ongeldige JSON"),
      ("[{\"a\":\"x", 1, 7, "de tekst wordt nergens gesloten"),
      ("[{}", 1, 4, "de JSON houdt midden in een waarde op"),
      ("[] x", 1, 4, "tekst na het einde"),
      ("", 1, 1, "de JSON houdt midden in een waarde op"),
    ])
  func errors(text: String, line: Int, column: Int, message: String) {
    let error = #expect(throws: TabularError.self) { try Self.rows(Array(text.utf8)) }
    #expect(error?.message == message)
    #expect(error.map { [$0.line, $0.column] } == [line, column])
  }

  @Test("an error text in full")
  func fullText() {
    let error = #expect(throws: TabularError.self) {
      try Self.rows(Array("[{\"naam\":\"één\" \"b\":1}]".utf8))
    }
    #expect(
      error?.description == """
        cbs.json:1:16: ongeldige JSON
            [{"naam":"één" "b":1}]
                           ^
        verwacht: een komma of «}»
        """)
  }
}
