/// Whether a figure is shown, hidden, missing or without meaning. None of the last three can
/// become a zero.
package enum FigureState: String, Codable, Hashable, Sendable, CaseIterable {
  case published, suppressed, absent
  case notApplicable = "not_applicable"
}

/// Unit of a figure's value. A share is 0…1.
package enum Unit: String, Codable, Hashable, Sendable, CaseIterable {
  case share, count, months, label, score
  case euroHour = "euro_hour"
  case euroMonth = "euro_month"
}

/// Rung of the ladder a figure stands on, from this offering itself to the whole level.
package enum Rung: String, Codable, Hashable, Sendable, CaseIterable {
  case own
  case ownPooled = "own_pooled"
  case ownCluster = "own_cluster"
  case programme
  case cluster
  case institutionLevel = "institution_level"
  case institution
  case region
  case group
  case level

  /// True when the figure is about this offering's own students.
  package var isOwn: Bool { self == .own || self == .ownPooled || self == .ownCluster }
}

/// How a figure was made.
package enum Method: String, Codable, Hashable, Sendable, CaseIterable {
  case counted, estimated, forecast, published
  case readFromChart = "read_from_chart"
}

/// A the publisher's own table, B reported by others, C read from a chart.
package enum Confidence: String, Codable, Hashable, Sendable, CaseIterable {
  case a = "A"
  case b = "B"
  case c = "C"
}

/// What kind of number an amount is.
package enum Statistic: String, Codable, Hashable, Sendable, CaseIterable {
  case share, mean, median, p25, p75, count, index, unknown
}

/// When after leaving or graduating people were measured.
package enum Moment: String, Codable, Hashable, Sendable, CaseIterable, Comparable {
  case direct
  case oneYear = "1y"
  case oneAndHalfYear = "1.5y"
  case twoYears = "2y"
  case threeYears = "3y"
  case fourYears = "4y"
  case fiveYears = "5y"
  case tenYears = "10y"

  package static func < (a: Moment, b: Moment) -> Bool {
    (allCases.firstIndex(of: a) ?? 0) < (allCases.firstIndex(of: b) ?? 0)
  }
}

/// What a period string means; figures of different kinds are not compared.
package enum PeriodKind: String, Codable, Hashable, Sendable, CaseIterable {
  case october
  /// The people who left in one school year.
  case cohort
  /// The people who began in one school year.
  case startCohort = "start_cohort"
  case diplomaYear = "diploma_year"
  case schoolYear = "school_year"
  case surveyYear = "survey_year"
  case calendarYear = "calendar_year"
  case pooled
}

/// Why a figure is missing; a fixed sentence per code and language.
package enum Reason: String, Codable, Hashable, Sendable, CaseIterable {
  case tooFew = "too_few"
  case tooUniform = "too_uniform"
  case protected
  case identityFails = "identity_fails"
  case formMix = "form_mix"
  case newProgramme = "new_programme"
  case endedProgramme = "ended_programme"
  case codeUnknown = "code_unknown"
  case institutionUnknown = "institution_unknown"
  case notMeasured = "not_measured"
  case sourceNotLoaded = "source_not_loaded"
  case withheldBySource = "withheld_by_source"
  case implausibleInSource = "implausible_in_source"
  case withdrawn
}

/// Lowest and highest whole number a sum with hidden parts can be.
package struct Bounds: Codable, Hashable, Sendable {
  package var low: Int
  package var high: Int

  package init(low: Int, high: Int) {
    self.low = low
    self.high = high
  }
}

/// Two ends in the figure's unit: a 90 % interval, or the middle half of a pay distribution.
package struct Interval: Codable, Hashable, Sendable {
  package var low: Double
  package var high: Double

  package init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }
}

/// The group a figure is about: its rung, its name, and the code of the population sentence.
package struct Basis: Codable, Hashable, Sendable {
  package var rung: Rung
  /// The group in words made of register terms, for example `hbo-bachelor, Techniek`.
  package var group: String
  /// Code of the sentence that says who is counted and who is not.
  package var population: String

  package init(rung: Rung, group: String, population: String) {
    self.rung = rung
    self.group = group
    self.population = population
  }
}

/// One answer about one offering: a value with everything needed to judge it, or the reason why
/// there is none.
package struct Figure: Codable, Hashable, Sendable {
  package var indicator: IndicatorID
  package var headline: Bool
  package var definition: String
  package var state: FigureState
  package var value: Double?
  /// The word of a label or judgement; `value` is then the ratio behind it, where one is published.
  package var label: String?
  package var unit: Unit
  /// Mean, median… where the unit alone does not say it.
  package var statistic: Statistic?
  /// The people counted in a share; `n` is the number it is taken from.
  package var numerator: Int?
  package var bounds: Bounds?
  package var interval: Interval?
  /// First and third quartile, where the source publishes them.
  package var quartiles: Interval?
  package var n: Int?
  /// What the source rounds `numerator` and `n` to, 10 for tens; nil for exact counts.
  package var roundedTo: Int?
  package var basis: Basis?
  package var period: String?
  package var periodKind: PeriodKind?
  package var moment: Moment?
  /// Month of measurement, `2018-10`.
  package var measured: String?
  package var method: Method?
  package var confidence: Confidence?
  /// The source gives the value as "about".
  package var approximate: Bool?
  /// The source may still change the figure (CBS's `*` and `**`); nil when it is final.
  package var provisional: Bool?
  /// An amount once more in today's prices: our estimate, a second line, never compared or sorted.
  package var converted: Converted?
  /// Keys of the other offerings whose people are in the figure too: codes that took over from each
  /// other, or that this one succeeds.
  package var via: [String]?
  /// The numbers the value was made from, in the order of the formula.
  package var terms: [Term]?
  package var reason: Reason?
  /// Why a better rung did not fit, best rung first.
  package var passedOver: [PassedOver]?
  /// The sources that would fill an absent figure.
  package var wouldFill: [String]?
  package var sources: [SourceRows]

  package init(
    _ indicator: IndicatorID, definition: String, state: FigureState, unit: Unit,
    headline: Bool = true
  ) {
    self.indicator = indicator
    self.headline = headline
    self.definition = definition
    self.state = state
    self.unit = unit
    self.sources = []
  }

  package enum CodingKeys: String, CodingKey {
    case indicator, headline, definition, state, value, label, unit, statistic, numerator, bounds
    case interval, quartiles, n
    case roundedTo = "rounded_to"
    case basis, period
    case periodKind = "period_kind"
    case moment, measured, method, confidence, approximate, provisional, converted, via, terms,
      reason
    case passedOver = "passed_over"
    case wouldFill = "would_fill"
    case sources
  }
}

extension Figure {
  /// Definitions that count who came back to education after having left it, by a moment: no answer to
  /// whether people study on, since who goes straight on never left.
  package static let returnedToStudy: Set<String> = [
    "further_study.cbs_register", "further_study.cbs_register_2024",
    "further_study.cbs_mbo_register",
  ]

  /// Definitions that are an estimate of ours.
  package static let estimates: Set<String> = ["completion.stock_flow"]

  /// Definitions of a share that a single programme can have as its own, on some rung of the ladder.
  package static let ownShares: Set<String> = [
    "completion.stock_flow", "job_chance.cbs_crebo_work_12h",
  ]

  /// True of a share of people who left education and were back in it by a moment.
  package var isOfReturned: Bool { Figure.returnedToStudy.contains(definition) }

  /// True of a share that is told per ten people: a programme's own, and the same measure of a wider
  /// group, so that the two are read on one scale and rounding never turns their order round.
  package var isPerTen: Bool {
    unit == .share && (basis?.rung.isOwn == true || Figure.ownShares.contains(definition))
  }
}

/// A rung that was tried and did not fit, with its reason.
package struct PassedOver: Codable, Hashable, Sendable {
  package var rung: Rung
  package var reason: Reason
  /// The numbers that broke the rule, where a value was made and withheld.
  package var terms: [Term]?
  package var sources: [SourceRows]?

  package init(
    rung: Rung, reason: Reason, terms: [Term]? = nil, sources: [SourceRows]? = nil
  ) {
    self.rung = rung
    self.reason = reason
    self.terms = terms
    self.sources = sources
  }
}

/// An amount carried to the prices of another year by a wage index.
package struct Converted: Codable, Hashable, Sendable {
  /// In the figure's unit, rounded to half a euro.
  package var value: Double
  /// Year of the prices, `2025`.
  package var prices: String
  /// Year the amount was measured in.
  package var from: String
  /// The rows of the index numbers.
  package var sources: [SourceRows]
  /// The index numbers themselves, of the year measured and of the year of the prices.
  package var index: [Term]?

  package init(
    value: Double, prices: String, from: String, sources: [SourceRows], index: [Term]? = nil
  ) {
    self.index = index
    self.value = value
    self.prices = prices
    self.from = from
    self.sources = sources
  }
}

/// One number of a derivation, by the name its formula gives it. A hidden cell is in it as the
/// middle of its bounds, so that nothing follows from it that the source hides.
package struct Term: Codable, Hashable, Sendable {
  /// `students`, `first_years`, `graduates`, `leavers`, `weight`…
  package var name: String
  /// Year or period the number belongs to.
  package var period: String?
  package var value: Double

  package init(_ name: String, period: String? = nil, _ value: Double) {
    self.name = name
    self.period = period
    self.value = value
  }
}
