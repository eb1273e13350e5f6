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

/// Open data while a template runs over it.
struct OpenContent: Content {
  let root: OpenValue

  func find(
    _ lookup: Lookup, _ pools: LookupPools, in frames: [Frame<OpenValue>]
  ) -> OpenValue {
    guard case .keys(let range) = lookup else { return .null }
    let keys = pools.keys.items[range]
    guard let first = keys.first else { return frames.last?.place ?? .null }
    var found = OpenValue.null
    search: for frame in frames.reversed() {
      if case .object(let members) = frame.place, let member = members[first] {
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

  func isTruthy(_ lookup: Lookup, _ pools: LookupPools, in frames: [Frame<OpenValue>]) -> Bool {
    if case .skip = visit(find(lookup, pools, in: frames)) { false } else { true }
  }

  func visit(_ place: OpenValue) -> Visit {
    switch place {
    case .null: .skip
    case .bool(let isTrue): isTrue ? .stay : .skip
    case .string(let text): text.isEmpty ? .skip : .enter
    case .number, .object: .enter
    case .list(let items): items.isEmpty ? .skip : .each(items.count)
    }
  }

  func level(_ place: OpenValue) -> OpenValue { place }

  func level(_ place: OpenValue, at index: Int) -> OpenValue {
    guard case .list(let items) = place, items.indices.contains(index) else { return .null }
    return items[index]
  }

  func append(_ place: OpenValue, as format: EscapeFormat, to output: inout [UInt8]) {
    switch place {
    case .string(let text), .number(let text): format.append(text, to: &output)
    case .bool(let isTrue): format.append(isTrue ? "true" : "false", to: &output)
    case .null, .list, .object: break
    }
  }
}
