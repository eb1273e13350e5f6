/// Everything an import read from its sources, before it is put together into an edition.
package struct FactTables: Sendable {
  package var institutions: [InstitutionRow] = []
  package var municipalityNames: [String: String] = [:]
  package var provinces: [String: String] = [:]
  package var regions: [String: RegionRow] = [:]
  package var mentions: [OfferingKey: [Level: Mention]] = [:]
  package var recognitions: [OfferingKey: Recognition] = [:]
  package var programmes: [String: ProgrammeName] = [:]
  /// Name of a governing board, in lower case, to the BRINs it governs.
  package var boards: [String: Set<String>] = [:]
  package var counts: [CountFact] = []
  package var forms: [FormCount] = []
  package var formGroups: [FormGroup] = []
  package var positions: [PositionFact] = []
  package var pay: [PayFact] = []
  package var results: [ResultFact] = []
  package var totals: [NationalTotal] = []
  package var outcomes: [OutcomeFact] = []

  package init() {}
}

/// An institution as one source names it.
package struct InstitutionRow: Hashable, Sendable {
  package var institution: Institution
  package var kind: Kind
  /// Newest year or date the name stands for.
  package var asOf: String
  package var source: String
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
  package var name: String
  package var region: String
  package var regionName: String

  package init(name: String, region: String, regionName: String) {
    self.name = name
    self.region = region
    self.regionName = regionName
  }
}

/// A programme as the count files name it, in their newest year.
package struct Mention: Hashable, Sendable {
  package var name: String
  package var sector: String
  /// CROHO-subonderdeel (hbo) or opleidingsdomein (mbo).
  package var subsector: String
  package var year: Int
  package var source: String
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
  package var name: String
  /// Forms with a recognition that has not ended.
  package var forms: Set<Form> = []
  /// True when at least one recognition has not ended.
  package var open: Bool = false
  /// Study load in credits (ECTS); 60 are a year of full-time study.
  package var credits: Int?
  package var row: Int

  package init(name: String, row: Int) {
    self.name = name
    self.row = row
  }
}

/// Names under which a programme is known, for showing and finding it.
package struct ProgrammeName: Hashable, Sendable {
  package var name: String
  package var international: String
  /// Other names that no single institution has for itself.
  package var synonyms: Set<String> = []
  /// BRIN to the names that only this institution uses.
  package var own: [String: Set<String>] = [:]
  /// A name that institutions gave themselves, to the governing boards that use it, in lower case;
  /// whose it is, is known when all rows are there (`settle`).
  package var given: [String: Set<String>] = [:]

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
  package var key: OfferingKey
  package var form: Form
  package var period: String
  package var count: CountSum
  package var source: String
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
  package var indicator: IndicatorID
  package var brin: String
  package var level: Level
  package var sector: String
  package var subsector: String
  package var municipality: String
  package var form: Form
  package var year: Int
  package var count: CountSum
  package var source: String
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

/// A national total as the source gives it: never re-added from cells of which some are hidden.
package struct NationalTotal: Hashable, Sendable {
  package var kind: Kind
  package var indicator: IndicatorID
  package var definition: String
  package var year: Int
  package var count: CountSum
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

/// What became of one source file: in = used + refused, always.
package struct LedgerLine: Hashable, Sendable {
  package var source: SourceCard
  package var licenceURL: String
  /// Path below the import folder.
  package var file: String
  package var bytes: Int
  package var sha256: String
  package var rowsIn: Int
  package var used: Int
  /// Refused because the declared selection leaves them out.
  package var outside: Int
  /// Refused because they are wrong.
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
