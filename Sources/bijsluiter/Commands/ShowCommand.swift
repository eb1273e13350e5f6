import ArgumentParser
import Catalog
import Facts
import Foundation
import Rendering

/// One sheet in the terminal.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Toon één bijsluiter: met een sleutel of met woorden.",
    aliases: ["toon"])

  @Argument(help: "Een sleutel als 28dn-30020, of woorden.")
  var words: [String]

  @Flag(help: "Als JSON: het bestand sheet.json.")
  var json = false

  @OptionGroup var home: HomeOptions

  mutating func run() throws {
    let home = try home.open()
    let catalog = try CatalogCache(home: home).open()
    let key = try find(in: catalog)
    guard let sheet = try catalog.sheet(key) else {
      throw CommandError(
        "«\(key)» bestaat niet in deze editie", advice: "zoek met «bijsluiter query WOORDEN»",
        status: .failed)
    }
    if json {
      var bytes: [UInt8] = []
      SheetJSON.append(sheet, to: &bytes)
      FileHandle.standardOutput.write(Data(bytes))
      return
    }
    let used = Set(
      (sheet.figures + sheet.locations.map(\.students)).flatMap { $0.sources.map(\.id) })
    let wanted = Set(sheet.figures.flatMap { $0.wouldFill ?? [] })
    let text = try SheetText(texts: catalog.sentences(), templates: home.templates)
    print(text.text(sheet, sources: try catalog.sources(used.union(wanted))), terminator: "")
  }

  /// The key itself, or the best match of the words; other good matches are named.
  private func find(in catalog: Catalog) throws -> String {
    if words.count == 1, let key = OfferingKey(words[0]) { return key.description }
    var question = CatalogQuestion(words: words)
    question.limit = 4
    let answer = try catalog.ask(question)
    for (typed, read) in answer.corrections { tell("«\(typed)» gelezen als «\(read)»") }
    guard let best = answer.hits.first else {
      throw CommandError(
        "niets gevonden voor «\(words.joined(separator: " "))»",
        advice: "probeer minder woorden, of alleen het begin van een woord", status: .failed)
    }
    let others = answer.hits.dropFirst()
    if !others.isEmpty {
      tell("ook gevonden:")
      for hit in others { tell("  " + hit.line) }
    }
    return best.key
  }
}
