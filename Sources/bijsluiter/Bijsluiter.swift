import Archive
import ArgumentParser
import Edition
import Foundation
import Ingest
import Registers
import Tabular

/// Eerlijke studiekeuze-informatie: één bijsluiter voor elke bekostigde mbo- en hbo-opleiding.
@main
struct Bijsluiter: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bijsluiter",
    abstract: "Vind ik werk, wat verdien ik, haal ik het diploma? Per opleiding, met de bron erbij.",
    version: "0.1.0",
    subcommands: [
      ImportCommand.self, CoverageCommand.self,
    ])

  static func main() async {
    do {
      var command = try parseAsRoot(nil)
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch {
      finish(error)
    }
  }

  /// Ends with the status that goes with the error; data errors point, nothing prints a trace.
  private static func finish(_ error: any Error) -> Never {
    switch error {
    case let error as CommandError:
      tell(error.description)
      Foundation.exit(error.status.rawValue)
    case is TabularError, is ArchiveError, is IngestError, is EditionError, is RegisterError:
      tell("\(error)")
      Foundation.exit(ExitStatus.badData.rawValue)
    default: exit(withError: error)
    }
  }
}

/// Options every command has.
struct HomeOptions: ParsableArguments {
  @Option(help: "Map met Datasets/ en Templates/.")
  var home: String?

  func open() throws -> Home { try Home(named: home) }
}
