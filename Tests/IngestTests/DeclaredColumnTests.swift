import Facts
import Registers
import Testing

@Suite("Columns by their declared names")
struct DeclaredColumnTests {
  @Test(
    "a column is found under each of its aliases",
    arguments: [
      ("INSTELLINGSCODE_ACTUEEL", "INSTELLINGSCODE"),
      ("OPLEIDINGSNAAM_ACTUEEL", "OPLEIDINGSNAAM"),
    ])
  func aliases(old: String, new: String) throws {
    let source = try Declared.source("duo-hbo-studenten")
    let text = Excerpts.students(Excerpts.tourismRows)
    let renamed = text.replacing(old, with: new)
    #expect(renamed != text)
    #expect(try take(source, renamed).tables.counts == take(source, text).tables.counts)
  }

  @Test("a renamed column is an edit of the declared source and of nothing else")
  func renamed() throws {
    let text = Excerpts.students(Excerpts.tourismRows)
    let renamed = text.replacing("AANTAL_INGESCHREVENEN", with: "AANTAL_STUDENTEN")
    let stale = try Declared.source("duo-hbo-studenten")
    #expect(try refusal(stale, renamed).contains("kolom «count» ontbreekt"))
    let edited = try Declared.source(
      "duo-hbo-studenten", ["[AANTAL_INGESCHREVENEN]": "[AANTAL_STUDENTEN, AANTAL_INGESCHREVENEN]"])
    #expect(try take(edited, renamed).tables.counts == take(edited, text).tables.counts)
  }

  @Test("columns are found by name, in whatever order they stand")
  func order() throws {
    let source = try Declared.source("cbs-gemeenten-2025")
    let taken = try take(source, "gm_naam,jaar,gm_code\n\"'s-Gravenhage\",2025,GM0518\n")
    #expect(taken.tables.municipalityNames == ["0518": "'s-Gravenhage"])
  }

  @Test("year columns have their own prefix, and only four digits after it")
  func yearColumns() throws {
    let source = try Declared.source(
      "duo-mbo-2019", [".csv.gz": ".csv", "year_columns: TOTAAL": "year_columns: MAN"])
    let taken = try take(source, Excerpts.mbo.replacing("MAN2019", with: "MANNEN2019"))
    #expect(Set(taken.tables.counts.map(\.year)) == [2016, 2017, 2018])
    #expect(taken.tables.counts.last?.count.exact == 299)
  }

  @Test("a source whose year columns are gone is refused")
  func noYearColumns() throws {
    let source = try Declared.source("duo-mbo-2019", [".csv.gz": ".csv"])
    #expect(
      try refusal(source, Excerpts.mbo.replacing("TOTAAL", with: "SOM")) == """
        duo/mbo_inscriptions_2019.csv:1:1: geen kolom met een jaar
        verwacht: kolommen als TOTAAL2019
        doe: pas de kolomnamen aan in Datasets/sources/duo-mbo-2019.yml
        """)
  }

  @Test(
    "a column the reader needs must be declared as required",
    arguments: [
      ("duo-hbo-studenten", "  count: [AANTAL_INGESCHREVENEN]\n", "programme-counts", "count"),
      ("duo-hbo-studenten", "  year: [STUDIEJAAR]\n", "programme-counts", "year"),
      ("duo-hbo-studenten-vorm", "  form: [OPLEIDINGSVORM]\n", "form-groups", "form"),
      ("duo-adressen-ho", "  kind: [SOORT HO]\n", "institutions", "kind"),
      ("cbs-83815-totaal", "  gender: [Geslacht]\n", "pay", "gender"),
    ])
  func undeclared(id: String, line: String, reader: String, role: String) throws {
    let source = try Declared.source(id, [line: ""])
    #expect(
      try refusal(source, "GEMEENTENUMMER\n0080\n")
        == "Datasets/sources/\(id).yml: lezer «\(reader)» heeft de kolom «\(role)» nodig")
  }

  @Test("a count column that is declared optional is refused, not read from the first column")
  func optionalCount() throws {
    let source = try Declared.source(
      "duo-hbo-studenten", ["optional: [privacy_flag]": "optional: [privacy_flag, count]"])
    #expect(
      try refusal(source, Excerpts.students(Excerpts.tourismRows))
        == "Datasets/sources/duo-hbo-studenten.yml: lezer «programme-counts» heeft de kolom "
        + "«count» nodig")
  }
}
