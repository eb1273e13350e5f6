/// Where a name is found, settled when the template is compiled. It holds no references, since it is
/// read for every name on every sheet.
enum Lookup: Hashable, Sendable {
  /// A field of the record in a frame; frames count from the outermost.
  case slot(frame: Int, slot: Int)
  /// A field of a record inside records, starting from a frame; the slots are a range of the pool.
  case path(frame: Int, slots: Range<Int>)
  /// The text that is a frame itself: `{{.}}`; of a record only that it is there.
  case frame(Int)
  /// Whether the list item of a frame is the first.
  case first(frame: Int)
  /// Whether the list item of a frame is the last.
  case last(frame: Int)
  /// Open data: the parts of a dotted name as a range of the pool, to be found while rendering; none
  /// for `{{.}}`.
  case keys(Range<Int>)

  /// The name that is true in the first item of a list.
  static let firstName = "-first"
  /// The name that is true in the last item of a list.
  static let lastName = "-last"
}

/// Rows of things, each row kept once.
struct Pool<Element: Hashable & Sendable>: Sendable {
  private(set) var items: [Element] = []
  private var ranges: [[Element]: Range<Int>] = [:]

  /// Where a row stands, the same place each time.
  mutating func range(of row: [Element]) -> Range<Int> {
    if let known = ranges[row] { return known }
    let range = items.count..<items.count + row.count
    items += row
    ranges[row] = range
    return range
  }
}

/// The parts of names that have more than one.
struct LookupPools: Sendable {
  var slots = Pool<Int>()
  var keys = Pool<String>()
}
