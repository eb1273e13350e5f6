import Archive
import ArgumentParser
import Catalog
import Edition
import Fetch
import Foundation
import Ingest
import Publishing
import Registers
import Rendering
import Tabular
import Templating

/// Eerlijke studiekeuze-informatie: één bijsluiter voor elke bekostigde mbo- en hbo-opleiding.
@main
struct Bijsluiter: AsyncParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "bijsluiter",
    abstract:
      "Vind ik werk, wat verdien ik, haal ik het diploma? Per opleiding, met de bron erbij.",
    version: version,
    subcommands: [
      GenerateCommand.self, QueryCommand.self, ShowCommand.self, CompareCommand.self,
      GuessCommand.self, ExplainCommand.self, CoverageCommand.self, DoelmatigheidCommand.self,
      BacktestCommand.self, ImportCommand.self, FetchCommand.self, RefreshCommand.self,
      StatusCommand.self, DiffCommand.self, RollbackCommand.self,
      DoctorCommand.self,
    ])

  static func main() async {
    var running: any ParsableCommand.Type = Bijsluiter.self
    do {
      try refuseLineEnds(CommandLine.arguments.dropFirst())
      var command = try parseAsRoot(nil)
      running = type(of: command)
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch {
      finish(error, running)
    }
  }

  /// Ends with the status that goes with the error; data errors point, nothing prints a trace.
  private static func finish(_ error: any Error, _ command: any ParsableCommand.Type) -> Never {
    switch error {
    case let error as CommandError:
      tell(error.description)
      Foundation.exit(error.status.rawValue)
    case EditionError.foreign:
      tell("\(error)")
      Foundation.exit(ExitStatus.failed.rawValue)
    case is TabularError, is ArchiveError, is IngestError, is EditionError, is RegisterError,
      is TemplateError, RenderingError.missingTexts:
      tell("\(error)")
      Foundation.exit(ExitStatus.badData.rawValue)
    case is RenderingError, is CatalogError, is PublishingError, is FetchError:
      tell("\(error)")
      Foundation.exit(ExitStatus.failed.rawValue)
    case let error as CocoaError:
      let path = error.userInfo[NSFilePathErrorKey] as? String ?? ""
      let under = error.userInfo[NSUnderlyingErrorKey] as? POSIXError
      let why = under.map { String(cString: strerror($0.code.rawValue)) } ?? "lukt niet"
      tell(
        "\(path.isEmpty ? "bestand of map" : path): \(why)\ndoe: controleer het pad en de rechten")
      Foundation.exit(ExitStatus.failed.rawValue)
    case let error as ValidationError:
      let name = command == Bijsluiter.self ? "" : " " + (command.configuration.commandName ?? "")
      tell("\(error.message)\ndoe: kijk bij «bijsluiter\(name) --help»")
      Foundation.exit(ExitStatus.usage.rawValue)
    default:
      if Catalog.isDatabaseError(error) {
        tell("catalogus: \(error)\ndoe: kijk na met «bijsluiter doctor»")
        Foundation.exit(ExitStatus.failed.rawValue)
      }
      let said = command.fullMessage(for: error)
      let status = command.exitCode(for: error)
      if status == .success {
        try? answer(said)
      } else if !said.isEmpty {
        tell(said)
      }
      Foundation.exit(status.rawValue)
    }
  }

  /// An argument with a line end could say lines of its own in what is told of it.
  private static func refuseLineEnds(_ arguments: some Sequence<String>) throws {
    guard let found = arguments.first(where: { $0.contains { $0.isNewline } }) else { return }
    let shown = found.split(whereSeparator: \.isNewline).joined(separator: " ")
    throw CommandError(
      "«\(shown.prefix(80))»: er staat een regeleinde in een argument",
      advice: "typ het op één regel", status: .usage)
  }
}

/// Options every command has.
struct HomeOptions: ParsableArguments {
  @Option(help: "Map met Datasets/ en Templates/.")
  var home: String?

  func open() throws -> Home { try Home(named: home) }
}

/// Options of every command that gives data: what it is about.
struct EditionOptions: ParsableArguments {
  @Option(
    name: .customLong("edition"),
    help: "Map met een editie, bijvoorbeeld die van de nacht; zonder deze de ingebouwde.")
  var folder: String?

  @OptionGroup var home: HomeOptions

  /// The whole edition, for what looks at every programme.
  func open() throws -> OpenEdition { try OpenEdition(home: home.open(), edition: folder) }

  /// Its catalogue, for a question about a few.
  func catalog() throws -> CatalogCache { CatalogCache(home: try home.open(), edition: folder) }
}
