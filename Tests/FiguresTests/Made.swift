import Facts
import Figures

/// Small facts made by hand, for rules that one real programme cannot show alone.
enum Made {
  /// The constants of `policy.yml`, written out: tests of a rule do not move when the file does.
  static let rules = Policy.StockFlow(
    switchers: [0.14, 0.20, 0.28], transitions: 3, minimumStocks: 5, minimumLeavers: 30,
    minimumEntrants: 0.13, dipPeople: 5, dipShare: 0.03, minimumFullTime: 0.80,
    overdispersion: 6, spread: [.ownPooled: 0.06, .programme: 0.07, .group: 0.11, .level: 0.11],
    minimumSide: 5, newestWeight: 1.5, peerPeople: 70, peerShare: 0.1, sectorPeople: 200,
    takeOverFall: 0.2)

  static let policy = Policy(
    smallestCount: 5, smallestOwnShare: 10, uniformMargin: 2, uniformMarginRounded: 20,
    stockFlow: rules, referenceMonth: "2026-11",
    prices: PriceYear("2025").map { Policy.Prices(year: $0, index: "h2-cao-chained") },
    formYears: 2019...2021, outgoingCrebos: ["22", "23", "9"])

  static let key = OfferingKey(brin: "28DN", code: "30020")

  static let town = Municipality(
    code: "0363", name: "Amsterdam", province: "Noord-Holland", region: "AM0101",
    regionName: "Groot Amsterdam")

  static func hbo(
    _ key: OfferingKey = key, level: Level = .bachelor, sector: String = "techniek",
    fullTime: Double? = 1, subsector: String = ""
  ) -> Offering {
    Offering(
      key: key, kind: .hbo, name: "HBO-ICT", level: level, levels: [level],
      forms: fullTime.map { [FormShare(form: .voltijd, low: $0, high: $0)] } ?? [],
      sector: sector, direction: nil, status: .open, catalogueDate: "2024-10-01",
      source: SourceRows(id: "duo", rows: [1]), subsector: subsector)
  }

  static func mbo(
    _ leerweg: Leerweg = .bol, level: Level = .four, sector: String = "techniek",
    direction: String? = "07", brin: String = "25LX"
  ) -> Offering {
    Offering(
      key: OfferingKey(brin: brin, code: "25187", leerweg: leerweg), kind: .mbo, name: "ICT",
      level: level, levels: [level], forms: [], sector: sector, direction: direction,
      status: .unknown, catalogueDate: "2019-10-01", source: SourceRows(id: "duo", rows: [1]))
  }

  static func count(
    _ indicator: IndicatorID, _ year: Int, _ count: CountSum, key: OfferingKey = key,
    municipality: String? = "0363", definition: String? = nil, row: Int = 1, lines: Int = 1
  ) -> CountFact {
    let usual: [IndicatorID: String] = [
      .students: "students.duo_1oct", .firstYears: "first_years.duo_new_in_ho",
      .graduates: "graduates.duo_diploma_year",
    ]
    return CountFact(
      indicator: indicator, key: key, level: .bachelor, municipality: municipality, year: year,
      count: count, definition: definition ?? usual[indicator] ?? "", source: indicator.rawValue,
      row: row, lines: lines)
  }

  /// Counts of five 1 Octobers, 2020–2024, and four study years, from 2020/21.
  static func flow(
    _ students: [Int], _ entrants: [Int], _ graduates: [Int], key: OfferingKey = key
  ) -> [CountFact] {
    students.enumerated().map { count(.students, 2020 + $0, CountSum($1), key: key) }
      + entrants.enumerated().map { count(.firstYears, 2020 + $0, CountSum($1), key: key) }
      + graduates.enumerated().map { count(.graduates, 2020 + $0, CountSum($1), key: key) }
  }

  /// A steady programme: 400 students, 100 first-years, 72 graduates and 48 leavers a year.
  static func steady(_ key: OfferingKey = key) -> [CountFact] {
    flow([400, 400, 400, 400, 400], [100, 100, 100, 100, 100], [72, 72, 72, 72], key: key)
  }

  /// People of one cohort: with work, with work and benefit, with a benefit, with neither.
  static func position(
    _ cohort: String, _ parts: [Int?], at moment: Moment = .oneYear, back: Int? = nil,
    total: Int? = nil, sector: String = "techniek", level: Level = .bachelor,
    population: String = "residents", definition: String = "cbs_register", row: Int = 1
  ) -> PositionFact {
    var fact = PositionFact(
      level: level, sector: sector, population: population, cohort: cohort, moment: moment,
      definition: definition, source: "cbs-83811")
    fact.work = parts[0]
    fact.workAndBenefit = parts[1]
    fact.benefit = parts[2]
    fact.neither = parts[3]
    fact.backInEducation = back
    fact.total = total
    fact.rows = [row]
    return fact
  }

  static func reference(
    _ definition: String, _ members: [String: String], _ value: Double, table: String = "t",
    unit: String = "percent", statistic: Statistic = .share, kind: String = "mbo", row: Int = 1
  ) -> ReferenceFact {
    ReferenceFact(
      table: table, indicator: "", definition: definition, unit: unit, statistic: statistic,
      kind: kind, population: "p", moment: .oneYear, confidence: .a, method: .published,
      approximate: false, periodKind: "cohort", members: members, value: value, source: "cbs",
      row: row)
  }

  static func result(
    _ year: String, _ value: Double?, brin: String = "25LX", group: String = "ROC",
    peers: Double? = 0.7, indicator: IndicatorID = .completion, row: Int = 1
  ) -> ResultFact {
    let definition =
      indicator == .completion
      ? "completion.inspectie_diploma_result" : "year_result.inspectie_institution"
    return ResultFact(
      brin: brin, indicator: indicator, definition: definition, year: year, value: value,
      group: group, groupValue: peers, source: "inspectie", row: row)
  }

  static func core(
    _ offerings: [Offering], counts: [CountFact] = [], positions: [PositionFact] = [],
    pay: [PayFact] = [], results: [ResultFact] = [], references: [ReferenceFact] = [],
    municipalities: [Municipality] = [], ladders: Ladders? = nil
  ) throws -> Computation {
    let institutions = [
      Institution(
        brin: "25LX", name: "ROC West-Brabant", type: "ROC", place: "ETTEN-LEUR",
        municipality: nil),
      Institution(
        brin: "28DN", name: "Hogeschool van Amsterdam", type: "", place: "AMSTERDAM",
        municipality: nil),
    ]
    return Computation(
      facts: FactBase(
        id: "made", offerings: offerings, institutions: institutions,
        municipalities: municipalities,
        counts: counts, positions: positions, pay: pay, results: results, references: references,
        sources: []),
      ladders: try ladders ?? Baseline.ladders.get(), policy: policy,
      norms: try Baseline.norms.get(), terms: [:])
  }
}
