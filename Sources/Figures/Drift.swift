package import Facts

/// How far the headline figures of one edition lie from those of the edition before.
///
/// A third more or less from one year to the next was, where it happened, a change in who was
/// counted and not in the world. So a move beyond a limit is shown to a person before it is
/// published, per indicator, kind, level and sector. Pure; the gate that refuses is elsewhere.
package struct Drift: Sendable {
  /// One group of headline figures in two editions.
  package struct Move: Codable, Hashable, Sendable {
    package var indicator: IndicatorID
    package var kind: Kind
    package var level: Level
    package var sector: String
    /// Offerings published in both editions.
    package var offerings: Int
    /// Mean over those offerings, in the figure's unit.
    package var before: Double
    package var after: Double
    /// Definitions that occur in one of the two only: the move may be one of definition.
    package var definitions: [String]

    /// Relative change; 0.33 is a third more.
    package var change: Double { before == 0 ? 0 : after / before - 1 }
  }

  package let moves: [Move]

  /// - Parameter fewest: groups of fewer offerings say too little.
  /// - Complexity: one pass over both editions' figures.
  package init(
    from old: [OfferingKey: [Figure]], to new: [Offering], figures: [OfferingKey: [Figure]],
    fewest: Int = 5
  ) {
    struct Group: Hashable {
      var indicator: IndicatorID
      var kind: Kind
      var level: Level
      var sector: String
    }
    struct Sum {
      var count = 0
      var before = 0.0
      var after = 0.0
      var old: Set<String> = []
      var new: Set<String> = []
    }
    var groups: [Group: Sum] = [:]
    for offering in new {
      let earlier = (old[offering.key] ?? []).filter { $0.headline && $0.state == .published }
      for figure in figures[offering.key] ?? [] where figure.headline && figure.state == .published
      {
        guard let value = figure.value,
          let match = earlier.first(where: { $0.indicator == figure.indicator }),
          let previous = match.value, match.unit == figure.unit
        else { continue }
        let group = Group(
          indicator: figure.indicator, kind: offering.kind, level: offering.level,
          sector: offering.sector)
        groups[group, default: Sum()].count += 1
        groups[group]?.before += previous
        groups[group]?.after += value
        groups[group]?.old.insert(match.definition)
        groups[group]?.new.insert(figure.definition)
      }
    }
    moves = groups.filter { $0.value.count >= fewest }.map { group, sum in
      Move(
        indicator: group.indicator, kind: group.kind, level: group.level, sector: group.sector,
        offerings: sum.count, before: sum.before / Double(sum.count),
        after: sum.after / Double(sum.count),
        definitions: sum.old.symmetricDifference(sum.new).sorted())
    }.sorted {
      ($0.indicator.rawValue, $0.kind.rawValue, $0.level, $0.sector)
        < ($1.indicator.rawValue, $1.kind.rawValue, $1.level, $1.sector)
    }
  }

  /// Moves beyond `limit` (a share, 0.2 = a fifth), or by another definition.
  package func beyond(_ limit: Double) -> [Move] {
    moves.filter { abs($0.change) > limit || !$0.definitions.isEmpty }
  }
}
