import Facts

extension StockFlow {
  /// The share at a number of entrants by switching: an own share pooled towards its peers, a sum of
  /// programmes as it is. Nil when the counts give nobody without a diploma.
  func value(_ rules: Policy.StockFlow, switchers: Double) -> Double? {
    let sum = sum(rules.transitions)
    guard let peers else { return sum.share(switchers) }
    guard sum.share(rules.switchers[1]) != nil else { return nil }
    return pooled(peers, rules, switchers: switchers).value
  }

  private func pooled(_ peers: Peers, _ rules: Policy.StockFlow, switchers: Double) -> PooledShare {
    PooledShare(
      sum(rules.transitions, newest: rules.newestWeight), peers, rules, switchers: switchers)
  }

  /// 90 % interval around the value: Wilson's, widened on each side by what the unknown number of
  /// entrants by switching can move it.
  ///
  /// Own share: what one later year of the programme may show. It holds the variation of the years
  /// summed and of that one year (`overdispersion`, relative to binomial) and the drift between
  /// them (`spread`). Above it: what another programme of the group may have, so the noise of the
  /// sum and the difference between programmes.
  ///
  /// These variances enter Wilson's formula as an effective number of people: the binomial variance
  /// of a share, p (1 − p), divided by the variance of this one. It is the effective sample size of
  /// a design effect (Kish 1965, Survey Sampling).
  ///
  /// - Parameter laterYear: false leaves out the noise of the one later year: what the share of the
  ///   programme itself may be, for comparing it with another share, never printed as what may
  ///   come.
  /// - Returns: nil when there is no value.
  func interval(_ rules: Policy.StockFlow, rung: Rung, laterYear: Bool = true) -> Interval? {
    guard let p = value(rules, switchers: rules.switchers[1]) else { return nil }
    let atLow = value(rules, switchers: rules.switchers[0]) ?? 1
    let atHigh = value(rules, switchers: rules.switchers[2]) ?? p
    var noise = rules.overdispersion / sum(rules.transitions).stopped(rules.switchers[1])
    if let peers {
      let years = laterYear ? Double(newest(rules.transitions).count) : 0
      let people = sum(rules.transitions).stopped(rules.switchers[1])
      let borrowed = peers.sector == nil ? 0 : rules.peerPeople
      noise = rules.overdispersion * (1 + years) / (people + borrowed)
    }
    let spread = rules.spread[rung.isOwn ? .ownPooled : rung] ?? 0
    let n = 1 / (noise + spread * spread / max(0.01, p * (1 - p)))
    let score = ScoreInterval(p, people: n)
    let ends = (min(atLow, atHigh, p), max(atLow, atHigh, p))
    return Interval(
      low: max(0, p - joined(score.below, p - ends.0)),
      high: min(1, p + joined(score.above, ends.1 - p)))
  }

  /// The numbers of the formula, year by year and then the sums; the newest year counts more than
  /// once where it has a weight.
  func terms(_ rules: Policy.StockFlow, rung: Rung) -> [Term] {
    yearsAndSums(rules) + doubt(rules, rung: rung)
  }

  /// The numbers a rule was broken by: the years, the sums, their ratio, and the shares the rules
  /// look at.
  func termsWithheld(_ rules: Policy.StockFlow) -> [Term] {
    let people = newest(rules.transitions).map(\.people)
    let present = people.reduce(0) { $0 + $1.before }
    var terms = yearsAndSums(rules)
    let sum = sum(rules.transitions)
    if sum.stopped(rules.switchers[1]) > 0 {
      terms.append(Term("ratio", sum.graduates / sum.stopped(rules.switchers[1])))
    }
    if present > 0 {
      terms.append(Term("new_share", people.reduce(0) { $0 + $1.entrantsBefore } / present))
    }
    if lacksEntrantsOnly(rules) { terms.append(Term("new_share_least", rules.minimumEntrants)) }
    if formGraduates > 0 {
      terms.append(Term("full_time_share", fullTimeGraduates / formGraduates))
    }
    return terms
  }

  /// What the interval was made of, and what the share may be without the noise of a later year.
  private func doubt(_ rules: Policy.StockFlow, rung: Rung) -> [Term] {
    guard let now = interval(rules, rung: rung, laterYear: false) else { return [] }
    return [
      Term("overdispersion", rules.overdispersion),
      Term("spread", rules.spread[rung.isOwn ? .ownPooled : rung] ?? 0),
      Term("share_fewest_switchers", value(rules, switchers: rules.switchers[0]) ?? 1),
      Term("share_most_switchers", value(rules, switchers: rules.switchers[2]) ?? 0),
      Term("share_low", now.low), Term("share_high", now.high),
    ]
  }

  private func yearsAndSums(_ rules: Policy.StockFlow) -> [Term] {
    let middle = rules.switchers[1]
    var terms = [Term("switchers_per_first_year", middle)]
    for (index, transition) in newest(rules.transitions).enumerated().reversed() {
      let people = transition.people
      let (from, to) = (String(transition.year), String(transition.year + 1))
      let year = from + "/" + to.suffix(2)
      terms += [
        Term("students", period: from, people.before),
        Term("first_years", period: to, people.entrants),
        Term("switchers", period: to, people.entrants * middle),
        Term("students_next", period: to, people.after),
        Term("graduates", period: year, people.graduates),
        Term("leavers", period: year, people.leavers(switchers: middle)),
      ]
      if peers != nil {
        terms.append(Term("weight", period: year, index == 0 ? rules.newestWeight : 1))
      }
    }
    let plain = sum(rules.transitions)
    terms += [
      Term("graduates_sum", plain.graduates), Term("leavers_sum", plain.leavers(middle)),
    ]
    // What the counts give by themselves; the value may borrow from others, this never does.
    if let raw = plain.share(middle) { terms.append(Term("raw_share", raw)) }
    guard let peers else { return terms }
    let weighted = sum(rules.transitions, newest: rules.newestWeight)
    let pooled = pooled(peers, rules, switchers: middle)
    terms += [
      Term("graduates_weighted", weighted.graduates),
      Term("leavers_weighted", weighted.leavers(middle)),
    ]
    guard let sector = peers.sector, let expected = pooled.expected else { return terms }
    return terms + [
      Term("own_share", pooled.own),
      Term("peer_graduates", peers.code.graduates),
      Term("peer_leavers", max(0, peers.code.leavers(middle))),
      Term("sector_people", rules.sectorPeople),
      Term("sector_share", sector.share(middle) ?? 1),
      Term("expected_share", expected),
      Term("borrowed_fixed", rules.peerPeople),
      Term("borrowed_per_person", rules.peerShare),
      Term("borrowed_people", pooled.borrowed),
      Term("pooled_share", pooled.value),
    ]
  }
}
