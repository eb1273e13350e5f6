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
  package enum Subject: Hashable, Sendable {
    /// BRINs.
    case institution
    /// Crebos or opleidingscodes; `at` is the one institution it holds for, nil for all of them.
    case code(Kind, at: String?)
  }

  package var subject: Subject
  package var kind: SuccessionKind
  package var from: [String]
  package var to: [String]
  /// The first 1 October with students under the new number; nil where no source gives it.
  package var year: Int?
  /// Every part of a merger stands in `from` and is counted by itself, so that parts may be added.
  package var partsKnown: Bool
  /// New name of the institution, or name of the programme.
  package var name: String
  package var reason: String
  /// Ids of the sources it was seen in.
  package var evidence: [String]
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

  /// True where any figure may travel from the old number to the new one.
  package var isOneToOne: Bool { kind == .renumbered && from.count == 1 && to.count == 1 }

  /// True when it had happened on 1 October of a year.
  package func holds(in year: Int) -> Bool { self.year.map { $0 <= year } ?? false }

  /// True where counts may be added up over it.
  package var addsUp: Bool { isOneToOne || (kind == .merged && to.count == 1 && partsKnown) }
}
