import Facts

/// Which texts the sheets need, and which blanks each may have.
///
/// Groups that follow an enumeration of the contract are listed from it, so that a new reason or
/// rung without a sentence is found when the texts are read, not by a reader.
enum TextKeys {
  /// Names of the fixed texts that templates use as `{{page.name}}`.
  static let page = [
    "site", "skip", "elsewhere", "same_school", "guess_this", "all", "kind", "learning", "forms",
    "duration", "sector", "code", "questions", "intro",
    "path", "path_intro", "path_direct", "path_direct_intro",
    "more", "study_on", "study_path_intro", "numbers", "numbers_intro", "year", "students",
    "first_years", "graduates", "no_count", "locations", "municipality", "region", "context",
    "context_intro", "missing", "missing_intro", "changes", "no_date", "sources", "old", "old_note",
    "source",
    "as_data",
    "as_text", "as_pdf", "as_card", "contents", "index_intro", "index_honest", "index_schools",
    "nav", "nav_search", "nav_compare", "nav_guess", "nav_explain", "nav_about", "how", "explain",
    "question", "figure", "about", "moment", "measured", "with_work", "studying", "people", "ask",
    "official", "remark", "remark_note", "short", "print_more",
    "sources_intro", "licence", "name_it",
    "successor", "share", "share_intro", "index_data", "index_offerings", "index_figures",
    "index_edition",
  ]

  private static let blanks: [String: [String]] = [
    "signal.heading_location": [
      "name", "level", "code", "region", "students", "year", "institutions", "national",
    ],
    "signal.heading_seat": [
      "name", "level", "code", "region", "students", "year", "institutions", "national",
    ],
    "route.on": ["level"], "route.or": ["first", "last"], "route.admission": [],
    "route.school": [], "route.sector": [],
    "route.now_none": ["place"], "route.now_one": ["place"], "route.now_many": ["place", "n"],
    "route.then_none": ["year", "place"], "route.then_one": ["year", "place"],
    "route.then_many": ["year", "place", "n"],
    "signal.no_region": [], "signal.sole_provider": ["students"],
    "signal.small_overlap": ["students", "limit", "institutions"],
    "signal.shrinking_here": [
      "from", "before", "to", "after", "all_before", "all_after", "national_before",
      "national_after", "fall",
    ],
    "signal.growing_weak_outlook": ["growth"],
    "signal.low_completion": ["value", "low", "high", "national"],
    "signal.weak_job_chance": ["value", "limit"],
    "signal.gap": ["rule", "missing", "all", "indicator"], "signal.forecast": ["period"],
    "signal.openings": [], "signal.inflow": [], "signal.gap_column": [], "signal.total": [],
    "signal.forecast_note": [], "signal.rules": ["version"], "signal.list": ["name", "version"],
    "signal.looked": ["offerings", "marked"],
    "signal.none": [], "signal.name_growing_weak_outlook": [], "signal.name_low_completion": [],
    "signal.name_weak_job_chance": [],
    "remark.levels": ["levels", "level"],
    "estimate.own": ["value"], "estimate.group": ["value"],
    "value.about": ["n"], "value.estimated": ["n"], "value.over": ["n"], "value.nearly": ["n"],
    "value.exact": ["n"],
    "value.under_one": [], "value.few": [], "value.one_month": [], "value.none": [],
    "value.of_ten": ["value"], "value.of_ten_group": ["value"],
    "value.of_ten_institution": ["value"],
    "value.of_hundred": ["value"], "value.of_hundred_institution": ["value"],
    "value.of_hundred_short": ["value"], "value.between": ["low", "high"],
    "value.hour": ["value"], "value.month": ["value"], "value.months": ["value"],
    "value.with_statistic": ["value", "statistic"], "value.label": ["label", "value"],
    "value.norm": ["value"], "value.diplomas_in_time": ["value"],
    "phrase.beside": ["group", "value", "more"],
    "phrase.beside_equal": ["group", "value", "more"],
    "phrase.asked_otherwise": ["question"], "phrase.asked_of_others": ["question"],
    "phrase.beside_norm": ["level", "value", "period"],
    "phrase.people": ["n"], "phrase.people_unknown": [], "phrase.people_missing": [],
    "phrase.people_nowhere": [], "phrase.work_at": ["moment"], "phrase.other_count": ["question"],
    "phrase.gaps": ["reason"], "phrase.not_yet": [], "phrase.no_row": ["dash"],
    "phrase.both": ["from", "to"], "phrase.whole_school": ["institution"],
    "estimate.ours": [], "estimate.part_code": [], "estimate.part_sector": [],
    "estimate.most_code": [], "estimate.most_sector": [],
    "phrase.measured": ["month"], "phrase.until": ["from", "to"], "phrase.this_programme": [],
    "phrase.n": ["n"], "phrase.n_unknown": [], "phrase.n_not_given": [], "phrase.beside_ring": [],
    "short.doubted": ["value", "range"],
    "short.title": ["name", "institution"], "short.line": ["question", "value", "group", "age"],
    "short.missing": ["question", "reason"], "short.old": ["age", "old"], "short.no_year": [],
    "short.provisional": ["age"], "phrase.provisional": [],
    "glossary.mbo": [], "glossary.hbo": [], "ask.field": [], "ask.completion": [],
    "ask.completion_own": [], "ask.placement": [], "ask.lessons": [], "ask.still_there": [],
    "official.mbo": ["code"], "official.hbo": [],
    "phrase.label": ["label"], "phrase.same_population": ["title"], "phrase.approximate": [],
    "phrase.quartiles": ["low", "high"], "phrase.interval": ["range"],
    "phrase.interval_group": [], "phrase.fulltime_group": ["group"],
    "phrase.prices": ["year"], "phrase.converted": ["year", "value"], "phrase.closer": ["reason"],
    "phrase.would_fill": ["source"],
    "phrase.would_fill_unknown": [],
    "phrase.offering_mbo": ["date"], "phrase.offering_hbo": ["date"],
    "duration.credits": ["years", "credits"], "duration.credits_over": ["years", "credits"],
    "duration.years": ["n"],
    "phrase.form_share": ["form", "n"], "phrase.form_share_low": ["form"],
    "phrase.form_period": ["period"],
    "phrase.seat": ["institution", "town"], "phrase.all_mbo": ["level"],
    "phrase.levels": ["first", "last"], "phrase.as_of": ["date"],
    "phrase.source_date": ["date"], "phrase.source_unknown": [],
    "phrase.attribution": ["source"], "phrase.index_counts": ["mbo", "hbo"],
    "value.joined": ["value"], "value.own_and_joined": ["value", "joined"],
    "phrase.successor_school": ["year", "institution"], "phrase.successor_name": ["name"],
    "phrase.successor_unknown": [], "phrase.successor_renumbered": ["year", "code"],
    "phrase.successor_again": ["year", "code"], "phrase.successor_new_students": [],
    "phrase.successor_new_there": [], "phrase.school_ended": [],
    "phrase.school_now": ["institution", "name"],
    "phrase.successor_merged": ["year"], "phrase.successor_at": ["name", "institution"],
    "phrase.origin_split": ["year", "name"], "phrase.year_unknown": [],
    "phrase.number": ["code"], "phrase.number_at": ["code", "institution"],
    "phrase.counted_with": ["list"],
    "change.line": ["what", "from", "to"], "change.status": ["from", "to"],
    "change.place": ["what", "place"], "change.detail": ["what", "detail"],
    "change.of_period": ["value", "period"], "change.name": [], "change.place_gone": [],
    "phrase.index_group": ["institution", "n"], "phrase.index_one": ["institution"],
  ]

  /// The blanks a sentence may have.
  static func placeholders(of key: String) -> [String] {
    if let names = blanks[key] ?? answers[key] ?? siteBlanks[key] ?? scriptBlanks[key]
      ?? formats[key]
    {
      return names
    }
    if key.hasPrefix("rung.") { return ["group"] }
    if key.hasPrefix("period_kind.") { return ["period", "year"] }
    return []
  }

  /// Every key that rendering may ask for, apart from names that come from data.
  static let required: [String] = {
    var keys = Array(blanks.keys) + Array(answers.keys) + Array(formats.keys)
    keys += Array(siteBlanks.keys) + Array(scriptBlanks.keys)
    keys += site.map { "site." + $0 } + script.map { "script." + $0 }
    keys += page.map { "page." + $0 }
    for reason in Reason.allCases {
      keys += ["reason." + reason.rawValue, "reason_short." + reason.rawValue]
    }
    keys += ChangeReason.allCases.map { "change_why." + $0.rawValue }
    keys += Rung.allCases.map { "rung." + $0.rawValue }
    keys += Moment.allCases.flatMap { ["moment." + $0.rawValue, "moment_start." + $0.rawValue] }
    keys += Statistic.allCases.map { "statistic." + $0.rawValue }
    keys += Confidence.allCases.map { "confidence." + $0.rawValue }
    keys += Language.allCases.map { "language." + $0.rawValue }
    keys += Kind.allCases.map { "kind." + $0.rawValue }
    keys += Level.allCases.map { "level." + $0.rawValue }
    keys += Form.allCases.map { "form." + $0.rawValue }
    for leerweg in Leerweg.allCases {
      keys += ["leerweg." + leerweg.rawValue, "leerweg_long." + leerweg.rawValue]
    }
    for indicator in IndicatorID.allCases {
      keys += ["title", "question"].map { "indicator.\(indicator.rawValue).\($0)" }
    }
    for method: Method in [.counted, .estimated, .forecast, .published, .readFromChart] {
      keys.append("method." + method.rawValue)
    }
    for status: OfferingStatus in [.open, .new, .ended, .merged, .unknown] {
      keys.append("status." + status.rawValue)
    }
    let kinds: [PeriodKind] = [
      .october, .cohort, .startCohort, .diplomaYear, .schoolYear, .surveyYear, .calendarYear,
      .pooled,
    ]
    keys += kinds.map { "period_kind." + $0.rawValue }
    keys += ["period_kind.other", "period_kind.cohort_diploma"]
    for reason in [
      "few_new", "form_mix_none", "form_mix_estimate", "form_mix_unsure", "form_mix_group",
      "few_schools", "outside_group", "no_row", "not_in_counts",
    ] {
      keys += ["reason." + reason, "reason_short." + reason]
    }
    keys += (1...12).map { "month." + ($0 < 10 ? "0" : "") + String($0) }
    keys += [
      "remark.job_chance_mbo", "remark.job_chance_bbl",
      "remark.start_salary_hbo", "remark.start_salary_mbo", "remark.start_salary_bbl",
      "remark.completion_mbo", "remark.start_salary_mixed", "remark.level_ad",
      "remark.start_salary_all_levels", "remark.further_study", "remark.returned", "level.2-4",
      "duration.unknown", "duration.year", "duration.mbo_1", "duration.mbo_2", "duration.mbo_3",
      "duration.mbo_4",
      "definition.other", "area.nl", "area.with", "area.mostly_fulltime",
      "leerweg.all", "level.all", "not_applicable.completion", "not_applicable.other",
    ]
    return keys
  }()
}
