import Edition
import Facts
import Foundation
import Ingest
import Registers
import TestSupport
import Testing

/// A small edition put together by hand, around real facts of two programmes.
enum Fixture {
  static let tourism = OfferingKey(brin: "31FR", code: "80009")
  static let media = OfferingKey(brin: "25LX", code: "25187", leerweg: .bol)

  static func students(
    _ key: OfferingKey, _ level: Level, _ year: Int, _ count: CountSum, municipality: String? = nil,
    row: Int = 2
  ) -> CountFact {
    CountFact(
      indicator: .students, key: key, level: level, municipality: municipality, year: year,
      count: count, definition: "students.duo_1oct",
      source: key.leerweg == nil ? "duo-hbo-studenten" : "duo-mbo-2019", row: row)
  }

  static func mention(_ name: String, sector: String, subsector: String, source: String) -> Mention
  {
    Mention(
      name: name, sector: sector, subsector: subsector, year: 2024, source: source, row: 5)
  }

  static var tables: FactTables {
    var tables = FactTables()
    tables.counts = [
      students(tourism, .ad, 2023, CountSum(69), municipality: "0080", row: 4290),
      students(tourism, .ad, 2024, .suppressed, municipality: "0114", row: 5685),
      students(tourism, .ad, 2024, CountSum(80), municipality: "0080", row: 5748),
      students(media, .four, 2018, CountSum(314), row: 10211),
      students(media, .four, 2019, CountSum(310), row: 10211),
    ]
    tables.mentions[tourism] = [
      .ad: mention(
        "Ad Tourism Management", sector: "economie", subsector: "n.v.t. (economie)",
        source: "duo-hbo-studenten")
    ]
    tables.mentions[media] = [
      .four: mention(
        "Applicatie- en mediaontwikkelaar", sector: "creatieve_industrie_en_ict",
        subsector: "Informatie en communicatietechnologie", source: "duo-mbo-2019")
    ]
    tables.recognitions[tourism] = recognition(open: true, [.voltijd])
    tables.programmes["80009"] = ProgrammeName(
      name: "Tourism Management", international: "Tourism Management (Ad)")
    tables.programmes["80009"]?.synonyms = ["Toerisme", "Eventmanagement, met \"quotes\""]
    tables.programmes["80009"]?.own = ["31FR": ["Toerisme Leeuwarden", "Tourism, the north"]]
    tables.programmes["34267"] = ProgrammeName(name: "Elektrotechniek", international: "")
    tables.municipalityNames = ["0080": "Leeuwarden", "1980": "Dijk en Waard"]
    tables.provinces = ["0080": "Friesland", "1980": "Noord-Holland"]
    tables.regions = [
      "0080": RegionRow(name: "Leeuwarden", region: "AM02", regionName: "Friesland"),
      "0398": RegionRow(name: "Heerhugowaard", region: "AM15", regionName: "Noord-Holland Noord"),
    ]
    tables.institutions = [
      institution("31FR", "NHL Stenden Hogeschool", .hbo, "2026-02-20", "LEEUWARDEN", "0080"),
      institution("31FR", "Stenden Hogeschool", .hbo, "2017-10-01", "EMMEN", nil),
      institution("25LX", "ROC West-Brabant", .mbo, "2019-10-01", "leeuwarden", nil, type: "ROC"),
    ]
    tables.forms = [
      FormCount(
        key: tourism, form: .voltijd, period: "2019–2021", count: CountSum(80), source: "f", row: 2),
      FormCount(
        key: tourism, form: .deeltijd, period: "2019–2021", count: .suppressed, source: "f", row: 3),
    ]
    tables.formGroups = [
      FormGroup(
        indicator: .students, brin: "31FR", level: .ad, sector: "economie",
        subsector: "n.v.t. (economie)", municipality: "0080", form: .voltijd, year: 2024,
        count: CountSum(612), source: "duo-hbo-studenten-vorm", row: 9)
    ]
    var position = PositionFact(
      level: .bachelor, sector: "techniek", population: "residents", cohort: "2016/17",
      moment: .oneYear, definition: "cbs_register", source: "cbs-83811")
    position.work = 8070
    position.workAndBenefit = 90
    position.benefit = 100
    position.rows = [179376, 179684, 179992]
    tables.positions = [position]
    tables.pay = [
      PayFact(
        level: .bachelor, sector: "techniek", cohort: "2015/16", moment: .oneYear, value: 16.34,
        definition: "start_salary.cbs_ho_fulltime_hourly", source: "cbs-83815-richting", row: 21)
    ]
    tables.results = [
      result(year: "2017/18", value: 0.35578583765112265), result(year: "2018/19", value: nil),
    ]
    tables.totals = [
      NationalTotal(
        kind: .mbo, indicator: .students, definition: "students.duo_1oct", year: 2019,
        count: CountSum(501_903), source: "duo-mbo-2019")
    ]
    return tables
  }

  static func recognition(open: Bool, _ forms: Set<Form>) -> Recognition {
    var recognition = Recognition(name: "Tourism Management", row: 6543)
    recognition.open = open
    recognition.forms = forms
    return recognition
  }

  static func institution(
    _ brin: String, _ name: String, _ kind: Kind, _ asOf: String, _ place: String,
    _ municipality: String?, type: String = ""
  ) -> InstitutionRow {
    InstitutionRow(
      institution: Institution(
        brin: brin, name: name, type: type, place: place, municipality: municipality),
      kind: kind, asOf: asOf, source: "duo", row: 2)
  }

  static func result(year: String, value: Double?) -> ResultFact {
    ResultFact(
      brin: "11UL", indicator: .yearResult, definition: "year_result.inspectie_institution",
      year: year, value: value, group: "AOC", groupValue: 0.7380133715377268,
      source: "inspectie-mbo-2020", row: 7)
  }

  static func ledgerLine(_ id: String, date: String, sha256: String) -> LedgerLine {
    LedgerLine(
      source: SourceCard(
        id: id, title: "Titel van \(id)", publisher: "DUO", licence: "CC BY 4.0",
        url: "https://duo.nl/\(id)", attribution: "DUO, Open onderwijsdata", date: date),
      licenceURL: "https://creativecommons.org/licenses/by/4.0/deed.nl", file: "duo/\(id).csv",
      bytes: 10, sha256: sha256, rowsIn: 3, used: 2, outside: 1, rejected: 0)
  }

  static let ledger = [
    ledgerLine("duo-mbo-2019", date: "2019-10-01", sha256: String(repeating: "a", count: 64)),
    ledgerLine("duo-hbo-studenten", date: "2026-02-20", sha256: String(repeating: "b", count: 64)),
  ]

  static let indicators: [String: (IndicatorID, String)] = [
    "duo-mbo-2019": (.students, "students.duo_1oct"),
    "duo-hbo-studenten": (.students, "students.duo_1oct"),
  ]

  /// No published national facts.
  static func noReference() throws -> ReferenceRegister {
    try ReferenceRegister.read(
      text: "sources: {}\npopulations: {}\ntables: []\n", name: "geen.yml")
  }

  static func assembly(
    _ tables: FactTables = tables, written: InstitutionRegister = InstitutionRegister()
  ) -> Assembly {
    Assembly(
      tables, directions: ["Informatie en communicatietechnologie": "06"],
      laterRegions: ["1980": "AM15"], written: written)
  }
}

/// A folder of its own, gone after the test.
func withFolder<Value>(_ body: (String) throws -> Value) throws -> Value {
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("bijsluiter-edition-\(UUID().uuidString)")
  defer { try? FileManager.default.removeItem(at: folder) }
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  return try body(folder.path)
}

/// Writes the small edition into a folder below `parent`.
func writeFixture(
  _ tables: FactTables = Fixture.tables, ledger: [LedgerLine] = Fixture.ledger, to folder: String
) throws {
  _ = try EditionWriter.write(
    Fixture.assembly(tables), ledger: ledger, indicators: Fixture.indicators, to: folder)
}

/// Every file of a folder with its bytes.
func files(_ folder: String) throws -> [String: Data] {
  let names = try FileManager.default.contentsOfDirectory(atPath: folder)
  return try Dictionary(
    uniqueKeysWithValues: names.map {
      ($0, try Data(contentsOf: URL(fileURLWithPath: folder + "/" + $0)))
    })
}

/// Where the repository and the open data lie.
enum Place {
  static let root = Checkout.root
  static let baseline = root.appendingPathComponent("Datasets/baseline").path

  static let shared = Checkout.hasData ? Checkout.data.path : nil
  static let absence = Checkout.absence

  /// Puts a harvest together and writes it, as `bijsluiter import` does.
  static func write(_ harvest: Harvest, _ sources: [SourceDescriptor], to folder: String) throws
    -> Assembly
  {
    let reference = root.appendingPathComponent("Datasets/reference").path
    let assembly = Assembly(
      harvest.tables,
      directions: try DirectionRegister.read(path: reference + "/directions.yml"),
      laterRegions: try RegionRegister.read(path: reference + "/regions.yml"),
      written: try InstitutionRegister.read(path: reference + "/institutions.yml"))
    let indicators = Dictionary(
      sources.compactMap { source in
        source.indicator.map { (source.id, ($0, source.definition)) }
      }
    ) { first, _ in first }
    _ = try EditionWriter.write(
      assembly, ledger: harvest.ledger, indicators: indicators, to: folder)
    return assembly
  }
}

extension Tag {
  /// Reads the real files: seconds instead of milliseconds.
  @Tag static var slow: Self
}
