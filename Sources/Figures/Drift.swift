package import Facts

/// How far the headline figures of one edition lie from those of the edition before.
///
/// A third more or less from one year to the next was, where it happened, a change in who was
/// counted and not in the world. So a change beyond a limit is shown to a person before it is
/// published, per indicator, kind, level and sector. Pure; the gate that refuses is elsewhere.
package struct Drift: Sendable {
  /// One group of headline figures in two editions.
  package struct Move: Codable, Hashable, Sendable {
    /// The indicator of the figures.
    package var indicator: IndicatorID
    /// Mbo or hbo.
    package var kind: Kind
    /// Level of the offerings.
    package var level: Level
    /// Code of their sector.
    package var sector: String
    /// Offerings with a published headline in both editions, in the same unit.
    package var offerings: Int
    /// Mean over those offerings in the edition before, in the figure's unit.
    package var before: Double
    /// Mean over the same offerings in the new edition, in the figure's unit.
    package var after: Double
    /// Definitions that occur in one of the two editions only: the change may be one of definition.
    package var definitions: [String]

    /// Relative change as a fraction; 0.33 is a third more. 0 when the mean before was 0.
    package var change: Double { before == 0 ? 0 : after / before - 1 }
  }

  private struct Group: Hashable {
    var indicator: IndicatorID
    var kind: Kind
    var level: Level
    var sector: String
  }

  private struct Sum {
    var count = 0
    var before = 0.0
    var after = 0.0
    var old: Set<String> = []
    var new: Set<String> = []
  }

  private let fewest: Int
  private var groups: [Group: Sum] = [:]

  /// A drift in which nothing is counted yet.
  ///
  /// - Parameter fewest: groups with fewer offerings are left out of `moves`.
  package init(fewest: Int = 5) { self.fewest = fewest }

  /// Counts one offering: its figures as they were published before and as they are now.
  package mutating func add(_ offering: Offering, before: [Figure], after: [Figure]) {
    for figure in after where figure.headline && figure.state == .published {
      guard let value = figure.value,
        let match = before.first(where: {
          $0.indicator == figure.indicator && $0.headline && $0.state == .published
        }), let previous = match.value, match.unit == figure.unit
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

  /// Adds the figures of other offerings; the smallest group stays that of the left side.
  package static func += (a: inout Drift, b: Drift) {
    a.groups.merge(b.groups) { left, right in
      Sum(
        count: left.count + right.count, before: left.before + right.before,
        after: left.after + right.after, old: left.old.union(right.old),
        new: left.new.union(right.new))
    }
  }

  /// The groups that are large enough, sorted by indicator, kind, level and sector.
  package var moves: [Move] {
    groups.filter { $0.value.count >= fewest }.map { group, sum in
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

  /// Moves whose relative change exceeds `limit` on either side (0.2 = a fifth), and those with
  /// another definition.
  package func beyond(_ limit: Double) -> [Move] {
    moves.filter { abs($0.change) > limit || !$0.definitions.isEmpty }
  }
}
