import Facts
import Registers
import Testing

@Suite("Counts of students, first-years and graduates")
struct CountReaderTests {
  static func students(_ rows: [String], _ changes: KeyValuePairs<String, String> = [:]) throws
    -> Taken
  {
    try take(Declared.source("duo-hbo-studenten", changes), Excerpts.students(rows))
  }

  @Test("a row per year and location becomes a count, with its line in the source")
  func yearsAsRows() throws {
    let taken = try Self.students(Excerpts.tourismRows)
    let key = OfferingKey(brin: "31FR", code: "80009")
    #expect(taken.tables.counts.map(\.key) == Array(repeating: key, count: 4))
    #expect(taken.tables.counts.map(\.municipality) == ["0114", "0080", "0114", "0080"])
    #expect(taken.tables.counts.map(\.year) == [2023, 2023, 2024, 2024])
    #expect(taken.tables.counts.map(\.row) == [2, 3, 4, 5])
    #expect(
      taken.tables.counts.map(\.count) == [
        CountSum(7), CountSum(69), .suppressed, CountSum(80),
      ])
    #expect(
      taken.tables.counts.allSatisfy {
        $0.indicator == .students && $0.level == .ad && $0.definition == "students.duo_1oct"
          && $0.source == "duo-hbo-studenten" && $0.lines == 1
      })
    #expect(taken.tables.mentions[key]?[.ad]?.year == 2024)
    #expect(taken.tables.mentions[key]?[.ad]?.row == 4)
    #expect(taken.tables.mentions[key]?[.ad]?.sector == "economie")
  }

  @Test("national totals keep the bounds of the hidden cells")
  func totals() throws {
    let totals = try Self.students(Excerpts.tourismRows).tables.totals
    #expect(totals.map(\.year) == [2023, 2024])
    #expect(totals.map(\.count) == [CountSum(76), CountSum(low: 81, high: 84)])
  }

  @Test(
    "a marker is a hidden or an absent count, never a number",
    arguments: [
      ("-1", CountSum.suppressed), ("<5", .suppressed), ("\"<5\"", .suppressed),
      (" -1 ", .suppressed),
      ("", nil), (".", nil), ("\"\"", nil), ("0", .zero), ("1", .suppressed), ("4", .suppressed),
      ("5", CountSum(5)), ("0080", CountSum(80)),
    ] as [(String, CountSum?)])
  func markers(cell: String, count: CountSum?) throws {
    let rows = [
      Excerpts.tourism(2024, "0114", "Emmen", cell), Excerpts.tourism(2024, "0080", "X", "80"),
    ]
    let taken = try Self.students(rows)
    #expect(taken.tables.counts.first { $0.municipality == "0114" }?.count == count)
    #expect(taken.line.used == 2)
    #expect(taken.rejects.isEmpty)
  }

  @Test(
    "a zero is kept where another location of that year has people, so that the sum names its row")
  func zeros() throws {
    func kept(_ counts: [(Int, String)]) throws -> [Int] {
      let rows = counts.enumerated().map { index, row in
        Excerpts.tourism(row.0, ["0114", "0080", "0363"][index], "X", row.1)
      }
      return try Self.students(rows).tables.counts.map(\.row)
    }
    #expect(try kept([(2024, "0"), (2024, "80"), (2024, "0")]) == [2, 3, 4])
    #expect(try kept([(2024, "0"), (2024, "0"), (2024, "0")]) == [])
    #expect(try kept([(2023, "0"), (2024, "80"), (2024, "-1")]) == [3, 4])
    #expect(try kept([(2024, "0"), (2024, "-1"), (2024, "")]) == [2, 3])
  }

  @Test("INDICATIEAVG=J hides the number beside it, N does not")
  func privacyFlag() throws {
    let header = Excerpts.studentsHeader + ",\"INDICATIEAVG\""
    func count(_ cell: String) throws -> CountSum? {
      let row = Excerpts.tourism(2024, "0080", "Leeuwarden", cell)
      let text = header + "\n" + row + "\n"
      return try take(Declared.source("duo-hbo-studenten"), text).tables.counts.first?.count
    }
    #expect(try count("4,\"J\"") == .suppressed)
    #expect(try count("80,\"J\"") == .suppressed)
    #expect(try count("80,\"N\"") == CountSum(80))
    #expect(try count("80,\"\"") == CountSum(80))
  }

  @Test("the same programme, level, place and year twice is refused, not summed in silence")
  func twice() throws {
    let source = try Declared.source("duo-hbo-studenten")
    let rows = Excerpts.tourismRows + [Excerpts.tourism(2024, "0080", "Leeuwarden", "9")]
    let text = try refusal(source, Excerpts.students(rows))
    #expect(text.contains("duo/ingeschrevenenhbo.csv:6:"))
    #expect(text.contains(": «31fr-80009» van 2024 staat er twee keer\n"))
    #expect(
      text.contains(
        "verwacht: één rij per opleiding, niveau, gemeente en jaar, of «sum_over» in "
          + "Datasets/sources/duo-hbo-studenten.yml"))
    let mbo = try Declared.source("duo-mbo-2019", [".csv.gz": ".csv"])
    let again = Excerpts.mbo.replacing("BOLVT", with: "BBL")
    #expect(try refusal(mbo, again).contains("«25lx-25187-bbl» van 2016 staat er twee keer"))
  }

  @Test("a row of a sum that is there twice is refused: the sum would be twice as large")
  func twiceInASum() throws {
    let source = try Declared.source("duo-hbo-gediplomeerden-2022")
    let lines = Excerpts.graduates2022.split(separator: "\n")
    let text = try refusal(source, (lines + [lines[2]]).joined(separator: "\n") + "\n")
    #expect(text.contains("duo/05.-gediplomeerden-hbo-2022.csv:4:"))
    #expect(text.contains(": «25be-34267» van 2017 staat er twee keer\n"))
    #expect(
      text.contains(
        "verwacht: één rij per opleiding, niveau, gemeente en jaar met «voltijd onderwijs» en "
          + "«vrouw»"))
  }

  @Test(
    "a year that a source is declared to give must have its column", arguments: ["2018", "2021"])
  func missingYear(_ year: String) throws {
    let source = try Declared.source("duo-hbo-gediplomeerden-2022")
    let text = try refusal(
      source, Excerpts.graduates2022.replacing(";" + year, with: ";anders", maxReplacements: 1))
    #expect(text.contains("kolom «\(year)» ontbreekt"), "\(text)")
    #expect(text.contains("verwacht: een kolom voor elk jaar dat deze bron levert"), "\(text)")
  }

  @Test("codes keep their leading zeros")
  func leadingZeros() throws {
    let row = Excerpts.tourism(2024, "0003", "Appingedam", "12")
      .replacing("80009", with: "00123").replacing("31FR", with: "00ic")
    let count = try #require(try Self.students([row]).tables.counts.first)
    #expect(count.municipality == "0003")
    #expect(count.key.description == "00ic-00123")
    #expect(count.key.brin == "00IC")
  }

  @Test("a sum over a hidden part has bounds: 10 men and <5 women are 11–14 people")
  func sumsOverHiddenParts() throws {
    let source = try Declared.source("duo-hbo-gediplomeerden-2022")
    let taken = try take(source, Excerpts.graduates2022)
    #expect(taken.tables.counts.map(\.year) == [2017, 2018])
    #expect(taken.tables.counts.map(\.count) == [CountSum(low: 11, high: 14), CountSum(13)])
    #expect(taken.tables.counts.map(\.row) == [2, 2])
    #expect(taken.tables.counts.map(\.lines) == [2, 2])
    #expect(
      taken.tables.forms == [
        FormCount(
          key: OfferingKey(brin: "25BE", code: "34267"), form: .voltijd, period: "2019–2021",
          count: CountSum(low: 34, high: 40), source: "duo-hbo-gediplomeerden-2022", row: 2)
      ])
    #expect(taken.tables.mentions.values.first?[.bachelor]?.year == 2021)
  }

  @Test("1–4 that an older edition shows become hidden; the empty line between is no row")
  func olderEdition() throws {
    let source = try Declared.source("duo-hbo-eerstejaars-2019")
    let taken = try take(source, Excerpts.firstYears2019)
    #expect(
      taken.tables.counts.map(\.count) == [
        CountSum(34), CountSum(39), CountSum(26), CountSum(28), .suppressed,
      ])
    #expect(taken.tables.counts.map(\.definition).allSatisfy { $0 == "first_years.duo_new_in_hbo" })
    #expect(taken.line.rowsIn == 2)
  }

  @Test("mbo: years stand sideways, an empty cell is no students, 1–4 are hidden")
  func mbo() throws {
    let source = try Declared.source("duo-mbo-2019", [".csv.gz": ".csv"])
    let taken = try take(source, Excerpts.mbo)
    let bbl = try #require(OfferingKey("25lx-25187-bbl"))
    let bol = try #require(OfferingKey("25lx-25187-bol"))
    #expect(taken.tables.counts.filter { $0.key == bbl }.map(\.year) == [2016, 2017, 2018, 2019])
    #expect(
      taken.tables.counts.filter { $0.key == bbl }.map(\.count) == [
        .suppressed, CountSum(10), CountSum(16), CountSum(22),
      ])
    #expect(taken.tables.counts.filter { $0.key == bol }.map(\.count.exact) == [74, 130, 314, 310])
    #expect(taken.tables.counts.allSatisfy { $0.municipality == nil && $0.level == .four })
    let mention = try #require(taken.tables.mentions[bol]?[.four])
    #expect(mention.name == "Applicatie- en mediaontwikkelaar")
    #expect(mention.sector == "creatieve_industrie_en_ict")
    #expect(mention.subsector == "Informatie en communicatietechnologie")
    #expect(
      taken.tables.institutions.map(\.institution)
        == Array(
          repeating: Institution(
            brin: "25LX", name: "ROC West-Brabant", type: "ROC", place: "ETTEN-LEUR",
            municipality: nil), count: 2))
  }
}
