package import Facts
package import Search

/// One offering as the catalogue stores it: its sheet, and what it can be filtered on.
package struct CatalogEntry: Sendable {
  /// The sheet of the offering.
  package var sheet: Sheet
  /// Where it is, largest first, as the search index has it.
  package var places: [SearchIndex.Place]
  /// Names of all regions and places, for filters.
  package var regions: [String]
  /// Names people also use for its places, such as Den Haag, for the place filter.
  package var placeAliases: [String]
  /// Names people also use for its school, such as hva, for the institution filter.
  package var schoolAliases: [String]

  package init(
    sheet: Sheet, places: [SearchIndex.Place], regions: [String], placeAliases: [String] = [],
    schoolAliases: [String] = []
  ) {
    self.sheet = sheet
    self.places = places
    self.regions = regions
    self.placeAliases = placeAliases
    self.schoolAliases = schoolAliases
  }

  /// Municipality of the largest location, or the town of the seat.
  var place: String { sheet.locations.first?.municipality ?? sheet.institution.seat }
}

/// What a student asks: words, filters, and how to order the answer. A filter that is nil lets
/// everything pass.
package struct CatalogQuestion: Sendable {
  /// What the hits are ordered by.
  package enum Order: String, Sendable, CaseIterable {
    /// How well the words match; job chance; start salary; completion, all from high to low.
    case match, job, salary, completion
  }

  /// The words as typed; without words everything that passes the filters is found.
  package var words: [String]
  /// Mbo or hbo only.
  package var kind: Kind?
  /// Only programmes of which this is the level with most students.
  package var level: Level?
  /// Only this leerweg.
  package var leerweg: Leerweg?
  /// A BRIN, or a text that the institution's name, its present name or the name of the institution
  /// it joined holds.
  package var institution: String?
  /// A text that the name of a place, the town of the seat or an alias holds.
  package var place: String?
  /// A text that the name of an arbeidsmarktregio or municipality of the offering holds.
  package var region: String?
  /// A text that the code of the sector holds, with spaces for its underscores.
  package var sector: String?
  /// What the hits are ordered by.
  package var order: Order = .match
  /// Most hits in the answer.
  package var limit: Int = 20

  package init(words: [String]) { self.words = words }

  /// True when it asks for less than everything the words find.
  package var hasFilter: Bool {
    kind != nil || level != nil || leerweg != nil
      || [institution, place, region, sector].contains { $0 != nil }
  }
}

/// One offering that was found.
package struct CatalogHit: Codable, Sendable, Hashable {
  /// Key of the offering.
  package var key: String
  /// Name of the programme.
  package var name: String
  /// Name of the institution.
  package var institution: String
  /// Municipality of the largest location, or the town of the seat.
  package var place: String
  /// Mbo or hbo.
  package var kind: Kind
  /// Level with most students.
  package var level: Level
  /// Leerweg; nil for hbo.
  package var leerweg: Leerweg?
  /// How well the words match the name, institution and place, as a fraction 0…1.
  package var score: Double
}

/// The answer to a question, with how it was understood.
package struct CatalogAnswer: Sendable {
  /// The hits in the order asked for, at most as many as the limit.
  package var hits: [CatalogHit]
  /// Number of offerings that match, also beyond the limit.
  package var total: Int
  /// Words that were read as other words, for the first hit.
  package var readings: [SearchAnswer.Reading]
  /// Words that were left out, because nothing has all of them.
  package var dropped: [String]
  /// When sorted on a figure: how many hits have it in the same definition and period; else nil.
  package var comparable: Int?
  /// When sorted on a figure: true when all of those have the figure of one and the same group.
  package var sameGroup: Bool
}
