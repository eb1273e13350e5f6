package import Facts

/// Looks at every programme in every region and lists where a rule of `signals.yml` holds.
///
/// Only three kinds of numbers may give a signal: a figure of the programme itself (here or in the
/// country), an official outlook of the programme, and counts of students and institutions. A
/// figure of a whole sector marks every programme alike and is never used. Hidden counts take part
/// with their bounds: a rule holds only when it holds for both ends.
package struct SignalScan: Sendable {
  /// Every programme in every region with students, sorted by kind, name, code and region.
  package let rows: [ProgrammeRegion]
  /// The rules that need a figure, each with the offerings that have none of their own.
  package let gaps: [SignalGap]

  /// Scans a whole edition. Cost: computes three indicators of every offering, and one pass over
  /// the counts of students.
  package init(_ core: Computation, rules: SignalRules) {
    let offer = Offer(core)
    var gaps: [SignalRules.Rule: (indicator: IndicatorID, missing: Int)] = [
      .growingWeakOutlook: (.outlook, 0), .lowCompletion: (.completion, 0),
      .weakJobChance: (.jobChance, 0),
    ]
    var ofProgramme: [OfferingKey: [Signal]] = [:]
    for offering in core.facts.offerings {
      let own = SignalScan.figures(offering, core, rules, offer)
      for rule in own.missing { gaps[rule]?.missing += 1 }
      if !own.signals.isEmpty { ofProgramme[offering.key] = own.signals }
    }
    let main = offer.mainRegions
    rows = offer.places.compactMap { place, here in
      guard var row = offer.row(place, here) else { return nil }
      row.signals = [
        SignalScan.sole(place, here, row, rules, offer),
        SignalScan.shrinking(place, here, row, rules, offer),
      ].compactMap { $0 }
      row.signals += SignalScan.overlap(place, here, row, rules, offer)
      for key in here.keys(row.year) where main[key] == place.region {
        row.signals += ofProgramme[key] ?? []
      }
      return row
    }.sorted {
      ($0.kind.rawValue, $0.name.lowercased(), $0.code, $0.region)
        < ($1.kind.rawValue, $1.name.lowercased(), $1.code, $1.region)
    }
    self.gaps = gaps.sorted { $0.key.rawValue < $1.key.rawValue }.map {
      SignalGap(
        rule: $0.key, indicator: $0.value.indicator, offerings: $0.value.missing,
        of: core.facts.offerings.count)
    }
  }

  /// Nobody else in the country offers it, in any leerweg or under any code of the same programme.
  /// Said once, at its largest place, and only of what goes on.
  private static func sole(
    _ place: Offer.Place, _ here: Offer.Here, _ row: ProgrammeRegion, _ rules: SignalRules,
    _ offer: Offer
  ) -> Signal? {
    guard rules.levels.contains(row.level), offer.isLargest(place),
      here.keys(row.year).contains(where: { offer.goesOn($0) && !offer.isNew($0) })
    else { return nil }
    let (brins, students) = offer.providers(place.programme)
    guard brins.count <= rules.providersAtMost, students.low >= rules.studentsAtLeast else {
      return nil
    }
    return rules.signal(
      .soleProvider,
      [Term("institutions_national", Double(brins.count))]
        + Term.bounds("students_national", row.year, Bounds(students)))
  }

  /// Few students at an institution, all leerwegen together, while another one in the region offers
  /// the same. In an unknown region nobody is a neighbour.
  private static func overlap(
    _ place: Offer.Place, _ here: Offer.Here, _ row: ProgrammeRegion, _ rules: SignalRules,
    _ offer: Offer
  ) -> [Signal] {
    guard !place.region.isEmpty else { return [] }
    let brins = Set(here.keys(row.year).filter(offer.goesOn).map(\.brin)).sorted()
    return brins.compactMap { brin in
      let others = brins.filter { $0 != brin && !offer.isSameSchool(brin, $0) }
      guard let now = here.total(row.year, brin: brin), now.high <= rules.studentsAtMost,
        others.count + 1 >= rules.providersInRegion
      else { return nil }
      return rules.signal(
        .smallOverlap, about: OfferingKey(brin: brin, code: place.programme.code),
        Term.bounds("students", row.year, Bounds(now))
          + [Term("institutions_region", Double(others.count + 1))])
    }
  }

  /// Far fewer students here, and at the institutions here over all their regions, while the country
  /// did not shrink as much. Where a code or an institution passed students on, nothing is said.
  private static func shrinking(
    _ place: Offer.Place, _ here: Offer.Here, _ row: ProgrammeRegion, _ rules: SignalRules,
    _ offer: Offer
  ) -> Signal? {
    let first = offer.first[place.programme.kind] ?? row.year
    guard !place.region.isEmpty, !here.students.keys.contains(where: offer.isLinked),
      let start = here.total(first), let end = here.total(row.year),
      start.low >= rules.studentsAtStart, fell(start, end, rules),
      let before = offer.national[place.programme]?[first],
      let after = offer.national[place.programme]?[row.year],
      Double(after.low) > (1 - rules.fall) * Double(before.high)
    else { return nil }
    let brins = Set(here.students.keys.map(\.brin))
    func together(_ year: Int) -> CountSum {
      brins.compactMap { offer.institutions[place.programme]?[$0]?[year] }.reduce(.zero, +)
    }
    let (all, left) = (together(first), together(row.year))
    guard fell(all, left, rules) else { return nil }
    return rules.signal(
      .shrinkingHere,
      Term.bounds("students", first, Bounds(start))
        + Term.bounds("students", row.year, Bounds(end))
        + Term.bounds("students_institutions", first, Bounds(all))
        + Term.bounds("students_institutions", row.year, Bounds(left))
        + Term.bounds("students_national", first, Bounds(before))
        + Term.bounds("students_national", row.year, Bounds(after)))
  }

  /// True when at least the share of the rule was lost, whatever the hidden counts are.
  private static func fell(_ start: CountSum, _ end: CountSum, _ rules: SignalRules) -> Bool {
    Double(end.high) <= (1 - rules.fall) * Double(start.low)
  }

  /// Signals from the figures of one offering, and the rules its figures say nothing about.
  private static func figures(
    _ offering: Offering, _ core: Computation, _ rules: SignalRules, _ offer: Offer
  ) -> (signals: [Signal], missing: [SignalRules.Rule]) {
    var signals: [Signal] = []
    var missing: [SignalRules.Rule] = []
    /// The headline when it is about this programme: here, or where the rule says so in the country.
    func own(
      _ figures: [Figure], _ rule: SignalRules.Rule, orNational: Bool = true
    ) -> Figure? {
      guard let head = figures.first, head.headline, head.state == .published,
        let rung = head.basis?.rung, rung.isOwn || orNational && rung == .programme
      else {
        missing.append(rule)
        return nil
      }
      return head
    }
    if let head = own(
      Completion.figures(for: offering, in: core), .lowCompletion, orNational: false),
      let value = head.value,
      let range = core.ownCompletion(offering), let national = core.nationalCompletion(offering),
      value + rules.margin * (range.high - value) < national
    {
      signals.append(
        rules.signal(
          .lowCompletion, about: offering.key,
          [
            Term("completion", period: head.period, value),
            Term("completion_low", period: head.period, range.low),
            Term("completion_high", period: head.period, range.high),
            Term("completion_national", period: head.period, national),
          ]))
    }
    if let head = own(JobChance.figures(for: offering, in: core), .weakJobChance),
      let value = head.value, (head.interval?.high ?? value) < rules.jobChanceBelow
    {
      signals.append(
        rules.signal(
          .weakJobChance, about: offering.key, [Term("job_chance", period: head.period, value)]))
    }
    if let head = own(Outlook.figures(for: offering, in: core), .growingWeakOutlook),
      let label = head.label, rules.weakLabels.contains(label),
      let growth = offer.growth(offering), growth.low >= rules.growth
    {
      signals.append(
        rules.signal(
          .growingWeakOutlook, about: offering.key,
          [Term("growth_national", growth.low)]
            + [head.value.map { Term("outlook", period: head.period, $0) }].compactMap { $0 }))
    }
    return (signals, missing)
  }
}

extension SignalRules {
  func signal(_ rule: Rule, about key: OfferingKey? = nil, _ numbers: [Term]) -> Signal {
    Signal(
      rule: rule, kind: kinds[rule] ?? .look, about: key?.description, numbers: numbers)
  }
}

extension Bounds {
  init(_ count: CountSum) { self.init(low: count.low, high: count.high) }
}

extension Term {
  /// A count as one number when it is known, else as its two bounds.
  static func bounds(_ name: String, _ year: Int, _ bounds: Bounds) -> [Term] {
    let year = String(year)
    if bounds.low == bounds.high { return [Term(name, period: year, Double(bounds.low))] }
    return [
      Term(name + "_low", period: year, Double(bounds.low)),
      Term(name + "_high", period: year, Double(bounds.high)),
    ]
  }
}
