/// One complete edition in memory, indexed the way the indicators ask for it.
///
/// Building it sorts nothing and keeps the order of the tables, which is sorted on disk; looking up
/// is by dictionary. About 90,000 rows take some 30 MB.
package struct FactBase: Sendable {
  /// Id of the edition: SHA-256 over its inputs and tables, 64 lower-case hexadecimal digits.
  package var id: String
  /// Every offering that has a sheet, in the order of the table, which is sorted by key.
  package var offerings: [Offering]
  /// Institutions by BRIN, in capitals.
  package var institutions: [String: Institution]
  /// Municipalities by gemeentecode, four digits.
  package var municipalities: [String: Municipality]
  /// Study results of whole mbo institutions by BRIN, of all school years and definitions.
  package var results: [String: [ResultFact]]
  /// Of each type of institution (ROC, AOC, VAK) the newest row of each result: every row of one
  /// year carries the same value of the group, so one is enough.
  package var comparisonGroups: [String: [ResultFact]]
  /// Gross hourly pay of hbo leavers by level and sector, of all cohorts and moments.
  package var pay: [GroupKey: [PayFact]]
  /// Positions of hbo leavers on the labour market by level and sector, of all cohorts and moments.
  package var positions: [GroupKey: [PositionFact]]
  /// Published national figures by definition.
  package var references: [String: [ReferenceFact]]
  /// Published outcomes by definition and group; empty until a file of them is imported.
  package var outcomes: [OutcomeKey: [OutcomeFact]]
  /// Definitions that occur in `outcomes`.
  package var outcomeDefinitions: Set<String>
  /// What is known of each source, by its id.
  package var sources: [String: SourceCard]
  /// Every file the edition and its sheets are made from, with its SHA-256.
  package var inputs: [InputFile] = []
  /// Students, first-years and graduates of every programme, also of those that ended, by key; of
  /// all years, levels and locations.
  package var counts: [OfferingKey: [CountFact]]
  /// Place in `offerings` of each key that has a sheet.
  package var offeringIndex: [OfferingKey: Int]
  /// What earlier editions changed on each sheet, newest first.
  package var changes: [OfferingKey: [SheetChange]] = [:]
  /// Remarks of institutions on their own offerings, by key; no figure is made from them.
  package var remarks: [OfferingKey: SchoolRemark] = [:]
  /// What the estimates are computed from, where that is not the counts and programmes of this
  /// edition.
  package var estimateBasis = EstimateBasis()
  /// Which codes and institutions came after which; empty until `follow` is called.
  package internal(set) var succession = Succession()
  /// Years in which the institutions of the succession table are counted.
  var countedYears: [CountedYears: Set<Int>] = [:]

  /// Indexes the tables of one edition. Of two institutions, municipalities, sources or offerings
  /// with one key the first counts. Cost: one pass over every table.
  ///
  /// - Parameter id: id of the edition, see `id`.
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

  /// Counts of one indicator and definition of an offering, in table order; empty when there are
  /// none.
  package func counts(_ key: OfferingKey, _ indicator: IndicatorID, _ definition: String)
    -> [CountFact]
  {
    (counts[key] ?? []).filter { $0.indicator == indicator && $0.definition == definition }
  }
}

/// Level and sector of a group of hbo leavers.
package struct GroupKey: Hashable, Sendable {
  /// Level of the programme they left: Ad, bachelor or master.
  package var level: Level
  /// Code of the CROHO-onderdeel, such as `techniek`; `totaal` for all sectors together.
  package var sector: String

  /// A key of a level and the code of a sector.
  package init(_ level: Level, _ sector: String) {
    self.level = level
    self.sector = sector
  }
}

/// Who published a source, under which licence and of which date: what a reader sees of it.
package struct SourceCard: Hashable, Sendable {
  /// Id in the catalogue of sources, such as `cbs-83811`.
  package var id: String
  /// Title in our own words, in Dutch.
  package var title: String
  /// Name of the publisher, such as `CBS`.
  package var publisher: String
  /// Name of the licence, such as `CC BY 4.0`; empty when none is stated.
  package var licence: String
  /// Address of the page about the source; empty when there is none.
  package var url: String
  /// Attribution that the licence asks for; empty when it asks for none.
  package var attribution: String
  /// Date of the snapshot or the edition, `YYYY-MM-DD`.
  package var date: String
  /// The file whose lines the rows are numbered by; empty when no row of it is used.
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

/// A file that the edition or its sheets were made from.
package struct InputFile: Hashable, Sendable {
  /// Id of the source, or for a declared file the folder below the installation.
  package var id: String
  /// Path of the file: below the import folder for a source, below the installation for a declared
  /// file.
  package var file: String
  /// Size of the file in bytes.
  package var bytes: Int
  /// SHA-256 of the file, 64 lower-case hexadecimal digits.
  package var sha256: String

  package init(id: String, file: String, bytes: Int, sha256: String) {
    self.id = id
    self.file = file
    self.bytes = bytes
    self.sha256 = sha256
  }
}
