/// The norms of the Inspectie for mbo study results, the rule by which a judgement follows from
/// them, and the scales of words that publishers give to a ratio. All are published elsewhere; read
/// from `norms.yml`.
package struct Norms: Hashable, Sendable {
  /// Norm per niveau and result; a niveau without one is not judged.
  package var thresholds: [Level: [StudyResult: Threshold]]
  /// How the results become a judgement; nil when it is not declared.
  package var judgement: JudgementRule?
  /// Scales of words by id, such as `roa-ita`.
  package var scales: [String: WordScale]

  package init(
    thresholds: [Level: [StudyResult: Threshold]] = [:], judgement: JudgementRule? = nil,
    scales: [String: WordScale] = [:]
  ) {
    self.thresholds = thresholds
    self.judgement = judgement
    self.scales = scales
  }

  /// Per cents, 0–100, that a result must reach; the norm itself is enough.
  package struct Threshold: Hashable, Sendable {
    /// Per cent for a sufficient result.
    package var sufficient: DecimalNumber
    /// Per cent for a high result; nil where no higher norm exists.
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
    /// How many results must reach their norm for `sufficient`.
    package var sufficientResults: Int
    /// How many results must reach their norm for `high`.
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
  /// Jaarresultaat: diplomas of the year, of everyone who gained one or left without.
  case year = "JR"
  /// Diplomaresultaat: leavers with a diploma, of all leavers.
  case diploma = "DR"
  /// Startersresultaat: of new students those still there, or gone with a diploma, after a year.
  case start = "SR"
}

/// The Inspectie's judgement of a programme's results.
package enum Judgement: String, Hashable, Sendable, CaseIterable {
  /// In order: onvoldoende, voldoende, hoog.
  case insufficient, sufficient, high
}

/// The words a publisher gives to a ratio, in the order of that ratio, with the edges between them.
package struct WordScale: Hashable, Sendable {
  /// The class that a value exactly on the edge between two classes belongs to.
  package enum Side: String, Hashable, Sendable, CaseIterable { case lower, upper }

  /// A value at which one word ends and the next begins.
  package struct Edge: Hashable, Sendable {
    /// The ratio at the edge, exactly as published.
    package var value: DecimalNumber
    /// True when sources disagree on the side of a value exactly here.
    package var isContested: Bool

    /// An edge at this ratio.
    package init(_ value: DecimalNumber, isContested: Bool = false) {
      self.value = value
      self.isContested = isContested
    }
  }

  /// Id of the scale, such as `roa-ita`.
  package var id: String
  /// The words, in Dutch, in the order of rising ratios.
  package var words: [String]
  /// One fewer than the words; empty when the publisher gives the word and no cut-offs, so that a
  /// word can be copied but never derived.
  package var edges: [Edge]
  /// The class of a value exactly on an edge.
  package var edgeBelongsTo: Side
  /// Lowest value that has a word, itself included.
  package var lowest: DecimalNumber?

  /// - Precondition: no edges, or one fewer than words.
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
