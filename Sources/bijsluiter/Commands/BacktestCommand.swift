import ArgumentParser
import Facts
import Figures
import Foundation
import Publishing
import Rendering

/// How well the hbo completion estimate tells a year it has not seen, and whether it agrees with the
/// published national cohorts.
struct BacktestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backtest",
    abstract: "Hoe goed onze schatting van het diploma een jaar voorspelt dat ze niet kent.",
    discussion: """
      Fout is de wortel uit het gemiddelde van de gekwadrateerde fouten, in procentpunten. Met
      --json staan de fouten als deel van 1.
      """)

  @Flag(help: "Als JSON.")
  var json = false

  @OptionGroup var edition: EditionOptions

  mutating func run() throws {
    let edition = try edition.open()
    let test = Backtest(edition.core)
    if json {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      try answer(String(decoding: try encoder.encode(test.rows), as: UTF8.self))
      return
    }
    guard !test.rows.isEmpty else {
      throw CommandError(
        "deze editie heeft te weinig jaren om er een achter te houden",
        advice: "nodig zijn vier tellingen op rij van studenten, eerstejaars en diploma's",
        status: .failed)
    }
    try answer(
      """
      Voorspeld: het ruwe aandeel met een diploma van iedereen die in één studiejaar stopte of klaar
      was, uit hoogstens drie jaren ervoor («drie jaar»: die jaren samen, onbewerkt). Mee doen alle
      hbo-bachelors van nu die met die jaren een eigen cijfer zouden krijgen; \(test.unmeasured) keer was
      het jaar zelf niet te meten. De constanten zijn op deze zelfde jaren gekozen.

      """)
    for line in BacktestCommand.table(test.rows) { try answer(line) }
    try answer("")
    for line in BacktestCommand.bars(test.rows) { try answer(line) }
    try answer("")
    for line in BacktestCommand.outside(OutsideCheck(edition.core)) { try answer(line) }
  }

  private static func table(_ rows: [Backtest.Row]) -> [String] {
    let header = [
      "fout in procentpunten", "voorspeld", "n", "schatting", "vorig jaar", "drie jaar", "sector",
      "/vorig", "/drie", "in interval",
    ]
    let cells = rows.map { row in
      [
        name(row.group), row.years.map(studyYear).joined(separator: " "), String(row.n),
        points(row.rmse.estimate), points(row.rmse.lastYear), points(row.rmse.threeYear),
        points(row.rmse.sectorMean), ratio(row.rmse.toLastYear, 3), ratio(row.rmse.toThreeYear, 3),
        row.coverage90.map { points($0) + " %" } ?? "-",
      ]
    }
    let widths = header.indices.map { column in
      ([header] + cells).map { $0[column].count }.max() ?? 0
    }
    return ([header] + cells).map { line in
      line.enumerated().map { column, text in
        let gap = String(repeating: " ", count: widths[column] - text.count)
        return column < 2 ? text + gap : gap + text
      }.joined(separator: "  ")
    }
  }

  /// The bars of the contract, for everything together and for each year held back.
  private static func bars(_ rows: [Backtest.Row]) -> [String] {
    rows.filter { $0.group == "all" || $0.group.hasPrefix("held_back") }.map { row in
      func word(_ met: Bool) -> String { met ? "gehaald" : "NIET gehaald" }
      let inside = row.coverage90.map(Backtest.coverage.contains) ?? false
      return "\(name(row.group)): hoogstens 0,85 × vorig jaar \(word(row.rmse.meetsLastYear)), "
        + "onder 0,97 × drie jaar ruw \(word(row.rmse.meetsThreeYear)), "
        + "85–95 % in het interval \(word(inside))"
    }
  }

  private static func outside(_ check: OutsideCheck) -> [String] {
    var lines = check.ratios.map {
      "heel Nederland, voltijd, \(ratio($0.switchers)) overstappers per eerstejaars: "
        + "\(points($0.share)) %"
    }
    if let five = check.afterFive, let eight = check.afterEight, let holds = check.holds {
      lines.append(
        "gepubliceerd (Vereniging Hogescholen): \(Language.nl.decimal(five.value, places: 1)) % met "
          + "diploma na vijf jaar (start \(five.period)), "
          + "\(Language.nl.decimal(eight.value, places: 1)) % na acht jaar (start \(eight.period)): "
          + (holds ? "onze schatting ligt ertussen" : "onze schatting ligt er NIET tussen"))
      lines.append(
        "verschil in telling: een cohort telt een diploma waar ook in het hbo; bij ons is een "
          + "overstapper vertrokken en elders begonnen")
    }
    return lines
  }

  private static func name(_ group: String) -> String {
    switch group {
    case "all": return "alles"
    case "size_30_99": return "30 tot 100 mensen"
    case "size_100_299": return "100 tot 300 mensen"
    case "size_300_plus": return "300 mensen of meer"
    case "all_within_0_1": return "zonder aandelen van 1 of meer"
    case "all_cohort_lagged": return "andere schatting: per cohort"
    default: return Int(group.suffix(4)).map { "alleen " + studyYear($0) } ?? group
    }
  }

  private static func studyYear(_ year: Int) -> String { "\(year)/\((year + 1) % 100)" }
  private static func points(_ share: Double) -> String {
    Language.nl.decimal(share * 100, places: 1, padded: true)
  }
  private static func ratio(_ value: Double, _ places: Int = 2) -> String {
    Language.nl.decimal(value, places: places, padded: true)
  }
}
