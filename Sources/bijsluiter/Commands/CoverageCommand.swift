import ArgumentParser
import Facts
import Figures
import Foundation
import Publishing
import Rendering

/// Share of offerings and students with each figure, per rung and per reason.
struct CoverageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage",
    abstract: "Hoeveel opleidingen hebben welk cijfer, op welke trede, en waarom de rest niet.",
    aliases: ["dekking"])

  @Option(help: "Verder uitgesplitst naar sector of leerweg, of allebei: sector,leerweg.")
  var by: String?

  @Flag(help: "Als JSON.")
  var json = false

  @OptionGroup var edition: EditionOptions

  mutating func run() throws {
    let splits = try Set(
      (by ?? "").split(separator: ",").map { name -> Coverage.Split in
        guard let split = Coverage.Split(rawValue: String(name)) else {
          throw ValidationError("--by \(name): kies sector of leerweg")
        }
        return split
      })
    let edition = try edition.open()
    let coverage = Coverage(edition.core, by: splits)
    if json { return try answer(Data(CoverageJSON.bytes(coverage.rows))) }
    for row in coverage.rows {
      let share = row.offerings == 0 ? 0 : Double(row.published) / Double(row.offerings) * 100
      let people =
        row.students == 0 ? 0 : Double(row.publishedStudents) / Double(row.students) * 100
      let rungs = row.rungs.sorted { $0.value > $1.value }.map { "\($0.key) \($0.value)" }
      let reasons = row.reasons.sorted { $0.value > $1.value }.map { "\($0.key) \($0.value)" }
      let names = [
        row.kind.rawValue, row.level.rawValue, row.leerweg?.rawValue, row.sector,
        row.indicator.rawValue,
      ]
      var line = names.compactMap { $0 }.joined(separator: " ") + ": "
      line += "\(row.published) van \(row.offerings) opleidingen (\(Int(share.rounded())) %), "
      line += "\(Int(people.rounded())) % van de studenten"
      if !rungs.isEmpty { line += "; trede: " + rungs.joined(separator: ", ") }
      if !reasons.isEmpty { line += "; niet: " + reasons.joined(separator: ", ") }
      if row.unexplained > 0 { line += "; ONVERKLAARD \(row.unexplained)" }
      try answer(line)
    }
    try answer("\nWat er minstens moet zijn, en wat er is:")
    for bar in CoverageBar.all(coverage.rows) { try answer(bar.line) }
  }
}

extension CoverageBar {
  /// `hbo-bachelor, loon: 704 van 796 is 88,4 %, moet 97 %: niet gehaald (form_mix 92)`
  fileprivate var line: String {
    let verdict = isReached ? "gehaald" : "niet gehaald"
    guard let bar else { return "\(name): \(part), moet 0: \(verdict)" }
    // Rounded down: 9,116 of 9,118 is not all.
    let share = Language.nl.decimal((measured * 1000).rounded(.down) / 10, places: 1)
    let why = reasons.map { "\($0.reason) \($0.count)" }.joined(separator: ", ")
    return "\(name): \(Language.nl.whole(part)) van \(Language.nl.whole(whole)) is \(share) %, "
      + "moet \(Int((bar * 100).rounded())) %: \(verdict)" + (why.isEmpty ? "" : " (\(why))")
  }
}
