/// Where a name is found, settled when the template is compiled.
enum Lookup: Hashable, Sendable {
  /// A field of the record in a frame; frames count from the outermost.
  case slot(frame: Int, slot: Int)
  /// A field of a record inside records, starting from a frame.
  case path(frame: Int, slots: [Int])
  /// The datum of a frame itself: `{{.}}`.
  case frame(Int)
  /// Whether the list item of a frame is the first.
  case first(frame: Int)
  /// Whether the list item of a frame is the last.
  case last(frame: Int)
  /// Open data: the parts of a dotted name, to be found while rendering; none for `{{.}}`.
  case keys([String])

  /// The name that is true in the first item of a list.
  static let firstName = "-first"
  /// The name that is true in the last item of a list.
  static let lastName = "-last"
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
struct Frame<Content> {
  /// The content that names are looked up in.
  var datum: Content
  /// The place in the list, when this level is a list item.
  var index = 0
  /// The length of the list, or 0 when this level is no list item.
  var count = 0
}

/// Data that the renderer can walk through: declared values or open ones.
protocol Datum: Sendable {
  /// The content a lookup leads to; falsy content when it leads nowhere.
  static func find(_ lookup: Lookup, in frames: [Frame<Self>]) -> Self
  /// What a section over this datum does.
  var visit: Visit { get }
  /// The item of a list.
  func item(at index: Int) -> Self
  /// The text to print, or nil when there is nothing to print.
  var printed: String? { get }
}

extension Value: Datum {
  static func find(_ lookup: Lookup, in frames: [Frame<Value>]) -> Value {
    switch lookup {
    case .slot(let frame, let slot):
      return frames[frame].datum.field(slot)
    case .path(let frame, let slots):
      var found = frames[frame].datum
      for slot in slots { found = found.field(slot) }
      return found
    case .frame(let frame):
      return frames[frame].datum
    case .first(let frame):
      return .flag(frames[frame].index == 0)
    case .last(let frame):
      return .flag(frames[frame].index == frames[frame].count - 1)
    case .keys:
      return .absent
    }
  }

  private func field(_ slot: Int) -> Value {
    guard case .record(let record) = self else { return .absent }
    return record.values[slot]
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

  func item(at index: Int) -> Value {
    switch self {
    case .list(let records): .record(records[index])
    case .texts(let texts): .text(texts[index])
    default: .absent
    }
  }

  var printed: String? {
    guard case .text(let text) = self else { return nil }
    return text
  }
}
