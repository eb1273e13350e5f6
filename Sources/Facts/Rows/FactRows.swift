/// A count of students, first-years or graduates of one programme at one institution.
package struct CountFact: Hashable, Sendable {
  package var indicator: IndicatorID
  package var key: OfferingKey
  package var level: Level
  /// Gemeentecode of the location, or nil where the source does not know locations (mbo).
  package var municipality: String?
  /// Year of the count date, 1 October; for graduates the year in which the study year starts.
  package var year: Int
  package var count: CountSum
  /// Set on rows of an older edition whose definition differs.
  package var definition: String
  package var source: String
  /// First line in the source, and how many lines from there make up the count.
  package var row: Int
  package var lines: Int

  package init(
    indicator: IndicatorID, key: OfferingKey, level: Level, municipality: String?, year: Int,
    count: CountSum, definition: String, source: String, row: Int, lines: Int = 1
  ) {
    self.lines = lines
    self.indicator = indicator
    self.key = key
    self.level = level
    self.municipality = municipality
    self.year = year
    self.count = count
    self.definition = definition
    self.source = source
    self.row = row
  }
}

/// Position on the labour market of one cohort at one moment: people in tens, as CBS rounds them.
package struct PositionFact: Hashable, Sendable {
  package var level: Level
  /// CROHO-onderdeel, or `totaal`.
  package var sector: String
  package var population: String
  package var cohort: String
  package var moment: Moment
  package var work: Int?
  package var workAndBenefit: Int?
  package var benefit: Int?
  package var neither: Int?
  package var backInEducation: Int?
  package var notRegistered: Int?
  package var total: Int?
  package var definition: String
  package var source: String
  package var rows: [Int]
  /// The publisher may still change it.
  package var isProvisional = false

  package init(
    level: Level, sector: String, population: String, cohort: String, moment: Moment,
    definition: String, source: String
  ) {
    self.level = level
    self.sector = sector
    self.population = population
    self.cohort = cohort
    self.moment = moment
    self.definition = definition
    self.source = source
    self.rows = []
  }

  /// People with paid work, with or without a benefit; nil when a part is hidden.
  package var working: Int? {
    guard let work, let workAndBenefit else { return nil }
    return work + workAndBenefit
  }

  /// People available for work: not back in education and known in the register.
  package var available: Int? {
    guard let working, let benefit, let neither else { return nil }
    return working + benefit + neither
  }
}

/// Gross hourly pay of one group of employees.
package struct PayFact: Hashable, Sendable {
  package var level: Level
  package var sector: String
  package var cohort: String
  package var moment: Moment
  /// Euro per hour, gross.
  package var value: Double
  package var definition: String
  package var source: String
  package var row: Int
  /// The publisher may still change it.
  package var isProvisional = false

  package init(
    level: Level, sector: String, cohort: String, moment: Moment, value: Double,
    definition: String, source: String, row: Int
  ) {
    self.level = level
    self.sector = sector
    self.cohort = cohort
    self.moment = moment
    self.value = value
    self.definition = definition
    self.source = source
    self.row = row
  }
}

/// A study result of a whole mbo institution (niveau 2–4 together), as the Inspectie publishes it.
package struct ResultFact: Hashable, Sendable {
  package var brin: String
  package var indicator: IndicatorID
  package var definition: String
  /// School year, `2018/19`.
  package var year: String
  /// Share 0…1; nil when the source's value is not believable (a wound-up institution's zero).
  package var value: Double?
  /// Type of institution it is compared with, and that group's value.
  package var group: String
  package var groupValue: Double?
  package var source: String
  package var row: Int
  /// The publisher may still change it.
  package var isProvisional = false

  package init(
    brin: String, indicator: IndicatorID, definition: String, year: String, value: Double?,
    group: String, groupValue: Double?, source: String, row: Int
  ) {
    self.brin = brin
    self.indicator = indicator
    self.definition = definition
    self.year = year
    self.value = value
    self.group = group
    self.groupValue = groupValue
    self.source = source
    self.row = row
  }
}

/// A published national figure, written down once with its citation.
package struct ReferenceFact: Hashable, Sendable {
  package var table: String
  package var indicator: String
  package var definition: String
  /// The source's own unit: `percent`, `euro_hour`, `months`…
  package var unit: String
  package var statistic: Statistic
  package var kind: String
  package var population: String
  package var moment: Moment?
  package var confidence: Confidence
  package var method: Method
  package var approximate: Bool
  package var periodKind: String
  /// Dimension name to member: leerweg, level, direction, sectorkamer, sector, period…
  package var members: [String: String]
  package var value: Double
  package var source: String
  package var row: Int
  /// The file of `Datasets/reference/facts` the row stands in.
  package var file: String?

  package init(
    table: String, indicator: String, definition: String, unit: String, statistic: Statistic,
    kind: String, population: String, moment: Moment?, confidence: Confidence, method: Method,
    approximate: Bool, periodKind: String, members: [String: String], value: Double,
    source: String, row: Int, file: String? = nil
  ) {
    self.file = file
    self.table = table
    self.indicator = indicator
    self.definition = definition
    self.unit = unit
    self.statistic = statistic
    self.kind = kind
    self.population = population
    self.moment = moment
    self.confidence = confidence
    self.method = method
    self.approximate = approximate
    self.periodKind = periodKind
    self.members = members
    self.value = value
    self.source = source
    self.row = row
  }

  package var period: String { members["period"] ?? "" }

  /// Where the value stands.
  package var place: SourceRows { SourceRows(id: source, rows: [row], file: file) }
}
