import ArgumentParser
import Publishing
import Registers

/// Back to an earlier version.
struct RollbackCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rollback",
    abstract: "Zet een eerdere versie terug als de site, in één stap.",
    discussion:
      "Wat eraf gaat, komt pas terug als een bron, regel of sjabloon verandert, of met --to.")

  @Option(help: "Nummer van de versie; zonder: die van daarvoor.")
  var to: Int?

  @Flag(help: "Als JSON.")
  var json = false

  @OptionGroup var options: RefreshOptions
  @OptionGroup var home: HomeOptions

  mutating func run() async throws {
    let store = try options.read(home.open()).store
    let (from, target) = try await store.rollBack(to: to)
    if json { return try answer(json: ["from": from?.name, "to": target.name]) }
    try answer("de site is nu versie \(target.name), gegevens tot \(target.created)")
    if let from { tell("versie \(from.name) blijft bewaard") }
  }
}
