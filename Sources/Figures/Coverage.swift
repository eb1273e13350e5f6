package import Facts

/// How many offerings, and how many of their students, have a headline figure, per rung, and why
/// the others do not.
///
/// It is counted sheet by sheet, so that a run that makes all sheets anyway computes nothing twice.
package struct Coverage: Sendable {
  /// What rows can be split by, besides kind, level and indicator.
  package enum Split: String, CaseIterable, Sendable {
    /// By sector; by leerweg.
    case sector, leerweg
  }

  /// One row per kind, level and indicator, and per leerweg and sector where asked for.
  package struct Row: Codable, Hashable, Sendable {
    /// Mbo or hbo.
    package var kind: Kind
    /// Level of the offerings.
    package var level: Level
    /// Leerweg of the offerings; nil when not split by it, and for hbo.
    package var leerweg: Leerweg?
    /// Code of their sector; nil when not split by it.
    package var sector: String?
    /// The indicator whose headlines are counted.
    package var indicator: IndicatorID
    /// Number of offerings: `published`, those in `reasons` and `unexplained` together.
    package var offerings: Int = 0
    /// Students of those offerings in the newest year; a hidden count is the middle of its bounds.
    package var students: Int = 0
    /// Offerings with a published headline.
    package var published: Int = 0
    /// Students of the offerings with a published figure.
    package var publishedStudents: Int = 0
    /// Number of those offerings on each rung, by its raw value.
    package var rungs: [String: Int] = [:]
    /// Students of those offerings on each rung, by its raw value.
    package var rungStudents: [String: Int] = [:]
    /// Number of the other offerings by the raw value of the reason.
    package var reasons: [String: Int] = [:]
    /// Headlines that are missing without a reason; 0 unless there is a defect.
    package var unexplained: Int = 0
  }

  private struct Cell: Hashable {
    var kind: Kind
    var level: Level
    var leerweg: Leerweg?
    var sector: String?
    var indicator: IndicatorID
  }

  private let splits: Set<Split>
  private var table: [Cell: Row] = [:]

  /// A coverage in which nothing is counted yet.
  package init(by splits: Set<Split> = []) { self.splits = splits }

  /// The coverage of the whole edition. Cost: that of computing every figure.
  package init(_ core: Computation, by splits: Set<Split> = []) {
    self.init(by: splits)
    for offering in core.facts.offerings {
      add(offering, core.figures(for: offering), in: core)
    }
  }

  /// Counts the headline figures of one offering.
  package mutating func add(_ offering: Offering, _ figures: [Figure], in core: Computation) {
    let students = Coverage.students(offering, core)
    var headlines: [IndicatorID: Figure] = [:]
    for figure in figures where figure.headline && headlines[figure.indicator] == nil {
      headlines[figure.indicator] = figure
    }
    for indicator in Computation.registry.map({ $0.id }) {
      let cell = Cell(
        kind: offering.kind, level: offering.level,
        leerweg: splits.contains(.leerweg) ? offering.key.leerweg : nil,
        sector: splits.contains(.sector) ? offering.sector : nil, indicator: indicator)
      let empty = Row(
        kind: cell.kind, level: cell.level, leerweg: cell.leerweg, sector: cell.sector,
        indicator: indicator)
      table[cell, default: empty].count(headlines[indicator], students: students)
    }
  }

  /// Adds the counts of other offerings, which must be split in the same way.
  package static func += (a: inout Coverage, b: Coverage) {
    a.table.merge(b.table) { $0 + $1 }
  }

  /// Sorted by kind, level, leerweg, sector and indicator.
  package var rows: [Row] {
    table.values.sorted {
      (
        $0.kind.rawValue, $0.level, $0.leerweg?.rawValue ?? "", $0.sector ?? "",
        $0.indicator.rawValue
      )
        < (
          $1.kind.rawValue, $1.level, $1.leerweg?.rawValue ?? "", $1.sector ?? "",
          $1.indicator.rawValue
        )
    }
  }

  /// Students of an offering on the newest 1 October; a hidden count is the middle of its bounds,
  /// so the number is for weighing only and never shown.
  package static func students(_ offering: Offering, _ core: Computation) -> Int {
    let facts = core.facts.counts(offering.key, .students, Students.definition)
    let newest = facts.map(\.year).max()
    return Int(facts.filter { $0.year == newest }.reduce(0) { $0 + $1.count.middle }.rounded())
  }
}

extension Coverage.Row {
  mutating func count(_ headline: Figure?, students people: Int) {
    offerings += 1
    students += people
    guard let headline else {
      unexplained += 1
      return
    }
    if headline.state == .published, let rung = headline.basis?.rung {
      published += 1
      publishedStudents += people
      rungs[rung.rawValue, default: 0] += 1
      rungStudents[rung.rawValue, default: 0] += people
    } else if let reason = headline.reason {
      reasons[reason.rawValue, default: 0] += 1
    } else {
      unexplained += 1
    }
  }

  /// Two rows of different offerings together; kind, level, leerweg, sector and indicator are those
  /// of the first.
  package static func + (a: Coverage.Row, b: Coverage.Row) -> Coverage.Row {
    var sum = a
    sum.offerings += b.offerings
    sum.students += b.students
    sum.published += b.published
    sum.publishedStudents += b.publishedStudents
    sum.rungs.merge(b.rungs, uniquingKeysWith: +)
    sum.rungStudents.merge(b.rungStudents, uniquingKeysWith: +)
    sum.reasons.merge(b.reasons, uniquingKeysWith: +)
    sum.unexplained += b.unexplained
    return sum
  }
}
