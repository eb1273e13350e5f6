/// What a section does with what a name leads to.
enum Visit {
  /// Falsy: leave the section out.
  case skip
  /// Truthy without content of its own: render once, names as outside.
  case stay
  /// Render once with it as innermost context.
  case enter
  /// Render for each of so many items.
  case each(Int)
}

/// One level of the context stack.
struct Frame<Place> {
  /// The content that names are looked up in.
  var place: Place
  /// The place in the list, when this level is a list item.
  var index = 0
  /// The length of the list, or 0 when this level is no list item.
  var count = 0
}

/// Data that the renderer can walk through: a record or open data.
protocol Content {
  /// Where a value is.
  associatedtype Place

  /// The whole, as the outermost level.
  var root: Place { get }
  /// Where a lookup leads; to falsy content when it leads nowhere.
  func find(_ lookup: Lookup, _ pools: LookupPools, in frames: [Frame<Place>]) -> Place
  /// Whether a section over what a lookup leads to is entered.
  func isTruthy(_ lookup: Lookup, _ pools: LookupPools, in frames: [Frame<Place>]) -> Bool
  /// What a section over a value does.
  func visit(_ place: Place) -> Visit
  /// A value as the innermost level.
  func level(_ place: Place) -> Place
  /// The item of a list as the innermost level.
  func level(_ place: Place, at index: Int) -> Place
  /// Prints a text; of anything else there is nothing to print.
  func append(_ place: Place, as format: EscapeFormat, to output: inout [UInt8])
}
