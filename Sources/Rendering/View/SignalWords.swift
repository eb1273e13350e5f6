package import Facts
package import Figures

/// The sentences of `doelmatigheid`: each signal with its numbers and its rule.
package struct SignalWords: Sendable {
  private let texts: Texts
  private let rules: SignalRules

  package init(texts: Texts, rules: SignalRules) {
    self.texts = texts
    self.rules = rules
  }

  /// One line about a programme in a region: name, level, region, students, institutions.
  package func heading(_ row: ProgrammeRegion) -> String {
    let level = texts("level." + row.level.rawValue)
    let what = [level, row.leerwegen.map(\.rawValue).joined(separator: "/")].filter { !$0.isEmpty }
      .joined(separator: " ")
    return texts(
      "signal.heading_" + row.place.rawValue,
      [
        "name": VisibleText.of(row.name), "level": what, "code": row.code,
        "region": row.regionName.isEmpty
          ? texts("signal.no_region") : VisibleText.of(row.regionName),
        "students": people(row.students), "year": String(row.year),
        "institutions": texts.language.whole(row.institutions),
        "national": texts.language.whole(row.institutionsNational),
      ])
  }

  /// The sentence of a signal, with its numbers filled in; a number that is missing is `?`.
  package func sentence(_ signal: Signal) -> String {
    func number(_ name: String, _ index: Int = 0) -> String {
      let found = signal.numbers.filter { $0.name == name }
      if found.indices.contains(index) { return texts.language.whole(Int(found[index].value)) }
      let low = signal.numbers.filter { $0.name == name + "_low" }
      let high = signal.numbers.filter { $0.name == name + "_high" }
      let place = index - found.count
      guard low.indices.contains(place), high.indices.contains(place) else { return "?" }
      return people(Bounds(low: Int(low[place].value), high: Int(high[place].value)))
    }
    func share(_ name: String) -> String {
      let value = signal.numbers.first { $0.name == name }?.value ?? 0
      return texts.language.decimal(value * 100, places: 0)
    }
    func counts(_ name: String) -> (String, String, String, String) {
      let all = signal.numbers.filter { [name, name + "_low", name + "_high"].contains($0.name) }
      let years = Array(Set(all.compactMap(\.period))).sorted()
      func of(_ year: String) -> String {
        let terms = all.filter { $0.period == year }
        if let exact = terms.first(where: { $0.name == name }) {
          return texts.language.whole(Int(exact.value))
        }
        let low = terms.first { $0.name == name + "_low" }?.value ?? 0
        let high = terms.first { $0.name == name + "_high" }?.value ?? 0
        return people(Bounds(low: Int(low), high: Int(high)))
      }
      return (years.first ?? "", of(years.first ?? ""), years.last ?? "", of(years.last ?? ""))
    }
    let about = signal.about.map { $0 + ": " } ?? ""
    switch signal.rule {
    case .soleProvider:
      return texts("signal.sole_provider", ["students": counts("students_national").3])
    case .smallOverlap:
      return about
        + texts(
          "signal.small_overlap",
          [
            "students": counts("students").3, "limit": String(rules.studentsAtMost),
            "institutions": number("institutions_region"),
          ])
    case .shrinkingHere:
      let here = counts("students")
      let all = counts("students_institutions")
      let nation = counts("students_national")
      return texts(
        "signal.shrinking_here",
        [
          "from": here.0, "before": here.1, "to": here.2, "after": here.3,
          "all_before": all.1, "all_after": all.3, "national_before": nation.1,
          "national_after": nation.3, "fall": texts.language.decimal(rules.fall * 100, places: 0),
        ])
    case .growingWeakOutlook:
      return about + texts("signal.growing_weak_outlook", ["growth": share("growth_national")])
    case .lowCompletion:
      return about
        + texts(
          "signal.low_completion",
          [
            "value": share("completion"), "low": share("completion_low"),
            "high": share("completion_high"), "national": share("completion_national"),
          ])
    case .weakJobChance:
      return about
        + texts(
          "signal.weak_job_chance",
          [
            "value": share("job_chance"),
            "limit": texts.language.decimal(rules.jobChanceBelow * 100, places: 0),
          ])
    }
  }

  /// Why a rule says nothing about most programmes.
  package func gap(_ gap: SignalGap) -> String {
    texts(
      "signal.gap",
      [
        "rule": texts("signal.name_" + gap.rule.rawValue),
        "missing": texts.language.whole(gap.offerings), "all": texts.language.whole(gap.of),
        "indicator": texts("indicator." + gap.indicator.rawValue + ".title"),
      ])
  }

  /// What stands below the list: how much was looked at, the named list, what could not be judged, and which rules.
  package func closing(
    _ count: SignalCount, list: SignalRules.SectorList?, gaps: [SignalGap]
  ) -> String {
    var lines = [count.marked == 0 ? texts("signal.none") : ""]
    lines.append(
      texts(
        "signal.looked",
        [
          "offerings": texts.language.whole(count.offerings),
          "marked": texts.language.whole(count.marked),
        ]))
    if let list {
      lines.append(texts("signal.list", ["name": list.name, "version": list.version]))
    }
    lines += gaps.map(gap)
    lines.append(texts("signal.rules", ["version": rules.version]))
    return lines.joined(separator: "\n")
  }

  /// ROA's table of 2011 as aligned lines, totals as published.
  package func forecast(_ rows: [ForecastRow]) -> [String] {
    guard let first = rows.first else { return [] }
    let years = first.period.split(separator: "-").map(String.init)
    let period = texts("phrase.until", ["from": years.first ?? "", "to": years.last ?? ""])
    func line(_ cells: [String]) -> String {
      Columns.padded(cells[0], to: 10)
        + cells.dropFirst().map { Columns.aligned($0, to: 14) }.joined()
    }
    return [texts("signal.forecast", ["period": period])]
      + [line(["", texts("signal.openings"), texts("signal.inflow"), texts("signal.gap_column")])]
      + rows.map {
        line([
          $0.level == "total" ? texts("signal.total") : $0.level,
          texts.language.whole($0.jobOpenings), texts.language.whole($0.inflow),
          texts.language.whole($0.gap),
        ])
      } + [texts("signal.forecast_note")]
  }

  private func people(_ bounds: Bounds) -> String {
    if bounds.low == bounds.high { return texts.language.whole(bounds.low) }
    if bounds.isFew { return texts("value.few") }
    return texts(
      "value.between",
      ["low": texts.language.whole(bounds.low), "high": texts.language.whole(bounds.high)])
  }
}
