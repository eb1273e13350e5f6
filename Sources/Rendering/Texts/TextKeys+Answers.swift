import Facts

extension TextKeys {
  /// Sentences of `query`, `compare`, `guess` and `explain`, with their blanks.
  static let answers: [String: [String]] = {
    var blanks: [String: [String]] = [
      "query.value": ["value", "group", "age"], "query.chance": [], "query.group": [],
      "compare.value": [], "compare.range": [], "compare.group": [], "compare.age": [],
      "compare.hour": ["value"], "compare.statistic_median": [], "compare.statistic_mean": [],
      "compare.statistic_unknown": [], "compare.quartiles": ["low", "high"],
      "compare.pair": ["a", "b"], "compare.unlike": ["reason"], "compare.same_group": [],
      "compare.not_testable": [], "compare.no_real_difference": [],
      "compare.higher": ["a", "b"], "compare.counted": ["a", "b", "n"], "compare.equal": [],
      "compare.groups_differ": [], "compare.error_rate": [], "compare.stricter": ["pairs"],
      "compare.whole_group": [],
      "guess.job_chance": [], "guess.start_salary": [], "compare.empty": ["titles"],
      "explain.what": [], "explain.when": ["age"], "explain.how": [], "explain.why": [],
      "explain.why_not": [], "explain.where": [], "explain.others": [],
      "explain.numerator": [], "explain.denominator": [],
      "explain.raw": ["raw", "share"], "explain.quotient": ["numerator", "denominator", "share"],
      "explain.conversion": ["value", "from", "to", "index_from", "index_to", "result"],
      "explain.not": ["rung", "reason"], "explain.taken": ["rung"], "explain.row": ["rows"],
      "explain.rows": ["rows"], "explain.rows_all": [], "explain.formula_published": [],
      "explain.no_date": [], "explain.yearly": ["date"],
      "explain.no_licence": [], "explain.formula_chart": [], "explain.formula_forecast": [],
    ]
    for why in Unlike.allCases { blanks["unlike." + why.rawValue] = [] }
    for rung in Rung.allCases { blanks["explain.rung_" + rung.rawValue] = [] }
    return blanks
  }()
}
