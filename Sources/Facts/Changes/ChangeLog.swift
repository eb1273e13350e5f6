/// The change log of every sheet: what earlier editions changed, and this one.
package enum ChangeLog {
  /// Most changes a sheet lists; older ones are dropped.
  package static let limit = 10

  /// Puts the changes of an edition in front of those a sheet already has.
  ///
  /// Newest date first; of one date in the order of `SheetComparison`. A change that is already in
  /// the log is not added again, so that a run that was killed can be repeated.
  ///
  /// - Parameter previous: the log of each sheet before this edition.
  /// - Parameter new: the changes this edition brings.
  /// - Returns: the log of each sheet, at most `limit` changes long.
  package static func append(
    previous: [OfferingKey: [SheetChange]], new: [FigureChange]
  ) -> [OfferingKey: [SheetChange]] {
    var log = previous
    for (key, changes) in Dictionary(grouping: new, by: \.key) {
      var all: [SheetChange] = []
      var seen: Set<SheetChange> = []
      for change in changes.map(\.change) + (previous[key] ?? [])
      where seen.insert(change).inserted { all.append(change) }
      let dates = Set(all.map(\.since)).sorted(by: >)
      let ordered = dates.flatMap { date in
        SheetComparison.ordered(all.filter { $0.since == date })
      }
      log[key] = Array(ordered.prefix(limit))
    }
    return log
  }
}
