/// What happened to a code or an institution.
package enum SuccessionKind: String, Codable, Hashable, Sendable, CaseIterable {
  /// One number became one other number.
  case renumbered
  /// Several became one.
  case merged
  /// One became several, or a part of it left.
  case split
  /// The number stayed, the name changed: an institution only, whose keys stay.
  case renamed
  /// It stopped; no successor is known.
  case ended
}

/// One line of the succession table: what came after what, since when, and how that was seen.
package struct SuccessionLink: Hashable, Sendable {
  /// What the numbers of a line are.
  package enum Subject: Hashable, Sendable {
    /// The numbers are BRINs.
    case institution
    /// The numbers are crebos (mbo) or opleidingscodes (hbo); `at` is the BRIN of the one
    /// institution it holds for, nil for all.
    case code(Kind, at: String?)
  }

  /// Whether the numbers are those of institutions or of programmes.
  package var subject: Subject
  /// What happened.
  package var kind: SuccessionKind
  /// The old numbers.
  package var from: [String]
  /// The new numbers; empty when it ended without a successor.
  package var to: [String]
  /// The first 1 October with students under the new number; nil where no source gives it.
  package var year: Int?
  /// Every part of a merger stands in `from` and is counted by itself, so that parts may be added.
  package var partsKnown: Bool
  /// New name of the institution, or name of the programme; empty when not given.
  package var name: String
  /// How the succession was established, as the table says it.
  package var reason: String
  /// Ids of the sources it was seen in.
  package var evidence: [String]
  /// How close the evidence is to its publisher, as for a figure.
  package var confidence: Confidence

  package init(
    subject: Subject, kind: SuccessionKind, from: [String], to: [String], year: Int?,
    partsKnown: Bool = false, name: String = "", reason: String = "", evidence: [String] = [],
    confidence: Confidence = .a
  ) {
    self.subject = subject
    self.kind = kind
    self.from = from
    self.to = to
    self.year = year
    self.partsKnown = partsKnown
    self.name = name
    self.reason = reason
    self.evidence = evidence
    self.confidence = confidence
  }

  /// True where a figure of any kind may be carried from the old number to the new one.
  package var isOneToOne: Bool { kind == .renumbered && from.count == 1 && to.count == 1 }

  /// True when it had happened by 1 October of a year; false when its year is not known.
  package func holds(in year: Int) -> Bool { self.year.map { $0 <= year } ?? false }

  /// True where counts of the old numbers may be summed with those of the new one.
  package var addsUp: Bool { isOneToOne || (kind == .merged && to.count == 1 && partsKnown) }
}
