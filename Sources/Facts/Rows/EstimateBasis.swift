/// What the estimates of an edition are computed from, where that is not what it counts today.
///
/// Estimates change once a year, when a new year of the counts arrives, and never by a correction
/// in between: a small programme borrows strength from its sector, so that one corrected cell would
/// move the figures of programmes it has nothing to do with. Everything the estimate reads is in
/// the basis: the counts, and of each programme what decides whom it is summed with and whether its
/// share may be shown. Nil means the edition's own rows, so that an ordinary edition has no basis
/// of its own.
package struct EstimateBasis: Hashable, Sendable {
  /// What the estimate reads of a programme.
  package struct Programme: Hashable, Sendable {
    /// Level with most students.
    package var level: Level
    /// Code of the CROHO-onderdeel.
    package var sector: String
    /// CROHO-subonderdeel as the source names it; empty when unknown.
    package var subsector: String
    /// The lowest share of full-time graduates the sources allow, 0…1; nil when no source gives it.
    package var fullTimeShare: Double?

    package init(level: Level, sector: String, subsector: String, fullTimeShare: Double?) {
      self.level = level
      self.sector = sector
      self.subsector = subsector
      self.fullTimeShare = fullTimeShare
    }

    /// The same members of an offering of this edition.
    package init(_ offering: Offering) {
      self.init(
        level: offering.level, sector: offering.sector, subsector: offering.subsector,
        fullTimeShare: offering.fullTimeShare)
    }
  }

  /// Counts of hbo by key. A count that is the same today is today's row; any other is a row of the
  /// file of its own time, whose source is marked as of the yearly edition
  /// (`SourceCard.yearlyMark`).
  package var counts: [OfferingKey: [CountFact]]?
  /// Hbo programmes by key; nil when they are those of the edition.
  package var programmes: [OfferingKey: Programme]?

  package init(
    counts: [OfferingKey: [CountFact]]? = nil, programmes: [OfferingKey: Programme]? = nil
  ) {
    self.counts = counts
    self.programmes = programmes
  }
}

extension FactBase {
  /// The counts the estimates are made from; those of the edition unless it has a basis of its own.
  package var estimateCounts: [OfferingKey: [CountFact]] { estimateBasis.counts ?? counts }

  /// The programmes the estimates know, by key; in no order.
  package var estimateKeys: [OfferingKey] {
    estimateBasis.programmes.map { Array($0.keys) } ?? offerings.map(\.key)
  }

  /// A programme as the estimates read it; nil for one that came after they were made.
  package func estimateProgramme(_ key: OfferingKey) -> EstimateBasis.Programme? {
    if let programmes = estimateBasis.programmes { return programmes[key] }
    return offeringIndex[key].map { EstimateBasis.Programme(offerings[$0]) }
  }
}

extension SourceCard {
  /// Suffix of the id of a source whose file is in an edition only as the basis of its estimates.
  package static let yearlyMark = "@jaareditie"

  /// True of a source with that suffix.
  package var isOfYearlyEdition: Bool { id.hasSuffix(SourceCard.yearlyMark) }
}

extension Sequence<CountFact> {
  /// The newest 1 October that students, first-years and graduates of hbo bachelors cover together:
  /// the year the estimates end in. Nil when one of the three is missing altogether. Cost: one
  /// pass.
  package var newestEstimateYear: Int? {
    var newest: [IndicatorID: Int] = [:]
    for fact in self where fact.key.leerweg == nil && fact.level == .bachelor {
      newest[fact.indicator] = Swift.max(newest[fact.indicator] ?? fact.year, fact.year)
    }
    guard let students = newest[.students], let entrants = newest[.firstYears],
      let graduates = newest[.graduates]
    else { return nil }
    return Swift.min(students, entrants, graduates + 1)
  }
}
