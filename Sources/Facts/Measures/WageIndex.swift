/// The year whose prices an amount is in.
package struct PriceYear: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The year, from 1900.
  package let number: Int

  /// Reads `2019`, or the year of `2019-10`; nil for another text.
  package init?(_ text: some StringProtocol) {
    let year = text.prefix { $0 != "-" }
    guard year.utf8.count == 4, let number = Int(year), number >= 1900 else { return nil }
    self.number = number
  }

  package var description: String { String(number) }

  package static func < (a: PriceYear, b: PriceYear) -> Bool { a.number < b.number }
}

/// The level of wages in each year, as one published table gives it: converts an amount from the
/// prices of one year to those of another, and does nothing else.
package struct WageIndex: Sendable {
  /// An index number of a year, with its place in the table.
  package struct Point: Hashable, Sendable {
    /// The index number of the year, above 0; only ratios of two years mean something.
    package var value: Double
    /// The row it was read from.
    package var source: SourceRows
  }

  /// The index number of each year in the table.
  package let points: [PriceYear: Point]

  /// Takes the index numbers of whole years from one table of `ReferenceFact`; other rows are left
  /// out.
  ///
  /// - Parameter table: id of the table, such as `h2-cao-chained`.
  package init(_ table: String, in references: some Sequence<ReferenceFact>) {
    var points: [PriceYear: Point] = [:]
    for fact in references
    where fact.table == table && fact.statistic == .index && fact.unit == "index" {
      guard fact.members.keys.allSatisfy({ $0 == "period" }), fact.value > 0,
        let year = PriceYear(fact.period)
      else { continue }
      points[year] = Point(value: fact.value, source: fact.place)
    }
    self.points = points
  }

  /// The factor that carries an amount from one year to another: the ratio of the index numbers.
  ///
  /// - Returns: nil when the table lacks one of the years.
  package func factor(from: PriceYear, to: PriceYear) -> Double? {
    guard let from = points[from], let to = points[to] else { return nil }
    return to.value / from.value
  }

  /// The rows of these years, each once; years that are not in the table are left out.
  package func sources(_ years: PriceYear...) -> [SourceRows] {
    var rows: [String: SourceRows] = [:]
    for source in years.compactMap({ points[$0]?.source }) {
      rows[source.id, default: SourceRows(id: source.id, rows: [], file: source.file)].rows +=
        source.rows
    }
    return rows.values.sorted { $0.id < $1.id }.map {
      SourceRows(id: $0.id, rows: Array(Set($0.rows)).sorted(), file: $0.file)
    }
  }
}
