import Facts
import Figures
import Foundation

/// Hand-made facts: two schools and a handful of programmes, each for one rule of the sheet.
enum Fixture {
  static let templates = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Templates").path

  /// The sentences of every language.
  static func books(_ languages: [Language] = Language.allCases) throws
    -> [Language: [String: String]]
  {
    Dictionary(uniqueKeysWithValues: try languages.map { ($0, try texts($0)) })
  }

  /// The sentences of a language, flat: this reads only the subset of YAML that the files use.
  static func texts(_ language: Language = .nl) throws -> [String: String] {
    let file = try String(
      contentsOfFile: templates + "/texts/\(language.rawValue).yml", encoding: .utf8)
    var texts: [String: String] = [:]
    var group = ""
    for line in file.split(separator: "\n") where !line.isEmpty && !line.hasPrefix("#") {
      guard line.hasPrefix("  ") else {
        group = String(line.prefix { $0 != ":" })
        continue
      }
      guard let colon = line.firstRange(of: ": ") else { continue }
      let key = line[..<colon.lowerBound].drop { $0 == " " }.filter { $0 != "\"" }
      let value = line[colon.upperBound...]
      let quoted = value.split(separator: "\"", omittingEmptySubsequences: false)
      if value.hasPrefix("{") {
        texts["\(group).\(key).title"] = String(quoted[1])
        texts["\(group).\(key).question"] = String(quoted[3])
      } else {
        texts["\(group).\(key)"] = String(quoted[1])
      }
    }
    return texts
  }

  static func offering(
    _ key: String, _ name: String, _ level: Level, sector: String = "techniek",
    fullTime: Double = 0.98
  ) -> Offering {
    let key = OfferingKey(key) ?? OfferingKey(brin: "00AA", code: "00000")
    let isHBO = key.leerweg == nil
    return Offering(
      key: key, kind: isHBO ? .hbo : .mbo, name: name, level: level, levels: [level],
      forms: isHBO
        ? [
          FormShare(form: .voltijd, low: fullTime - 0.01, high: fullTime + 0.01),
          FormShare(form: .deeltijd, low: 0.99 - fullTime, high: 1.01 - fullTime),
        ] : [],
      sector: isHBO ? sector : "techniek_en_gebouwde_omgeving", direction: isHBO ? nil : "07",
      status: isHBO ? .open : .unknown, catalogueDate: isHBO ? "2024-10-01" : "2019-10-01",
      source: SourceRows(id: isHBO ? "duo-hbo-studenten" : "duo-mbo-studenten-2019", rows: [2]))
  }

  static let offerings = [
    offering("25LX-25187-bbl", "Monteur", .three),
    offering("25LX-25187-bol", "Monteur", .four),
    offering("25LX-25250-bol", "Entree", .entree),
    offering("28DN-30020", "Kunst & <script>alert('x')</script> \"Techniek\"", .bachelor),
    offering("28DN-34267", "Technische Informatica", .bachelor),
    offering("28DN-49500", "Kunsteducatie", .master, sector: "taal_en_cultuur"),
  ]

  static func counts(_ key: String, _ small: CountSum) -> [CountFact] {
    guard let key = OfferingKey(key) else { return [] }
    func fact(
      _ indicator: IndicatorID, _ definition: String, _ place: String?, _ year: Int,
      _ count: CountSum, _ source: String
    ) -> CountFact {
      CountFact(
        indicator: indicator, key: key, level: key.leerweg == nil ? .bachelor : .four,
        municipality: place, year: year, count: count, definition: definition, source: source,
        row: year)
    }
    if key.leerweg != nil {
      return (2015...2019).map {
        fact(
          .students, "students.duo_1oct", nil, $0, $0 == 2016 ? .suppressed : CountSum(80),
          "duo-mbo-studenten-2019")
      }
    }
    return (2020...2024).flatMap { year in
      [
        fact(
          .students, "students.duo_1oct", "0599", year, CountSum(1230 + 10 * (year - 2020)),
          "duo-hbo-studenten"),
        fact(.students, "students.duo_1oct", "0505", year, small, "duo-hbo-studenten"),
        fact(
          .firstYears, "first_years.duo_new_in_ho", "0599", year, CountSum(350),
          "duo-hbo-eerstejaars"),
        fact(
          .graduates, "graduates.duo_diploma_year", "0599", year - 1, CountSum(230),
          "duo-hbo-gediplomeerden"),
      ]
    }
  }

  static func position(_ level: Level, _ cohort: String, _ moment: Moment) -> PositionFact {
    var fact = PositionFact(
      level: level, sector: "techniek", population: "residents", cohort: cohort, moment: moment,
      definition: "cbs_register", source: "cbs-83811")
    fact.work = 5200
    fact.workAndBenefit = 80
    fact.benefit = 90
    fact.neither = 190
    fact.backInEducation = 700
    fact.notRegistered = 60
    fact.total = 6320
    fact.rows = [11, 12, 13]
    return fact
  }

  static func reference(
    _ indicator: String, _ definition: String, _ leerweg: String, _ level: String, _ unit: String,
    _ value: Double, population: String = "roa_graduates", statistic: Statistic = .share
  ) -> ReferenceFact {
    ReferenceFact(
      table: definition, indicator: indicator, definition: definition, unit: unit,
      statistic: statistic, kind: "mbo", population: population, moment: .oneAndHalfYear,
      confidence: .b, method: .published, approximate: false, periodKind: "diploma_year",
      members: ["leerweg": leerweg, "level": level, "period": "2018/19"], value: value,
      source: "roa-mboraad-2022", row: 40)
  }

  static func card(_ id: String, _ publisher: String, _ date: String) -> SourceCard {
    SourceCard(
      id: id, title: "Tabel " + id, publisher: publisher, licence: "CC BY 4.0",
      url: "https://example.nl/" + id, attribution: publisher, date: date)
  }

  static func facts(copies: Int = 1) -> FactBase {
    var all: [Offering] = []
    var counted: [CountFact] = []
    for copy in 0..<copies {
      for offering in offerings {
        var offering = offering
        let number = (Int(offering.key.code) ?? 0) + copy
        offering.key = OfferingKey(
          brin: offering.key.brin, code: String(number), leerweg: offering.key.leerweg)
        all.append(offering)
        counted += counts(
          offering.key.description, offering.level == .master ? .zero : .suppressed)
      }
    }
    return FactBase(
      id: "proef", offerings: all,
      institutions: [
        Institution(
          brin: "28DN", name: "Hogeschool Rotterdam", type: "", place: "ROTTERDAM",
          municipality: "0599"),
        Institution(
          brin: "25LX", name: "ROC van Haagland", type: "ROC", place: "'S-GRAVENHAGE",
          municipality: "0518"),
      ],
      municipalities: [
        Municipality(
          code: "0599", name: "Rotterdam", province: "Zuid-Holland", region: "AM22",
          regionName: "Rijnmond"),
        Municipality(
          code: "0505", name: "Dordrecht", province: "Zuid-Holland", region: "AM23",
          regionName: "Drechtsteden"),
      ],
      counts: counted,
      positions: [Moment.direct, .oneYear, .twoYears, .threeYears, .fiveYears].map {
        position(.bachelor, "2016/17", $0)
      },
      pay: [
        PayFact(
          level: .bachelor, sector: "techniek", cohort: "2016/17", moment: .oneYear, value: 17.5,
          definition: "start_salary.cbs_ho_fulltime_hourly", source: "cbs-83815", row: 7)
      ],
      results: [
        ResultFact(
          brin: "25LX", indicator: .completion, definition: "completion.inspectie_diploma_result",
          year: "2018/19", value: 0.712, group: "ROC", groupValue: 0.735, source: "inspectie",
          row: 3)
      ],
      references: [
        reference("unemployment", "unemployment.roa_survey", "bol", "4", "percent", 5.2),
        reference("unemployment", "unemployment.roa_survey", "bbl", "3", "percent", 1.4),
        reference(
          "search_time", "search_time.roa_first_job", "bol", "4", "months", 2.1,
          population: "roa_working_graduates", statistic: .mean),
      ],
      sources: [
        card("duo-hbo-studenten", "DUO", "2026-02-20"),
        card("duo-hbo-eerstejaars", "DUO", "2026-02-20"),
        card("duo-hbo-gediplomeerden", "DUO", "2026-02-20"),
        card("duo-mbo-studenten-2019", "DUO", "2020-03-02"),
        card("cbs-83811", "CBS", "2021-03-29"), card("cbs-83815", "CBS", "2021-03-29"),
        card("inspectie", "Inspectie van het Onderwijs", "2020-06-01"),
        card("roa-mboraad-2022", "ROA", "2022-05"),
      ])
  }

  static let ladders: Ladders = {
    func step(
      _ rung: Rung, _ definition: String, shown: LadderStep.Shown = .headline,
      match: [String: String] = [:]
    ) -> LadderStep {
      LadderStep(
        rung: rung, definition: definition, minimumDenominator: 100, shown: shown, match: match)
    }
    let own = ["leerweg": "own", "level": "own"]
    return Ladders([
      .students: [.mbo: Ladder(steps: []), .hbo: Ladder(steps: [])],
      .firstYears: [.mbo: Ladder(steps: [], wouldFill: ["duo-mbo-eerstejaars"])],
      .jobChance: [
        .mbo: Ladder(
          steps: [step(.level, "unemployment.roa_survey", match: own)],
          wouldFill: ["roa-schoolverlaters"]),
        .hbo: Ladder(steps: [step(.group, "job_chance.cbs_register")]),
      ],
      .jobPath: [.hbo: Ladder(steps: [step(.group, "job_path.cbs_register")])],
      .furtherStudy: [
        .hbo: Ladder(
          steps: [
            step(.group, "further_study.cbs_register", shown: .context, match: ["moment": "1y"])
          ], wouldFill: ["duo-doorstroom-ho"])
      ],
      .startSalary: [.hbo: Ladder(steps: [step(.group, "start_salary.cbs_ho_fulltime_hourly")])],
      .completion: [
        .mbo: Ladder(
          steps: [
            step(.institution, "completion.inspectie_diploma_result"),
            step(.group, "completion.inspectie_diploma_result", shown: .also),
          ], notApplicable: [.entree]),
        .hbo: Ladder(
          steps: [
            step(.ownPooled, "completion.stock_flow"), step(.level, "completion.stock_flow"),
          ], notMeasured: [.ad, .master]),
      ],
      .searchTime: [
        .mbo: Ladder(steps: [step(.level, "search_time.roa_first_job", match: own)])
      ],
    ])
  }()

  static let policy = Policy(
    smallestCount: 5, smallestOwnShare: 10, uniformMargin: 2, uniformMarginRounded: 20,
    stockFlow: Policy.StockFlow(
      switchers: [0.14, 0.20, 0.28], transitions: 3, minimumStocks: 5, minimumLeavers: 30,
      minimumEntrants: 0.13, dipPeople: 5, dipShare: 0.03, minimumFullTime: 0.8,
      overdispersion: 5, spread: [.ownPooled: 0.06, .programme: 0.07, .group: 0.11, .level: 0.11],
      minimumSide: 5, newestWeight: 1.5, peerPeople: 70, peerShare: 0.1, sectorPeople: 200,
      takeOverFall: 0.2))

  static func core(copies: Int = 1) throws -> Computation {
    Computation(
      facts: facts(copies: copies), ladders: ladders, policy: policy, terms: try texts())
  }
}
