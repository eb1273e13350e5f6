/// A record while a template runs over it.
///
/// The rows are borrowed, and a place is nothing but numbers: rendering counts no references, so
/// that pages made side by side share no memory that is written. Every place is checked to lie in
/// its row.
struct RecordContent: Content {
  /// A value, and the first cell and byte of the record it lies in; of a record that is a level, its
  /// own first cell and byte.
  struct Place {
    var cell: Cell
    var cells = 0
    var bytes = 0
  }

  private let cells: UnsafeBufferPointer<Cell>
  private let bytes: UnsafeBufferPointer<UInt8>

  /// - Precondition: both stay where they are as long as this is used.
  init(cells: UnsafeBufferPointer<Cell>, bytes: UnsafeBufferPointer<UInt8>) {
    self.cells = cells
    self.bytes = bytes
  }

  var root: Place { Place(cell: Cell(.record, start: 0, count: cells.count)) }

  private func cell(_ number: Int) -> Cell {
    precondition(cells.indices.contains(number))
    return cells[number]
  }

  func find(_ lookup: Lookup, _ pools: LookupPools, in frames: [Frame<Place>]) -> Place {
    switch lookup {
    case .slot(let frame, let slot):
      return field(slot, of: frames[frame].place)
    case .path(let frame, let slots):
      var found = field(pools.slots.items[slots.lowerBound], of: frames[frame].place)
      for place in slots.dropFirst() {
        guard found.cell.kind == .record else { return Place(cell: .absent) }
        found = field(pools.slots.items[place], of: level(found))
      }
      return found
    case .frame(let frame):
      let place = frames[frame].place
      return place.cell.kind == .text ? place : Place(cell: .flag(true))
    case .first(let frame):
      return Place(cell: .flag(frames[frame].index == 0))
    case .last(let frame):
      return Place(cell: .flag(frames[frame].index == frames[frame].count - 1))
    case .keys:
      return Place(cell: .absent)
    }
  }

  func isTruthy(_ lookup: Lookup, _ pools: LookupPools, in frames: [Frame<Place>]) -> Bool {
    // Most questions a template asks are of this kind.
    if case .slot(let frame, let slot) = lookup {
      return cell(frames[frame].place.cells + 1 + slot).count > 0
    }
    return find(lookup, pools, in: frames).cell.count > 0
  }

  func visit(_ place: Place) -> Visit {
    guard place.cell.count > 0 else { return .skip }
    return switch place.cell.kind {
    case .absent: .skip
    case .flag: .stay
    case .text, .record: .enter
    case .list, .texts: .each(Int(place.cell.count))
    }
  }

  func level(_ place: Place) -> Place {
    guard place.cell.kind == .record else { return place }
    let start = place.cells + Int(place.cell.start)
    return Place(cell: place.cell, cells: start, bytes: place.bytes + Int(cell(start).start))
  }

  func level(_ place: Place, at index: Int) -> Place {
    var item = place
    item.cell = cell(place.cells + Int(place.cell.start) + index)
    return level(item)
  }

  func append(_ place: Place, as format: EscapeFormat, to output: inout [UInt8]) {
    guard let text = text(place) else { return }
    format.append(text, to: &output)
  }

  /// The bytes of a text.
  func text(_ place: Place) -> UnsafeBufferPointer<UInt8>? {
    guard place.cell.kind == .text else { return nil }
    let start = place.bytes + Int(place.cell.start)
    let end = start + Int(place.cell.count)
    precondition(start >= 0 && end <= bytes.count)
    return UnsafeBufferPointer(rebasing: bytes[start..<end])
  }

  private func field(_ slot: Int, of level: Place) -> Place {
    Place(cell: cell(level.cells + 1 + slot), cells: level.cells, bytes: level.bytes)
  }
}
