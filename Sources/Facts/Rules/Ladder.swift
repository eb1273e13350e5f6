/// One step of an indicator's ladder: which rung, with which definition, and when it fits.
package struct LadderStep: Hashable, Sendable {
  /// Whether a step can be the headline, is shown beside a better one too, or only ever beside.
  package enum Shown: String, Hashable, Sendable, CaseIterable {
    case headline, also, context
    /// Can be the headline; beside a better one it is shown only where it is the same measure of a
    /// wider group.
    case wider
  }

  package var rung: Rung
  package var definition: String
  /// Levels the step may be used for; empty means all.
  package var levels: [Level]
  package var leerwegen: [Leerweg]
  /// Lowest share of full-time graduates of the offering, where the source counts full-time only.
  package var minimumFullTime: Double?
  /// Smallest denominator after rounding and pooling.
  package var minimumDenominator: Int?
  /// How many cohorts may be summed to reach the denominator.
  package var pooledCohorts: Int
  package var shown: Shown
  /// Members a published table's row must have; `own` stands for the offering's own value.
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
  package var steps: [LadderStep]
  /// Levels for which the indicator has no meaning at all.
  package var notApplicable: [Level]
  /// Levels for which nobody measures it.
  package var notMeasured: [Level]
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
  package var byIndicator: [IndicatorID: [Kind: Ladder]]

  /// Every step, in the order of its running number.
  package private(set) var steps: [LadderStep] = []

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

  package func ladder(_ indicator: IndicatorID, _ kind: Kind) -> Ladder {
    byIndicator[indicator]?[kind] ?? Ladder(steps: [])
  }
}

/// What may be shown of small groups, and the outside assumptions of the estimates.
package struct Policy: Hashable, Sendable {
  /// Counts below this are hidden.
  package var smallestCount: Int
  /// Smallest group of an own share.
  package var smallestOwnShare: Int
  /// Smallest group of an own share that a norm or a judgement stands beside.
  package var smallestJudgedShare: Int
  /// A counted share this close to 0 or 100 % (in people) is hidden.
  package var uniformMargin: Int
  package var uniformMarginRounded: Int
  /// Rungs whose group the offering's own people are among, beside which an own share can give
  /// everybody else away.
  package var nestedRungs: [Rung]
  package var stockFlow: StockFlow
  /// The month ages are counted from, `2026-11`; moved by hand with the yearly edition, never by the
  /// clock, so that the same facts give the same sheets. Empty: the sheet's own newest data.
  package var referenceMonth: String
  /// How amounts are told in today's money; nil: not at all.
  package var prices: Prices?
  /// The study years, by the year they start in, whose diplomas the forms of hbo programmes are read
  /// from; nil: not said.
  package var formYears: ClosedRange<Int>?
  /// Beginnings of crebo's that do not go on: domains, dossiers and the structure before 2016.
  package var outgoingCrebos: [String]

  /// Into the money of which year, by which table of `Datasets/reference/facts`.
  package struct Prices: Hashable, Sendable {
    package var year: PriceYear
    package var index: String

    package init(year: PriceYear, index: String) {
      self.year = year
      self.index = index
    }
  }

  /// Constants of the hbo completion estimate.
  package struct StockFlow: Hashable, Sendable {
    /// Entrants by switching, per first-year student: low, middle, high.
    package var switchers: [Double]
    package var transitions: Int
    package var minimumStocks: Int
    package var minimumLeavers: Double
    package var minimumEntrants: Double
    package var dipPeople: Double
    package var dipShare: Double
    package var minimumFullTime: Double
    /// How much wider than binomial the estimate varies from year to year.
    package var overdispersion: Double
    /// Standard deviation between programmes that the interval of a rung must allow for.
    package var spread: [Rung: Double]
    /// Fewest people on either side, with and without the diploma.
    package var minimumSide: Double
    /// How often the newest transition counts in an own share; the others count once.
    package var newestWeight: Double
    /// An own share borrows as if this many people of programmes like it were its own, plus this
    /// share of its own people.
    package var peerPeople: Double
    package var peerShare: Double
    /// As many people at the sector's share stand beside the other institutions of the same code.
    package var sectorPeople: Double
    /// A code that falls by more than this share in the year another appears may have become it.
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

  /// False for an mbo programme under a crebo that does not go on: nobody can begin there.
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
