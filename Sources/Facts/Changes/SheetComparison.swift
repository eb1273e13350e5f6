/// What changed on the sheet of one offering between two editions, and why.
///
/// Only what a reader can see counts: a published value to its last published decimal, a label, the
/// bounds of a hidden sum, and whether there is a figure at all. Pure; linear in the figures but for
/// the handful that share an indicator.
package enum SheetComparison {
  /// Compares one sheet in two editions.
  ///
  /// - Parameter old: the sheet in the edition before; nil when it had none.
  /// - Parameter new: the sheet in the new edition; nil when it has none any more.
  /// - Parameter since: date of the new edition, `YYYY-MM-DD`.
  /// - Returns: corrections and withdrawals first, then what happened to the offering, then the
  ///   figures in the order of the sheet; nothing when both sheets are nil.
  package static func changes(
    from old: PublishedSheet?, to new: PublishedSheet?, since: String
  ) -> [FigureChange] {
    guard let key = (new ?? old)?.key else { return [] }
    var changes: [SheetChange] = []
    switch (old, new) {
    case (let old?, let new?):
      changes = offering(old, new, since)
      var figures = FigureComparison(since: since, location: nil)
      figures.compare(old.figures, new.figures)
      changes += figures.changes
      changes += locations(old, new, since)
    case (nil, let new?):
      changes = [whole(.newOffering, since, to: new.name)]
    case (let old?, nil):
      changes = [whole(.endedOffering, since, from: old.name)]
    case (nil, nil): break
    }
    return ordered(changes).map { FigureChange(key: key, change: $0) }
  }

  private static func whole(
    _ why: ChangeReason, _ since: String, from: String? = nil, to: String? = nil
  ) -> SheetChange {
    text(why, "offering", since, from, to)
  }

  private static func text(
    _ why: ChangeReason, _ definition: String, _ since: String, _ from: String?, _ to: String?
  ) -> SheetChange {
    SheetChange(
      since: since, why: why, definition: definition,
      from: from.map { PublishedValue(state: .published, label: $0) },
      to: to.map { PublishedValue(state: .published, label: $0) })
  }

  private static func offering(_ old: PublishedSheet, _ new: PublishedSheet, _ since: String)
    -> [SheetChange]
  {
    var changes: [SheetChange] = []
    if old.name != new.name { changes.append(text(.text, "name", since, old.name, new.name)) }
    if old.status != new.status {
      let isOver = new.status == .ended || new.status == .merged
      changes.append(
        text(
          isOver ? .endedOffering : .text, "status", since, old.status.rawValue,
          new.status.rawValue))
    }
    if old.successor != new.successor {
      changes.append(text(.codeChange, "successor", since, old.successor, new.successor))
    }
    return changes
  }

  private static func locations(_ old: PublishedSheet, _ new: PublishedSheet, _ since: String)
    -> [SheetChange]
  {
    func table(_ sheet: PublishedSheet) -> [String: [Figure]] {
      Dictionary(grouping: sheet.locations, by: \.code).mapValues { $0.map(\.students) }
    }
    let (before, after) = (table(old), table(new))
    return Set(before.keys).union(after.keys).sorted().flatMap { code in
      var figures = FigureComparison(since: since, location: code)
      figures.compare(before[code] ?? [], after[code] ?? [])
      return figures.changes
    }
  }

  /// The one order of changes of the same date.
  static func ordered(_ changes: [SheetChange]) -> [SheetChange] {
    let indicators = Dictionary(
      IndicatorID.allCases.enumerated().map { ($1, $0) }
    ) { first, _ in first }
    func rank(_ change: SheetChange) -> (Int, Int, String) {
      let kind =
        switch change.why {
        case .correction, .withdrawn: 0
        case .newOffering, .endedOffering, .codeChange: 1
        case .text: 2
        default: 3
        }
      return (kind, change.indicator.flatMap { indicators[$0] } ?? -1, change.location ?? "")
    }
    return changes.enumerated().sorted { a, b in
      let (left, right) = (rank(a.element), rank(b.element))
      return left == right ? a.offset < b.offset : left < right
    }.map(\.element)
  }
}
