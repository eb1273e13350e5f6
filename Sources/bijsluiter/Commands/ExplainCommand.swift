import ArgumentParser
import Catalog
import Facts
import Foundation
import Publishing
import Rendering

/// How one figure was made: definition, formula, numbers, rungs, file and rows.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Leg uit hoe een cijfer gemaakt is: de som, de getallen en waar ze staan.",
    aliases: ["verklaar"])

  @Argument(help: "Een sleutel als 28dn-30020.")
  var key: String

  @Argument(help: "Het cijfer: job_chance of werk, completion of diploma, …")
  var indicator: String

  @Flag(help: "Als JSON.")
  var json = false

  @OptionGroup var edition: EditionOptions

  mutating func run() throws {
    guard let key = OfferingKey(typed: [key])?.description else {
      throw ValidationError("«\(key)» is geen sleutel: zoek hem met «bijsluiter query WOORDEN»")
    }
    let explanation = try edition.catalog().answering { catalog in
      let texts = try catalog.sentences(.nl)
      guard let id = Explanation.indicator(named: indicator, texts: texts) else {
        throw ValidationError("«\(indicator)»: kies uit \(Explanation.names(texts))")
      }
      let sheet = try catalog.sheet(named: key)
      let figures = sheet.figures.filter { $0.indicator == id }
      let ids = figures.flatMap { figure in
        let tried = (figure.passedOver ?? []).flatMap { $0.sources ?? [] }
        let rows = figure.sources + (figure.converted?.sources ?? []) + tried
        return rows.map(\.id) + (figure.wouldFill ?? [])
      }
      return try Explanation(
        id, on: sheet, texts: texts, sources: catalog.sources(Set(ids)))
    }
    if json {
      try answer(Data(explanation.json))
    } else {
      try answer(explanation.text, terminator: "")
    }
  }
}
