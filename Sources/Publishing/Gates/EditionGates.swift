import Facts
import Figures
import Registers

/// What is looked at by holding a new edition against the one that is the site now.
enum EditionGates {
  /// Every row used or refused with a reason, and no source that lost most of its rows.
  ///
  /// - Parameter before: rows of each source in the edition of the site.
  static func rows(_ ledger: [LedgerLine], before: [String: Int], rules: GateRules) -> [GateFinding]
  {
    var findings: [GateFinding] = []
    for line in ledger {
      if line.rowsIn != line.used + line.outside + line.rejected {
        findings.append(
          GateFinding(
            "row_balance", line.source.id,
            "in \(line.rowsIn), gebruikt \(line.used), buiten de selectie \(line.outside), "
              + "afgekeurd \(line.rejected): dat klopt niet", rows: [line.file]))
      }
      if let old = before[line.source.id], old > 0 {
        let fall = 1 - Double(line.rowsIn) / Double(old)
        if fall > rules.largestFall {
          findings.append(
            GateFinding(
              "row_balance", line.source.id,
              "van \(old) naar \(line.rowsIn) rijen, \(perCent(fall)) minder", rows: [line.file]))
        }
      }
    }
    return findings
  }

  /// One row of coverage as it was published: the new ones are made the same way.
  struct Covered: Codable, Hashable {
    var kind: Kind
    var level: Level
    var indicator: IndicatorID
    var offerings: Int
    var published: Int
  }

  /// Fewer offerings, or fewer of them with a headline figure, than on the site.
  static func coverage(from old: [Covered], to new: [Covered], rules: GateRules) -> [GateFinding] {
    struct Cell: Hashable {
      var kind: Kind
      var level: Level
      var indicator: IndicatorID
    }
    let now = Dictionary(
      new.map { (Cell(kind: $0.kind, level: $0.level, indicator: $0.indicator), $0) }
    ) { first, _ in first }
    var findings: [GateFinding] = []
    var told: Set<String> = []
    for row in old where row.offerings >= rules.fewestOfferings {
      let cell = Cell(kind: row.kind, level: row.level, indicator: row.indicator)
      let group = "\(row.kind.rawValue) \(row.level.rawValue)"
      let after = now[cell]
      let lost = 1 - Double(after?.offerings ?? 0) / Double(row.offerings)
      if lost > rules.offeringsLost, told.insert(group).inserted {
        findings.append(
          GateFinding(
            "coverage_drop", group,
            "van \(row.offerings) naar \(after?.offerings ?? 0) opleidingen, \(perCent(lost)) minder"
          ))
      }
      guard let after, after.offerings > 0 else { continue }
      let before = Double(row.published) / Double(row.offerings)
      let share = Double(after.published) / Double(after.offerings)
      if before - share > rules.figuresLost {
        findings.append(
          GateFinding(
            "coverage_drop", "\(row.indicator.rawValue) \(group)",
            "met een cijfer: van \(perCent(before)) naar \(perCent(share)) van de opleidingen "
              + "(\(row.published) naar \(after.published))"))
      }
    }
    return findings
  }

  /// Groups whose headline figures moved more than a year can explain, or changed definition.
  static func drift(_ drift: Drift, rules: GateRules) -> [GateFinding] {
    drift.moves.compactMap { move in
      let limit = rules.drift[move.indicator.rawValue] ?? rules.drift["usual"] ?? 0.2
      let isFar = abs(move.change) > limit
      guard isFar || !move.definitions.isEmpty else { return nil }
      let group = "\(move.kind.rawValue) \(move.level.rawValue) \(move.sector)"
      var message =
        "gemiddeld van \(rounded(move.before)) naar \(rounded(move.after)), "
        + "\(move.change < 0 ? "−" : "+")\(perCent(abs(move.change))), bij \(move.offerings) opleidingen"
      if !move.definitions.isEmpty {
        message += "; andere definitie: " + move.definitions.joined(separator: ", ")
      }
      return GateFinding("drift", "\(move.indicator.rawValue) \(group)", message)
    }
  }

  static func perCent(_ share: Double) -> String {
    let tenths = Int((share * 1000).rounded())
    return "\(tenths / 10),\(abs(tenths % 10)) %"
  }

  private static func rounded(_ value: Double) -> String {
    let thousandths = Int((value * 1000).rounded())
    let rest = String(abs(thousandths % 1000))
    return "\(thousandths / 1000)," + String(repeating: "0", count: 3 - rest.count) + rest
  }
}
