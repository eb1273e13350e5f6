import Search
import Tabular

/// What to say of a filter that nothing passes: the place is unknown, and these are like it.
extension Catalog {
  /// At most three names of regions nearest to a text, nearest first, for a text that no region has
  /// in its name; nil where one has.
  ///
  /// - Throws: `CatalogError.damaged` or the error of the database.
  package func regionsLike(_ text: String) throws -> [String]? {
    let filter = try filter()
    return Catalog.like(text, filter, .regions, filter.regionNames)
  }

  /// The same for municipalities and the towns where institutions have their seat.
  ///
  /// - Throws: `CatalogError.damaged` or the error of the database.
  package func placesLike(_ text: String) throws -> [String]? {
    let filter = try filter()
    return Catalog.like(text, filter, .places, filter.placeNames)
  }

  private static func like(
    _ text: String, _ filter: CatalogFilter, _ column: CatalogFilter.Column,
    _ names: NumberLists<UInt8>
  ) -> [String]? {
    let typed = SearchWords.plain(text)
    if filter.has(column, typed) { return nil }
    let near = (0..<names.count).map { number in
      let name = names.text(number)
      return (
        distance: editDistance(Array(typed.utf8), Array(SearchWords.plain(name).utf8)), name: name
      )
    }
    return near.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.prefix(3).map(\.name)
  }
}
