/// One step of an indicator's ladder: which rung, with which definition, and when it may be used.
package struct LadderStep: Hashable, Sendable {
  /// Whether a step can be the headline, and whether it is shown beside a better one.
  package enum Shown: String, Hashable, Sendable, CaseIterable {
    /// Only as the headline; as the headline or beside a better one; only beside, never as the
    /// headline.
    case headline, also, context
    /// Can be the headline; beside a better one it is shown only where it is the same measure of a
    /// wider group.
    case wider
  }

  /// How wide the group is.
  package var rung: Rung
  /// Id of the definition the figure is looked up by.
  package var definition: String
  /// Levels the step may be used for; empty means all.
  package var levels: [Level]
  /// Leerwegen the step may be used for; empty means all, and hbo.
  package var leerwegen: [Leerweg]
  /// Lowest share of full-time graduates the offering must have, 0…1, where the source counts
  /// full-time only; nil when forms do not matter.
  package var minimumFullTime: Double?
  /// Smallest denominator in people, after rounding and summing cohorts; nil leaves the limit to
  /// the policy and the kind of table.
  package var minimumDenominator: Int?
  /// Most cohorts that may be summed to reach the denominator, from 1.
  package var pooledCohorts: Int
  /// Where the figure of this step may stand on the sheet.
  package var shown: Shown
  /// Members a published row must have, by dimension; `own` means the offering's own value and
  /// `all` leaves a dimension out.
  package var match: [String: String]
  /// Running number over all ladders, set by `Ladders`.
  package var id: Int = -1

  package init(
    rung: Rung, definition: String, levels: [Level] = [], leerwegen: [Leerweg] = [],
    minimumFullTime: Double? = nil, minimumDenominator: Int? = nil, pooledCohorts: Int = 1,
    shown: Shown = .headline, match: [String: String] = [:]
  ) {
    self.rung = rung
    self.definition = definition
    self.levels = levels
    self.leerwegen = leerwegen
    self.minimumFullTime = minimumFullTime
    self.minimumDenominator = minimumDenominator
    self.pooledCohorts = pooledCohorts
    self.shown = shown
    self.match = match
  }
}

/// The ladder of one indicator for one kind of education.
package struct Ladder: Hashable, Sendable {
  /// The steps, best first.
  package var steps: [LadderStep]
  /// Levels for which the indicator has no meaning at all.
  package var notApplicable: [Level]
  /// Levels for which nobody measures it.
  package var notMeasured: [Level]
  /// Ids of sources that would give the indicator and are not loaded.
  package var wouldFill: [String]

  package init(
    steps: [LadderStep], notApplicable: [Level] = [], notMeasured: [Level] = [],
    wouldFill: [String] = []
  ) {
    self.steps = steps
    self.notApplicable = notApplicable
    self.notMeasured = notMeasured
    self.wouldFill = wouldFill
  }
}

/// All ladders, by indicator and kind.
package struct Ladders: Sendable {
  /// The ladder of each indicator and kind of education.
  package var byIndicator: [IndicatorID: [Kind: Ladder]]

  /// Every step, in the order of its running number.
  package private(set) var steps: [LadderStep] = []

  /// Numbers the steps of all ladders, in the order of indicators and kinds.
  package init(_ byIndicator: [IndicatorID: [Kind: Ladder]]) {
    self.byIndicator = byIndicator
    for indicator in IndicatorID.allCases {
      for kind in Kind.allCases {
        guard var ladder = byIndicator[indicator]?[kind] else { continue }
        for index in ladder.steps.indices {
          ladder.steps[index].id = steps.count
          steps.append(ladder.steps[index])
        }
        self.byIndicator[indicator]?[kind] = ladder
      }
    }
  }

  /// The ladder of an indicator; one without steps where none is declared.
  package func ladder(_ indicator: IndicatorID, _ kind: Kind) -> Ladder {
    byIndicator[indicator]?[kind] ?? Ladder(steps: [])
  }
}

/// Limits for small groups and the constants of the estimate, from `Datasets/reference/policy.yml`,
/// which gives the reason and source of each.
package struct Policy: Hashable, Sendable {
  /// Smallest number of people that is shown; counts of 1 up to it are hidden, 0 is not.
  package var smallestCount: Int
  /// Fewest people in the denominator of a programme's own share.
  package var smallestOwnShare: Int
  /// Fewest people in the denominator of an own share with a norm or a judgement beside it.
  package var smallestJudgedShare: Int
  /// A counted share within this many people of nobody or everybody is hidden.
  package var uniformMargin: Int
  /// The same for counts that are rounded: nearer than this many people is hidden.
  package var uniformMarginRounded: Int
  /// Rungs whose group includes the offering's own people, so that beside a share of that group an
  /// own share gives the share of everybody else.
  package var nestedRungs: [Rung]
  /// Constants of the hbo completion estimate.
  package var stockFlow: StockFlow
  /// The month ages are counted from, `2026-11`; changed with the yearly edition, never by the
  /// clock, so that the same facts give the same sheets. Empty: the month of the sheet's own newest
  /// data.
  package var referenceMonth: String
  /// How amounts are converted to the prices of a later year; nil: not at all.
  package var prices: Prices?
  /// The study years, by the year they start in, whose diplomas the forms of hbo programmes are
  /// read from; nil when not declared.
  package var formYears: ClosedRange<Int>?
  /// First digits of crebo's that nobody can begin with: domains, dossiers and the structure before
  /// 2016.
  package var outgoingCrebos: [String]

  /// The year whose prices amounts are converted to, and the table of index numbers.
  package struct Prices: Hashable, Sendable {
    /// The year whose prices amounts are converted to.
    package var year: PriceYear
    /// Id of a table of wage index numbers in `Datasets/reference/facts`.
    package var index: String

    package init(year: PriceYear, index: String) {
      self.year = year
      self.index = index
    }
  }

  /// Constants of the hbo completion estimate.
  package struct StockFlow: Hashable, Sendable {
    /// Entrants by switching as a ratio to first-years: low, central, high.
    package var switchers: [Double]
    /// Number of newest transitions, from one 1 October to the next, that an estimate sums.
    package var transitions: Int
    /// Number of 1 Octobers in a row the counts must cover.
    package var minimumStocks: Int
    /// Fewest people who stopped or finished in the transitions summed.
    package var minimumLeavers: Double
    /// Lowest share of first-years among the students of those years, 0…1.
    package var minimumEntrants: Double
    /// The leavers of a transition may be below zero by this many people, or by `dipShare` of the
    /// students if that is more, before the counts are held to disagree.
    package var dipPeople: Double
    /// See `dipPeople`: a share 0…1 of the students at the start of the transition.
    package var dipShare: Double
    /// Lowest share of graduates in full-time programmes, 0…1.
    package var minimumFullTime: Double
    /// Variance of the share from year to year as a ratio to that of a binomial.
    package var overdispersion: Double
    /// Standard deviation of the share between programmes or over time, as a fraction, that the
    /// interval of a rung must allow for.
    package var spread: [Rung: Double]
    /// Fewest people on either side, with and without the diploma.
    package var minimumSide: Double
    /// Weight of the newest transition in an own share; the others have weight 1.
    package var newestWeight: Double
    /// Shrinkage of an own share: as if this many people of programmes like it were its own, plus
    /// the share `peerShare` of its own people.
    package var peerPeople: Double
    /// See `peerPeople`: a share of the programme's own people.
    package var peerShare: Double
    /// Shrinkage of the other institutions of the same code towards the sector: as if this many
    /// people at the sector's share were theirs.
    package var sectorPeople: Double
    /// A code whose students fall by more than this share, 0…1, in the year another code appears
    /// may have become that code.
    package var takeOverFall: Double

    package init(
      switchers: [Double], transitions: Int, minimumStocks: Int, minimumLeavers: Double,
      minimumEntrants: Double, dipPeople: Double, dipShare: Double, minimumFullTime: Double,
      overdispersion: Double, spread: [Rung: Double], minimumSide: Double,
      newestWeight: Double, peerPeople: Double, peerShare: Double, sectorPeople: Double,
      takeOverFall: Double
    ) {
      self.newestWeight = newestWeight
      self.peerPeople = peerPeople
      self.peerShare = peerShare
      self.sectorPeople = sectorPeople
      self.takeOverFall = takeOverFall
      self.switchers = switchers
      self.transitions = transitions
      self.minimumStocks = minimumStocks
      self.minimumLeavers = minimumLeavers
      self.minimumEntrants = minimumEntrants
      self.dipPeople = dipPeople
      self.dipShare = dipShare
      self.minimumFullTime = minimumFullTime
      self.overdispersion = overdispersion
      self.spread = spread
      self.minimumSide = minimumSide
    }
  }

  /// False for an mbo programme under a crebo that nobody can begin with (`outgoingCrebos`).
  package func goesOn(_ key: OfferingKey) -> Bool {
    key.leerweg == nil || !outgoingCrebos.contains(where: key.code.hasPrefix)
  }

  package init(
    smallestCount: Int, smallestOwnShare: Int, uniformMargin: Int, uniformMarginRounded: Int,
    stockFlow: StockFlow, referenceMonth: String = "", smallestJudgedShare: Int = 12,
    nestedRungs: [Rung] = Rung.allCases.filter { !$0.isOwn }, prices: Prices? = nil,
    formYears: ClosedRange<Int>? = nil, outgoingCrebos: [String] = []
  ) {
    self.outgoingCrebos = outgoingCrebos
    self.formYears = formYears
    self.nestedRungs = nestedRungs
    self.smallestJudgedShare = smallestJudgedShare
    self.prices = prices
    self.referenceMonth = referenceMonth
    self.smallestCount = smallestCount
    self.smallestOwnShare = smallestOwnShare
    self.uniformMargin = uniformMargin
    self.uniformMarginRounded = uniformMarginRounded
    self.stockFlow = stockFlow
  }
}
