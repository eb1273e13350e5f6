package import Facts

/// The Inspectie's judgement of one mbo programme's study results, from three years of counts.
/// Rules: DUO and Inspectie, "Definities en toelichting bij de onderwijsresultaten", 2024, as
/// `norms.yml` cites it.
///
/// Only for counts of one niveau (2–4): an institution's total over niveaus has no norm.
package struct StudyJudgement: Hashable, Sendable {
  /// How one result compares with its norm.
  package enum Standing: Hashable, Sendable {
    /// Reaches the norm; also reaches the higher norm; reaches neither.
    case reaches, reachesHigh, fails
    /// Cannot be assessed, for this reason.
    case notAssessed(Reason)
  }

  /// Each result that has a norm at this niveau; empty when the niveau has none.
  package var standings: [StudyResult: Standing]
  /// Nil when too few results can be assessed, or the two that can disagree.
  package var judgement: Judgement?

  /// Sums the years and compares each result with its norm.
  ///
  /// - Parameters:
  ///   - years: the years to sum, the newest first; only as many as the rule sums are used.
  ///   - level: niveau of the programme.
  ///   - norms: norms and the rule; without a rule nothing is judged.
  package init(_ years: [StudyYear], level: Level, norms: Norms) {
    standings = [:]
    guard let rule = norms.judgement, let thresholds = norms.thresholds[level] else { return }
    let pooled = StudyYear.pooled(Array(years.prefix(rule.pooledYears)))
    for result in StudyResult.allCases {
      guard let threshold = thresholds[result] else { continue }
      standings[result] = StudyJudgement.standing(
        pooled[result], result, threshold: threshold, rule: rule)
    }
    judgement = StudyJudgement.judge(standings, rule)
  }

  private static func standing(
    _ share: CountedShare?, _ result: StudyResult, threshold: Norms.Threshold,
    rule: Norms.JudgementRule
  ) -> Standing {
    guard let share else { return .notAssessed(.sourceNotLoaded) }
    if share.denominator < rule.minimumDenominator { return .notAssessed(.tooFew) }
    if share.isUniform, rule.notAssessedWhenUniform.contains(result) {
      // Nobody with a diploma is how a programme that is wound up looks in the source.
      return .notAssessed(share.numerator == 0 ? .implausibleInSource : .tooUniform)
    }
    if let high = threshold.high, share.reaches(high) { return .reachesHigh }
    return share.reaches(threshold.sufficient) ? .reaches : .fails
  }

  private static func judge(_ standings: [StudyResult: Standing], _ rule: Norms.JudgementRule)
    -> Judgement?
  {
    let reached = standings.filter { $0.value == .reaches || $0.value == .reachesHigh }
    let failed = standings.count { $0.value == .fails }
    let assessed = reached.count + failed
    if assessed == StudyResult.allCases.count {
      let isHigh = rule.highAnyOf.contains { standings[$0] == .reachesHigh }
      if reached.count >= rule.highResults, isHigh { return .high }
      return reached.count >= rule.sufficientResults ? .sufficient : .insufficient
    }
    // One missing: only when the other two point the same way. Two missing: none.
    guard assessed == StudyResult.allCases.count - 1 else { return nil }
    if failed == 0 { return .sufficient }
    return reached.isEmpty ? .insufficient : nil
  }
}

extension StudyYear {
  subscript(result: StudyResult) -> CountedShare? {
    switch result {
    case .year: year
    case .diploma: diploma
    case .start: start
    }
  }
}
