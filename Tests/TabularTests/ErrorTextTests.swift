import Tabular
import Testing

@Suite("Error texts")
struct ErrorTextTests {
  static func table(_ text: String, source: String = "duo/x.csv") throws -> CSVTable {
    try CSVTable(bytes: Array(text.utf8), source: source, dialect: Dialect())
  }

  static func mapping(
    _ header: String, _ roles: [ColumnRole], source: String = "duo/x.csv", advice: String? = nil
  ) throws -> String? {
    let table = try table(header + "\n1\n", source: source)
    let error = #expect(throws: TabularError.self) {
      _ = try HeaderMap(table: table, columns: roles, advice: advice)
    }
    return error?.description
  }

  @Test("a missing column")
  func missingColumn() throws {
    let text = try Self.mapping(
      "\"STUDIEJAAR\",\"PROVINCIENAAM\"",
      [ColumnRole("brin", ["INSTELLINGSCODE_ACTUEEL", "INSTELLINGSCODE"])],
      source: "duo/ingeschrevenenhbo.csv",
      advice: "pas de kolomnamen aan in Datasets/sources/duo-p01hoinges.yml")
    #expect(
      text == """
        duo/ingeschrevenenhbo.csv:1:1: kolom «brin» ontbreekt
            "STUDIEJAAR","PROVINCIENAAM"
            ^
        verwacht: een van INSTELLINGSCODE_ACTUEEL, INSTELLINGSCODE
        doe: pas de kolomnamen aan in Datasets/sources/duo-p01hoinges.yml
        """)
  }

  @Test("a missing column with a name that resembles it")
  func nearestName() throws {
    let text = try Self.mapping(
      "\u{FEFF}\"AANTAL\",\"OPLEIDINGSCODE_ACTUEEL\"",
      [ColumnRole("count", ["AANTAL"]), ColumnRole("code", ["OPLEIDINGSCODE ACTUEEL"])])
    #expect(
      text == """
        duo/x.csv:1:10: kolom «code» ontbreekt
            "AANTAL","OPLEIDINGSCODE_ACTUEEL"
                     ^
        verwacht: OPLEIDINGSCODE ACTUEEL
        bedoeld: «OPLEIDINGSCODE_ACTUEEL»?
        """)
  }

  @Test("suggests what begins alike or has a slip, and not what means something else")
  func suggestions() throws {
    func suggested(_ wanted: String, _ header: String) throws -> Bool {
      try #require(try Self.mapping(header, [ColumnRole("x", [wanted])])).contains("bedoeld")
    }
    #expect(try suggested("OPLEIDINGSCODE", "OPLEIDINGSCODE_ACTUEEL"))
    #expect(try suggested("GEMEENTENUMMER", "Gemeente nummer"))
    #expect(try suggested("PROVINCIENAAM", "PROVINCENAAM"))
    #expect(try !suggested("INSTELLINGSCODE_ACTUEEL", "INSTELLINGSNAAM_ACTUEEL"))
    #expect(try !suggested("JAAR", "AANTAL"))
  }

  @Test("a name that is there twice")
  func twice() throws {
    #expect(
      try Self.mapping("a,b, a ", [ColumnRole("x", ["a"])]) == """
        duo/x.csv:1:5: de naam «a» staat 2 keer in de kop
            a,b, a\u{20}
                ^
        verwacht: één kolom voor «x»
        """)
  }

  @Test("an alias counts after trimming, the first one wins, and optional columns may lack")
  func mapping() throws {
    let table = try Self.table("\" BRIN \",NAAM,CODE\n1,2,3\n")
    let columns = try HeaderMap(
      table: table,
      columns: [
        ColumnRole("brin", ["INSTELLINGSCODE", "BRIN"]), ColumnRole("code", ["CODE", "NAAM"]),
        ColumnRole("vorm", ["VORM"], required: false),
      ])
    #expect(columns.required("brin") == 0)
    #expect(columns["code"] == 2)
    #expect(columns["vorm"] == nil)
    let error = #expect(throws: TabularError.self) {
      _ = try HeaderMap(
        header: ["Jaar", "Naam"], source: "x.xlsx", line: 3, columns: [ColumnRole("naam", ["naam"])]
      )
    }
    #expect(
      error?.description == """
        x.xlsx:3:6: kolom «naam» ontbreekt
            Jaar;Naam
                 ^
        verwacht: naam
        bedoeld: «Naam»?
        """)
  }

  @Test("broken rows")
  func rejects() throws {
    let table = try Self.table("a,b\n1\n\tx,2,3\n\"x\"y,1\n\"open,7\n")
    let reading = table.forEachRow { _ in }
    #expect(
      reading.rejects.map(\.description) == [
        """
        duo/x.csv:2:2: te weinig velden: 1
            1
             ^
        verwacht: 2 velden, zoals de kop op regel 1
        """,
        """
        duo/x.csv:3:6: te veel velden: 3
            \tx,2,3
            \t    ^
        verwacht: 2 velden, zoals de kop op regel 1
        """,
        """
        duo/x.csv:4:4: tekst na het afsluitende aanhalingsteken
            "x"y,1
               ^
        verwacht: een komma of het einde van de regel
        """,
        """
        duo/x.csv:5:1: het aanhalingsteken wordt nergens gesloten
            "open,7
            ^
        verwacht: een afsluitend aanhalingsteken
        """,
      ])
    let error = #expect(throws: TabularError.self) {
      try reading.requireNoRejects(advice: "meld het aan DUO")
    }
    #expect(error?.description.hasSuffix("kop op regel 1\ndoe: meld het aan DUO") == true)
  }

  @Test("a file without a header")
  func empty() {
    let error = #expect(throws: TabularError.self) { _ = try Self.table("\n\n") }
    #expect(error?.description == "duo/x.csv:3:1: het bestand is leeg\nverwacht: een kopregel")
  }

  @Test("long lines are shortened around the caret; control characters cannot act")
  func shortened() throws {
    let filler = String(repeating: "x", count: 300)
    let table = try Self.table("a,b\n\(filler),1,2\n\u{1B}[2Jé\n1,2,\(filler)\n")
    let rejects = table.forEachRow { _ in }.rejects
    #expect(rejects.map { $0.text.unicodeScalars.count } == [160, 5, 160])
    #expect(rejects[0].column == 304)
    #expect(rejects[0].text == "…" + String(repeating: "x", count: 155) + ",1,2")
    #expect(rejects[0].description.split(separator: "\n")[2].count == 4 + 159 + 1)
    #expect(rejects[1].text == "␛[2Jé")
    #expect(rejects[2].text == "1,2," + String(repeating: "x", count: 155) + "…")
  }

  @Test("a file of one huge line still gives a short message")
  func hugeLine() throws {
    let filler = String(repeating: "é", count: 500_000)
    let table = try Self.table("a,b\n\(filler),1,2,\(filler)\n")
    let reject = try #require(table.forEachRow { _ in }.rejects.first)
    #expect(reject.column == 500_004)
    #expect(reject.text.unicodeScalars.count == 160)
    #expect(reject.text.contains("é,1,2,é"))
  }
}
