/// Compares the figures of one sheet, or of one location of it, in two editions.
///
/// A figure is first looked for under the same definition, period and moment: another value is then
/// a correction. What is left are headlines that moved and series that got a newer year.
struct FigureComparison {
  let since: String
  let location: String?
  private(set) var changes: [SheetChange] = []

  init(since: String, location: String?) {
    self.since = since
    self.location = location
  }

  mutating func compare(_ old: [Figure], _ new: [Figure]) {
    let before = Dictionary(grouping: old, by: \.indicator)
    let after = Dictionary(grouping: new, by: \.indicator)
    for indicator in IndicatorID.allCases where before[indicator] != nil || after[indicator] != nil
    {
      compareIndicator(before[indicator] ?? [], after[indicator] ?? [])
    }
  }

  private mutating func compareIndicator(_ old: [Figure], _ new: [Figure]) {
    var partner = [Int?](repeating: nil, count: new.count)
    var isTaken = [Bool](repeating: false, count: old.count)
    // A figure of the same group first; one that is hidden on one side has no group there.
    for sameGroup in [true, false] {
      for (index, figure) in new.enumerated() where partner[index] == nil {
        let found = old.indices.first { other in
          !isTaken[other] && figure.isSameCount(as: old[other])
            && (sameGroup
              ? figure.basis?.rung == old[other].basis?.rung
              : figure.state != .published || old[other].state != .published)
        }
        guard let found else { continue }
        partner[index] = found
        isTaken[found] = true
        add(old[found], figure, why: FigureComparison.corrected(old[found], figure))
      }
    }
    let oldHead = location == nil ? old.firstIndex(where: \.headline) : nil
    let newHead = location == nil ? new.firstIndex(where: \.headline) : nil
    if let oldHead, let newHead, partner[newHead] != oldHead {
      add(old[oldHead], new[newHead], why: FigureComparison.moved(old[oldHead], new[newHead]))
    }
    let heads = Set(
      [oldHead.map { old[$0].series }, newHead.map { new[$0].series }].compactMap { $0 })
    let fresh = new.indices.filter { partner[$0] == nil }.map { new[$0] }
    let gone = old.indices.filter { !isTaken[$0] }.map { old[$0] }
    appeared(fresh, among: old, except: heads)
    vanished(gone, among: new, except: heads)
  }

  /// Newer years of a series, and series that were not there.
  private mutating func appeared(
    _ fresh: [Figure], among old: [Figure], except heads: Set<Figure.Series>
  ) {
    for figure in FigureComparison.newest(fresh) where !heads.contains(figure.series) {
      if let last = FigureComparison.newest(old.filter { $0.series == figure.series }).first {
        if (last.period ?? "") < (figure.period ?? "") { add(last, figure, why: .newYear) }
      } else if figure.via != nil {
        add(nil, figure, why: .codeChange)
      } else {
        add(nil, figure, why: location == nil ? .newSource : .newYear)
      }
    }
  }

  /// Series that are no longer there, or end in an older year than they did.
  private mutating func vanished(
    _ gone: [Figure], among new: [Figure], except heads: Set<Figure.Series>
  ) {
    for figure in FigureComparison.newest(gone) where !heads.contains(figure.series) {
      if let last = FigureComparison.newest(new.filter { $0.series == figure.series }).first {
        if (last.period ?? "") < (figure.period ?? "") { add(figure, last, why: .withdrawn) }
      } else if figure.via != nil {
        add(figure, nil, why: .codeChange)
      } else {
        add(figure, nil, why: location == nil ? .withdrawn : .newYear)
      }
    }
  }

  /// The newest visible figure of each series, in the order of the sheet.
  private static func newest(_ figures: [Figure]) -> [Figure] {
    var newest: [Figure] = []
    for figure in figures where figure.isVisible {
      if let index = newest.firstIndex(where: { $0.series == figure.series }) {
        if (newest[index].period ?? "") < (figure.period ?? "") { newest[index] = figure }
      } else {
        newest.append(figure)
      }
    }
    return newest
  }

  private mutating func add(_ old: Figure?, _ new: Figure?, why: ChangeReason) {
    guard let figure = new ?? old, old?.isVisible == true || new?.isVisible == true else { return }
    let (from, to) = (old.map { PublishedValue($0) }, new.map { PublishedValue($0) })
    if let old, let new, from == to, old.isLike(new) { return }
    changes.append(
      SheetChange(
        since: since, why: why, indicator: figure.indicator, definition: figure.definition,
        moment: figure.moment, location: location, unit: figure.unit, from: from, to: to))
  }

  /// Why the value of one and the same count changed.
  private static func corrected(_ old: Figure, _ new: Figure) -> ChangeReason {
    if old.isVisible, !new.isVisible { return gone(new) }
    if !old.isVisible, new.isVisible { return came(old) }
    if old.state != new.state { return .thresholdCrossed }
    return old.via != new.via ? .codeChange : .correction
  }

  /// Why another figure is the headline.
  private static func moved(_ old: Figure, _ new: Figure) -> ChangeReason {
    if old.isVisible, !new.isVisible { return gone(new) }
    if !old.isVisible, new.isVisible { return came(old) }
    if old.definition != new.definition || old.moment != new.moment { return .otherDefinition }
    if old.via != new.via { return .codeChange }
    if old.basis?.rung != new.basis?.rung { return .otherRung }
    let (before, after) = (old.period ?? "", new.period ?? "")
    if before == after { return .correction }
    return before < after ? .newYear : .withdrawn
  }

  private static func gone(_ new: Figure) -> ChangeReason {
    if new.state == .notApplicable { return .otherDefinition }
    switch new.reason {
    case .tooFew, .tooUniform, .protected, .identityFails, .formMix, .newProgramme:
      return .thresholdCrossed
    case .codeUnknown, .institutionUnknown, .endedProgramme: return .codeChange
    case .notMeasured, .sourceNotLoaded, .withheldBySource, .implausibleInSource, .withdrawn:
      return .withdrawn
    case nil: return new.state == .suppressed ? .thresholdCrossed : .withdrawn
    }
  }

  private static func came(_ old: Figure) -> ChangeReason {
    if old.state == .notApplicable { return .otherDefinition }
    switch old.reason {
    case .tooFew, .tooUniform, .protected, .identityFails, .formMix, .newProgramme:
      return .thresholdCrossed
    case .codeUnknown, .institutionUnknown, .endedProgramme: return .codeChange
    case .withheldBySource, .implausibleInSource, .withdrawn: return .correction
    case .notMeasured, .sourceNotLoaded: return .newSource
    case nil: return old.state == .suppressed ? .thresholdCrossed : .newSource
    }
  }
}

extension Figure {
  /// What stays the same from year to year.
  fileprivate struct Series: Hashable {
    var definition: String
    var moment: Moment?
    var rung: Rung?
    var isJoined: Bool
  }

  fileprivate var series: Series {
    Series(definition: definition, moment: moment, rung: basis?.rung, isJoined: via != nil)
  }

  /// A number or a word stands on the sheet: a published figure, or a count of which it says
  /// "minder dan 5" or between which bounds it lies.
  fileprivate var isVisible: Bool {
    state == .published || (state == .suppressed && unit == .count)
  }

  fileprivate func isSameCount(as other: Figure) -> Bool {
    definition == other.definition && period == other.period && moment == other.moment
      && (via != nil) == (other.via != nil)
  }

  /// Nothing but the value can tell the two apart.
  fileprivate func isLike(_ other: Figure) -> Bool {
    definition == other.definition && moment == other.moment
      && basis?.rung == other.basis?.rung && via == other.via
  }
}
