/// One complete edition in memory, indexed the way the indicators ask for it.
///
/// Building it sorts nothing and keeps the order of the tables, which is sorted on disk; looking up
/// is by dictionary. About 90,000 rows take some 30 MB.
package struct FactBase: Sendable {
  package var id: String
  package var offerings: [Offering]
  package var institutions: [String: Institution]
  package var municipalities: [String: Municipality]
  package var results: [String: [ResultFact]]
  /// Of each type of institution the newest row of each result: all its rows of a year carry the same
  /// value of the group, so one is enough.
  package var comparisonGroups: [String: [ResultFact]]
  package var pay: [GroupKey: [PayFact]]
  package var positions: [GroupKey: [PositionFact]]
  package var references: [String: [ReferenceFact]]
  /// Published outcomes by what they count and of whom; empty until such a file is imported.
  package var outcomes: [OutcomeKey: [OutcomeFact]]
  package var outcomeDefinitions: Set<String>
  package var sources: [String: SourceCard]
  /// Every file the edition and its sheets are made from, with its hash.
  package var inputs: [InputFile] = []
  /// Students, first-years and graduates of every programme, also those that ended.
  package var counts: [OfferingKey: [CountFact]]
  package var offeringIndex: [OfferingKey: Int]
  /// What earlier editions changed on each sheet, newest first.
  package var changes: [OfferingKey: [SheetChange]] = [:]
  /// What institutions themselves say; no figure is made from it.
  package var remarks: [OfferingKey: SchoolRemark] = [:]
  /// What the estimates rest on, where that is not the counts and programmes of this edition.
  package var estimateBasis = EstimateBasis()
  /// What came after what; set by `follow`.
  package internal(set) var succession = Succession()
  /// Years in which the institutions of the succession table are counted.
  var countedYears: [CountedYears: Set<Int>] = [:]

  package init(
    id: String, offerings: [Offering], institutions: [Institution],
    municipalities: [Municipality], counts: [CountFact], positions: [PositionFact],
    pay: [PayFact], results: [ResultFact], references: [ReferenceFact], sources: [SourceCard],
    outcomes: [OutcomeFact] = []
  ) {
    self.id = id
    self.offerings = offerings
    self.institutions = Dictionary(institutions.map { ($0.brin, $0) }) { first, _ in first }
    self.municipalities = Dictionary(municipalities.map { ($0.code, $0) }) { first, _ in first }
    self.counts = Dictionary(grouping: counts, by: \.key)
    self.results = Dictionary(grouping: results, by: \.brin)
    self.comparisonGroups = Dictionary(grouping: results, by: \.group).mapValues { rows in
      Dictionary(grouping: rows) { [$0.indicator.rawValue, $0.definition] }.values
        .compactMap { $0.max { ($0.year, $1.row) < ($1.year, $0.row) } }
    }
    self.positions = Dictionary(grouping: positions) { GroupKey($0.level, $0.sector) }
    self.pay = Dictionary(grouping: pay) { GroupKey($0.level, $0.sector) }
    self.references = Dictionary(grouping: references, by: \.definition)
    self.outcomes = Dictionary(grouping: outcomes) { OutcomeKey($0.definition, $0.group) }
    outcomeDefinitions = Set(outcomes.map(\.definition))
    self.sources = Dictionary(sources.map { ($0.id, $0) }) { first, _ in first }
    self.offeringIndex = Dictionary(
      offerings.indices.map { (offerings[$0].key, $0) }
    ) { first, _ in first }
  }

  /// Counts of one indicator and definition of an offering, in table order.
  package func counts(_ key: OfferingKey, _ indicator: IndicatorID, _ definition: String)
    -> [CountFact]
  {
    (counts[key] ?? []).filter { $0.indicator == indicator && $0.definition == definition }
  }
}

/// Level and sector of a group of hbo leavers.
package struct GroupKey: Hashable, Sendable {
  package var level: Level
  package var sector: String

  package init(_ level: Level, _ sector: String) {
    self.level = level
    self.sector = sector
  }
}

/// What a reader is told about a source: who made it, under which licence, of which date.
package struct SourceCard: Hashable, Sendable {
  package var id: String
  package var title: String
  package var publisher: String
  package var licence: String
  package var url: String
  package var attribution: String
  /// Date of the snapshot or the edition, `YYYY-MM-DD`.
  package var date: String
  /// The file its rows are numbered in; empty when no row of it is used.
  package var file: String

  package init(
    id: String, title: String, publisher: String, licence: String, url: String,
    attribution: String, date: String, file: String = ""
  ) {
    self.file = file
    self.id = id
    self.title = title
    self.publisher = publisher
    self.licence = licence
    self.url = url
    self.attribution = attribution
    self.date = date
  }
}

/// A file something was made from.
package struct InputFile: Hashable, Sendable {
  /// Id of the source, or the folder of a declared file.
  package var id: String
  package var file: String
  package var bytes: Int
  package var sha256: String

  package init(id: String, file: String, bytes: Int, sha256: String) {
    self.id = id
    self.file = file
    self.bytes = bytes
    self.sha256 = sha256
  }
}
