package import Facts
package import Search

/// One offering as the catalogue keeps it: its sheet, and what it is filtered on.
package struct CatalogEntry: Sendable {
  package var sheet: Sheet
  /// Where it is, largest first, as the search knows it.
  package var places: [SearchIndex.Place]
  /// Names of all regions and places, for filters.
  package var regions: [String]
  /// Names people also use for its places and its school, for filters: Den Haag, hva.
  package var aliases: [String]

  package init(
    sheet: Sheet, places: [SearchIndex.Place], regions: [String], aliases: [String] = []
  ) {
    self.sheet = sheet
    self.places = places
    self.regions = regions
    self.aliases = aliases
  }

  /// Municipality of the largest location, or the town of the seat.
  var place: String { sheet.locations.first?.municipality ?? sheet.institution.seat }
}

/// What a student asks: words, filters, and how to order.
package struct CatalogQuestion: Sendable {
  package enum Order: String, Sendable, CaseIterable {
    case match, job, salary, completion
  }

  package var words: [String]
  package var kind: Kind?
  package var level: Level?
  package var leerweg: Leerweg?
  package var institution: String?
  package var place: String?
  package var region: String?
  package var sector: String?
  package var order: Order = .match
  package var limit: Int = 20

  package init(words: [String]) { self.words = words }

  /// True when it asks for less than everything the words find.
  package var hasFilter: Bool {
    kind != nil || level != nil || leerweg != nil
      || [institution, place, region, sector].contains { $0 != nil }
  }
}

/// One hit, best first.
package struct CatalogHit: Codable, Sendable, Hashable {
  package var key: String
  package var name: String
  package var institution: String
  package var place: String
  package var kind: Kind
  package var level: Level
  package var leerweg: Leerweg?
  /// 0…1: how well the words fit the programme's name, institution and place.
  package var score: Double
}

/// The answer to a question, with what was understood.
package struct CatalogAnswer: Sendable {
  package var hits: [CatalogHit]
  /// How many offerings fit, also beyond the limit.
  package var total: Int
  /// Words that were read as others, for the first hit.
  package var readings: [SearchAnswer.Reading]
  /// Words left out, because nothing has all of them.
  package var dropped: [String]
  /// When sorted on a figure: how many hits carry it in the same definition and period.
  package var comparable: Int?
  /// When sorted on a figure: true when all of those carry one group's figure.
  package var sameGroup: Bool
}
