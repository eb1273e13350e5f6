import Facts

/// What a rung gave: a figure, or the reason it does not fit.
enum Attempt: Sendable {
  case figure(Figure)
  case fails(Reason)
  /// Made, but withheld by a rule: the numbers and rows it was broken by go with the reason.
  case withheld(Reason, [Term], [SourceRows])
  /// Nothing loaded says anything for this rung.
  case nothing
}

extension Computation {
  /// Walks an indicator's ladder from its best rung down.
  ///
  /// The first rung that fits is the headline and carries the rungs passed over with their
  /// reasons; steps declared `also` or `context` follow, never as the headline, and so do `wider`
  /// ones that are the same measure as the headline. When no rung fits the figure is absent with
  /// the first reason met.
  func climb(
    _ indicator: IndicatorID, _ offering: Offering, unit: Unit,
    attempt: (LadderStep) -> Attempt
  ) -> [Figure] {
    let ladder = ladders.ladder(indicator, offering.kind)
    if ladder.notApplicable.contains(offering.level) {
      return [missing(indicator, unit, .notApplicable, .notMeasured, ladder, offering)]
    }
    if ladder.notMeasured.contains(offering.level) {
      return [missing(indicator, unit, .absent, .notMeasured, ladder, offering)]
    }
    var headline: Figure?
    var beside: [Figure] = []
    var passed: [PassedOver] = []
    for step in ladder.steps where step.concerns(offering) {
      if headline != nil, step.shown == .headline { continue }
      let outside = step.admits(offering)
      // Whom a source counts is no reason while that source is awaited.
      if outside != nil, !loaded.contains(step.definition), case .nothing = attempt(step) {
        continue
      }
      var result = outside.map(Attempt.fails) ?? attempt(step)
      if case .figure(let figure) = result, isWithdrawn(figure, of: offering.key) {
        result = .fails(.withdrawn)
      }
      switch result {
      case .figure(var figure):
        if headline == nil, step.shown != .context {
          figure.headline = true
          figure.passedOver = passed.isEmpty ? nil : passed
          headline = figure
        } else {
          if step.shown == .wider, let headline, !Measure.isWider(figure, than: headline) {
            continue
          }
          figure.headline = false
          beside.append(figure)
        }
      case .fails(let reason):
        if headline == nil, step.shown != .context {
          passed.append(PassedOver(rung: step.rung, reason: reason))
        }
      case .withheld(let reason, let terms, let sources):
        if headline == nil, step.shown != .context {
          passed.append(
            PassedOver(rung: step.rung, reason: reason, terms: terms, sources: sources))
        }
      case .nothing: continue
      }
    }
    if let headline { return [headline] + beside }
    var absent = missing(
      indicator, unit, .absent, passed.first?.reason ?? .sourceNotLoaded, ladder, offering)
    if passed.count > 1 || passed.first?.terms != nil { absent.passedOver = passed }
    return [absent] + beside
  }

  func missing(
    _ indicator: IndicatorID, _ unit: Unit, _ state: FigureState, _ reason: Reason,
    _ ladder: Ladder, _ offering: Offering
  ) -> Figure {
    // Named after the first measure that anything is loaded for, not after one that is awaited.
    let step = ladder.steps.first {
      $0.concerns(offering) && $0.shown != .context && loaded.contains($0.definition)
    }
    var figure = Figure(
      indicator, definition: step?.definition ?? indicator.rawValue, state: state, unit: unit)
    figure.reason = reason
    if reason == .sourceNotLoaded, !ladder.wouldFill.isEmpty {
      figure.wouldFill = ladder.wouldFill
    }
    return figure
  }
}

extension LadderStep {
  /// False when the step is not meant for this kind of programme at all.
  func concerns(_ offering: Offering) -> Bool {
    if !levels.isEmpty, !levels.contains(offering.level) { return false }
    guard !leerwegen.isEmpty else { return true }
    guard let leerweg = offering.key.leerweg else { return false }
    return leerwegen.contains(leerweg)
  }

  /// The reason this offering lies outside the population the step counts; nil when inside.
  ///
  /// A table that counts full-time leavers only says nothing about a programme that is mostly
  /// part-time; when no source gives the forms, it is not assumed.
  func admits(_ offering: Offering) -> Reason? {
    guard let minimumFullTime else { return nil }
    guard let share = offering.fullTimeShare else { return .formMix }
    return share >= minimumFullTime ? nil : .formMix
  }
}
