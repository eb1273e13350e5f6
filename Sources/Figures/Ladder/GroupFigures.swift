import Facts

/// Figures that are the same for every programme of one kind, made once for each kind that occurs.
///
/// Most indicators know nothing about one programme: their figures follow from its level, leerweg,
/// sector and direction, and from whether enough of it is full-time for a table that counts
/// full-time people only. A few hundred such standings serve eleven thousand sheets.
struct GroupFigures: Sendable {
  /// Indicators of which that holds; a test compares each with the figures made one by one.
  static let indicators: Set<IndicatorID> = [
    .jobChance, .startSalary, .startResult, .diplomaInTime, .dropout, .switching, .continuation,
    .jobPath, .furtherStudy, .searchTime, .unemployment, .jobMatch, .jobAtLevel, .jobInField,
    .permanentContract, .outlook, .regionalOutlook, .workPlacement, .satisfaction, .jobOpenings,
    .inflow,
  ]

  /// What the figures follow from.
  struct Standing: Hashable, Sendable {
    var signature: PublishedTables.Signature
    /// How many of the limits to the full-time share it reaches; nil when no source says.
    var fullTime: Int?
  }

  private let limits: [Double]
  private var ready: [Standing: [IndicatorID: [Figure]]] = [:]

  /// None made: every figure is then made on its own.
  init() { limits = [] }

  /// Makes the figures of each standing that occurs among the offerings.
  ///
  /// - Complexity: one pass over the offerings, and some twenty indicators for each of a few
  ///   hundred standings.
  init(_ core: Computation) {
    limits = Set(core.ladders.steps.compactMap(\.minimumFullTime)).sorted()
    let own = GroupFigures.perProgramme(core)
    let shared = Computation.registry.filter {
      GroupFigures.indicators.contains($0.id) && !own.contains($0.id)
    }
    for offering in core.facts.offerings where ready[standing(offering)] == nil {
      ready[standing(offering)] = Dictionary(
        uniqueKeysWithValues: shared.map { ($0.id, $0.figures(for: offering, in: core)) })
    }
  }

  /// Indicators that an imported file answers for one programme, school or region.
  private static func perProgramme(_ core: Computation) -> Set<IndicatorID> {
    let loaded = core.facts.outcomeDefinitions
    return Set(
      core.ladders.byIndicator.filter { _, kinds in
        kinds.values.flatMap(\.steps).contains {
          loaded.contains($0.definition) && $0.rung != .group && $0.rung != .level
        }
      }.keys)
  }

  /// The figures of an offering by indicator; nil when its standing was not met.
  func figures(for offering: Offering) -> [IndicatorID: [Figure]]? { ready[standing(offering)] }

  private func standing(_ offering: Offering) -> Standing {
    Standing(
      signature: PublishedTables.Signature(offering),
      fullTime: offering.fullTimeShare.map { share in limits.count { $0 <= share } })
  }
}
