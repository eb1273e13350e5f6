import ArgumentParser
import Facts
import Figures
import Foundation

/// Share of offerings and students with each figure, per rung and per reason.
struct CoverageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage",
    abstract: "Hoeveel opleidingen hebben welk cijfer, op welke trede, en waarom de rest niet.",
    aliases: ["dekking"])

  @Option(help: "Map met een editie; zonder deze de ingebouwde.")
  var edition: String?

  @Flag(help: "Als JSON.")
  var json = false

  @OptionGroup var home: HomeOptions

  mutating func run() throws {
    let edition = try OpenEdition(home: home.open(), edition: edition)
    let coverage = Coverage(edition.core)
    if json {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      try answer(String(decoding: try encoder.encode(coverage.rows), as: UTF8.self))
      return
    }
    for row in coverage.rows {
      let share = row.offerings == 0 ? 0 : Double(row.published) / Double(row.offerings) * 100
      let people =
        row.students == 0 ? 0 : Double(row.publishedStudents) / Double(row.students) * 100
      let rungs = row.rungs.sorted { $0.value > $1.value }.map { "\($0.key) \($0.value)" }
      let reasons = row.reasons.sorted { $0.value > $1.value }.map { "\($0.key) \($0.value)" }
      var line = "\(row.kind.rawValue) \(row.level.rawValue) \(row.indicator.rawValue): "
      line += "\(row.published) van \(row.offerings) opleidingen (\(Int(share.rounded())) %), "
      line += "\(Int(people.rounded())) % van de studenten"
      if !rungs.isEmpty { line += "; trede: " + rungs.joined(separator: ", ") }
      if !reasons.isEmpty { line += "; niet: " + reasons.joined(separator: ", ") }
      if row.unexplained > 0 { line += "; ONVERKLAARD \(row.unexplained)" }
      try answer(line)
    }
  }
}
