import Facts

/// A requirement on coverage, with what the sheets reach.
///
/// A requirement is rather missed than reached by a looser rule: a full-time figure on a part-time
/// programme would raise the coverage and mislead its reader.
package struct CoverageBar: Hashable, Sendable {
  /// What must be covered, in Dutch.
  package let name: String
  /// Number of offerings, or students, that have the figure.
  package let part: Int
  /// Number of offerings, or students, that should have it.
  package let whole: Int
  /// The share 0…1 that must be reached; nil where `part` must be 0.
  package let bar: Double?
  /// Why the others have none, the most frequent reason first; empty where no reasons are counted.
  package let reasons: [Gap]

  /// A reason and how often it occurs.
  package struct Gap: Hashable, Sendable {
    /// Raw value of `Reason`.
    package let reason: String
    /// Number of offerings.
    package let count: Int
  }

  /// The share 0…1 that is reached; 0 of nothing.
  package var measured: Double { whole == 0 ? 0 : Double(part) / Double(whole) }

  /// True when the requirement is met; false when there is nothing to cover.
  package var isReached: Bool {
    guard let bar else { return part == 0 }
    return whole > 0 && measured >= bar
  }

  /// Every requirement, from coverage rows that may be split in any way.
  package static func all(_ rows: [Coverage.Row]) -> [CoverageBar] {
    func sum(_ kind: Kind, _ levels: [Level], _ indicator: IndicatorID) -> Coverage.Row {
      let fitting = rows.filter {
        $0.kind == kind && levels.contains($0.level) && $0.indicator == indicator
      }
      let empty = Coverage.Row(kind: kind, level: levels[0], indicator: indicator)
      return fitting.reduce(empty) { $0 + $1 }
    }
    func published(_ name: String, _ row: Coverage.Row, _ bar: Double) -> CoverageBar {
      let reasons = row.reasons.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      return CoverageBar(
        name: name, part: row.published, whole: row.offerings, bar: bar,
        reasons: reasons.map { Gap(reason: $0.key, count: $0.value) })
    }
    let diploma = sum(.hbo, [.bachelor], .completion)
    let own = Rung.ownPooled.rawValue
    let upper: [Level] = [.two, .three, .four]
    return [
      published("hbo-bachelor, werk", sum(.hbo, [.bachelor], .jobChance), 0.97),
      published("hbo-bachelor, loon", sum(.hbo, [.bachelor], .startSalary), 0.97),
      published("hbo-bachelor, diploma", diploma, 0.97),
      CoverageBar(
        name: "hbo-bachelor, diploma uit eigen cijfers", part: diploma.rungs[own] ?? 0,
        whole: diploma.offerings, bar: 0.65, reasons: []),
      CoverageBar(
        name: "hbo-bachelor, diploma uit eigen cijfers, van de studenten",
        part: diploma.rungStudents[own] ?? 0, whole: diploma.students, bar: 0.75, reasons: []),
      published("mbo, werk", sum(.mbo, [.entree] + upper, .jobChance), 0.99),
      published("mbo niveau 2–4, loon", sum(.mbo, upper, .startSalary), 0.98),
      published("mbo niveau 2–4, diploma", sum(.mbo, upper, .completion), 0.98),
      CoverageBar(
        name: "zonder reden weg", part: rows.reduce(0) { $0 + $1.unexplained },
        whole: rows.reduce(0) { $0 + $1.offerings }, bar: nil, reasons: []),
    ]
  }
}
