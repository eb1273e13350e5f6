import Facts

extension TableSchema {
  /// Written only when it is not `counts_hbo`; an edition without the file has no other basis.
  static let estimateCounts = TableSchema(
    name: "estimate_counts", title: "Counts the yearly estimates rest on, where corrected since",
    fields: countsHbo.fields, key: countsHbo.key)

  /// Written only when it is not what `offerings` and `forms` say.
  static let estimateProgrammes = TableSchema(
    name: "estimate_programmes",
    title: "Hbo programmes as the yearly estimates know them, where changed since",
    fields: [
      Field(name: "key", type: "string", description: "Key of the sheet"),
      Field(name: "level", type: "string", description: "Level with most students"),
      Field(name: "sector", type: "string", description: "CROHO-onderdeel"),
      Field(name: "subsector", type: "string", description: "CROHO-subonderdeel"),
      Field(
        name: "full_time", type: "number",
        description: "Lowest share of full-time graduates; empty when no source says"),
    ], key: ["key"])
}

/// What the estimates of a new edition are computed from instead of its own rows: the contents of
/// two optional tables, and the files their counts were read from. Empty when it is the edition's
/// own rows.
package struct FrozenEstimates: Sendable {
  /// Counts of hbo; nothing when they are those of the edition.
  var counts: [CountFact] = []
  /// Rows of `estimate_programmes`; nothing when they are those of the edition.
  var programmes: [[String]] = []
  /// A line for each file that says something else today; its id is marked as of the yearly edition.
  var ledger: [LedgerLine] = []
  var indicators: [String: (IndicatorID, String)] = [:]

  /// One programme as a row of `estimate_programmes`.
  static func row(_ key: OfferingKey, _ item: EstimateBasis.Programme) -> [String] {
    [
      key.description, item.level.rawValue, item.sector, item.subsector,
      item.fullTimeShare.map(EditionRows.percent) ?? "",
    ]
  }
}

/// The basis of the estimates of an earlier edition, read from its folder.
struct YearlyEstimates {
  private var counts: [CountFact] = []
  private var programmes: [[String]] = []
  /// The file of each source, by the id the source has today.
  private var files: [String: LedgerLine] = [:]
  private var indicators: [String: (IndicatorID, String)] = [:]

  /// - Throws: `EditionError` when there is no edition or it cannot be read.
  init(of folder: String) throws {
    var reader = try EditionReader(folder: folder)
    self = try reader.opened { edition in
      var yearly = YearlyEstimates()
      let inputs = try edition.readInputs()
      let table =
        edition.has(.estimateCounts) ? TableSchema.estimateCounts : TableSchema.countsHbo
      yearly.counts = try edition.readCountsHbo(table, inputs.indicators)
      for index in yearly.counts.indices {
        yearly.counts[index].source = YearlyEstimates.today(yearly.counts[index].source)
      }
      // The marked line of a source is the file of the basis; without one it is today's.
      for line in inputs.ledger.sorted(by: { $0.source.id < $1.source.id }) {
        yearly.files[YearlyEstimates.today(line.source.id)] = line
      }
      for (id, indicator) in inputs.indicators {
        yearly.indicators[YearlyEstimates.today(id)] = indicator
      }
      if let programmes = try edition.readEstimateProgrammes() {
        yearly.programmes = programmes.map { FrozenEstimates.row($0.key, $0.value) }
      } else {
        yearly.programmes = YearlyEstimates.rows(try edition.readOfferings())
      }
      return yearly
    }
  }

  private init() {}

  /// What a new edition must keep of it; nil when the estimates are made of the new rows, because
  /// these have a year that the basis has not.
  ///
  /// The basis goes as a whole: sources that bring their new year one by one would otherwise change
  /// the estimates with each of them, and mix the years' corrections.
  func kept(beside assembly: Assembly) -> FrozenEstimates? {
    let (before, now) = (counts.newestEstimateYear, assembly.tables.counts.newestEstimateYear)
    if let now, now > before ?? .min { return nil }
    var frozen = FrozenEstimates()
    guard before != nil else { return frozen }
    let new = Dictionary(
      grouping: assembly.tables.counts.filter { $0.key.leerweg == nil }, by: \.source)
    let old = Dictionary(grouping: counts, by: \.source)
    let changed = old.keys.filter { id in
      YearlyEstimates.cells(old[id] ?? []) != YearlyEstimates.cells(new[id] ?? [])
    }
    if !changed.isEmpty || old.count != new.count {
      for (id, rows) in old {
        guard changed.contains(id), var line = files[id] else {
          frozen.counts += new[id] ?? []
          continue
        }
        let marked = id + SourceCard.yearlyMark
        frozen.counts += rows.map { row in
          var row = row
          row.source = marked
          return row
        }
        if !line.source.isOfYearlyEdition {
          line.source.id = marked
          line.source.title += ", stand van de jaareditie"
        }
        frozen.ledger.append(line)
        frozen.indicators[marked] = indicators[id]
      }
    }
    if Set(programmes) != Set(YearlyEstimates.rows(assembly.offerings)) {
      frozen.programmes = programmes
    }
    return frozen
  }

  /// The id a source has in an edition that reads its file.
  private static func today(_ id: String) -> String {
    id.hasSuffix(SourceCard.yearlyMark) ? String(id.dropLast(SourceCard.yearlyMark.count)) : id
  }

  private static func rows(_ offerings: [Offering]) -> [[String]] {
    offerings.filter { $0.kind == .hbo }
      .map { FrozenEstimates.row($0.key, EstimateBasis.Programme($0)) }
  }

  private static func cells(_ counts: [CountFact]) -> [CountCell: CountSum] {
    Dictionary(counts.map { (CountCell($0), $0.count) }, uniquingKeysWith: +)
  }
}

/// What a count of hbo is of, wherever in its file it stands.
struct CountCell: Hashable {
  var source: String
  var key: OfferingKey
  var level: Level
  var municipality: String?
  var year: Int

  init(_ fact: CountFact) {
    source = fact.source
    key = fact.key
    level = fact.level
    municipality = fact.municipality
    year = fact.year
  }
}

extension EditionReader {
  /// Nil when the edition has no other programmes than its own.
  func readEstimateProgrammes() throws -> [OfferingKey: EstimateBasis.Programme]? {
    guard has(.estimateProgrammes) else { return nil }
    var programmes: [OfferingKey: EstimateBasis.Programme] = [:]
    try rows(.estimateProgrammes) { row in
      guard let key = OfferingKey(row[0]), let level = Level(rawValue: row[1]) else {
        throw Misread()
      }
      programmes[key] = EstimateBasis.Programme(
        level: level, sector: row[2], subsector: row[3],
        fullTimeShare: row[4].isEmpty ? nil : try decimal(row[4]))
    }
    return programmes
  }

  /// What the estimates rest on: a count that is the same today is today's, so that it names the
  /// line where it stands now.
  ///
  /// - Parameter today: the edition's counts.
  func readEstimateBasis(
    _ indicators: [String: (IndicatorID, String)], _ today: [CountFact]
  ) throws -> EstimateBasis {
    var basis = EstimateBasis(programmes: try readEstimateProgrammes())
    guard has(.estimateCounts) else { return basis }
    let current = Dictionary(
      today.lazy.filter { $0.key.leerweg == nil }.map { (CountCell($0), $0) }
    ) { first, _ in first }
    let facts = try readCountsHbo(.estimateCounts, indicators).map { fact in
      var cell = CountCell(fact)
      if cell.source.hasSuffix(SourceCard.yearlyMark) {
        cell.source.removeLast(SourceCard.yearlyMark.count)
      }
      return current[cell].flatMap { $0.count == fact.count ? $0 : nil } ?? fact
    }
    basis.counts = Dictionary(grouping: facts, by: \.key)
    return basis
  }
}
