/// What a published site says of one offering in its open data: enough to see what changed.
package struct PublishedSheet: Sendable {
  package var key: OfferingKey
  package var name: String
  package var status: OfferingStatus
  /// Key of the offering to look at now.
  package var successor: String?
  package var figures: [Figure]
  package var locations: [Location]

  /// The students of one teaching location.
  package struct Location: Sendable {
    /// Gemeentecode.
    package var code: String
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
