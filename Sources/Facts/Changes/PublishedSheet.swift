/// What a published site says of one offering in its open data: enough to see what changed.
package struct PublishedSheet: Sendable {
  /// Key of the offering the sheet is about.
  package var key: OfferingKey
  /// Name of the programme on the sheet, in Dutch.
  package var name: String
  /// State of the offering in the register, as the sheet gave it.
  package var status: OfferingStatus
  /// Key of the offering to look at now.
  package var successor: String?
  /// All figures of the sheet but those of its locations.
  package var figures: [Figure]
  /// Students of each teaching location, of the newest year; empty for mbo.
  package var locations: [Location]

  /// The students of one teaching location.
  package struct Location: Sendable {
    /// Gemeentecode.
    package var code: String
    /// Students there on 1 October of the newest year: a figure with unit `count`.
    package var students: Figure

    package init(code: String, students: Figure) {
      self.code = code
      self.students = students
    }
  }

  package init(
    key: OfferingKey, name: String, status: OfferingStatus, successor: String?,
    figures: [Figure], locations: [Location] = []
  ) {
    self.key = key
    self.name = name
    self.status = status
    self.successor = successor
    self.figures = figures
    self.locations = locations
  }

  /// The same of a sheet that is not published yet; nil when its key is not one.
  package init?(_ sheet: Sheet) {
    guard let key = OfferingKey(sheet.key) else { return nil }
    self.init(
      key: key, name: sheet.name, status: sheet.status, successor: sheet.successor?.key,
      figures: sheet.figures,
      locations: sheet.locations.map { Location(code: $0.code, students: $0.students) })
  }
}
