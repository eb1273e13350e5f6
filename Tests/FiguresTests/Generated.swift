import Facts
import Figures
import TestSupport

/// Facts of a dozen offerings at a few institutions, made from a seed. No count is zero, so a
/// published zero can only come from something that is missing.
struct Generated {
  var offerings: [Offering] = []
  var counts: [CountFact] = []
  var positions: [PositionFact] = []
  var pay: [PayFact] = []
  var results: [ResultFact] = []
  var references: [ReferenceFact] = []

  static let sectors = ["techniek", "economie"]

  init(seed: UInt64, references: [ReferenceFact] = []) {
    var generator = SeededGenerator(seed: seed)
    self.references = references
    for brin in ["00IC", "28DN", "30GB"] {
      for code in ["30020", "34134"] {
        addBachelor(OfferingKey(brin: brin, code: code), &generator)
      }
      addMbo(brin, &generator)
    }
    for level in [Level.ad, .bachelor, .master] {
      for sector in Generated.sectors + ["totaal"] { addGroup(level, sector, &generator) }
    }
  }

  private mutating func addBachelor(_ key: OfferingKey, _ generator: inout SeededGenerator) {
    let level = [Level.bachelor, .bachelor, .bachelor, .ad, .master].randomElement(
      using: &generator)!
    offerings.append(
      Made.hbo(
        key, level: level, sector: Generated.sectors.randomElement(using: &generator)!,
        fullTime: [nil, 0, 0.4, 0.6, 0.9, 1, 1, 1].randomElement(using: &generator)!))
    let size = [3, 30, 300].randomElement(using: &generator)!
    for (indicator, share) in [
      (IndicatorID.students, 400), (.firstYears, 100), (.graduates, 70),
    ] {
      for year in 2020...(indicator == .graduates ? 2023 : 2024) {
        for place in ["0363", "0080"] where Int.random(in: 0..<12, using: &generator) > 0 {
          let people = max(1, share * size / 100 + Int.random(in: -9...9, using: &generator))
          counts.append(
            Made.count(
              indicator, year, CountSum(people).disclosed, key: key, municipality: place,
              row: counts.count))
        }
      }
    }
  }

  private mutating func addMbo(_ brin: String, _ generator: inout SeededGenerator) {
    let offering = Made.mbo(
      Leerweg.allCases.randomElement(using: &generator)!,
      level: [.entree, .two, .three, .four].randomElement(using: &generator)!,
      direction: [nil, "07", "09"].randomElement(using: &generator)!, brin: brin)
    offerings.append(offering)
    for year in 2015...2019 {
      let people = CountSum(Int.random(in: 1...40, using: &generator)).disclosed
      counts.append(
        Made.count(
          .students, year, people, key: offering.key, municipality: nil, row: counts.count))
    }
    for year in ["2016/17", "2017/18", "2018/19"] {
      for indicator in [IndicatorID.completion, .yearResult] {
        let value = Double.random(in: 0.5...0.9, using: &generator)
        results.append(
          Made.result(
            year, Bool.random(using: &generator) ? value : nil, brin: brin, indicator: indicator,
            row: results.count))
      }
    }
  }

  private mutating func addGroup(
    _ level: Level, _ sector: String, _ generator: inout SeededGenerator
  ) {
    let size = [1, 5, 50].randomElement(using: &generator)!
    for definition in ["cbs_register", "cbs_register_2024"] {
      for cohort in ["2014/15", "2015/16", "2016/17"] {
        for moment in [Moment.direct, .oneYear, .threeYears] {
          let parts = [8, 1, 1, 2].map { part -> Int? in
            let people = part * size * 10 + 10 * Int.random(in: 0...3, using: &generator)
            return Int.random(in: 0..<15, using: &generator) == 0 ? nil : max(10, people)
          }
          positions.append(
            Made.position(
              cohort, parts, at: moment, back: size * 10, total: size * 140, sector: sector,
              level: level, definition: definition, row: positions.count))
        }
      }
    }
    for cohort in ["2014/15", "2015/16"] {
      pay.append(
        PayFact(
          level: level, sector: sector, cohort: cohort, moment: .oneYear,
          value: Double.random(in: 14...20, using: &generator),
          definition: "start_salary.cbs_ho_fulltime_hourly", source: "cbs-83815", row: pay.count))
    }
  }

  func core() throws -> Computation {
    try Made.core(
      offerings, counts: counts, positions: positions, pay: pay, results: results,
      references: references)
  }

  /// The figures of every offering, by key.
  func figures() throws -> [OfferingKey: [Figure]] {
    let core = try core()
    return Dictionary(
      uniqueKeysWithValues: offerings.map { ($0.key, core.figures(for: $0)) })
  }

  func shuffled(_ generator: inout SeededGenerator) -> Generated {
    var other = self
    other.offerings.shuffle(using: &generator)
    other.counts.shuffle(using: &generator)
    other.positions.shuffle(using: &generator)
    other.pay.shuffle(using: &generator)
    other.results.shuffle(using: &generator)
    other.references.shuffle(using: &generator)
    return other
  }

  /// The same facts without some of their rows; the offerings stay.
  func thinned(_ generator: inout SeededGenerator) -> Generated {
    var other = self
    let gone = Int.random(in: 1...9, using: &generator)
    func drops() -> Bool { Int.random(in: 0..<10, using: &generator) < gone }
    other.counts.removeAll { _ in drops() }
    other.positions.removeAll { _ in drops() }
    other.pay.removeAll { _ in drops() }
    other.results.removeAll { _ in drops() }
    other.references.removeAll { _ in drops() }
    switch Int.random(in: 0..<6, using: &generator) {
    case 0: other.counts.removeAll { $0.indicator == .graduates }
    case 1: other.counts.removeAll { $0.indicator == .firstYears }
    case 2: other.counts.removeAll { $0.indicator == .graduates && $0.key.brin == "28DN" }
    case 3: other.positions = []
    default: break
    }
    return other
  }
}
