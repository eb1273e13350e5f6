/// The context stack as it is known when a template is compiled under a declared shape.
struct Scope: Hashable {
  /// One level: a record, or a single text when the shape is nil.
  struct Level: Hashable {
    let shape: RecordShape?
    let isItem: Bool

    static func == (first: Level, second: Level) -> Bool {
      first.shape === second.shape && first.isItem == second.isItem
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(shape.map(ObjectIdentifier.init))
      hasher.combine(isItem)
    }
  }

  /// The levels, outermost first.
  private(set) var levels: [Level]

  /// The stack with one record.
  init(_ shape: RecordShape) { levels = [Level(shape: shape, isItem: false)] }

  /// The stack inside a section over content of a shape.
  func entering(_ shape: Shape) -> Scope {
    var inner = self
    switch shape {
    case .flag: break
    case .text: inner.levels.append(Level(shape: nil, isItem: false))
    case .texts: inner.levels.append(Level(shape: nil, isItem: true))
    case .record(let record): inner.levels.append(Level(shape: record, isItem: false))
    case .list(let record): inner.levels.append(Level(shape: record, isItem: true))
    }
    return inner
  }

  /// Where a name leads and what is there, by the Mustache rule: the innermost level that
  /// declares the first part of the name decides.
  func resolve(
    _ name: Range<Int>, in source: SourceText, _ pools: inout LookupPools
  ) throws(TemplateError) -> (lookup: Lookup, shape: Shape) {
    let last = levels.count - 1
    switch source.text(name) {
    case ".":
      return (.frame(last), levels[last].shape.map(Shape.record) ?? .text)
    case Lookup.firstName:
      return (.first(frame: try itemLevel(for: name, in: source)), .flag)
    case Lookup.lastName:
      return (.last(frame: try itemLevel(for: name, in: source)), .flag)
    default:
      return try resolveField(name, in: source, &pools)
    }
  }

  private func resolveField(
    _ name: Range<Int>, in source: SourceText, _ pools: inout LookupPools
  ) throws(TemplateError) -> (lookup: Lookup, shape: Shape) {
    let parts = source.bytes[name].split(separator: UInt8(ascii: "."))
    let first = source.text(parts[0].startIndex..<parts[0].endIndex)
    guard let level = levels.lastIndex(where: { $0.shape?.slot(of: first) != nil }),
      let outer = levels[level].shape, let slot = outer.slot(of: first)
    else {
      throw unknown(first, at: name.lowerBound, in: source, among: levels.compactMap(\.shape))
    }
    var slots = [slot]
    var shape = outer.shapes[slot]
    var parent = first
    for part in parts.dropFirst() {
      let field = source.text(part.startIndex..<part.endIndex)
      guard case .record(let record) = shape else {
        throw source.error(
          at: part.startIndex, "«\(parent)» is \(shape.kind) en heeft geen «\(field)»",
          expected: "een punt alleen na de naam van een record")
      }
      guard let slot = record.slot(of: field) else {
        throw unknown(field, at: part.startIndex, in: source, among: [record])
      }
      slots.append(slot)
      shape = record.shapes[slot]
      parent = field
    }
    if slots.count == 1 { return (.slot(frame: level, slot: slot), shape) }
    return (.path(frame: level, slots: pools.slots.range(of: slots)), shape)
  }

  private func itemLevel(
    for name: Range<Int>, in source: SourceText
  ) throws(TemplateError) -> Int {
    if let level = levels.lastIndex(where: \.isItem) { return level }
    throw source.error(
      at: name.lowerBound, "«\(source.text(name))» staat niet in een lijst",
      expected: "een sectie over een lijst eromheen")
  }

  private func unknown(
    _ name: String, at offset: Int, in source: SourceText, among records: [RecordShape]
  ) -> TemplateError {
    var recordNames: [String] = []
    for record in records.reversed() where !recordNames.contains(record.name) {
      recordNames.append(record.name)
    }
    let hint = Suggestion.text(for: name, among: records.flatMap(\.names))
    return source.error(
      at: offset, "onbekende naam «\(name)»",
      expected: "een naam uit \(Suggestion.list(recordNames))\(hint)")
  }
}
