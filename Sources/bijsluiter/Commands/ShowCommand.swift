import ArgumentParser
import Catalog
import Facts
import Foundation
import Publishing
import Rendering
import Search

/// One sheet in the terminal.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Toon één bijsluiter: met een sleutel of met woorden.",
    aliases: ["toon"])

  @Argument(help: "Een sleutel als 28dn-30020, of woorden.")
  var words: [String] = []

  @Option(help: "Taal: nl of en.")
  var lang = Language.nl

  @Flag(help: "Als JSON: het bestand sheet.json.")
  var json = false

  @OptionGroup var edition: EditionOptions

  mutating func run() throws {
    try OfferingKey.expect(words)
    let home = try edition.home.open()
    try edition.catalog().answering { try show(from: $0, home) }
  }

  private func show(from catalog: Catalog, _ home: Home) throws {
    let key = try catalog.key(of: words, for: "show")
    let sheet = try catalog.sheet(named: key)
    if json {
      var bytes: [UInt8] = []
      SheetJSON.append(sheet, to: &bytes)
      try answer(Data(bytes))
      return
    }
    let used = Set(
      (sheet.figures + sheet.locations.map(\.students)).flatMap {
        ($0.sources + ($0.converted?.sources ?? [])).map(\.id)
      })
    let wanted = Set(sheet.figures.flatMap { $0.wouldFill ?? [] })
    var books = [Language.nl: try catalog.sentences(.nl)]
    if lang != .nl { books[lang] = try catalog.sentences(lang) }
    let text = try SheetText(texts: books, templates: home.templates, language: lang)
    let sources = try catalog.sources(used.union(wanted))
    try answer(text.text(sheet, sources: sources), terminator: "")
  }
}

extension Catalog {
  /// The key itself, or the one offering that all the words fit.
  /// - Throws: `CommandError` that names those that fit when there are more, and when there is none.
  func key(of words: [String], for command: String) throws -> String {
    if let key = OfferingKey(typed: words) { return key.description }
    var question = CatalogQuestion(words: words)
    question.limit = 10
    let found = try ask(question)
    found.tellReadings()
    guard let only = found.hits.first else { throw found.nothing(for: words) }
    if found.total == 1, found.dropped.isEmpty { return only.key }
    for hit in found.hits { tell("  " + hit.line) }
    if found.total > found.hits.count { tell("  … en nog \(found.total - found.hits.count)") }
    let typed = words.joined(separator: " ").prefix(80)
    throw CommandError(
      found.dropped.isEmpty
        ? "«\(typed)» past bij \(found.total) opleidingen" : "«\(typed)» past bij geen opleiding",
      advice: "kies er een met zijn sleutel: bijsluiter \(command) \(only.key)", status: .failed)
  }
}

extension CatalogAnswer {
  /// Says how words were read and which were left out.
  func tellReadings() {
    for word in dropped { tell("«\(word)» past nergens bij; dit is zonder dat woord") }
    for reading in readings where !hits.isEmpty {
      tell("«\(reading.typed)» gelezen als «\(reading.read)»")
    }
  }

  func nothing(for words: [String]) -> CommandError {
    CommandError(
      "niets gevonden voor «\(words.joined(separator: " ").prefix(80))»",
      advice: "probeer minder woorden, of alleen het begin van een woord", status: .failed)
  }
}

extension OfferingKey {
  /// A key as people type it: with a space at its end, or in place of a hyphen.
  init?(typed words: [String]) {
    let parts = words.flatMap { $0.split(whereSeparator: \.isWhitespace) }
    self.init(parts.joined(separator: "-"))
  }

  /// - Throws: `ValidationError` when there is nothing to look for.
  static func expect(_ words: [String]) throws {
    guard words.contains(where: { $0.contains { $0.isLetter || $0.isNumber } }) else {
      throw ValidationError("geef een sleutel als 28dn-30020, of woorden")
    }
  }
}

extension Language: ExpressibleByArgument {}
