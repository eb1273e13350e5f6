/// What a sheet is about: one institution's offer of one programme.
package struct Offering: Hashable, Sendable {
  package var key: OfferingKey
  package var kind: Kind
  /// The programme's name as the register writes it, without a degree prefix.
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
  package var status: OfferingStatus
  /// The day the catalogue of offers describes, `2019-10-01` or `2024-10-01`.
  package var catalogueDate: String
  package var source: SourceRows
  /// The offering to look at now: under a new code, or at the institution this one joined.
  package var successor: OfferingKey?
  /// What happened to this offering; also where its successor has no sheet.
  package var successorLink: SuccessionLink?
  /// What came before and was counted; whether its counts are in a figure, the figure says.
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

  /// The lowest share of full-time graduates the sources allow; nil when no source says.
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
  package var form: Form
  package var low: Double
  package var high: Double
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
  package var brin: String
  package var name: String
  /// Kind of mbo institution (ROC, AOC, VAK) or empty.
  package var type: String
  /// Town of the seat; not a teaching location.
  package var place: String
  /// Gemeentecode of the seat, where known.
  package var municipality: String?

  package init(brin: String, name: String, type: String, place: String, municipality: String?) {
    self.brin = brin
    self.name = name
    self.type = type
    self.place = place
    self.municipality = municipality
  }
}

/// A municipality with its province and arbeidsmarktregio (one of 35).
package struct Municipality: Hashable, Sendable {
  /// Four digits, as DUO writes it.
  package var code: String
  package var name: String
  package var province: String
  /// CBS code of the arbeidsmarktregio, `AM18`; empty when unknown.
  package var region: String
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

/// Where a fact came from: a source id and the physical lines in that file.
package struct SourceRows: Hashable, Sendable, Codable {
  package var id: String
  package var rows: [Int]
  /// The file, where it is not the source's own: a table of `Datasets/reference/facts`.
  package var file: String?

  package init(id: String, rows: [Int], file: String? = nil) {
    self.id = id
    self.rows = rows
    self.file = file
  }
}
