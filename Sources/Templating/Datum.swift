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

/// What a section does with a datum.
enum Visit {
  /// Falsy: leave the section out.
  case skip
  /// Truthy without content of its own: render once, names as outside.
  case stay
  /// Render once with the datum as innermost context.
  case enter
  /// Render for each of so many items.
  case each(Int)
}

/// One level of the context stack.
struct Frame<Content: Datum> {
  /// The content that names are looked up in.
  var level: Content.Level
  /// The place in the list, when this level is a list item.
  var index = 0
  /// The length of the list, or 0 when this level is no list item.
  var count = 0
}

/// Data that the renderer can walk through: declared values or open ones.
protocol Datum: Sendable {
  /// What a level of the context stack keeps of a datum.
  associatedtype Level: Sendable

  /// The content a lookup leads to; falsy content when it leads nowhere.
  static func find(_ lookup: Lookup, _ pools: LookupPools, in frames: [Frame<Self>]) -> Self
  /// Whether a section over what a lookup leads to is entered.
  static func isTruthy(_ lookup: Lookup, _ pools: LookupPools, in frames: [Frame<Self>]) -> Bool
  /// This datum as the innermost level.
  var level: Level { get }
  /// The item of a list as the innermost level.
  func level(at index: Int) -> Level
  /// What a section over this datum does.
  var visit: Visit { get }
  /// The text to print, or nil when there is nothing to print.
  var printed: String? { get }
}

extension Datum {
  static func isTruthy(_ lookup: Lookup, _ pools: LookupPools, in frames: [Frame<Self>]) -> Bool {
    if case .skip = find(lookup, pools, in: frames).visit { false } else { true }
  }
}

extension Value: Datum {
  /// The fields of a record; or a text by itself, which has no fields.
  struct Level: Sendable {
    var fields: [Value]
    var text: String?
  }

  static func find(_ lookup: Lookup, _ pools: LookupPools, in frames: [Frame<Value>]) -> Value {
    switch lookup {
    case .slot(let frame, let slot):
      return frames[frame].level.fields[slot]
    case .path(let frame, let slots):
      var found = frames[frame].level.fields[pools.slots.items[slots.lowerBound]]
      for place in slots.dropFirst() {
        guard case .record(let record) = found else { return .absent }
        found = record.values[pools.slots.items[place]]
      }
      return found
    case .frame(let frame):
      return frames[frame].level.text.map(Value.text) ?? .flag(true)
    case .first(let frame):
      return .flag(frames[frame].index == 0)
    case .last(let frame):
      return .flag(frames[frame].index == frames[frame].count - 1)
    case .keys:
      return .absent
    }
  }

  /// Looked at in its place: most questions a template asks are of this kind.
  static func isTruthy(_ lookup: Lookup, _ pools: LookupPools, in frames: [Frame<Value>]) -> Bool {
    guard case .slot(let frame, let slot) = lookup else {
      if case .skip = find(lookup, pools, in: frames).visit { return false }
      return true
    }
    switch frames[frame].level.fields[slot] {
    case .absent: return false
    case .flag(let isTrue): return isTrue
    case .text(let text): return !text.isEmpty
    case .record: return true
    case .list(let records): return !records.isEmpty
    case .texts(let texts): return !texts.isEmpty
    }
  }

  var level: Level {
    switch self {
    case .record(let record): Level(fields: record.values)
    case .text(let text): Level(fields: [], text: text)
    case .absent, .flag, .list, .texts: Level(fields: [])
    }
  }

  func level(at index: Int) -> Level {
    switch self {
    case .list(let records): Level(fields: records[index].values)
    case .texts(let texts): Level(fields: [], text: texts[index])
    case .absent, .flag, .text, .record: Level(fields: [])
    }
  }

  var visit: Visit {
    switch self {
    case .absent: .skip
    case .flag(let isTrue): isTrue ? .stay : .skip
    case .text(let text): text.isEmpty ? .skip : .enter
    case .record: .enter
    case .list(let records): records.isEmpty ? .skip : .each(records.count)
    case .texts(let texts): texts.isEmpty ? .skip : .each(texts.count)
    }
  }

  var printed: String? {
    guard case .text(let text) = self else { return nil }
    return text
  }
}
