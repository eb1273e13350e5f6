import ArgumentParser
import Foundation
import Publishing
import Registers

/// One nightly run.
struct RefreshCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "refresh",
    abstract: "Haal op wat nieuw is, kijk het na, maak de site en zet haar in één stap neer.",
    discussion: """
      Gaat er iets mis, dan blijft de laatste goede site staan. Een bron die niet bereikt wordt, of iets \
      anders stuurt dan is afgesproken, houdt de andere niet op: haar laatste goede stand blijft in de site, \
      en de rest wordt geplaatst.

      Eindigt met 0 als alles klopt, met 1 als het niet lukte, met 2 als een poort over het geheel het \
      tegenhield (de site blijft), met 65 als de instellingen niet kloppen, met 69 als \
      het lukte zonder het nieuws van een bron.
      """,
    aliases: ["ververs"])

  @Flag(help: "Maak de versie en laat haar wachten op een blik.")
  var hold = false

  @Flag(help: "Bezoek geen bron; maak de site van wat er al is.")
  var offline = false

  @Flag(help: "Maak ook een versie als er niets veranderde.")
  var force = false

  @Flag(
    name: [.long, .customLong("herschat")],
    help: "Maak ook de schattingen opnieuw, van de tellingen van nu.")
  var reestimate = false

  @Option(
    help: ArgumentHelp(
      "Laat het nieuws van deze bron wachten; de site houdt wat zij van haar had. Mag vaker.",
      valueName: "bron"))
  var without: [String] = []

  @Flag(help: "Zet elke regel van het logboek ook op het scherm.")
  var verbose = false

  @Flag(help: "Het verslag als JSON.")
  var json = false

  @Option(help: "Aantal stukken werk tegelijk.")
  var jobs = ProcessInfo.processInfo.activeProcessorCount

  @OptionGroup var options: RefreshOptions
  @OptionGroup var home: HomeOptions

  mutating func run() async throws {
    let home = try home.open()
    let configuration = try options.read(home)
    var wish = Refresh.Wish()
    wish.hold = hold
    wish.offline = offline
    wish.force = force
    wish.reestimate = reestimate
    wish.without = Set(without)
    wish.verbose = verbose
    wish.jobs = max(1, jobs)
    let progress = Progress()
    let report = try await Refresh(configuration, home: home).run(wish) { _, done, all in
      progress.show(done, of: all)
    }
    progress.finish()
    try json ? answer(json: report) : answer(report.summary)
    if report.status != 0 { throw ExitCode(report.status) }
  }
}
