/// A count of students, first-years or graduates of one programme at one institution, per location
/// and level.
package struct CountFact: Hashable, Sendable {
  /// `students`, `first_years` or `graduates`.
  package var indicator: IndicatorID
  /// The offering the people are enrolled in or graduated from.
  package var key: OfferingKey
  /// Level they are enrolled at; an offering can have several.
  package var level: Level
  /// Gemeentecode of the teaching location; nil where the source has no locations (mbo).
  package var municipality: String?
  /// Year of the count date, 1 October; for graduates the year in which the study year starts.
  package var year: Int
  /// The people: exact, or as bounds where a cell of 1–4 is in it.
  package var count: CountSum
  /// Id of the definition; the rows of an older edition can have another one.
  package var definition: String
  /// Id of the source.
  package var source: String
  /// First line in the source; the count is the sum of `lines` lines from there.
  package var row: Int
  /// Number of lines the count is the sum of, from 1.
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

/// Positions on the labour market of one cohort of hbo leavers at one moment, as CBS counts them.
/// People are rounded to tens; nil where a cell is hidden or not measured.
package struct PositionFact: Hashable, Sendable {
  /// Level of the programme they left.
  package var level: Level
  /// Code of the CROHO-onderdeel; `totaal` for all together.
  package var sector: String
  /// `residents` without international students, or `all`.
  package var population: String
  /// School year in which they left, `2016/17`.
  package var cohort: String
  /// Time after leaving at which they were counted, in October.
  package var moment: Moment
  /// With paid work and no benefit.
  package var work: Int?
  /// With paid work and a benefit.
  package var workAndBenefit: Int?
  /// With a benefit and no paid work.
  package var benefit: Int?
  /// Without paid work and without a benefit.
  package var neither: Int?
  /// Back in funded education by this moment, whether or not they work.
  package var backInEducation: Int?
  /// Not in the population register at this moment.
  package var notRegistered: Int?
  /// All leavers of the cohort; nil in a table without a total.
  package var total: Int?
  /// Name of the table's definition without an indicator: `cbs_register`.
  package var definition: String
  /// Id of the source.
  package var source: String
  /// Lines of the source with a number that was used.
  package var rows: [Int]
  /// The publisher may still change the numbers.
  package var isProvisional = false

  /// A row without numbers yet: all of them nil, and no lines.
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

  /// People in the denominator of the share with work: in the population register and not back in
  /// education; nil when a part is hidden.
  package var available: Int? {
    guard let working, let benefit, let neither else { return nil }
    return working + benefit + neither
  }
}

/// Gross hourly pay of one group of employees, hbo leavers of one cohort at one moment.
package struct PayFact: Hashable, Sendable {
  /// Level of the programme they left.
  package var level: Level
  /// Code of the CROHO-onderdeel; `totaal` for all together.
  package var sector: String
  /// School year in which they left, `2016/17`.
  package var cohort: String
  /// Time after leaving at which their pay was measured, in October.
  package var moment: Moment
  /// Gross euro per hour; whether it is a mean or a median the source does not say.
  package var value: Double
  /// Id of the definition, such as `start_salary.cbs_ho_fulltime_hourly`.
  package var definition: String
  /// Id of the source.
  package var source: String
  /// Line of the source.
  package var row: Int
  /// The publisher may still change the amount.
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
  /// BRIN of the institution.
  package var brin: String
  /// `year_result` or `completion`.
  package var indicator: IndicatorID
  /// Id of the definition, such as `completion.inspectie_diploma_result`.
  package var definition: String
  /// School year, `2018/19`.
  package var year: String
  /// Share 0…1; nil when the source's value cannot be right (a zero of an institution that is wound
  /// up).
  package var value: Double?
  /// Type of institution it is compared with: ROC, AOC or VAK.
  package var group: String
  /// Share 0…1 of that type together, the same in all its rows of a year; nil when the source has
  /// none.
  package var groupValue: Double?
  /// Id of the source.
  package var source: String
  /// Line of the source.
  package var row: Int
  /// The publisher may still change the result.
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

/// A published national figure from a table of `Datasets/reference/facts`, with its citation.
package struct ReferenceFact: Hashable, Sendable {
  /// Id of the table, such as `d1-unemployment`.
  package var table: String
  /// Id of the indicator it belongs to; some tables serve none, such as an index.
  package var indicator: String
  /// Id of the definition, such as `unemployment.roa_survey`.
  package var definition: String
  /// The source's own unit: `percent`, `euro_hour`, `euro_month`, `months`, `ratio`, `count` or
  /// `index`.
  package var unit: String
  /// Mean, median, quartile, share, count, index, or not stated by the source.
  package var statistic: Statistic
  /// `mbo`, `hbo`, or `all` for a figure of both.
  package var kind: String
  /// Code of the population; texts say who is counted.
  package var population: String
  /// Time after leaving or graduating; nil where the definition has no such moment.
  package var moment: Moment?
  /// How close the value is to its publisher.
  package var confidence: Confidence
  /// How the value was made; `estimated` where we computed it from published figures.
  package var method: Method
  /// True when the publisher gives the value as "about".
  package var approximate: Bool
  /// Raw value of `PeriodKind`; empty when the table does not say it.
  package var periodKind: String
  /// Member by the name of each dimension: leerweg, level, direction, sectorkamer, sector, period…
  package var members: [String: String]
  /// The value in `unit`: per cents are 0…100 here, not fractions.
  package var value: Double
  /// Id of the source that is cited first; of a table we computed the table's own id.
  package var source: String
  /// Line of the table's file.
  package var row: Int
  /// Path of the table's file; nil for rows that come from elsewhere.
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

  /// The member of the dimension `period`, as the publisher writes it; empty without one.
  package var period: String { members["period"] ?? "" }

  /// Source, file and line of the value.
  package var place: SourceRows { SourceRows(id: source, rows: [row], file: file) }
}
