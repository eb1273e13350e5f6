import Facts
import Registers
import TestSupport
import Testing

@testable import Ingest

@Suite("Merged cells, empty keys, notes and titles of a table")
struct MergedCellsTests {
  typealias Book = WorkbookFormTests

  static let place = "cbs/arbeidsmarktkenmerken-mbo-uitstromers.xlsx!Tabel 1 instelling!"

  /// Three rows of one school and one of another; a nil is a cell that is left out.
  static let rows: [[String?]] = [
    ["nagemaakt: mbo-uitstromers 2020/'21"], [nil],
    Array(Synthetic.creboHeader.dropLast()),
    ["21CY", "25258", "BBL", "Ja", "370", "310", "290", "18.86"],
    ["21CY", "25443", "BBL", "Ja", "360", "290", "280", "17.97"],
    ["21CY", "25443", "BOL", "Ja", "350", "330", "310", "17.24"],
    ["25LX", "25480", "BOL", "Ja", "500", "470", "460", "16.1"],
  ]

  static func without(_ cells: [(Int, Int)]) -> [[String?]] {
    var rows = rows
    for (row, column) in cells { rows[row][column] = nil }
    return rows
  }

  static func book(_ rows: [[String?]], merged: [String] = []) -> [UInt8] {
    let list = merged.map { #"<mergeCell ref="\#($0)"/>"# }.joined()
    let merges = merged.isEmpty ? "" : "<mergeCells count=\"1\">\(list)</mergeCells>"
    return Book.Package(
      sheet: Book.sheet(rows).replacing("</worksheet>", with: merges + "</worksheet>")
    ).bytes
  }

  static func hours(_ bytes: [UInt8]) throws -> [OutcomeFact] {
    try Book.outcomes(bytes).filter { $0.definition == "job_chance.cbs_crebo_work_12h" }
  }

  @Test("merged keys hold for each of their rows")
  func carried() throws {
    let control = try Self.hours(Self.book(Self.rows))
    #expect(control.map(\.group.brin) == ["21CY", "21CY", "21CY", "25LX"])
    #expect(
      try Self.hours(Self.book(Self.without([(4, 0), (5, 0)]), merged: ["A4:A6"])) == control)
    #expect(
      try Self.hours(
        Self.book(
          Self.without([(4, 0), (5, 0), (5, 1), (4, 2)]), merged: ["A4:A6", "B5:B6", "$C$4:$C$5"]))
        == control)
    // What other programs left in the covered cells is not shown, and not read.
    var stale = Self.rows
    (stale[4][0], stale[5][0]) = ("25LX", "25LX")
    #expect(try Self.hours(Self.book(stale, merged: ["A4:A6"])) == control)
    // Titles, the heading and notes are merged too.
    let noted = Self.rows + [["Bron: nagemaakt."]]
    #expect(try Self.hours(Self.book(noted, merged: ["A1:H1", "A8:H8"])) == control)
  }

  @Test("a heading that is merged downwards is that of the row below")
  func heading() throws {
    var rows = Self.rows
    rows[1] = ["Brin", "Crebo", "Leerweg", "Wel/geen diploma", "Aantallen", nil, nil, "Uurloon"]
    for column in [0, 1, 2, 3, 7] { rows[2][column] = nil }
    let merged = ["A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:G2", "H2:H3"]
    #expect(try Self.hours(Self.book(rows, merged: merged)).count == 4)
  }

  @Test(
    "a layout that only looks merged is refused at its first empty cell",
    arguments: [
      ([(4, 0), (5, 0)], "A5", "brin"), ([(5, 0)], "A6", "brin"), ([(5, 1)], "B6", "code"),
      ([(4, 2)], "C5", "leerweg"), ([(6, 3)], "D7", "diploma"),
    ])
  func looksMerged(cells: [(Int, Int)], place: String, role: String) throws {
    let text = try Book.refused(Self.book(Self.without(cells)))
    #expect(
      text.hasPrefix(Self.place + place + ": leeg «\(role)», waar erboven een waarde staat\n"),
      "\(text)")
    #expect(text.contains("doe: vul de cel, of voeg haar samen met die erboven"))
  }

  @Test("an empty institution is never the whole country; only a declared word is")
  func country() throws {
    let first = try Book.refused(Self.book(Self.without([(3, 0)])))
    #expect(first.hasPrefix(Self.place + "A4: leeg «brin»\n"))
    #expect(
      first.contains("verwacht: een waarde in elke rij; voor alle samen «Nederland» of «Totaal»"))
    var rows = Self.rows
    rows[6][0] = "Nederland"
    #expect(try Self.hours(Self.book(rows)).map(\.group.brin) == ["21CY", "21CY", "21CY", ""])
    rows[6][0] = "Alle scholen"
    #expect(try Book.refused(Self.book(rows)).contains("«ALLE SCHOLEN» is geen BRIN"))
    let declared = try Declared.source(
      "cbs-mbo-per-crebo", [#"brin: {Totaal: "", "#: #"brin: {Totaal: "", "": "", "#])
    let taken = try take(declared, Self.book(Self.without([(6, 0)])))
    #expect(taken.tables.outcomes.last?.group.brin == "")
  }

  @Test("an empty key in a text file is refused as well")
  func textFile() throws {
    let source = try Declared.source("cbs-85696", ["85696NED.zip": "85696NED.csv"])
    for (old, role) in [
      ("06 Informatica", "direction"), ("1 jaar na verlaten onderwijs", "moment"),
      ("Bol-vt: met diploma, niveau 4", "l"), ("2022/'23", "cohort"),
    ] {
      let text = try Synthetic.text("85696-titels.csv").replacing("\"\(old)\"", with: "\"\"")
      #expect(try refusal(source, text).contains("cbs/85696NED.csv:"), "\(role)")
    }
  }

  @Test("a number in merged cells is of several rows together and refused")
  func mergedNumber() throws {
    let down = try Book.refused(Self.book(Self.without([(4, 4)]), merged: ["E4:E5"]))
    #expect(down.hasPrefix(Self.place + "E4: «370» staat in samengevoegde cellen: 2 rijen en 1"))
    let across = try Book.refused(Self.book(Self.without([(3, 5)]), merged: ["E4:F4"]))
    #expect(across.contains("samengevoegde cellen: 1 rijen en 2 kolommen"))
    var hidden = Self.rows
    (hidden[3][4], hidden[4][4]) = ("x", nil)
    #expect(
      try Self.hours(Self.book(hidden, merged: ["E4:E5"])).map { $0.missing != nil }
        == [true, true, false, false])
    #expect(try Book.refused(Self.book(Self.rows, merged: ["A4:ZZZZ9"])).contains("geen bereik"))
  }

  @Test(
    "notes below the table are no rows of it",
    arguments: [
      ["1)", "Voorlopige cijfers"], ["Bron:", "CBS", "2022"], ["Toelichting", "zie", "blad", "1"],
      ["Bron: CBS"], [nil, nil, nil, nil, "Bron: CBS"], [nil, "x = geheim"],
      ["*", nil, "voorlopig"], [nil, nil, nil, nil, nil, nil, nil, nil, "buiten de tabel"],
    ] as [[String?]])
  func notes(note: [String?]) throws {
    let control = try Self.hours(Self.book(Self.rows))
    #expect(try Self.hours(Self.book(Self.rows + [[nil], note])) == control)
    #expect(try Self.hours(Self.book(Self.rows + [note, note])) == control)
  }

  @Test("a note among the numbers is refused with advice that fits; a lost row is no note")
  func notQuite() throws {
    let note = try Book.refused(Self.book(Self.rows + [["1)", "Zie", nil, nil, "Bron"]]))
    #expect(note.hasPrefix(Self.place + "C8: leeg «leerweg»"))
    #expect(note.hasSuffix("; haal de rij weg als zij een noot bij de tabel is"))
    let lost = try Book.refused(Self.book(Self.rows + [[nil, nil, nil, nil, "120"]]))
    #expect(lost.contains("E8: ") || lost.contains("A8: "))
    let dots = try Book.refused(
      Self.book(Self.rows + [["25LX", "25480", "BBL", "Ja", "n.b.", "n.b.", "n.b.", "n.b."]]))
    #expect(dots.hasPrefix(Self.place + "G8: «n.b.» is geen aantal"))
  }

  @Test(
    "a title of another year is refused at its cell",
    arguments: [
      "Arbeidsmarktkenmerken 2021/'22", "2021-2022", "schooljaar 2019/2020", "cohort 2018",
      "2013/'14 tot 2015/'16", "Uitstromers 2018",
    ])
  func otherYear(title: String) throws {
    var rows = Self.rows
    rows[0] = [title]
    let text = try Book.refused(Self.book(rows))
    #expect(text.hasPrefix(Self.place + "A1: «\(title)» gaat over "), "\(text)")
    #expect(text.contains("verwacht: een tabel over 2020/21, zoals «fixed» zegt\n"))
    rows = Self.rows
    rows[1] = [nil, nil, title]
    #expect(try Book.refused(Self.book(rows)).hasPrefix(Self.place + "C2: «\(title)»"))
  }

  @Test(
    "a title of this year or of none passes",
    arguments: ["2020/2021", "schooljaar 2020-2021", "Tabel 1", "CBS, 14-07-2022", "2020/21*"])
  func thisYear(title: String) throws {
    var rows = Self.rows
    rows[0] = [title]
    #expect(try Self.hours(Self.book(rows)).count == 4)
  }

  @Test("the name of the sheet is a title too")
  func sheetName() throws {
    let book = Synthetic.workbook([("Instelling 2021-'22", Synthetic.sheet(Self.rows))])
    #expect(
      try Book.refused(book).contains("!Instelling 2021-'22: «Instelling 2021-'22» gaat over"))
  }
}
