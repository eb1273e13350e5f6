package import Facts

/// One offering as the catalogue keeps it: what is searched, filtered and sorted on, and its sheet.
package struct CatalogEntry: Sendable {
  package var sheet: Sheet
  /// Municipality of the largest location, or the town of the seat.
  package var place: String
  /// Names of all regions and places, for filters.
  package var regions: [String]
  /// Other names people search by.
  package var synonyms: [String]
  /// Words people type for it: they find it, behind what is called so.
  package var typed: [String]
  /// Names people also use for its places and its school: Den Haag, hva.
  package var placeNames: [String]
  package var students: Int

  package init(
    sheet: Sheet, place: String, regions: [String], synonyms: [String],
    placeNames: [String] = [], typed: [String] = [], students: Int
  ) {
    self.placeNames = placeNames
    self.typed = typed
    self.sheet = sheet
    self.place = place
    self.regions = regions
    self.synonyms = synonyms
    self.students = students
  }
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
  /// Words that were read as another word, because nothing has them as they were typed.
  package var corrections: [(typed: String, read: String)]
  /// When sorted on a figure: how many hits carry it in the same definition and period.
  package var comparable: Int?
  /// When sorted on a figure: true when all of those carry one group's figure.
  package var sameGroup: Bool
}
