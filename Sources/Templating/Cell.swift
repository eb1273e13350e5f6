/// Where a value lies in the rows of a record: numbers only, so that copying one touches nothing else.
///
/// Every place is counted from the first cell or byte of the record that the value is a field of.
/// A record inside another is therefore the same cells and bytes as by itself.
struct Cell: Sendable {
  enum Kind: UInt8, Sendable {
    case absent, text, flag, record, list, texts
  }

  /// The first byte of a text; the first cell of a record, or of the items of a list.
  let start: UInt32
  /// The bytes of a text, the items of a list, the cells of a record, 1 for a flag that is set: what
  /// is falsy has 0.
  let count: UInt32
  let kind: Kind

  static let absent = Cell(start: 0, count: 0, kind: .absent)

  static func flag(_ isTrue: Bool) -> Cell {
    Cell(start: 0, count: isTrue ? 1 : 0, kind: .flag)
  }

  /// - Precondition: the numbers are below 2^32, which no sheet comes near.
  init(_ kind: Kind, start: Int, count: Int) {
    self.init(start: UInt32(start), count: UInt32(count), kind: kind)
  }

  private init(start: UInt32, count: UInt32, kind: Kind) {
    self.start = start
    self.count = count
    self.kind = kind
  }
}

/// The content of one record as two rows.
///
/// The first cell is the head: where the bytes of the record begin in the record around it, and how
/// many they are. Then comes a cell for each field, then those of its items and inner records.
struct Cells: Sendable {
  private(set) var cells: [Cell]
  private(set) var bytes: [UInt8] = []

  /// Fields without content.
  init(fields: Int) {
    cells = Array(repeating: .absent, count: 1 + fields)
  }

  private init(cells: [Cell], bytes: [UInt8]) {
    self.cells = cells
    self.bytes = bytes
  }

  /// Stores a value; what a field held before stays behind, unused.
  mutating func set(_ slot: Int, _ value: Value) {
    let cell: Cell
    switch value {
    case .absent: cell = .absent
    case .flag(let isTrue): cell = .flag(isTrue)
    case .text(let text): cell = add(text)
    case .record(let record): cell = add(record.content)
    case .list(let records):
      let start = reserve(records.count)
      for (index, record) in records.enumerated() { cells[start + index] = add(record.content) }
      cell = Cell(.list, start: start, count: records.count)
    case .texts(let texts):
      let start = reserve(texts.count)
      for (index, text) in texts.enumerated() { cells[start + index] = add(text) }
      cell = Cell(.texts, start: start, count: texts.count)
    }
    cells[1 + slot] = cell
  }

  private mutating func reserve(_ count: Int) -> Int {
    let start = cells.count
    cells.append(contentsOf: repeatElement(.absent, count: count))
    return start
  }

  private mutating func add(_ text: String) -> Cell {
    // A field has some twenty bytes; a row that grows from nothing is moved five times.
    if bytes.isEmpty { bytes.reserveCapacity(16 * cells.count) }
    let start = bytes.count
    bytes.append(contentsOf: text.utf8)
    return Cell(.text, start: start, count: bytes.count - start)
  }

  private mutating func add(_ inner: Cells) -> Cell {
    let start = cells.count
    cells += inner.cells
    cells[start] = Cell(.record, start: bytes.count, count: inner.bytes.count)
    bytes += inner.bytes
    return Cell(.record, start: start, count: inner.cells.count)
  }

  /// The value of a field of a kind.
  func value(_ slot: Int, _ shape: Shape) -> Value {
    let cell = cells[1 + slot]
    switch (cell.kind, shape) {
    case (.text, _): return .text(text(cell))
    case (.flag, _): return .flag(cell.count > 0)
    case (.record, .record(let shape)): return .record(Record(shape, inner(cell)))
    case (.list, .list(let shape)): return .list(items(cell).map { Record(shape, inner($0)) })
    case (.texts, _): return .texts(items(cell).map(text))
    default: return .absent
    }
  }

  private func items(_ cell: Cell) -> ArraySlice<Cell> {
    cells[Int(cell.start)..<Int(cell.start) + Int(cell.count)]
  }

  private func text(_ cell: Cell) -> String {
    String(decoding: bytes[Int(cell.start)..<Int(cell.start) + Int(cell.count)], as: UTF8.self)
  }

  private func inner(_ cell: Cell) -> Cells {
    let inner = items(cell)
    let head = cells[Int(cell.start)]
    return Cells(
      cells: Array(inner),
      bytes: Array(bytes[Int(head.start)..<Int(head.start) + Int(head.count)]))
  }

  /// Lays the rows open for reading, as long as the body runs.
  func reading<Result>(_ body: (RecordContent) -> Result) -> Result {
    cells.withUnsafeBufferPointer { cells in
      bytes.withUnsafeBufferPointer { bytes in
        body(RecordContent(cells: cells, bytes: bytes))
      }
    }
  }
}
