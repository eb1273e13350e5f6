package import Facts

/// What a programme leads on to: the next niveau of mbo, an Ad or a bachelor after niveau 4, a
/// bachelor after an Ad, a master after a bachelor.
///
/// For each step: how many programmes of that level that one can begin the same institution has in
/// the same sector (for Entree, which has no sector of its own, in all sectors), and the share that
/// took the step, where a source measures exactly that. Not a right of admission, and not every way
/// on.
package struct Routes: Sendable {
  private struct Place: Hashable {
    var brin: String
    var level: Level
    var sector: String?
  }

  private let programmes: [Place: Set<String>]

  /// - Parameter policy: says which crebo's do not go on; nobody can begin there, so they are left out.
  /// - Complexity: one pass over the offerings.
  package init(_ offerings: [Offering], _ policy: Policy) {
    var programmes: [Place: Set<String>] = [:]
    for offering in offerings where policy.goesOn(offering.key) {
      for level in offering.levels {
        let brin = offering.key.brin
        programmes[Place(brin: brin, level: level, sector: offering.sector), default: []]
          .insert(offering.key.code)
        programmes[Place(brin: brin, level: level, sector: nil), default: []]
          .insert(offering.key.code)
      }
    }
    self.programmes = programmes
  }

  /// The steps after an offering, the usual one first; empty after a master.
  ///
  /// - Parameter figures: the figures of the offering, among which is the one that measures a step.
  package func after(_ offering: Offering, figures: [Figure]) -> [Sheet.RoutePart] {
    Routes.next(offering.level).map { level in
      let kind: Kind = level == .ad || level == .bachelor || level == .master ? .hbo : .mbo
      // An mbo institution has no hbo programmes: they are counted at the own institution only.
      let place = Place(
        brin: offering.key.brin, level: level,
        sector: offering.level == .entree ? nil : offering.sector)
      return Sheet.RoutePart(
        kind: kind, level: level,
        programmes: kind == offering.kind ? programmes[place]?.count ?? 0 : nil,
        measured: Routes.measures[level].flatMap { definition in
          figures.contains { $0.definition == definition && $0.state == .published }
            ? definition : nil
        })
    }
  }

  /// The study-on share that counts exactly one step; others say only that someone went on learning.
  private static let measures: [Level: String] = [
    .bachelor: "further_study.mbo_bol4_to_hbo_fulltime"
  ]

  private static func next(_ level: Level) -> [Level] {
    switch level {
    case .entree: [.two]
    case .two: [.three]
    case .three: [.four]
    case .four: [.bachelor, .ad]
    case .ad: [.bachelor]
    case .bachelor: [.master]
    case .master: []
    }
  }
}
