import ArgumentParser
import Edition
import Facts
import Ingest
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
    try EditionWriter.checkTarget(out)
    let sources = try SourceRegister.read(folder: home.sources)
    let harvest = try Import.run(
      sources, from: from, report: { line in tell(line.account) },
      awaited: { source in
        tell("nog niet ontvangen: \(source.id), \(source.local); zie \(source.card.url)")
      })
    for reject in harvest.rejects {
      tell("afgekeurd: \(reject.source):\(reject.line):\(reject.column): \(reject.reason)")
    }
    let assembly = Assembly(
      harvest.tables,
      directions: try DirectionRegister.read(path: home.reference + "/directions.yml"),
      laterRegions: try RegionRegister.read(path: home.reference + "/regions.yml"))
    let indicators = Dictionary(
      sources.compactMap { source in
        source.indicator.map { (source.id, ($0, source.definition)) }
      }
    ) { first, _ in first }
    let written = try EditionWriter.write(
      assembly, ledger: harvest.ledger, indicators: indicators, to: out)
    let mbo = assembly.offerings.filter { $0.kind == .mbo }.count
    try answer(
      "editie \(written.id.prefix(12)): \(mbo) mbo- en \(assembly.offerings.count - mbo) "
        + "hbo-opleidingen, \(written.bytes / 1024) kB in \(out)")
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
