/// What a sheet is about: one institution's offer of one programme.
package struct Offering: Hashable, Sendable {
  /// BRIN, code and, for mbo, leerweg.
  package var key: OfferingKey
  /// Mbo or hbo.
  package var kind: Kind
  /// The programme's name in the register, in Dutch, without a degree prefix.
  package var name: String
  /// The level with most students; headline figures are not split over levels.
  package var level: Level
  /// Every level at which the programme has students; usually one.
  package var levels: [Level]
  /// Forms with their share of the latest graduates; empty for mbo.
  package var forms: [FormShare]
  /// Study load of an hbo programme in credits (ECTS), of which 60 are a year of full-time study; nil
  /// when the recognition register does not know it. Definition: WHW article 7.4.
  package var credits: Int?
  /// CROHO-onderdeel (hbo) or sectorkamer (mbo), as a code; texts give it its name.
  package var sector: String
  /// CROHO-subonderdeel or opleidingsdomein as the source names it; empty when unknown.
  package var subsector: String
  /// CBS study direction `01`…`10` of an mbo programme, where its domain has exactly one.
  package var direction: String?
  /// State in the register; `merged` and the end of an institution are set by `FactBase.follow`.
  package var status: OfferingStatus
  /// The 1 October on which the offer was counted: `2019-10-01` for mbo, `2024-10-01` for hbo in
  /// the embedded edition.
  package var catalogueDate: String
  /// The row of the count file that names it: its sector and, for mbo, its name were read there.
  package var source: SourceRows
  /// The offering to look at instead: under a new code, or at the institution this one joined. Set
  /// by `FactBase.follow`, as are the next three.
  package var successor: OfferingKey?
  /// What happened to this offering; also where its successor has no sheet.
  package var successorLink: SuccessionLink?
  /// Every event on the way to the successor, in order; each has its own year.
  package var steps: [Succession.Step] = []
  /// The offerings it continues that were counted; whether their counts are in a figure, the figure
  /// says.
  package var predecessors: [OfferingKey] = []

  package init(
    key: OfferingKey, kind: Kind, name: String, level: Level, levels: [Level],
    forms: [FormShare], sector: String, direction: String?, status: OfferingStatus,
    catalogueDate: String, source: SourceRows, subsector: String = ""
  ) {
    self.subsector = subsector
    self.key = key
    self.kind = kind
    self.name = name
    self.level = level
    self.levels = levels
    self.forms = forms
    self.sector = sector
    self.direction = direction
    self.status = status
    self.catalogueDate = catalogueDate
    self.source = source
  }

  /// The lowest share of full-time graduates the sources allow, 0…1; nil when no source gives it.
  package var fullTimeShare: Double? { forms.first { $0.form == .voltijd }?.low }
}

/// What a form share was read from.
package enum FormSource: String, Codable, Hashable, Sendable {
  /// Diplomas of three years, by form.
  case diplomas
  /// Students of the subsector at the institution, who all have one form.
  case students
  /// The recognition register, which knows one form only.
  case register
}

/// A form of an hbo programme and its share, as bounds where cells are hidden.
package struct FormShare: Hashable, Sendable {
  /// Full-time, part-time or work-study.
  package var form: Form
  /// Lowest share of graduates it can have, as a fraction 0…1 in whole per cents.
  package var low: Double
  /// Highest share of graduates it can have, 0…1; equal to `low` when the share is known.
  package var high: Double
  /// What the share was read from.
  package var source: FormSource

  package init(form: Form, low: Double, high: Double, source: FormSource = .diplomas) {
    self.form = form
    self.low = low
    self.high = high
    self.source = source
  }
}

/// An institution by its BRIN, with its newest name.
package struct Institution: Hashable, Sendable {
  /// Its BRIN in capitals, such as `28DN`.
  package var brin: String
  /// Its newest name in the sources.
  package var name: String
  /// Type of mbo institution (ROC, AOC, VAK); empty for hbo and when unknown.
  package var type: String
  /// Town of the seat; not a teaching location.
  package var place: String
  /// Gemeentecode of the seat, where known.
  package var municipality: String?
  /// Its present name, where that is newer than `name`; set by `FactBase.follow`.
  package var newName: String?
  /// The institution it became a part of; set by `FactBase.follow`.
  package var joined: JoinedInstitution?

  package init(brin: String, name: String, type: String, place: String, municipality: String?) {
    self.brin = brin
    self.name = name
    self.type = type
    self.place = place
    self.municipality = municipality
  }
}

/// The institution that another one became a part of, and since which 1 October.
package struct JoinedInstitution: Hashable, Sendable {
  /// BRIN of the institution that goes on.
  package var brin: String
  /// Year of the first 1 October as one institution; nil when no source gives it.
  package var year: Int?

  package init(brin: String, year: Int?) {
    self.brin = brin
    self.year = year
  }
}

/// A municipality with its province and arbeidsmarktregio (one of 35).
package struct Municipality: Hashable, Sendable {
  /// Gemeentecode, four digits, as DUO and CBS write it.
  package var code: String
  /// Name of the municipality.
  package var name: String
  /// Name of its province; empty when unknown.
  package var province: String
  /// CBS code of the arbeidsmarktregio, `AM18`; empty when unknown.
  package var region: String
  /// Name of the arbeidsmarktregio; empty when unknown.
  package var regionName: String

  package init(
    code: String, name: String, province: String, region: String, regionName: String
  ) {
    self.code = code
    self.name = name
    self.province = province
    self.region = region
    self.regionName = regionName
  }
}

/// Where a fact came from: the id of a source and lines of its file.
package struct SourceRows: Hashable, Sendable, Codable {
  /// Id of the source.
  package var id: String
  /// Lines of the file, from 1, as the file lies on disk; in a workbook rows of its sheet.
  package var rows: [Int]
  /// The file, where it is not that of the source: a table of `Datasets/reference/facts`.
  package var file: String?

  package init(id: String, rows: [Int], file: String? = nil) {
    self.id = id
    self.rows = rows
    self.file = file
  }
}
