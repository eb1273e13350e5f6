import Facts

/// One table row of each kind of fact, in the order of its schema.
enum EditionRows {
  static func input(_ line: LedgerLine, _ indicator: (IndicatorID, String)?) -> [String] {
    [
      line.source.id, line.source.title, line.source.publisher, line.source.licence,
      line.licenceURL, line.source.url, line.source.attribution, line.source.date, line.file,
      String(line.bytes), line.sha256, String(line.rowsIn), String(line.used),
      String(line.outside), String(line.rejected), indicator?.0.rawValue ?? "", indicator?.1 ?? "",
    ]
  }

  static func institution(_ row: InstitutionRow) -> [String] {
    let item = row.institution
    return [
      item.brin, row.kind.rawValue, item.name, item.type, item.place, item.municipality ?? "",
      row.source, String(row.row),
    ]
  }

  static func municipality(_ item: Municipality) -> [String] {
    [item.code, item.name, item.province, item.region, item.regionName]
  }

  static func programme(_ code: String, _ name: ProgrammeName) -> [String] {
    let others = name.synonyms.subtracting([name.name, name.international]).sorted()
    return [code, name.name, name.international, others.joined(separator: "|")]
  }

  static func ownNames(_ code: String, _ name: ProgrammeName) -> [[String]] {
    name.own.map { brin, names in
      [brin, code, names.subtracting(name.synonyms).sorted().joined(separator: "|")]
    }.filter { $0[2] != "" }
  }

  static func offering(_ item: Offering) -> [String] {
    [
      item.key.description, item.kind.rawValue, item.key.brin, item.key.code,
      item.key.leerweg?.rawValue ?? "", item.name, item.level.rawValue,
      item.levels.map(\.rawValue).joined(separator: "|"), item.sector, item.subsector,
      item.direction ?? "", item.status.rawValue, item.catalogueDate, item.source.id,
      String(item.source.rows.first ?? 0), item.credits.map(String.init) ?? "",
    ]
  }

  static func forms(_ item: Offering) -> [[String]] {
    item.forms.map {
      [
        item.key.description, $0.form.rawValue, percent($0.low), percent($0.high),
        $0.source.rawValue,
      ]
    }
  }

  static func countMbo(_ fact: CountFact) -> [String] {
    [
      fact.key.brin, fact.key.code, fact.key.leerweg?.rawValue ?? "", fact.level.rawValue,
      String(fact.year), String(fact.count.low), String(fact.count.high), fact.source,
      String(fact.row),
    ]
  }

  static func countHbo(_ fact: CountFact) -> [String] {
    [
      fact.source, fact.key.brin, fact.key.code, fact.level.rawValue, fact.municipality ?? "",
      String(fact.year), String(fact.count.low), String(fact.count.high), String(fact.row),
      String(fact.lines),
    ]
  }

  static func position(_ fact: PositionFact) -> [String] {
    func people(_ count: Int?) -> String { count.map { String($0) } ?? "" }
    return [
      fact.source, fact.definition, fact.level.rawValue, fact.sector, fact.population,
      marked(fact.cohort, fact.isProvisional), fact.moment.rawValue, people(fact.total),
      people(fact.work),
      people(fact.workAndBenefit), people(fact.benefit), people(fact.neither),
      people(fact.backInEducation), people(fact.notRegistered),
      fact.rows.map { String($0) }.joined(separator: " "),
    ]
  }

  static func pay(_ fact: PayFact) -> [String] {
    [
      fact.source, fact.definition, fact.level.rawValue, fact.sector,
      marked(fact.cohort, fact.isProvisional), fact.moment.rawValue, "\(fact.value)",
      String(fact.row),
    ]
  }

  static func result(_ fact: ResultFact) -> [String] {
    [
      fact.brin, fact.indicator.rawValue, fact.definition, marked(fact.year, fact.isProvisional),
      fact.value.map { "\($0)" } ?? "", fact.group, fact.groupValue.map { "\($0)" } ?? "",
      fact.source, String(fact.row),
    ]
  }

  static func total(_ total: NationalTotal) -> [String] {
    [
      total.kind.rawValue, total.indicator.rawValue, total.definition, String(total.year),
      String(total.count.low), String(total.count.high), total.source,
    ]
  }

  /// A period with a star behind it where its figures are provisional, as CBS writes it.
  static func marked(_ period: String, _ isProvisional: Bool) -> String {
    isProvisional ? period + WrittenPeriod.mark : period
  }

  static func percent(_ share: Double) -> String {
    let hundredths = Int((share * 100).rounded())
    return "\(hundredths / 100)." + (hundredths % 100 < 10 ? "0" : "") + "\(hundredths % 100)"
  }
}
