import Facts

/// A published outcome as a row of `outcomes.csv`, there and back.
extension EditionRows {
  static func outcome(_ fact: OutcomeFact) -> [String] {
    func people(_ count: CountSum?) -> String {
      count.map { $0.exact.map { "\($0)" } ?? "\($0.low)–\($0.high)" } ?? ""
    }
    func number(_ value: Double?) -> String { value.map { "\($0)" } ?? "" }
    let group = fact.group
    return [
      fact.source, fact.definition, group.kind.rawValue, group.brin, group.code,
      group.level?.rawValue ?? "", group.leerweg?.rawValue ?? "", group.form?.rawValue ?? "",
      group.sector, group.direction, group.region, group.diploma.rawValue,
      marked(fact.period, fact.isProvisional),
      fact.periodKind.rawValue, fact.moment?.rawValue ?? "", fact.population,
      people(fact.numerator), people(fact.denominator), "\(fact.roundedTo)", number(fact.value),
      fact.unit.rawValue, fact.statistic.rawValue, number(fact.quartiles?.low),
      number(fact.quartiles?.high), fact.label ?? "", fact.missing?.rawValue ?? "",
      fact.method.rawValue, fact.confidence.rawValue,
      fact.rows.sorted().map { "\($0)" }.joined(separator: " "),
    ]
  }

  /// Nil when a cell is not what its column holds.
  static func outcome(_ row: [String]) -> OutcomeFact? {
    guard let kind = Kind(rawValue: row[2]), let periodKind = PeriodKind(rawValue: row[13]),
      let diploma = OutcomeGroup.Diploma(rawValue: row[11]), let roundedTo = Int(row[18]),
      let unit = Unit(rawValue: row[20]), let statistic = Statistic(rawValue: row[21]),
      let method = Method(rawValue: row[26]), let confidence = Confidence(rawValue: row[27]),
      let level = optional(row[5], Level.init), let leerweg = optional(row[6], Leerweg.init),
      let form = optional(row[7], Form.init), let moment = optional(row[14], Moment.init),
      let numerator = optional(row[16], people), let denominator = optional(row[17], people),
      let value = optional(row[19], { Double($0) }), let low = optional(row[22], { Double($0) }),
      let high = optional(row[23], { Double($0) }), let missing = optional(row[25], Reason.init)
    else { return nil }
    var group = OutcomeGroup(kind)
    (group.brin, group.code, group.level, group.leerweg) = (row[3], row[4], level, leerweg)
    (group.form, group.sector, group.direction) = (form, row[8], row[9])
    (group.region, group.diploma) = (row[10], diploma)
    let (period, isProvisional) = WrittenPeriod.split(row[12])
    var fact = OutcomeFact(
      definition: row[1], group: group, population: row[15], period: period,
      periodKind: periodKind, moment: moment, unit: unit, statistic: statistic,
      roundedTo: roundedTo, method: method, confidence: confidence, source: row[0],
      rows: row[28].split(separator: " ").compactMap { Int($0) })
    (fact.numerator, fact.denominator, fact.value) = (numerator, denominator, value)
    if let low, let high { fact.quartiles = Interval(low: low, high: high) }
    fact.label = row[24].isEmpty ? nil : row[24]
    fact.missing = missing
    fact.isProvisional = isProvisional
    return fact
  }

  /// Nil inside for an empty cell, nil outside for one that cannot be read.
  private static func optional<Value>(_ text: String, _ read: (String) -> Value?) -> Value?? {
    if text.isEmpty { return .some(nil) }
    return read(text).map { .some($0) } ?? .none
  }

  private static func people(_ text: String) -> CountSum? {
    let ends = text.split(separator: "–").compactMap { Int($0) }
    guard let low = ends.first, let high = ends.last, low >= 0, low <= high, ends.count < 3 else {
      return nil
    }
    return CountSum(low: low, high: high)
  }
}
