/// Everything an import read from its sources, before it is assembled into an edition.
package struct FactTables: Sendable {
  /// Every mention of an institution in a source; several per BRIN.
  package var institutions: [InstitutionRow] = []
  /// Name of each municipality by gemeentecode.
  package var municipalityNames: [String: String] = [:]
  /// Name of the province by gemeentecode.
  package var provinces: [String: String] = [:]
  /// Arbeidsmarktregio by gemeentecode.
  package var regions: [String: RegionRow] = [:]
  /// Of each offering and level what the count files say of it, from their newest year.
  package var mentions: [OfferingKey: [Level: Mention]] = [:]
  /// What the register of recognitions says of each hbo offering.
  package var recognitions: [OfferingKey: Recognition] = [:]
  /// Names of hbo programmes by opleidingscode.
  package var programmes: [String: ProgrammeName] = [:]
  /// Name of a governing board, in lower case, to the BRINs it governs.
  package var boards: [String: Set<String>] = [:]
  /// Students, first-years and graduates; cells of 1–4 are hidden already.
  package var counts: [CountFact] = []
  /// Graduates of hbo programmes by form.
  package var forms: [FormCount] = []
  /// Counts by form of whole subsectors.
  package var formGroups: [FormGroup] = []
  /// Positions of hbo leavers on the labour market.
  package var positions: [PositionFact] = []
  /// Gross hourly pay of hbo leavers.
  package var pay: [PayFact] = []
  /// Study results of mbo institutions.
  package var results: [ResultFact] = []
  /// National totals of the counts.
  package var totals: [NationalTotal] = []
  /// Published outcomes of groups of leavers and graduates.
  package var outcomes: [OutcomeFact] = []

  package init() {}
}

/// An institution as one source names it.
package struct InstitutionRow: Hashable, Sendable {
  /// The institution with the members that source has.
  package var institution: Institution
  /// Whether the source is about mbo or hbo.
  package var kind: Kind
  /// Date the name stands for, `YYYY-MM-DD`; the newest row gives the name. Empty when read back
  /// from an edition.
  package var asOf: String
  /// Id of the source.
  package var source: String
  /// Line of the source.
  package var row: Int

  package init(
    institution: Institution, kind: Kind, asOf: String, source: String, row: Int
  ) {
    self.institution = institution
    self.kind = kind
    self.asOf = asOf
    self.source = source
    self.row = row
  }
}

/// The arbeidsmarktregio of a municipality.
package struct RegionRow: Hashable, Sendable {
  /// Name of the municipality in this source.
  package var name: String
  /// CBS code of the arbeidsmarktregio, `AM18`.
  package var region: String
  /// Name of the arbeidsmarktregio.
  package var regionName: String

  package init(name: String, region: String, regionName: String) {
    self.name = name
    self.region = region
    self.regionName = regionName
  }
}

/// A programme at one level as the count files name it, in their newest year.
package struct Mention: Hashable, Sendable {
  /// Name of the programme, for hbo with the degree in front: `B Elektrotechniek`.
  package var name: String
  /// Code of the CROHO-onderdeel (hbo) or sectorkamer (mbo).
  package var sector: String
  /// CROHO-subonderdeel (hbo) or opleidingsdomein (mbo) as the source names it.
  package var subsector: String
  /// Year of the 1 October it was counted on.
  package var year: Int
  /// Id of the source.
  package var source: String
  /// Line of the source.
  package var row: Int

  package init(
    name: String, sector: String, subsector: String, year: Int, source: String, row: Int
  ) {
    self.name = name
    self.sector = sector
    self.subsector = subsector
    self.year = year
    self.source = source
    self.row = row
  }
}

/// What the recognition register says of one institution's programme.
package struct Recognition: Hashable, Sendable {
  /// Name of the programme in the register.
  package var name: String
  /// Forms with a recognition that has not ended.
  package var forms: Set<Form> = []
  /// True when at least one recognition has not ended.
  package var open: Bool = false
  /// Study load in credits (ECTS), of which 60 are a year of full-time study; nil when the register
  /// has none.
  package var credits: Int?
  /// Line of its first row in the register; 0 when taken over from an earlier edition.
  package var row: Int

  /// A recognition of which no row is open yet.
  package init(name: String, row: Int) {
    self.name = name
    self.row = row
  }
}

/// Names under which an hbo programme is known, for showing and finding it.
package struct ProgrammeName: Hashable, Sendable {
  /// Name in the register of recognitions, in Dutch.
  package var name: String
  /// International name, mostly in English; empty without one.
  package var international: String
  /// Other names that no single institution has for itself.
  package var synonyms: Set<String> = []
  /// BRIN to the names that only this institution uses.
  package var own: [String: Set<String>] = [:]
  /// Names that institutions gave themselves, each with the governing boards that use it, in lower
  /// case. Whose a name is, `settle` decides when all rows are read.
  package var given: [String: Set<String>] = [:]

  /// A programme with these two names and no others.
  package init(name: String, international: String) {
    self.name = name
    self.international = international
  }

  /// Makes each name that one board uses its institutions' own, and one that several use the
  /// programme's. A board that governs no institution with this programme leaves no name.
  ///
  /// - Parameter institutions: of a board, in lower case, those with this programme, by BRIN.
  package mutating func settle(_ institutions: (String) -> [String]) {
    var users: [String: Set<String>] = [:]
    for (name, boards) in given { users[name.lowercased(), default: []].formUnion(boards) }
    for (name, boards) in given where name != self.name && name != international {
      if users[name.lowercased(), default: []].count > 1 {
        synonyms.insert(name)
      } else {
        for brin in boards.flatMap(institutions) { own[brin, default: []].insert(name) }
      }
    }
    given = [:]
  }
}

/// Graduates of one programme in one form, summed over the years of `period`.
package struct FormCount: Hashable, Sendable {
  /// The offering, without a leerweg.
  package var key: OfferingKey
  /// Full-time, part-time or work-study.
  package var form: Form
  /// First and last study year summed, by the years they start in: `2019–2021`.
  package var period: String
  /// Graduates; cells of 1–4 are hidden.
  package var count: CountSum
  /// Id of the source.
  package var source: String
  /// First line in the source.
  package var row: Int

  package init(
    key: OfferingKey, form: Form, period: String, count: CountSum, source: String, row: Int
  ) {
    self.key = key
    self.form = form
    self.period = period
    self.count = count
    self.source = source
    self.row = row
  }
}

/// A count per form of a whole subsector at one institution and location.
///
/// Only read, as evidence of a programme's form; never written to an edition: beside the counts per
/// programme it gives hidden cells of both away by subtraction.
package struct FormGroup: Hashable, Sendable {
  /// What is counted: `students`, `first_years` or `graduates`.
  package var indicator: IndicatorID
  /// BRIN of the institution.
  package var brin: String
  /// Ad, bachelor or master.
  package var level: Level
  /// Code of the CROHO-onderdeel.
  package var sector: String
  /// CROHO-subonderdeel as the source names it.
  package var subsector: String
  /// Gemeentecode of the location.
  package var municipality: String
  /// Full-time, part-time or work-study.
  package var form: Form
  /// Year of the 1 October; for graduates the year in which the study year starts.
  package var year: Int
  /// The people; a cell of 1–4 is hidden.
  package var count: CountSum
  /// Id of the source.
  package var source: String
  /// Line of the source.
  package var row: Int

  package init(
    indicator: IndicatorID, brin: String, level: Level, sector: String, subsector: String,
    municipality: String, form: Form, year: Int, count: CountSum, source: String, row: Int
  ) {
    self.indicator = indicator
    self.brin = brin
    self.level = level
    self.sector = sector
    self.subsector = subsector
    self.municipality = municipality
    self.form = form
    self.year = year
    self.count = count
    self.source = source
    self.row = row
  }
}

/// A national total of one count file and year. It is made from the cells of the file before any is
/// hidden, and never summed from cells of which some are hidden.
package struct NationalTotal: Hashable, Sendable {
  /// Mbo or hbo.
  package var kind: Kind
  /// `students`, `first_years` or `graduates`.
  package var indicator: IndicatorID
  /// Id of the definition of the counts.
  package var definition: String
  /// Year of the 1 October; for graduates the year in which the study year starts.
  package var year: Int
  /// The people; bounds where the exact total would give a hidden cell away (`CountSum.published`).
  package var count: CountSum
  /// Id of the source.
  package var source: String

  package init(
    kind: Kind, indicator: IndicatorID, definition: String, year: Int, count: CountSum,
    source: String
  ) {
    self.kind = kind
    self.indicator = indicator
    self.definition = definition
    self.year = year
    self.count = count
    self.source = source
  }
}

/// What became of the rows of one source file: `rowsIn` = `used` + `outside` + `rejected`, always.
package struct LedgerLine: Hashable, Sendable {
  /// What a reader sees of the source.
  package var source: SourceCard
  /// Address of the licence; empty when none is stated.
  package var licenceURL: String
  /// Path below the import folder.
  package var file: String
  /// Size of the file in bytes.
  package var bytes: Int
  /// SHA-256 of the file, 64 lower-case hexadecimal digits.
  package var sha256: String
  /// Rows of the file, without its heading.
  package var rowsIn: Int
  /// Rows that are in the edition.
  package var used: Int
  /// Rows left out by the declared selection.
  package var outside: Int
  /// Rows refused because they are wrong.
  package var rejected: Int
  /// Codes that got their leading zeros back.
  package var normalised = 0

  package init(
    source: SourceCard, licenceURL: String, file: String, bytes: Int, sha256: String,
    rowsIn: Int, used: Int, outside: Int, rejected: Int
  ) {
    self.source = source
    self.licenceURL = licenceURL
    self.file = file
    self.bytes = bytes
    self.sha256 = sha256
    self.rowsIn = rowsIn
    self.used = used
    self.outside = outside
    self.rejected = rejected
  }
}
