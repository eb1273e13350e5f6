import Facts
import Registers
import Testing

@Suite("Recognitions, names, institutions and municipalities")
struct RegisterReaderTests {
  static let header =
    "INSTELLINGSCODE,ERKENDEOPLEIDINGSCODE,INSTROOM_EINDDATUM,OPLEIDINGSEENHEID_NAAM,"
    + "OPLEIDINGSEENHEID_INTERNATIONALE_NAAM,STUDIELAST,NIVEAU,VORM,BEKOSTIGINGSCODE,"
    + "VESTIGINGSLICENTIE_EINDDATUM,ACCREDITATIE_INLEVERDATUM,ACCREDITATIE_INTREKKINGSDATUM"

  static func row(
    _ code: String, form: String, ends: String = "", licence: String = "", withdrawn: String = "",
    level: String = "HBO-AD", funding: String = "BEKOSTIGD", deadline: String = "2026-05-01"
  ) -> String {
    "\"31FR\",\"\(code)\",\(ends),\"Tourism, Management\",\"Tourism \"\"Plus\"\"\",120,"
      + "\"\(level)\",\"\(form)\",\"\(funding)\",\(licence),\(deadline),\(withdrawn)"
  }

  static func read(_ rows: [String]) throws -> Taken {
    let source = try Declared.source("duo-rio-erkenningen", [".csv.gz": ".csv"])
    return try take(source, ([header] + rows).joined(separator: "\n"))
  }

  @Test("a recognition is open while one of its rows has not ended on the snapshot's day")
  func recognitions() throws {
    let taken = try Self.read([
      Self.row("80009", form: "VOLTIJD", ends: "2024-09-01"), Self.row("80009", form: "DEELTIJD"),
      Self.row("80010", form: "VOLTIJD", withdrawn: "2026-02-20"),
      Self.row("80011", form: "VOLTIJD", licence: "2026-02-21"),
      Self.row("50001", form: "VOLTIJD", level: "WO-BA"),
      Self.row("80012", form: "VOLTIJD", funding: "NIET_BEKOSTIGD"),
    ])
    func found(_ code: String) -> Recognition? {
      taken.tables.recognitions[OfferingKey(brin: "31FR", code: code)]
    }
    #expect(found("80009")?.open == true)
    #expect(found("80009")?.forms == [.deeltijd])
    #expect(found("80010")?.open == false)
    #expect(found("80010")?.forms == [])
    #expect(found("80011")?.open == true)
    #expect(found("80009")?.credits == 120)
    #expect(found("50001") == nil)
    #expect(found("80012") == nil)
    #expect(taken.line.outside == 2)
    #expect(taken.tables.programmes["80009"]?.name == "Tourism, Management")
    #expect(taken.tables.programmes["80009"]?.international == "Tourism \"Plus\"")
  }

  @Test("the day a recognition had to be handed in is a deadline, not an end")
  func deadline() throws {
    let taken = try Self.read([Self.row("80009", form: "VOLTIJD", deadline: "2020-01-01")])
    let found = taken.tables.recognitions[OfferingKey(brin: "31FR", code: "80009")]
    #expect(found?.open == true)
    #expect(found?.forms == [.voltijd])
  }

  @Test("a study load that is no number of credits is refused, an empty one is unknown")
  func badCredits() throws {
    let source = try Declared.source("duo-rio-erkenningen", [".csv.gz": ".csv"])
    let good = Self.row("80009", form: "VOLTIJD")
    let bad = Self.header + "\n" + good.replacing(",120,", with: ",twee jaar,") + "\n"
    let refused = try refusal(source, bad)
    #expect(refused.hasPrefix("duo/ho_erkenningen_rio.csv:2:58: «twee jaar» is geen studielast\n"))
    #expect(refused.contains("verwacht: een aantal studiepunten, zoals 240\n"))
    let empty = try Self.read([good.replacing(",120,", with: ",,")])
    let key = OfferingKey(brin: "31FR", code: "80009")
    #expect(empty.tables.recognitions[key] != nil)
    #expect(empty.tables.recognitions[key]?.credits == nil)
  }

  @Test("a date that is not one is refused with its place")
  func badDate() throws {
    let source = try Declared.source("duo-rio-erkenningen", [".csv.gz": ".csv"])
    let text = Self.header + "\n" + Self.row("80009", form: "VOLTIJD", ends: "1-9-2024") + "\n"
    #expect(
      try refusal(source, text) == """
        duo/ho_erkenningen_rio.csv:2:16: «1-9-2024» is geen datum
            "31FR","80009",1-9-2024,"Tourism, Management","Tourism ""Plus\""",120,"HBO-AD",\
        "VOLTIJD","BEKOSTIGD",,2026-05-01,
                           ^
        verwacht: een dag als 2024-08-31 (jjjj-mm-dd)
        doe: zet in Datasets/sources/duo-rio-erkenningen.yml onder «dates» hoe «entry_ends» is \
        geschreven, of haal de bron opnieuw op

        bron «duo-rio-erkenningen»: 1 rij(en) afgekeurd; niets overgenomen
        """)
  }

  @Test("a variant's names and an own name are those of a board; one without a code is outside")
  func programmeNames() throws {
    let source = try Declared.source("duo-rio-opleidingen", [".csv.gz": ".csv"])
    let text = """
      ONDERWIJSBESTUUR_NAAM,ERKENDEOPLEIDINGSCODE,VARIANT_VAN,NAAM_LANG,INTERNATIONALE_NAAM,NIVEAU,EIGENNAAM
      "Stichting A","80009",,"Tourism Management","Tourism (Ad)","HBO-AD","Toerisme"
      "Stichting B",,"80009","Toerisme Breda","Tourism Breda","HBO-AD",
      "STICHTING B",,"80009","Toerisme","","HBO-AD",
      ,,,"Los aanbod","","HBO-AD",
      ,"50001",,"Theologie","Theology","WO-BA",

      """
    let taken = try take(source, text)
    var programme = try #require(taken.tables.programmes["80009"])
    #expect(programme.name == "Tourism Management")
    #expect(
      programme.given == [
        "Toerisme": ["stichting a", "stichting b"], "Toerisme Breda": ["stichting b"],
        "Tourism Breda": ["stichting b"],
      ])
    #expect([taken.line.used, taken.line.outside, taken.line.rejected] == [3, 2, 0])
    programme.settle { $0 == "stichting b" ? ["21UI"] : [] }
    #expect(programme.own == ["21UI": ["Toerisme Breda", "Tourism Breda"]])
    #expect(programme.synonyms == ["Toerisme", "Tourism (Ad)"])
    #expect(programme.given.isEmpty)
  }

  @Test("a name of one board is its institutions' own, of two the programme's, of none nobody's")
  func settling() {
    var programme = ProgrammeName(name: "Chemie", international: "Chemistry")
    programme.given = [
      "Chemie Breda": ["a"], "chemie deeltijd": ["a"], "Chemie Deeltijd": ["b"], "Chemie": ["a"],
      "Chemie Emmen": ["c"], "Lab": ["d"],
    ]
    programme.settle { ["a": ["07GR"], "b": ["25DW"], "d": ["23AH", "29PY"]][$0] ?? [] }
    #expect(programme.own == ["07GR": ["Chemie Breda"], "23AH": ["Lab"], "29PY": ["Lab"]])
    #expect(programme.synonyms == ["chemie deeltijd", "Chemie Deeltijd"])
  }

  @Test("a broken row is allowed where the source is known to have it, and one more is not")
  func knownRejects() throws {
    let broken = "\"80009\",,\"Tourism \"Plus\" Management\",\"\",\"HBO-AD\",\n"
    let header =
      "ERKENDEOPLEIDINGSCODE,VARIANT_VAN,NAAM_LANG,INTERNATIONALE_NAAM,NIVEAU,EIGENNAAM\n"
    let good = "\"80009\",,\"Tourism Management\",\"\",\"HBO-AD\",\n"
    let source = try Declared.source("duo-rio-opleidingen", [".csv.gz": ".csv"])
    #expect(source.maximumRejects == 4)
    let text = header + good + String(repeating: broken, count: 4)
    let taken = try take(source, text)
    #expect([taken.line.rowsIn, taken.line.used, taken.line.rejected] == [5, 1, 4])
    #expect(taken.rejects.count == 4)
    #expect(
      taken.rejects.first == """
        duo/ho_opleidingsoverzicht.csv:3:20: tekst na het afsluitende aanhalingsteken
            "80009",,"Tourism "Plus" Management","","HBO-AD",
                               ^
        verwacht: een komma of het einde van de regel
        """)
    #expect(
      try refusal(source, text + broken).hasSuffix(
        "bron «duo-rio-opleidingen»: 5 rij(en) afgekeurd; niets overgenomen"))
  }

  @Test("Windows-1252 is read as declared, and only hbo institutions are taken")
  func institutions() throws {
    let source = try Declared.source("duo-adressen-ho")
    let bytes = Excerpts.cp1252(Excerpts.addresses.replacing("NHL Stenden", with: "NHL Stendén"))
    let taken = try take(source, bytes)
    #expect(
      taken.tables.institutions == [
        InstitutionRow(
          institution: Institution(
            brin: "31FR", name: "NHL Stendén Hogeschool", type: "", place: "LEEUWARDEN",
            municipality: "0080"), kind: .hbo, asOf: "2026-02-20", source: "duo-adressen-ho", row: 2
        )
      ])
    #expect(taken.line.outside == 1)
  }

  @Test("provinces and regions are read by gemeentecode, without the padding")
  func municipalities() throws {
    let provinces = try take(
      Declared.source("cbs-provincies-2025"), "\u{FEFF}GM_code;province\nGM0080;Fryslân\n")
    #expect(provinces.tables.provinces == ["0080": "Fryslân"])
    let page = """
      {"odata.metadata":"x","value":[{"RegioS":"GM0080    ","Code_1":"GM0080    ",\
      "Naam_2":"Leeuwarden      ","Code_4":"AM02      ","Naam_5":"Friesland      "}]}
      """
    let regions = try take(Declared.source("cbs-gebieden-2021"), page)
    #expect(
      regions.tables.regions == [
        "0080": RegionRow(name: "Leeuwarden", region: "AM02", regionName: "Friesland")
      ])
    #expect(regions.line.rowsIn == 1)
  }
}
