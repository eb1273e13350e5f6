/// Whether a figure is shown, hidden, missing or without meaning. None of the last three can
/// become a zero.
package enum FigureState: String, Codable, Hashable, Sendable, CaseIterable {
  /// Published: the figure has a value. Suppressed: there is one, but it is hidden or only its
  /// bounds are given, to protect people. Absent: nothing loaded gives it.
  case published, suppressed, absent
  /// The indicator has no meaning for this kind of programme.
  case notApplicable = "not_applicable"
}

/// Unit of a figure's value. A share is a fraction 0…1.
package enum Unit: String, Codable, Hashable, Sendable, CaseIterable {
  /// A fraction 0…1; people or jobs; a number of months; the ratio behind a word; a mark or mean on
  /// the scale of the survey.
  case share, count, months, label, score
  /// Gross euro per hour.
  case euroHour = "euro_hour"
  /// Gross euro per month.
  case euroMonth = "euro_month"
}

/// The group of people a figure is about, from this offering itself to its whole level. A ladder
/// declares which rungs an indicator may use, best first.
package enum Rung: String, Codable, Hashable, Sendable, CaseIterable {
  /// The offering's own people, of one period.
  case own
  /// The offering's own people, of several years summed.
  case ownPooled = "own_pooled"
  /// The offering together with codes of its institution that took over from each other, or with
  /// what it continues; the other keys are in `Figure.via`.
  case ownCluster = "own_cluster"
  /// The programme at all institutions: the same code, for mbo in the same leerweg.
  case programme
  /// The programme with the codes that followed each other, at all institutions.
  case cluster
  /// All programmes of one level at the institution.
  case institutionLevel = "institution_level"
  /// All programmes of the institution that the source counts.
  case institution
  /// The programme, or everyone, in the arbeidsmarktregio where the institution has its seat.
  case region
  /// A level with a sector or study direction, in the whole country; for results of institutions:
  /// the institutions of one type.
  case group
  /// A whole level, for mbo in one leerweg or in all, in the whole country.
  case level

  /// True when the figure is about this offering's own students.
  package var isOwn: Bool { self == .own || self == .ownPooled || self == .ownCluster }
}

/// How a figure was made.
package enum Method: String, Codable, Hashable, Sendable, CaseIterable {
  /// A share or sum of people that were counted; estimated by us from counts; a forecast of the
  /// publisher; taken over as the publisher gives it.
  case counted, estimated, forecast, published
  /// Read by eye from a chart of the publisher, so precise to about one per cent.
  case readFromChart = "read_from_chart"
}

/// How close the value is to its publisher.
package enum Confidence: String, Codable, Hashable, Sendable, CaseIterable {
  /// From the publisher's own table.
  case a = "A"
  /// As others report it; the publisher's own table was not seen.
  case b = "B"
  /// Read from a chart.
  case c = "C"
}

/// Which statistic of a distribution a value is.
package enum Statistic: String, Codable, Hashable, Sendable, CaseIterable {
  /// A part of the group, the mean, the median, the first and the third quartile, a number of
  /// people, an index number, or not stated by the source.
  case share, mean, median, p25, p75, count, index, unknown
}

/// How long after leaving or graduating people were measured. Ordered by that time.
package enum Moment: String, Codable, Hashable, Sendable, CaseIterable, Comparable {
  /// On the first measuring date after leaving; for CBS the October after the school year.
  case direct
  /// One year later than `direct`.
  case oneYear = "1y"
  /// About a year and a half after the diploma, when the surveys ask.
  case oneAndHalfYear = "1.5y"
  /// Two years later than `direct`.
  case twoYears = "2y"
  /// Three years later than `direct`.
  case threeYears = "3y"
  /// Four years later than `direct`.
  case fourYears = "4y"
  /// Five years later than `direct`.
  case fiveYears = "5y"
  /// Ten years later than `direct`.
  case tenYears = "10y"

  package static func < (a: Moment, b: Moment) -> Bool {
    (allCases.firstIndex(of: a) ?? 0) < (allCases.firstIndex(of: b) ?? 0)
  }
}

/// What a period string means; figures of different kinds are not compared.
package enum PeriodKind: String, Codable, Hashable, Sendable, CaseIterable {
  /// The state on 1 October of a year, `2023`.
  case october
  /// The people who left in one school year.
  case cohort
  /// The people who began in one school year.
  case startCohort = "start_cohort"
  /// The study year in which the diplomas were gained, `2023/24`.
  case diplomaYear = "diploma_year"
  /// A whole school year, `2018/19`.
  case schoolYear = "school_year"
  /// The year of a survey, `2023`.
  case surveyYear = "survey_year"
  /// A calendar year, or the years of a forecast.
  case calendarYear = "calendar_year"
  /// The years an estimate sums, as its first and last 1 October: `2021–2024`.
  case pooled
}

/// Why a figure is missing; texts give a fixed sentence per code and language.
package enum Reason: String, Codable, Hashable, Sendable, CaseIterable {
  /// Too few people for the limits of the policy, or a count with hidden parts.
  case tooFew = "too_few"
  /// (Nearly) everyone is on one side of the share, which would give persons away.
  case tooUniform = "too_uniform"
  /// Secondary suppression: beside another figure it would give a hidden one away.
  case protected
  /// The counts an estimate needs do not agree with each other, or too few first-years are new in
  /// higher education.
  case identityFails = "identity_fails"
  /// The figure counts full-time students only, and it is not certain that enough of this programme
  /// is full-time.
  case formMix = "form_mix"
  /// Students were not counted in all the years that are needed.
  case newProgramme = "new_programme"
  /// The programme ended, so that no new figures will come.
  case endedProgramme = "ended_programme"
  /// The source has no row of this programme at this institution.
  case codeUnknown = "code_unknown"
  /// The source has no row of this institution.
  case institutionUnknown = "institution_unknown"
  /// Nobody measures it for programmes of this level.
  case notMeasured = "not_measured"
  /// The edition has no source of it; `Figure.wouldFill` names those that would give it.
  case sourceNotLoaded = "source_not_loaded"
  /// The publisher hides the value.
  case withheldBySource = "withheld_by_source"
  /// The publisher's value cannot be right, such as a diploma share of 0 of an institution that is
  /// wound up.
  case implausibleInSource = "implausible_in_source"
  /// The publisher or we have taken the published value back.
  case withdrawn
}
