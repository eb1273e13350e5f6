import Facts
import Ingest
import Registers

/// Rows that a new edition takes over from a base edition, for sources of which there is no file.
///
/// The rule, by kind of row:
/// - Counts, positions, pay, results, totals, outcomes and lines of the ledger: those whose source
///   is carried, as they are.
/// - Municipalities, provinces, regions and names of programmes: those of the base where their
///   source is carried. Institutions: also those of another source while a carried count is of them;
///   what a new file says of one goes before.
/// - Name and sector of an offering: as in the base when the count source they come from is
///   carried; else the new file's, and the base's only where no new file has the offering.
/// - State in the register: from the register when it is new, else what the base says of it, seen
///   beside the counts of now.
/// - Forms: they are read from diplomas, groups and register together, so when one of these is
///   carried every offering keeps the forms of the base, and a new offering has none. Nor has one
///   whose diplomas the base counted otherwise and of which a number is hidden now: its shares were
///   made to stand beside the old total (see `FormEvidence.shares`), and beside the new one they
///   could tell the hidden number.
///
/// So a base of which every file is imported again, or none, or any part, gives the base itself.
struct CarryOver {
  let sources: [SourceDescriptor]
  private let ids: Set<String>
  private let base: Base

  /// Everything that is read of the base.
  private struct Base {
    var inputs = EditionReader.Inputs()
    var tables = FactTables()
    var municipalities: [Municipality] = []
    var offerings: [Offering] = []
  }

  /// - Parameters:
  ///   - declared: sources of the new edition.
  ///   - folder: where their files are; a source that has one there is not carried.
  /// - Throws: `EditionError` when the base cannot be read.
  init(_ declared: [SourceDescriptor], absentFrom folder: String, base path: String) throws {
    var reader = try EditionReader(folder: path)
    base = try reader.opened { edition in
      var base = Base()
      base.inputs = try edition.readInputs()
      base.tables.counts = try edition.readCounts(base.inputs.indicators)
      base.tables.institutions = try edition.readInstitutions()
      base.tables.programmes = try edition.readProgrammes()
      base.tables.positions = try edition.readPositions()
      base.tables.pay = try edition.readPay()
      base.tables.results = try edition.readResults()
      base.tables.totals = try edition.readTotals()
      base.tables.outcomes = try edition.readOutcomes()
      base.municipalities = try edition.readMunicipalities()
      base.offerings = try edition.readOfferings()
      return base
    }
    let known = Set(base.inputs.ledger.map(\.source.id))
    let carried = declared.filter {
      $0.isRead && known.contains($0.id) && $0.present(in: folder) == nil
    }
    sources = carried
    ids = Set(carried.map(\.id))
  }

  /// Lines of the ledger, as they stand in the base.
  var ledger: [LedgerLine] { base.inputs.ledger.filter { ids.contains($0.source.id) } }

  /// Indicator and definition of each carried count source, as they stand in the base.
  var indicators: [String: (IndicatorID, String)] {
    base.inputs.indicators.filter { ids.contains($0.key) }
  }

  func isCarried(_ source: SourceDescriptor) -> Bool { ids.contains(source.id) }

  private func carries(_ reader: String) -> Bool { sources.contains { $0.reader == reader } }

  /// The rows an import adds to.
  var tables: FactTables {
    var tables = FactTables()
    tables.counts = base.tables.counts.filter { ids.contains($0.source) }
    tables.positions = base.tables.positions.filter { ids.contains($0.source) }
    tables.pay = base.tables.pay.filter { ids.contains($0.source) }
    tables.results = base.tables.results.filter { ids.contains($0.source) }
    tables.totals = base.tables.totals.filter { ids.contains($0.source) }
    tables.outcomes = base.tables.outcomes.filter { ids.contains($0.source) }
    let counts = Dictionary(grouping: tables.counts, by: \.key)
    tables.mentions = mentions(counts)
    tables.institutions = institutions(tables.counts)
    for item in base.municipalities {
      if carries("municipalities") { tables.municipalityNames[item.code] = item.name }
      if carries("provinces"), !item.province.isEmpty {
        tables.provinces[item.code] = item.province
      }
      if carries("regions"), !item.region.isEmpty {
        tables.regions[item.code] = RegionRow(
          name: item.name, region: item.region, regionName: item.regionName)
      }
    }
    if carries("recognitions") {
      // Unknown with credits: the register has it as ended, while it takes in new students.
      for item in base.offerings where item.status != .unknown || item.credits != nil {
        var recognition = Recognition(name: item.name, row: 0)
        recognition.open = item.status != .ended && item.status != .unknown
        recognition.credits = item.credits
        tables.recognitions[item.key] = recognition
      }
    }
    return tables
  }

  private func mentions(_ counts: [OfferingKey: [CountFact]]) -> [OfferingKey: [Level: Mention]] {
    var mentions: [OfferingKey: [Level: Mention]] = [:]
    for item in base.offerings {
      let own = counts[item.key] ?? []
      let isCarried = ids.contains(item.source.id)
      guard isCarried || !own.isEmpty else { continue }
      var mention = Mention(
        name: item.name, sector: item.sector, subsector: item.subsector, year: 0,
        source: item.source.id, row: item.source.rows.first ?? 0)
      if !isCarried, let newest = own.max(by: { ($0.year, $1.row) < ($1.year, $0.row) }) {
        (mention.source, mention.row) = (newest.source, newest.row)
      }
      for level in item.levels { mentions[item.key, default: [:]][level] = mention }
      // The year the offering is counted in, so that only a newer one goes before.
      let years = own.filter { $0.source == item.source.id }.map(\.year)
      mention.year = isCarried ? max(Int(item.catalogueDate.prefix(4)) ?? 0, years.max() ?? 0) : 0
      mentions[item.key, default: [:]][item.level] = mention
    }
    return mentions
  }

  private func institutions(_ counts: [CountFact]) -> [InstitutionRow] {
    let counted = Set(counts.map(\.key.brin))
    let dates = Dictionary(base.inputs.ledger.map { ($0.source.id, $0.source.date) }) { a, _ in a }
    var newest: [String: Int] = [:]
    for fact in counts {
      newest[fact.source + "/" + fact.key.brin] = max(
        newest[fact.source + "/" + fact.key.brin] ?? 0, fact.year)
    }
    return base.tables.institutions.compactMap { row in
      var row = row
      if ids.contains(row.source) {
        let isCounts = base.inputs.indicators[row.source] != nil
        row.asOf =
          isCounts
          ? "\(newest[row.source + "/" + row.institution.brin] ?? 0)-10-01"
          : dates[row.source] ?? ""
        return row
      }
      return counted.contains(row.institution.brin) ? row : nil
    }
  }

  /// Adds the names of the base to those of an import.
  func complete(_ programmes: inout [String: ProgrammeName]) {
    let (register, names) = (carries("recognitions"), carries("programme-names"))
    guard register || names else { return }
    for (code, old) in base.tables.programmes {
      var name = programmes[code] ?? ProgrammeName(name: old.name, international: old.international)
      if register {
        name.name = old.name
        if !old.international.isEmpty { name.international = old.international }
      }
      if names {
        name.synonyms.formUnion(old.synonyms)
        if name.international.isEmpty { name.international = old.international }
      }
      // Without the register it is not known which board governs whom, so known names stay.
      name.own.merge(old.own) { $0.union($1) }
      programmes[code] = name
    }
  }

  /// Gives every offering the forms of the base when a source that tells forms is carried.
  ///
  /// - Parameter counts: those of the new edition.
  func keepForms(_ offerings: inout [Offering], beside counts: [CountFact]) {
    let tells = sources.contains {
      $0.reader == "recognitions" || $0.reader == "form-groups" || $0.options["forms_from"] != nil
    }
    guard tells else { return }
    var forms = Dictionary(base.offerings.map { ($0.key, $0.forms) }) { first, _ in first }
    for key in telling(counts) {
      if forms[key]?.contains(where: \.isPart) == true { forms[key] = nil }
    }
    for index in offerings.indices { offerings[index].forms = forms[offerings[index].key] ?? [] }
  }

  /// Programmes whose graduates of a year the base knows are counted otherwise now, one of the
  /// numbers hidden. A year the base does not know is none the shares were made of.
  private func telling(_ counts: [CountFact]) -> Set<OfferingKey> {
    func cells(_ counts: [CountFact]) -> [OfferingYear: [CountCell: CountSum]] {
      var cells: [OfferingYear: [CountCell: CountSum]] = [:]
      for fact in counts where fact.indicator == .graduates {
        cells[OfferingYear(key: fact.key, year: fact.year), default: [:]][CountCell(fact)] =
          fact.count.disclosed
      }
      return cells
    }
    let old = cells(base.tables.counts)
    let changed = cells(counts).filter { year, new in
      old[year].map { $0 != new } ?? false && new.values.contains { $0.exact == nil }
    }
    return Set(changed.keys.map(\.key))
  }

  private struct OfferingYear: Hashable {
    var key: OfferingKey
    var year: Int
  }
}

extension FormShare {
  /// Made of numbers: neither all nor nothing.
  fileprivate var isPart: Bool { high > 0 && low < 1 }
}
