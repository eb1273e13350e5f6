/// The year whose money an amount is in.
package struct PriceYear: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let number: Int

  /// Reads `2019`, or the year of `2019-10`; nil when there is none.
  package init?(_ text: some StringProtocol) {
    let year = text.prefix { $0 != "-" }
    guard year.utf8.count == 4, let number = Int(year), number >= 1900 else { return nil }
    self.number = number
  }

  package var description: String { String(number) }

  package static func < (a: PriceYear, b: PriceYear) -> Bool { a.number < b.number }
}

/// What wages were in each year, as one published table gives it: carries an amount from the money
/// of one year to that of another, and does nothing else.
package struct WageIndex: Sendable {
  /// An index number of a year, with its place in the table.
  package struct Point: Hashable, Sendable {
    package var value: Double
    package var source: SourceRows
  }

  package let points: [PriceYear: Point]

  /// The rows of one table of `ReferenceFact`; rows that are no index of a whole year are left out.
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

  /// What an amount of the first year is multiplied by; nil when a year is not in the table.
  package func factor(from: PriceYear, to: PriceYear) -> Double? {
    guard let from = points[from], let to = points[to] else { return nil }
    return to.value / from.value
  }

  /// The rows both years stand in, each once.
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
