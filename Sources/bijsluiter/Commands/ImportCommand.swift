import ArgumentParser
import Edition
import Facts
import Publishing
import Registers
import Tabular

/// Local source files -> an edition.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Lees bestanden zoals de bronnen ze schrijven en maak er een editie van.")

  @Option(help: "Map met de bronbestanden; Datasets/sources zegt waar elk bestand staat.")
  var from: String

  @Option(help: "Map voor de editie; wordt in één keer vervangen.")
  var out: String

  @OptionGroup var home: HomeOptions

  mutating func run() throws {
    let home = try home.open()
    let built = try EditionBuilder.build(
      sources: try SourceRegister.read(folder: home.sources), from: from,
      reference: home.reference, to: out, report: { line in tell(line.account) },
      awaited: { source in
        tell("nog niet ontvangen: \(source.id), \(source.local); zie \(source.card.url)")
      })
    for reject in built.rejects {
      tell("afgekeurd: \(reject.source):\(reject.line):\(reject.column): \(reject.reason)")
    }
    try answer(
      "editie \(built.id.prefix(12)): \(built.offerings[.mbo] ?? 0) mbo- en "
        + "\(built.offerings[.hbo] ?? 0) hbo-opleidingen, \(built.bytes / 1024) kB in \(out)")
  }
}

extension LedgerLine {
  /// One line of the account: in = used + refused.
  var account: String {
    func padded(_ text: String, _ width: Int) -> String {
      text + String(repeating: " ", count: max(0, width - text.count))
    }
    return padded(source.id, 30)
      + " in \(rowsIn) = gebruikt \(used) + geweigerd \(outside + rejected)"
      + " (buiten de selectie \(outside), afgekeurd \(rejected))"
      + (normalised > 0 ? ", voorloopnullen hersteld: \(normalised)" : "")
  }
}
