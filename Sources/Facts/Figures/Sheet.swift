/// Everything one sheet says, in the order and with the names of `sheet.json`.
package struct Sheet: Codable, Hashable, Sendable {
  package struct FormPart: Codable, Hashable, Sendable {
    package var form: Form
    /// Share of recent graduates as a fraction, in whole per cents (finer below half a per cent, so
    /// that very few is not none); nil when not known.
    package var share: Double?
    /// What the share was read from; only diplomas are told as a share in words.
    package var source: FormSource?
    /// Study years of those diplomas, `2019/20–2021/22`; nil when there is no share of diplomas.
    package var period: String?

    package init(
      form: Form, share: Double?, source: FormSource? = nil, period: String? = nil
    ) {
      self.form = form
      self.share = share
      self.source = source
      self.period = period
    }
  }

  package struct InstitutionPart: Codable, Hashable, Sendable {
    package var brin: String
    package var name: String
    /// Town of the seat, which is not a teaching location.
    package var seat: String
    /// What it is called now, where `name` is older.
    package var newName: String?
    /// The institution it is a part of now.
    package var joined: JoinedPart?

    package init(
      brin: String, name: String, seat: String, newName: String? = nil, joined: JoinedPart? = nil
    ) {
      self.brin = brin
      self.name = name
      self.seat = seat
      self.newName = newName
      self.joined = joined
    }

    package enum CodingKeys: String, CodingKey {
      case brin, name, seat, joined
      case newName = "new_name"
    }
  }

  /// The institution another one is a part of now, by its newest name.
  package struct JoinedPart: Codable, Hashable, Sendable {
    package var brin: String
    package var name: String
    /// The first 1 October as one institution.
    package var year: Int?
    /// True when it has sheets of its own.
    package var hasSheets: Bool

    package init(brin: String, name: String, year: Int?, hasSheets: Bool) {
      self.brin = brin
      self.name = name
      self.year = year
      self.hasSheets = hasSheets
    }

    package enum CodingKeys: String, CodingKey {
      case brin, name, year
      case hasSheets = "has_sheets"
    }
  }

  package struct LocationPart: Codable, Hashable, Sendable {
    package var municipality: String
    package var code: String
    package var region: String
    package var students: Figure

    package init(municipality: String, code: String, region: String, students: Figure) {
      self.municipality = municipality
      self.code = code
      self.region = region
      self.students = students
    }
  }

  /// A step a programme leads on to.
  package struct RoutePart: Codable, Hashable, Sendable {
    package var kind: Kind
    package var level: Level
    /// Programmes of that level at the same institution and sector; nil where they are elsewhere.
    package var programmes: Int?
    /// Definition of the figure on this sheet that measures this very step.
    package var measured: String?

    package init(kind: Kind, level: Level, programmes: Int?, measured: String?) {
      self.kind = kind
      self.level = level
      self.programmes = programmes
      self.measured = measured
    }
  }

  /// An offering this one continues, or is continued by.
  package struct Relation: Codable, Hashable, Sendable {
    /// Absent where the institution merged and the successor of this programme is not known.
    package var key: String?
    package var kind: SuccessionKind
    /// The first 1 October with students under the new number.
    package var year: Int?
    /// Name of the programme.
    package var name: String
    /// Name of the institution, where it is another one.
    package var institution: String?
    /// The name that institution took.
    package var renamed: String?
    /// True when the key has a sheet.
    package var hasSheet: Bool

    package init(
      key: String?, kind: SuccessionKind, year: Int?, name: String, institution: String? = nil,
      renamed: String? = nil, hasSheet: Bool
    ) {
      self.key = key
      self.kind = kind
      self.year = year
      self.name = name
      self.institution = institution
      self.renamed = renamed
      self.hasSheet = hasSheet
    }

    package enum CodingKeys: String, CodingKey {
      case key, kind, year, name, institution, renamed
      case hasSheet = "has_sheet"
    }
  }

  package var schema: Int
  package var key: String
  package var kind: Kind
  package var name: String
  package var code: String
  package var level: Level
  package var levels: [Level]
  package var leerweg: Leerweg?
  package var forms: [FormPart]?
  /// Study load of an hbo programme in credits; 60 are a year of full-time study.
  package var credits: Int?
  package var sector: String
  package var direction: String?
  package var institution: InstitutionPart
  package var status: OfferingStatus
  package var catalogueDate: String
  package var successor: Relation?
  /// Every event on the way to the successor, where there was more than one.
  package var events: [Relation]?
  package var predecessors: [Relation]?
  package var locations: [LocationPart]
  package var figures: [Figure]
  /// What the programme leads on to; nil after a master.
  package var routes: [RoutePart]?
  /// What earlier editions said otherwise, newest first; nil when nothing changed.
  package var changes: [SheetChange]?
  /// What the institution itself says; nil when it said nothing.
  package var remark: SchoolRemark?
  package var asOf: String
  package var attribution: String

  package init(
    key: String, kind: Kind, name: String, code: String, level: Level, levels: [Level],
    leerweg: Leerweg?, forms: [FormPart]?, sector: String, direction: String?,
    institution: InstitutionPart, status: OfferingStatus, catalogueDate: String,
    locations: [LocationPart], figures: [Figure], routes: [RoutePart]? = nil,
    asOf: String, attribution: String
  ) {
    self.schema = 1
    self.key = key
    self.kind = kind
    self.name = name
    self.code = code
    self.level = level
    self.levels = levels
    self.leerweg = leerweg
    self.forms = forms
    self.sector = sector
    self.direction = direction
    self.institution = institution
    self.status = status
    self.catalogueDate = catalogueDate
    self.locations = locations
    self.figures = figures
    self.routes = routes
    self.asOf = asOf
    self.attribution = attribution
  }

  package enum CodingKeys: String, CodingKey {
    case schema, key, kind, name, code, level, levels, leerweg, forms, credits, sector, direction
    case institution, status
    case catalogueDate = "catalogue_date"
    case successor, events, predecessors, locations, figures, routes, changes, remark
    case asOf = "as_of"
    case attribution
  }

  /// True when nobody can enrol any more: the programme ended, or its institution merged.
  package var isOver: Bool { status == .ended || status == .merged }

  /// The headline figure of an indicator.
  package func headline(_ indicator: IndicatorID) -> Figure? {
    figures.first { $0.indicator == indicator && $0.headline }
  }
}
