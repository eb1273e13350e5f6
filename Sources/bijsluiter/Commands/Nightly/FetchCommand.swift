import ArgumentParser
import Fetch
import Foundation
import Publishing
import Registers

/// The sources alone: what is new is kept, and no site is made.
struct FetchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fetch",
    abstract: "Haal op wat nieuw is bij de bronnen en bewaar het; maak geen site.",
    discussion: """
      De volgende «refresh» gebruikt het. Met --probe wordt elke bron één keer helemaal opgehaald en weer \
      weggegooid, en staat er wat anders is dan wij aannemen. Eindigt met 0, of met 69 als een bron niet \
      gaf wat zij moest geven.
      """)

  @Flag(help: "Bezoek elke bron één keer en zeg wat anders is dan wij aannemen; bewaar niets.")
  var probe = false

  @Flag(help: "Zet elke regel van het logboek ook op het scherm.")
  var verbose = false

  @Flag(help: "Als JSON.")
  var json = false

  @OptionGroup var options: RefreshOptions
  @OptionGroup var home: HomeOptions

  mutating func run() async throws {
    let home = try home.open()
    let refresh = try Refresh(options.read(home), home: home)
    let progress = Progress()
    let status: Int32
    if probe {
      let report = try await refresh.probe { _, done, all in progress.show(done, of: all) }
      progress.finish()
      try json ? answer(json: report) : answer(report.lines.joined(separator: "\n"))
      status = report.findings.contains { $0.question == .sources && $0.differs } ? 69 : 0
    } else {
      let report = try await refresh.fetchOnly(verbose: verbose) { _, done, all in
        progress.show(done, of: all)
      }
      progress.finish()
      try json ? answer(json: report) : answer(report.text)
      status = report.status
    }
    if status != 0 { throw ExitCode(status) }
  }
}
