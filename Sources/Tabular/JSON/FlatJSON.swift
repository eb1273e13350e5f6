/// The value of one member of a flat JSON object.
package enum FlatValue: Sendable, Equatable {
  /// The object has no such member.
  case absent
  /// The member is `null`.
  case null
  /// A string.
  case text(String)
  /// A number, as it is written.
  case number(String)
  /// `true` or `false`.
  case boolean(Bool)
  /// An object or array, which was passed over.
  case nested
}

/// A pull reader for pages of flat objects, such as OData answers.
///
/// ```swift
/// var page = try FlatJSON(bytes: bytes, source: "cbs/TypedDataSet.json")
/// let period = page.slot("Perioden")
/// while try page.next() { print(page.text(period) ?? "") }
/// let more = page.members["odata.nextLink"]
/// ```
/// Reads `{"value": [{…}, …]}`, rows that lie deeper (`result.records`), or a bare array of objects,
/// in one pass and without building a tree: members are byte ranges until they are asked for. Only the whole file proves itself
/// sound, so rows count only once ``next()`` has returned false. Not for documents that matter
/// below the first level; those are passed over.
package struct FlatJSON: Sendable {
  /// The file, as the caller named it.
  package let source: String
  /// The scalar members beside the rows, as text; complete once ``next()`` has returned false.
  /// Those of an object the rows lie in are named after it: `result.total`.
  package internal(set) var members: [String: String] = [:]
  /// How many rows were read so far.
  package internal(set) var rowCount = 0
  let bytes: [UInt8]
  let start: Int
  var index: Int
  /// The members that lead to the rows; `*` stands for the one that is an array.
  private let path: [String]
  /// How many of them are open.
  private var depth = 0
  private var hasRows = false
  private var phase = Phase.end
  private var keys = Interner()
  private var cells: [Cell] = []

  private enum Phase: Sendable {
    case rows(first: Bool, inObject: Bool)
    case end
  }

  private struct Cell {
    var row = 0
    var value = Token.null
    var offset = 0
  }

  /// Opens a page and moves up to its rows.
  ///
  /// - Parameters:
  ///   - bytes: the whole answer, in UTF-8.
  ///   - source: the file, for messages.
  ///   - path: the members that lead to the rows, from the outside in; `*` for "the only array".
  ///   - mayLackRows: whether a page without that member is an empty one.
  /// - Throws: when the text is not UTF-8 or there are no rows to be found.
  package init(
    bytes: [UInt8], source: String, rowsUnder path: String..., mayLackRows: Bool = false
  ) throws(TabularError) {
    try self.init(bytes: bytes, source: source, rowsAt: path, mayLackRows: mayLackRows)
  }

  /// The same, with the path to the rows as a list.
  ///
  /// - Throws: `TabularError` when the bytes are not UTF-8, or the text before the rows is not JSON
  ///   of this shape.
  package init(
    bytes: [UInt8], source: String, rowsAt path: [String], mayLackRows: Bool = false
  ) throws(TabularError) {
    try Encoding.utf8.validate(bytes, source: source)
    (self.bytes, self.source) = (bytes, source)
    self.path = path.isEmpty ? ["value"] : path
    start = try Encoding.utf8.textStart(of: bytes, source: source)
    index = start
    skipBlanks()
    if take("[") {
      phase = .rows(first: true, inObject: false)
    } else {
      try expect("{", "een object of een rij objecten")
      let place = index - 1
      try readMembers(first: true)
      guard hasRows || mayLackRows else {
        throw complaint(
          at: place, "lid «\(self.path.joined(separator: "."))» ontbreekt",
          expected: "de rijen onder dat lid")
      }
      if !hasRows { try expectEnd() }
    }
  }

  /// The number by which to ask for a member, for this page.
  package mutating func slot(_ name: String) -> Int {
    let slot = keys.symbol(for: Array(name.utf8).span)
    while cells.count <= slot { cells.append(Cell()) }
    return slot
  }

  /// Moves to the next row; false after the last one, when the whole text proved sound.
  ///
  /// - Throws: `TabularError` at the place where the text is not JSON of this shape.
  package mutating func next() throws(TabularError) -> Bool {
    guard case .rows(let first, let inObject) = phase else { return false }
    guard try nextElement(first: first) else {
      phase = .end
      if inObject { try readMembers(first: false) }
      try expectEnd()
      return false
    }
    phase = .rows(first: false, inObject: inObject)
    rowCount += 1
    try expect("{", "een object")
    var isFirst = true
    while let key = try nextMember(first: isFirst) {
      isFirst = false
      let slot = slot(for: key)
      let offset = index
      guard cells[slot].row != rowCount else {
        throw complaint(
          at: key.offset, "lid «\(keys[slot])» staat twee keer in het object",
          expected: "elk lid één keer")
      }
      cells[slot] = Cell(row: rowCount, value: try scanValue(), offset: offset)
    }
    return true
  }

  /// The value of a member of the current row.
  package func value(_ slot: Int) -> FlatValue {
    guard cells[slot].row == rowCount, rowCount > 0 else { return .absent }
    switch cells[slot].value {
    case .null: return .null
    case .boolean(let truth): return .boolean(truth)
    case .nested: return .nested
    case .number(let range): return .number(String(decoding: bytes[range], as: UTF8.self))
    case .text(let range, let escaped): return .text(text(in: range, escaped: escaped))
    }
  }

  /// The text of a string or number; nil for anything else.
  package func text(_ slot: Int) -> String? {
    switch value(slot) {
    case .text(let text), .number(let text): text
    default: nil
    }
  }

  /// The members of the current row, in order of first appearance in the page.
  package var fields: [(name: String, value: FlatValue)] {
    cells.indices.compactMap { slot in
      let value = value(slot)
      return value == .absent ? nil : (keys[slot], value)
    }
  }

  /// The names of all members seen so far in the rows of this page, and of those asked for.
  package var names: [String] { cells.indices.map { keys[$0] } }

  /// An error about a member of the current row.
  ///
  /// - Parameters:
  ///   - slot: the member to point at.
  ///   - message: what is wrong.
  ///   - expected: what would have been right.
  /// - Returns: the error, to be thrown.
  package func error(
    at slot: Int, _ message: String, expected: String? = nil
  ) -> TabularError {
    let offset = cells[slot].row == rowCount ? cells[slot].offset : index
    return complaint(at: offset, message, expected: expected)
  }

  private mutating func expectEnd() throws(TabularError) {
    skipBlanks()
    guard index == bytes.count else {
      throw complaint(at: index, "tekst na het einde", expected: "niets meer")
    }
  }

  private mutating func slot(for key: Key) -> Int {
    let bytes = bytes
    let slot =
      key.escaped
      ? keys.symbol(for: Array(text(in: key.range, escaped: true).utf8).span)
      : keys.symbol(for: bytes.span.extracting(key.range))
    while cells.count <= slot { cells.append(Cell()) }
    return slot
  }

  /// Reads members of the objects around the rows, up to the rows or to the end of the outer one.
  private mutating func readMembers(first: Bool) throws(TabularError) {
    var isFirst = first
    while true {
      guard let key = try nextMember(first: isFirst) else {
        guard depth > 0 else { break }
        depth -= 1
        isFirst = false
        continue
      }
      isFirst = false
      let name = text(in: key.range, escaped: key.escaped)
      let isArray = index < bytes.count && bytes[index] == UInt8(ascii: "[")
      if path[depth] == name || path[depth] == "*" && isArray {
        if depth == path.count - 1 {
          guard !hasRows, take("[") else {
            throw complaint(
              at: key.offset, "lid «\(name)» is geen rij objecten, of staat er twee keer",
              expected: "één rij objecten")
          }
          hasRows = true
          phase = .rows(first: true, inObject: true)
          return
        }
        if take("{") {
          depth += 1
          isFirst = true
          continue
        }
      }
      members[(path.prefix(depth) + [name]).joined(separator: ".")] = scalarText(try scanValue())
    }
    phase = .end
  }

  private func scalarText(_ token: Token) -> String? {
    switch token {
    case .text(let range, let escaped): text(in: range, escaped: escaped)
    case .number(let range): String(decoding: bytes[range], as: UTF8.self)
    case .boolean(let truth): truth ? "true" : "false"
    case .null, .nested: nil
    }
  }
}
