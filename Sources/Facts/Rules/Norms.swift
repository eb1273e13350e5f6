/// The norms of the Inspectie for mbo study results, with how a judgement follows from them, and the
/// scales of words that others give to a ratio. All are outside facts, read from `norms.yml`.
package struct Norms: Hashable, Sendable {
  /// Norm per result and niveau; a niveau without one is not judged.
  package var thresholds: [Level: [StudyResult: Threshold]]
  package var judgement: JudgementRule?
  /// Scales by id, `roa-ita`.
  package var scales: [String: WordScale]

  package init(
    thresholds: [Level: [StudyResult: Threshold]] = [:], judgement: JudgementRule? = nil,
    scales: [String: WordScale] = [:]
  ) {
    self.thresholds = thresholds
    self.judgement = judgement
    self.scales = scales
  }

  /// Per cents a result must reach.
  package struct Threshold: Hashable, Sendable {
    package var sufficient: DecimalNumber
    /// Nil where no higher norm exists.
    package var high: DecimalNumber?

    package init(sufficient: DecimalNumber, high: DecimalNumber? = nil) {
      self.sufficient = sufficient
      self.high = high
    }
  }

  /// How the results of one programme become one judgement.
  package struct JudgementRule: Hashable, Sendable {
    /// Years whose numerators and denominators are summed.
    package var pooledYears: Int
    /// Smallest denominator that is assessed.
    package var minimumDenominator: Int
    /// Results for which exactly 0 or 100 % is not assessed.
    package var notAssessedWhenUniform: Set<StudyResult>
    /// How many results must reach their norm for `sufficient`, and for `high`.
    package var sufficientResults: Int
    package var highResults: Int
    /// For `high` one of these reaches its higher norm.
    package var highAnyOf: Set<StudyResult>
    /// Dutch word per judgement.
    package var words: [Judgement: String]

    package init(
      pooledYears: Int, minimumDenominator: Int, notAssessedWhenUniform: Set<StudyResult>,
      sufficientResults: Int, highResults: Int, highAnyOf: Set<StudyResult>,
      words: [Judgement: String]
    ) {
      self.pooledYears = pooledYears
      self.minimumDenominator = minimumDenominator
      self.notAssessedWhenUniform = notAssessedWhenUniform
      self.sufficientResults = sufficientResults
      self.highResults = highResults
      self.highAnyOf = highAnyOf
      self.words = words
    }
  }
}

/// The three study results the Inspectie judges: jaarresultaat, diplomaresultaat, startersresultaat.
package enum StudyResult: String, Hashable, Sendable, CaseIterable {
  case year = "JR"
  case diploma = "DR"
  case start = "SR"
}

/// What the Inspectie says of a programme's results.
package enum Judgement: String, Hashable, Sendable, CaseIterable {
  case insufficient, sufficient, high
}

/// The words a publisher gives to a ratio, in the order of that ratio, with the edges between them.
package struct WordScale: Hashable, Sendable {
  /// The class that a value exactly on the edge between two classes belongs to.
  package enum Side: String, Hashable, Sendable, CaseIterable { case lower, upper }

  package struct Edge: Hashable, Sendable {
    package var value: DecimalNumber
    /// True when sources disagree on the side of a value exactly here.
    package var isContested: Bool

    package init(_ value: DecimalNumber, isContested: Bool = false) {
      self.value = value
      self.isContested = isContested
    }
  }

  package var id: String
  package var words: [String]
  /// One fewer than the words; empty when the publisher gives the word and no cut-offs, so that a
  /// word can be copied but never derived.
  package var edges: [Edge]
  /// Where a value on an edge belongs.
  package var edgeBelongsTo: Side
  /// Lowest value that has a word, itself included.
  package var lowest: DecimalNumber?

  package init(
    id: String, words: [String], edges: [Edge] = [], edgeBelongsTo: Side = .upper,
    lowest: DecimalNumber? = nil
  ) {
    precondition(edges.isEmpty || edges.count == words.count - 1, "an edge between every two words")
    self.id = id
    self.words = words
    self.edges = edges
    self.edgeBelongsTo = edgeBelongsTo
    self.lowest = lowest
  }
}
