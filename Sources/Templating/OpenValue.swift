/// Data without a declared shape, in which names are looked up while rendering.
///
/// Meant for data from elsewhere and for the public Mustache cases. Sheets use ``Record``, which
/// turns a misspelt name into an error instead of an empty place.
package indirect enum OpenValue: Sendable, Equatable {
  /// Nothing.
  case null
  /// True or false; printed as `true` or `false`.
  case bool(Bool)
  /// A number, as it must be printed. Every number is truthy, zero too.
  case number(String)
  /// A text; the empty text is falsy.
  case string(String)
  /// A list; the empty list is falsy.
  case list([OpenValue])
  /// Named values.
  case object([String: OpenValue])
}

extension OpenValue: Datum {
  static func find(
    _ lookup: Lookup, _ pools: LookupPools, in frames: [Frame<OpenValue>]
  ) -> OpenValue {
    guard case .keys(let range) = lookup else { return .null }
    let keys = pools.keys.items[range]
    guard let first = keys.first else { return frames.last?.level ?? .null }
    var found = OpenValue.null
    search: for frame in frames.reversed() {
      if case .object(let members) = frame.level, let member = members[first] {
        found = member
        break search
      }
      if frame.count > 0, keys.count == 1 {
        switch first {
        case Lookup.firstName: return .bool(frame.index == 0)
        case Lookup.lastName: return .bool(frame.index == frame.count - 1)
        default: continue search
        }
      }
    }
    for key in keys.dropFirst() {
      guard case .object(let members) = found, let member = members[key] else { return .null }
      found = member
    }
    return found
  }

  var visit: Visit {
    switch self {
    case .null: .skip
    case .bool(let isTrue): isTrue ? .stay : .skip
    case .string(let text): text.isEmpty ? .skip : .enter
    case .number, .object: .enter
    case .list(let items): items.isEmpty ? .skip : .each(items.count)
    }
  }

  var level: OpenValue { self }

  func level(at index: Int) -> OpenValue {
    guard case .list(let items) = self, items.indices.contains(index) else { return .null }
    return items[index]
  }

  var printed: String? {
    switch self {
    case .string(let text), .number(let text): text
    case .bool(let isTrue): isTrue ? "true" : "false"
    case .null, .list, .object: nil
    }
  }
}
