import Facts

extension FigureWords {
  /// When it was measured and of whom: "gemeten in oktober 2018, bij mensen die in 2017 van school
  /// gingen".
  func age(_ figure: Figure) -> String? {
    var parts: [String] = []
    if let measured = figure.measured, figure.periodKind != .october {
      parts.append(texts("phrase.measured", ["month": dates.words(measured)]))
    }
    if let cohort = cohort(figure) { parts.append(cohort) }
    if let moment = moment(figure) { parts.append(moment) }
    if figure.provisional == true { parts.append(texts("phrase.provisional")) }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  /// Populations of people who left with a diploma: of them it is said when they got it.
  private static let graduates: Set<String> = [
    "cbs_ho_fulltime_leavers", "cbs_ho_fulltime_residents", "cbs_ho_fulltime_registered",
    "cbs_ho_fulltime_employees", "cbs_ho_contract", "cbs_mbo_available", "cbs_mbo_leavers",
    "cbs_mbo_employees", "cbs_mbo_contract", "cbs_crebo_available", "cbs_crebo_employees",
    "employed_bol_graduates", "employed_graduates_sectorkamer", "employed_graduates",
    "employed_hbo_bachelors", "graduate_leavers", "working_graduates", "bol_graduates_direct",
    "bbl_graduates_direct", "bbl_graduates_not_in_education",
  ]

  /// Of whom or of which year: "bij mensen die in 2016/17 hun diploma haalden".
  func cohort(_ figure: Figure) -> String? {
    guard let period = figure.period else { return nil }
    var kind = figure.periodKind?.rawValue ?? "other"
    if figure.periodKind == .cohort,
      let population = figure.basis?.population, FigureWords.graduates.contains(population)
    {
      kind = "cohort_diploma"
    }
    let year = figure.periodKind == .startCohort ? dates.starting(period) : dates.leaving(period)
    return texts("period_kind." + kind, ["period": dates.period(period), "year": year])
  }

  /// How long after leaving, or after beginning where those who began were followed.
  func moment(_ figure: Figure) -> String? {
    let from = figure.periodKind == .startCohort ? "moment_start." : "moment."
    return figure.moment.map { texts(from + $0.rawValue) }
  }

  /// The name of the group in the words of the register; the offering itself is "deze opleiding".
  func group(_ figure: Figure) -> String? {
    guard let basis = figure.basis else { return nil }
    switch basis.rung {
    case .own, .ownPooled: return texts("phrase.this_programme")
    case .institution, .institutionLevel:
      return texts("phrase.whole_school", ["institution": texts.group(basis.group)])
    default: return texts.group(basis.group)
    }
  }

  /// The name of the group with the forms it counts, the same on every sheet it stands on.
  func group(_ figure: Figure, _ sheet: Sheet) -> String? {
    guard let group = group(figure), sheet.kind == .hbo, let basis = figure.basis else {
      return group(figure)
    }
    let isFullTime =
      basis.population.hasPrefix("cbs_ho_fulltime_")
      || basis.population.hasPrefix("hbo_fulltime_")
      // Of these two questions of the HBO-Monitor the full-time answers are shown.
      || figure.definition == "permanent_contract.hbo_monitor"
      || basis.population == "hbo_monitor_labour_force"
    return isFullTime ? texts("phrase.fulltime_group", ["group": group]) : group
  }

  /// Whom the figure is about, as a sentence; of an own estimate also that it is one.
  func basis(_ figure: Figure) -> String? {
    figure.basis.map { basis(figure, $0.rung, texts.group($0.group)) }
  }

  /// Whom the figure is about, with the forms it counts, as on the sheet.
  func basis(_ figure: Figure, _ sheet: Sheet) -> String? {
    figure.basis.map {
      let isNamed = $0.rung.isOwn || $0.rung == .institution || $0.rung == .institutionLevel
      let name = isNamed ? nil : group(figure, sheet)
      return basis(figure, $0.rung, name ?? texts.group($0.group))
    }
  }

  private func basis(_ figure: Figure, _ rung: Rung, _ group: String) -> String {
    let sentence = texts("rung." + rung.rawValue, ["group": group])
    return [sentence, OwnEstimate(figure)?.sentence(texts)].compactMap { $0 }
      .joined(separator: " ")
  }

  /// Who is counted and who is not.
  func population(_ figure: Figure) -> String? {
    guard let code = figure.basis?.population else { return nil }
    return texts.known("population." + code)
  }

  /// How many people are behind a share or an amount, or that the source does not say.
  func people(_ figure: Figure) -> String? {
    guard figure.state == .published, figure.unit != .count else { return nil }
    guard let n = figure.n, figure.method != .readFromChart else {
      return texts("phrase.n_unknown")
    }
    return texts("phrase.n", ["n": about(n, figure)])
  }

  /// How near the source a figure was read; nothing of what we estimate, which no source has, and of
  /// what is read from a chart, which its method says.
  func confidence(_ figure: Figure) -> String? {
    guard figure.method != .estimated, figure.method != .readFromChart else { return nil }
    return figure.confidence.map { texts("confidence." + $0.rawValue) }
  }

  /// The question a figure answers, by its definition where that asks something narrower.
  func question(_ figure: Figure) -> String {
    texts.known("question." + figure.definition)
      ?? texts("indicator." + figure.indicator.rawValue + ".question")
  }

  /// What is counted, by the short name of its definition; two definitions never share one.
  func label(_ figure: Figure) -> String { texts("phrase.label", ["label": what(figure)]) }

  /// The short name of a figure's definition.
  func what(_ figure: Figure) -> String {
    let own = figure.indicator.rawValue + "."
    let key =
      figure.definition.hasPrefix(own)
      ? "definition." + figure.definition
      : "definition." + own + "from." + figure.definition
    return texts.known(key) ?? texts("definition.other")
  }

  /// The year whose money an amount is in; nil when the source does not fix it.
  func prices(_ figure: Figure) -> String? {
    guard figure.state == .published, figure.unit == .euroHour || figure.unit == .euroMonth
    else { return nil }
    return figure.priceYear.map { texts("phrase.prices", ["year": $0.description]) }
  }

  /// The amount once more in today's money, said to be ours.
  func converted(_ figure: Figure) -> String? {
    guard let converted = figure.converted else { return nil }
    return texts(
      "phrase.converted",
      ["year": converted.prices, "value": plain(converted.value, figure.unit)])
  }

  /// Why there is no figure closer to this programme: the first rung that did not fit.
  func closer(_ figure: Figure, _ sheet: Sheet) -> String? {
    guard figure.state == .published, let first = figure.passedOver?.first else { return nil }
    return texts("phrase.closer", ["reason": passedOver(first, figure, sheet)])
  }

  /// Why one rung did not fit, in half a sentence.
  func passedOver(_ step: PassedOver, _ figure: Figure, _ sheet: Sheet) -> String {
    texts("reason_short." + reasonKey(step.reason, figure, step, sheet))
  }

  /// The sentence, by its key, that is true of this gap: one code of the contract may stand for
  /// more than one thing.
  private func reasonKey(
    _ reason: Reason, _ figure: Figure, _ passed: PassedOver?, _ sheet: Sheet
  ) -> String {
    let isOwn = passed?.rung.isOwn ?? true
    switch reason {
    case .notMeasured where figure.indicator == .completion: return "not_in_counts"
    case .identityFails where passed?.term("new_share_least") != nil: return "few_new"
    case .tooFew, .formMix, .newProgramme:
      // How many schools a sum needs to be one of that group.
      if let least = passed?.term("schools_least") {
        return least > 1 ? "few_schools" : "outside_group"
      }
      guard reason == .formMix else { return reason.rawValue }
      if sheet.hasNoFullTime { return "form_mix_none" }
      guard figure.indicator == .completion else { return reason.rawValue }
      guard isOwn else { return "form_mix_group" }
      // The sheet tells the middle of what hidden counts allow, the rule asks the least of it.
      let told = sheet.forms?.first { $0.form == .voltijd }?.share ?? 0
      let least = passed?.term("full_time_share") ?? told
      return told >= 0.8 && least < told ? "form_mix_unsure" : "form_mix_estimate"
    case .codeUnknown where figure.unit == .count: return "no_row"
    default: return reason.rawValue
    }
  }

  /// The kind sentence where a figure is missing.
  /// - Parameter sheet: the sheet it is missing on, for what its forms say.
  func reason(_ figure: Figure, _ sheet: Sheet) -> String? {
    switch figure.state {
    case .published: return nil
    case .notApplicable:
      return texts.known("not_applicable." + figure.indicator.rawValue)
        ?? texts("not_applicable.other")
    case .suppressed where figure.unit == .count: return nil
    case .suppressed, .absent:
      let code = figure.reason ?? .sourceNotLoaded
      let passed = figure.passedOver?.first { $0.reason == code }
      return texts("reason." + reasonKey(code, figure, passed, sheet))
    }
  }

  /// The source that would fill a gap, by its title.
  func wouldFill(_ figure: Figure, _ sources: [String: SourceCard]) -> String? {
    sourceNames(figure, sources).map { texts("phrase.would_fill", ["source": $0]) }
  }

  /// The names of the sources that would fill a gap; nil when none is known to.
  func sourceNames(_ figure: Figure, _ sources: [String: SourceCard]) -> String? {
    guard let ids = figure.wouldFill, !ids.isEmpty else { return nil }
    let titles = ids.compactMap { id in
      sources[id].map { $0.publisher + ", " + $0.title } ?? texts.known("source." + id)
    }
    return titles.isEmpty ? texts("phrase.would_fill_unknown") : titles.joined(separator: "; ")
  }

  /// What a reader must know beside the number, by indicator, kind and leerweg.
  func remarks(_ figure: Figure, _ sheet: Sheet) -> [String] {
    guard figure.state == .published else { return [] }
    let isWorking = sheet.leerweg == .bbl
    var keys: [String] = []
    switch figure.indicator {
    case .jobChance:
      if figure.definition.hasSuffix("roa_survey") { keys.append("job_chance_mbo") }
      if isWorking { keys.append("job_chance_bbl") }
    case .startSalary:
      if figure.basis?.rung.isOwn != true { keys.append("start_salary_" + sheet.kind.rawValue) }
      if figure.definition == "start_salary.cbs_ho_fulltime_quartiles", isOfHBO(figure) {
        keys.append("start_salary_mixed")
      }
      if isWorking { keys.append("start_salary_bbl") }
      if figure.headline, sheet.level == .two, isOf(texts("level.all"), figure) {
        keys.append("start_salary_all_levels")
      }
    case .completion, .yearResult:
      if figure.basis?.rung == .institution { keys.append("completion_mbo") }
    case .furtherStudy: keys.append(figure.isOfReturned ? "returned" : "further_study")
    default: break
    }
    // Of the leavers CBS counts for all Ads together, three of every four did an economic one.
    if sheet.level == .ad, figure.basis?.rung == .level { keys.append("level_ad") }
    let remarks = keys.map { texts("remark." + $0) }
    let level = texts("level." + sheet.level.rawValue)
    guard sheet.levels.count > 1, SheetView.questions.contains(figure.indicator),
      isOf(level, figure)
    else { return remarks }
    return [texts("remark.levels", ["levels": levels(sheet), "level": level])] + remarks
  }

  /// The remarks that a row of a table needs: of the group and its size it tells in its own column.
  func notes(_ figure: Figure, _ sheet: Sheet) -> [String] {
    let told = ["start_salary_hbo", "start_salary_mbo", "completion_mbo"]
      .map { texts("remark." + $0) }
    return remarks(figure, sheet).filter { !told.contains($0) }
  }

  /// A sentence that begins with a capital.
  static func begun(_ words: String) -> String { words.prefix(1).uppercased() + words.dropFirst() }

  /// True when the name of a figure's group, made of register terms, has this term.
  private func isOf(_ term: String, _ figure: Figure) -> Bool {
    texts.group(figure.basis?.group ?? "").split(separator: ", ").contains(term[...])
  }

  /// True of a group of all hbo levels together.
  private func isOfHBO(_ figure: Figure) -> Bool {
    let terms = texts.group(figure.basis?.group ?? "").split(separator: ", ")
    return terms.first == texts("kind.hbo")[...]
  }

  /// `niveau 2, niveau 3 en niveau 4`
  func levels(_ sheet: Sheet) -> String {
    let names = (sheet.levels.isEmpty ? [sheet.level] : sheet.levels)
      .map { texts("level." + $0.rawValue) }
    let joined = names.dropLast().joined(separator: ", ")
    let last = names.last ?? ""
    return joined.isEmpty ? last : texts("phrase.levels", ["first": joined, "last": last])
  }
}

extension PassedOver {
  /// Names of the numbers that decide which sentence is true of a reason.
  static let numbersOfReasons: Set<String> = [
    "new_share_least", "schools_least", "full_time_share",
  ]

  /// The number of this name that broke the rule.
  fileprivate func term(_ name: String) -> Double? { terms?.first { $0.name == name }?.value }
}
