import ArgumentParser
import Catalog
import Facts
import Foundation
import Publishing
import Rendering

/// Guess first, then see: job chance and pay of one programme.
struct GuessCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "guess", abstract: "Raad eerst, en zie dan het cijfer: werk en loon.",
    aliases: ["raad"])

  @Argument(help: "Een sleutel als 28dn-30020, of woorden.")
  var words: [String] = []

  @Option(help: "Je schatting van het werk, van de 100; zonder vragen we het.")
  var job: String?

  @Option(help: "Je schatting van het loon, in euro per uur; zonder vragen we het.")
  var salary: String?

  @Option(help: "Taal: nl of en.")
  var lang = Language.nl

  @Flag(help: "Als JSON: je schattingen en de cijfers.")
  var json = false

  @OptionGroup var edition: EditionOptions

  mutating func run() throws {
    try OfferingKey.expect(words)
    let (sheet, books) = try edition.catalog().answering { catalog in
      let sheet = try catalog.sheet(named: catalog.key(of: words, for: "guess"))
      var books = [Language.nl: try catalog.sentences(.nl)]
      if lang != .nl { books[lang] = try catalog.sentences(lang) }
      return (sheet, books)
    }
    let text = try GuessText(texts: books, language: lang)
    tell(VisibleText.of(sheet.name + ", " + sheet.institution.name) + " (" + sheet.key + ")")
    var guesses: [(IndicatorID, Double)] = []
    for indicator in GuessText.questions {
      guard let guess = try ask(indicator, text, on: sheet) else { continue }
      guesses.append((indicator, guess))
      if !json {
        try answer(text.outcome(indicator, guess: guess, on: sheet))
      }
    }
    guard !guesses.isEmpty else {
      if !GuessText.questions.contains(where: { text.question($0, on: sheet) != nil }) {
        throw CommandError(
          "bij deze opleiding is niets te raden",
          advice: "kies een andere opleiding met «bijsluiter query WOORDEN»", status: .failed)
      }
      throw CommandError(
        "geen schatting gegeven", advice: "typ een getal, of geef --job en --salary",
        status: .failed)
    }
    if json { try answer(Data(GuessJSON.bytes(guesses, on: sheet))) }
  }

  /// The guess given as an option, or typed; nil when the input ended.
  private func ask(_ indicator: IndicatorID, _ text: GuessText, on sheet: Sheet) throws -> Double? {
    let (option, name) = indicator == .jobChance ? (job, "--job") : (salary, "--salary")
    if let option {
      guard let guess = GuessText.guess(option, indicator) else {
        throw ValidationError("\(name) \(option): geef een getal dat kan")
      }
      return guess
    }
    if json { return nil }
    guard let question = text.question(indicator, on: sheet) else {
      tell(text.missing(indicator, on: sheet))
      return nil
    }
    while true {
      tell(question)
      guard let line = readLine() else { return nil }
      if let guess = GuessText.guess(line, indicator) { return guess }
      tell(
        "«\(line.prefix(20))»: typ een getal, bijvoorbeeld \(indicator == .jobChance ? "60" : "15,50")"
      )
    }
  }
}
