import ArgumentParser
import Facts
import Figures
import Foundation
import Publishing
import Registers
import Rendering

/// Signals per programme and region for those who decide on what is offered.
struct DoelmatigheidCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doelmatigheid",
    abstract: "Signalen per opleiding en regio, elk met zijn getallen en zijn regel.")

  @Option(help: "Arbeidsmarktregio: naam of code als AM18.")
  var region: String?

  @Option(help: "Sector, of een lijst uit signals.yml als techniek-croho.")
  var sector: String?

  @Flag(help: "Als JSON.")
  var json = false

  @Flag(help: "Als CSV: één rij per signaal.")
  var csv = false

  @OptionGroup var edition: EditionOptions

  mutating func run() throws {
    guard !(json && csv) else { throw ValidationError("kies --json of --csv, niet beide") }
    let rules = try SignalRegister.read(path: self.edition.home.open().reference + "/signals.yml")
    let edition = try edition.open()
    let scan = SignalScan(edition.core, rules: rules)
    let list = try sector.map { try sectors($0, rules, scan) }
    let place = try region.map { try regionCode($0, scan) }
    let looked = scan.rows.filter { row in
      (place.map { $0 == row.region } ?? true)
        && (list.map { $0.sectors[row.kind]?.contains(row.sector) ?? false } ?? true)
    }
    let rows = looked.filter { !$0.signals.isEmpty }
    let count = SignalCount(looked)
    let forecast = ForecastRow.table(edition.core.facts)
    if json {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      let report = Report(
        rulesVersion: rules.version, sectorList: list.map { $0.name + " (" + $0.version + ")" },
        lookedAt: count, programmes: rows, notJudged: scan.gaps, forecast: forecast)
      try answer(String(decoding: try encoder.encode(report), as: UTF8.self))
      return
    }
    let texts = try Texts(edition.texts, .nl)
    let words = SignalWords(texts: texts, rules: rules)
    if csv { return try answer(Data(table(rows, words))) }
    for line in words.forecast(forecast) { try answer(line) }
    try answer("")
    for row in rows {
      try answer(words.heading(row))
      for signal in row.signals { try answer("  - " + words.sentence(signal)) }
    }
    try answer(words.closing(count, list: list, gaps: scan.gaps))
  }

  private struct Report: Encodable {
    var rulesVersion: String
    var sectorList: String?
    var lookedAt: SignalCount
    var programmes: [ProgrammeRegion]
    var notJudged: [SignalGap]
    var forecast: [ForecastRow]

    enum CodingKeys: String, CodingKey {
      case rulesVersion = "rules_version"
      case sectorList = "sector_list"
      case lookedAt = "looked_at"
      case programmes
      case notJudged = "not_judged"
      case forecast
    }
  }

  private func table(_ rows: [ProgrammeRegion], _ words: SignalWords) -> [UInt8] {
    var table = CSVRow(
      header: [
        "kind", "code", "leerwegen", "name", "level", "sector", "region", "region_name", "place",
        "year", "students_low", "students_high", "institutions", "institutions_national", "rule",
        "rule_kind", "about", "numbers", "sentence",
      ], forPipe: true)
    for row in rows {
      for signal in row.signals {
        let numbers = signal.numbers.map {
          $0.name + ($0.period.map { "@" + $0 } ?? "") + "=" + "\($0.value)"
        }
        table.word(row.kind.rawValue)
        table.word(TableCodes.programme(row.code, row.kind))
        table.word(row.leerwegen.map(\.rawValue).joined(separator: " "))
        table.text(row.name)
        table.word(TableCodes.level(row.level))
        for text in [row.sector, row.region, row.regionName, row.place.rawValue] {
          table.text(text)
        }
        table.number(row.year)
        for count in [
          row.students.low, row.students.high, row.institutions, row.institutionsNational,
        ] {
          table.number(count)
        }
        table.word(signal.rule.rawValue)
        table.word(signal.kind.rawValue)
        table.text(signal.about)
        table.text(numbers.joined(separator: " "))
        table.text(words.sentence(signal))
        table.endRow()
      }
    }
    return table.bytes
  }

  /// A named list, or one sector as a list of its own.
  private func sectors(_ text: String, _ rules: SignalRules, _ scan: SignalScan) throws
    -> SignalRules.SectorList
  {
    if let list = rules.sectorLists.first(where: { $0.id == text.lowercased() }) { return list }
    let code = text.lowercased().replacingOccurrences(of: " ", with: "_")
    let known = Set(scan.rows.map(\.sector))
    guard known.contains(code) else {
      let choices = rules.sectorLists.map(\.id) + known.sorted()
      throw ValidationError("--sector \(text): kies uit \(choices.joined(separator: ", "))")
    }
    return SignalRules.SectorList(
      id: code, name: text, version: "CROHO 2024, SBB 2019",
      sectors: [.hbo: [code], .mbo: [code]])
  }

  private func regionCode(_ text: String, _ scan: SignalScan) throws -> String {
    let names = Dictionary(scan.rows.map { ($0.regionName.lowercased(), $0.region) }) { a, _ in a }
    let typed = text.lowercased()
    if let code = names[typed] ?? names.values.first(where: { $0.lowercased() == typed }) {
      return code
    }
    throw ValidationError(
      "--region \(text): kies uit \(names.keys.filter { !$0.isEmpty }.sorted().joined(separator: ", "))"
    )
  }
}
