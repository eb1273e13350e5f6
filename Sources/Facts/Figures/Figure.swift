/// Lowest and highest whole number that a sum with hidden parts can be.
package struct Bounds: Codable, Hashable, Sendable {
  /// Fewest people it can be; at most `high`.
  package var low: Int
  /// Most people it can be.
  package var high: Int

  package init(low: Int, high: Int) {
    self.low = low
    self.high = high
  }
}

/// Two ends in the figure's unit: a 90 % interval, the interval of a difference, or the middle half
/// of a pay distribution.
package struct Interval: Codable, Hashable, Sendable {
  /// Lower end, in the unit of the figure; a share 0…1, a difference of shares −1…1.
  package var low: Double
  /// Upper end, in the unit of the figure; not below `low`.
  package var high: Double

  package init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }
}

/// The group of people a figure is about: its rung, its name, and the code of its population.
package struct Basis: Codable, Hashable, Sendable {
  /// How wide the group is.
  package var rung: Rung
  /// The group in words of the registers, in Dutch: `hbo-bachelor, Techniek`; on a rung of the
  /// offering itself the institution and the programme.
  package var group: String
  /// Code of the population, such as `cbs_ho_fulltime_residents`; texts give the sentence that says
  /// who is counted and who is not.
  package var population: String

  package init(rung: Rung, group: String, population: String) {
    self.rung = rung
    self.group = group
    self.population = population
  }
}

/// One answer about one offering: a value with everything needed to judge it, or the reason why
/// there is none.
///
/// Invariant: `value` is set exactly when `state` is `published`, and `reason` exactly when it is
/// not.
package struct Figure: Codable, Hashable, Sendable {
  /// Which question the figure answers.
  package var indicator: IndicatorID
  /// True of the one figure of its indicator that the sheet answers with; the others stand beside
  /// it.
  package var headline: Bool
  /// Id of the definition, such as `job_chance.cbs_register`. Figures of different definitions are
  /// never compared.
  package var definition: String
  /// Whether there is a value and, if not, what kind of gap this is.
  package var state: FigureState
  /// The value in `unit`, not rounded; set exactly when `state` is `published`. A share is 0…1; of
  /// a label it is the ratio behind the word.
  package var value: Double?
  /// The word of a forecast, in Dutch; `value` is then the ratio it follows from.
  package var label: String?
  /// Unit of `value`, `interval` and `quartiles`; known also when there is no value.
  package var unit: Unit
  /// Mean, median, quartile or not stated, where the unit alone does not say it; nil for shares and
  /// counts.
  package var statistic: Statistic?
  /// The people counted in a share, rounded as `roundedTo` says; `n` is the number it is taken
  /// from.
  package var numerator: Int?
  /// Bounds of a suppressed sum of people; nil when they would say no more than "fewer than five".
  package var bounds: Bounds?
  /// 90 % interval around an estimated value, in its unit; nil for a figure that is not an
  /// estimate.
  package var interval: Interval?
  /// First and third quartile, where the source publishes them.
  package var quartiles: Interval?
  /// Number of people the value is about: the denominator of a share or the employees whose pay it
  /// is; of a count the count itself. Rounded by the source as `roundedTo` says; of an estimate
  /// rounded to tens by us. Nil where the source gives no number.
  package var n: Int?
  /// What the source rounds `numerator` and `n` to, 10 for tens; nil for exact counts and where
  /// there are none.
  package var roundedTo: Int?
  /// The group of people; nil when nothing gave a figure. A suppressed figure may have one.
  package var basis: Basis?
  /// The period as text, written by `periodKind`: a year `2023`, a school year `2022/23`, cohorts
  /// summed `2015/16–2017/18`, years summed `2021–2024`. Published tables write it in the codes of
  /// CBS instead, `2023JJ00` and `2022SJ00`.
  package var period: String?
  /// What the period means; nil when there is no period.
  package var periodKind: PeriodKind?
  /// How long after leaving it was measured; nil where the definition has no such moment.
  package var moment: Moment?
  /// Month of measurement, `2018-10`; nil where the source does not fix it, and over several
  /// cohorts.
  package var measured: String?
  /// How the value was made; nil when nothing gave a figure.
  package var method: Method?
  /// How close the value is to its publisher; nil for our estimates and when nothing gave a figure.
  package var confidence: Confidence?
  /// True when the publisher gives the value as "about"; else nil.
  package var approximate: Bool?
  /// True when the source may still change the figure (CBS's `*` and `**`); nil when it is final.
  package var provisional: Bool?
  /// An hourly wage once more in the prices of a later year: our estimate, shown on a second line,
  /// never compared or sorted.
  package var converted: Converted?
  /// Keys of the other offerings whose people are in the figure too: codes that took over from each
  /// other, or offerings that this one continues.
  package var via: [String]?
  /// The numbers the value was made from, in the order of the formula.
  package var terms: [Term]?
  /// Why there is no value; nil exactly when `state` is `published`.
  package var reason: Reason?
  /// Rungs that were tried before and did not fit, best rung first, each with its reason.
  package var passedOver: [PassedOver]?
  /// Ids of the sources that would fill an absent figure.
  package var wouldFill: [String]?
  /// The rows the value was read from, per source; without row numbers where they would be all rows
  /// of a sector. Empty when nothing gave a figure.
  package var sources: [SourceRows]

  /// A figure without a value yet; the state must agree with the value and the reason that are set
  /// next.
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

  /// Names of the members in `sheet.json`.
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
  /// Definitions that count who came back to education after having left it, by a moment. They do
  /// not answer whether people study on, since those who go straight on never left.
  package static let returnedToStudy: Set<String> = [
    "further_study.cbs_register", "further_study.cbs_register_2024",
    "further_study.cbs_mbo_register",
  ]

  /// Definitions of which the value is our own estimate.
  package static let estimates: Set<String> = ["completion.stock_flow"]

  /// Definitions of a share that a single programme can have as its own, on some rung.
  package static let ownShares: Set<String> = [
    "completion.stock_flow", "job_chance.cbs_crebo_work_12h",
  ]

  /// True of a share of people who left education and were back in it by a moment.
  package var isOfReturned: Bool { Figure.returnedToStudy.contains(definition) }

  /// True of a share that sentences give per ten people: a programme's own, and the same measure of
  /// a wider group, so that the two are read on one scale and rounding never reverses their order.
  package var isPerTen: Bool {
    unit == .share && (basis?.rung.isOwn == true || Figure.ownShares.contains(definition))
  }
}

/// A rung that was tried and did not fit, with its reason.
package struct PassedOver: Codable, Hashable, Sendable {
  /// The rung that did not fit.
  package var rung: Rung
  /// Why it did not fit.
  package var reason: Reason
  /// The numbers that broke the rule, where a value was made and withheld.
  package var terms: [Term]?
  /// The rows those numbers were read from; nil where no value was made.
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
  /// Gross euro per hour, rounded to half a euro.
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
  /// The number itself: people, a share 0…1, a weight or an index number, as `name` says.
  package var value: Double

  /// A number of a formula, by its name and the period it belongs to.
  package init(_ name: String, period: String? = nil, _ value: Double) {
    self.name = name
    self.period = period
    self.value = value
  }
}
