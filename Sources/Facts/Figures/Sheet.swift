/// Everything one sheet says, in the order and with the names of `sheet.json`.
package struct Sheet: Codable, Hashable, Sendable {
  /// A form of an hbo programme, with the share of recent graduates it has.
  package struct FormPart: Codable, Hashable, Sendable {
    /// Full-time, part-time or work-study.
    package var form: Form
    /// Share of recent graduates as a fraction 0…1, in whole per cents; below half a per cent in
    /// four decimals, so that 0 means nobody. Nil when it is not known or may not be shown.
    package var share: Double?
    /// What the share was read from; only of diplomas do sentences give the share.
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

  /// The institution of the offering.
  package struct InstitutionPart: Codable, Hashable, Sendable {
    /// Its BRIN in capitals, such as `28DN`.
    package var brin: String
    /// Its newest name in the tables; the BRIN when no table has one.
    package var name: String
    /// Town of the seat, which is not a teaching location.
    package var seat: String
    /// Its present name, where that is newer than `name`.
    package var newName: String?
    /// The institution it became a part of; nil when it did not.
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

    /// Names of the members in `sheet.json`.
    package enum CodingKeys: String, CodingKey {
      case brin, name, seat, joined
      case newName = "new_name"
    }
  }

  /// The institution another one is a part of now, by its newest name.
  package struct JoinedPart: Codable, Hashable, Sendable {
    /// BRIN of the other institution.
    package var brin: String
    /// Its newest name; the BRIN when no table has one.
    package var name: String
    /// Year of the first 1 October as one institution; nil when no source gives it.
    package var year: Int?
    /// True when the other institution has sheets of its own.
    package var hasSheets: Bool

    package init(brin: String, name: String, year: Int?, hasSheets: Bool) {
      self.brin = brin
      self.name = name
      self.year = year
      self.hasSheets = hasSheets
    }

    /// Names of the members in `sheet.json`.
    package enum CodingKeys: String, CodingKey {
      case brin, name, year
      case hasSheets = "has_sheets"
    }
  }

  /// A teaching location of an hbo programme: the municipality it lies in.
  package struct LocationPart: Codable, Hashable, Sendable {
    /// Name of the municipality; its code when the name is not known.
    package var municipality: String
    /// Gemeentecode, four digits.
    package var code: String
    /// Name of its arbeidsmarktregio; empty when unknown.
    package var region: String
    /// Students there on 1 October of the newest year: a figure with unit `count`.
    package var students: Figure

    package init(municipality: String, code: String, region: String, students: Figure) {
      self.municipality = municipality
      self.code = code
      self.region = region
      self.students = students
    }
  }

  /// A kind of programme that one can go on to.
  package struct RoutePart: Codable, Hashable, Sendable {
    /// Mbo or hbo.
    package var kind: Kind
    /// Level of the programmes one can go on to.
    package var level: Level
    /// Number of programmes of that level at the same institution and in the same sector, or for
    /// Entree in all sectors; nil where the institution cannot have them.
    package var programmes: Int?
    /// Definition of the published figure on this sheet that measures this very step; nil without
    /// one.
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
    /// Key of the other offering; nil where the institution merged and the successor of this
    /// programme is not known.
    package var key: String?
    /// What happened between the two.
    package var kind: SuccessionKind
    /// Year of the first 1 October with students under the new number; nil when no source gives it.
    package var year: Int?
    /// Name of the other programme; of this one where the other has no sheet.
    package var name: String
    /// Name of the other institution; nil when it is the same one.
    package var institution: String?
    /// The name that institution took, where it is another than `institution`.
    package var renamed: String?
    /// True when `key` has a sheet.
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

    /// Names of the members in `sheet.json`.
    package enum CodingKeys: String, CodingKey {
      case key, kind, year, name, institution, renamed
      case hasSheet = "has_sheet"
    }
  }

  /// Number of the format of `sheet.json`: 1.
  package var schema: Int
  /// Key of the offering, such as `25lx-25187-bol`; also the name of its folder on the site.
  package var key: String
  /// Mbo or hbo.
  package var kind: Kind
  /// Name of the programme in the register, in Dutch, without a degree prefix.
  package var name: String
  /// Crebo (mbo) or opleidingscode (hbo), five digits.
  package var code: String
  /// The level with most students; figures of a whole level or sector are those of this level.
  package var level: Level
  /// Every level at which the programme has students.
  package var levels: [Level]
  /// Leerweg of an mbo programme; nil for hbo.
  package var leerweg: Leerweg?
  /// Forms of an hbo programme with their shares; nil for mbo and when no source gives them.
  package var forms: [FormPart]?
  /// Study load of an hbo programme in credits; 60 are a year of full-time study.
  package var credits: Int?
  /// Code of the CROHO-onderdeel (hbo) or sectorkamer (mbo); empty when unknown.
  package var sector: String
  /// CBS study direction `01`…`10` of an mbo programme; nil when its domain has no single one.
  package var direction: String?
  /// The institution that offers it.
  package var institution: InstitutionPart
  /// State of the offering in the register.
  package var status: OfferingStatus
  /// The 1 October on which the offer was counted, `YYYY-MM-DD`.
  package var catalogueDate: String
  /// What continues this offering; nil when nothing is known to.
  package var successor: Relation?
  /// Every event on the way to the successor, in order; nil unless there is more than one.
  package var events: [Relation]?
  /// The offerings it continues that were counted; nil when there are none.
  package var predecessors: [Relation]?
  /// Teaching locations with students in the newest year, largest first; empty for mbo.
  package var locations: [LocationPart]
  /// All figures: the indicators in the order of `IndicatorID`, of each the headline first.
  package var figures: [Figure]
  /// What the programme leads on to, the usual step first; nil after a master.
  package var routes: [RoutePart]?
  /// What earlier editions said otherwise, newest first, at most `ChangeLog.limit`; nil when
  /// nothing changed.
  package var changes: [SheetChange]?
  /// What the institution itself says of the programme; nil when it said nothing.
  package var remark: SchoolRemark?
  /// Date of the newest source of its figures, `YYYY-MM-DD`; the catalogue date without any.
  package var asOf: String
  /// Attributions that the licences of its sources ask for, separated by `; `.
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

  /// Names of the members in `sheet.json`.
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

  /// The headline figure of an indicator; nil when the sheet does not have the indicator.
  package func headline(_ indicator: IndicatorID) -> Figure? {
    figures.first { $0.indicator == indicator && $0.headline }
  }
}
