/// A column that a source declares: the role it plays, and the names it goes by.
package struct ColumnRole: Sendable, Equatable {
  /// The name our code uses.
  package let role: String
  /// The names in the publisher's editions; the first that is present counts.
  package let aliases: [String]
  /// Whether a file without this column is unusable.
  package let required: Bool

  /// A column role.
  package init(_ role: String, _ aliases: [String], required: Bool = true) {
    (self.role, self.aliases, self.required) = (role, aliases, required)
  }
}

/// Where the declared columns stand in a header.
///
/// Names must match exactly, apart from spaces around them: a column that merely resembles the
/// declared one is suggested in the error and never taken.
package struct HeaderMap: Sendable {
  private let declared: Set<String>
  private let indices: [String: Int]

  /// Finds the declared columns of a table.
  ///
  /// - Throws: when a required column is missing, or a name stands in the header twice.
  package init(
    table: CSVTable, columns: [ColumnRole], advice: String? = nil
  ) throws(TabularError) {
    let line = table.headerRecord.map { record in
      let origin = record.origin
      return { (column: Int?) in
        let offset = column.map { table.headerFields[$0] } ?? origin.offset
        return Excerpt(
          of: table.bytes, at: offset, since: origin, encoding: table.dialect.encoding,
          width: HeaderMap.headerWidth)
      }
    }
    try self.init(
      header: table.header, source: table.source, columns: columns, advice: advice,
      place: line ?? { _ in Excerpt(line: 1, whole: "", before: 0) })
  }

  /// Finds the declared columns in a header that did not come from a text file.
  ///
  /// - Throws: when a required column is missing, or a name stands in the header twice.
  package init(
    header: [String], source: String, line: Int = 1, columns: [ColumnRole], advice: String? = nil
  ) throws(TabularError) {
    try self.init(header: header, source: source, columns: columns, advice: advice) { column in
      let before = header.prefix(column ?? 0).reduce(0) { $0 + $1.unicodeScalars.count + 1 }
      return Excerpt(
        line: line, whole: header.joined(separator: ";"), before: before,
        width: HeaderMap.headerWidth)
    }
  }

  private init(
    header: [String], source: String, columns: [ColumnRole], advice: String?,
    place: (Int?) -> Excerpt
  ) throws(TabularError) {
    let names = header.map(HeaderMap.plain)
    var indices: [String: Int] = [:]
    var missing: ColumnRole?
    for column in columns {
      let aliases = column.aliases.map(HeaderMap.plain)
      guard let alias = aliases.first(where: names.contains) else {
        if column.required, missing == nil { missing = column }
        continue
      }
      let found = names.indices.filter { names[$0] == alias }
      guard found.count == 1 else {
        throw TabularError(
          source: source, place: place(found[1]),
          message: "de naam «\(alias)» staat \(found.count) keer in de kop",
          expected: "één kolom voor «\(column.role)»", advice: advice)
      }
      indices[column.role] = found[0]
    }
    if let missing {
      let taken = Set(indices.values)
      let near = nearestName(
        to: missing.aliases, among: names.indices.filter { !taken.contains($0) }.map { names[$0] })
      throw TabularError(
        source: source, place: place(near.flatMap(names.firstIndex)),
        message: "kolom «\(missing.role)» ontbreekt",
        expected: missing.aliases.count == 1
          ? missing.aliases[0] : "een van " + missing.aliases.joined(separator: ", "),
        suggestion: near, advice: advice)
    }
    self.indices = indices
    declared = Set(columns.map(\.role))
  }

  /// The index of a column, or nil when the file does not have it.
  package subscript(role: String) -> Int? {
    precondition(declared.contains(role), "column role «\(role)» was never declared")
    return indices[role]
  }

  /// The index of a column that was declared as required.
  package func required(_ role: String) -> Int {
    guard let index = self[role] else {
      preconditionFailure("column role «\(role)» was not declared as required")
    }
    return index
  }

  /// Header lines are shown up to here, so that the message lists the columns that are there.
  private static let headerWidth = 1_000

  /// A name without a byte order mark and without the spaces around it.
  private static func plain(_ name: String) -> String {
    var scalars = name.unicodeScalars[...]
    func isPadding(_ scalar: Unicode.Scalar) -> Bool {
      scalar == "\u{FEFF}" || scalar.properties.isWhitespace
    }
    while let first = scalars.first, isPadding(first) { scalars.removeFirst() }
    while let last = scalars.last, isPadding(last) { scalars.removeLast() }
    return String(scalars)
  }
}
