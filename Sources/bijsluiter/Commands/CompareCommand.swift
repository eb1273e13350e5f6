import ArgumentParser
import Catalog
import Facts
import Figures
import Foundation
import Publishing
import Rendering

/// Programmes side by side, with what may be said of their differences.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Zet opleidingen naast elkaar en zeg waar een echt verschil is.",
    aliases: ["vergelijk"])

  @Argument(help: "Twee tot zes sleutels: 28dn-30020 30gb-30020")
  var keys: [String] = []

  @Flag(help: "Als JSON.")
  var json = false

  @OptionGroup var edition: EditionOptions

  mutating func run() throws {
    let keys = try self.keys.map { text in
      guard let key = OfferingKey(typed: [text]) else {
        throw ValidationError("«\(text)» is geen sleutel: zoek hem met «bijsluiter query WOORDEN»")
      }
      return key.description
    }
    guard Comparison.offerings.contains(keys.count) else {
      let range = Comparison.offerings
      throw ValidationError(
        "\(keys.count) \(keys.count == 1 ? "opleiding" : "opleidingen"): geef er \(range.lowerBound) tot \(range.upperBound)"
      )
    }
    guard Set(keys).count == keys.count else {
      throw ValidationError("een sleutel staat er dubbel: vergelijk verschillende opleidingen")
    }
    let (sheets, texts) = try edition.catalog().answering { catalog in
      (try keys.map { try catalog.sheet(named: $0) }, try catalog.sentences(.nl))
    }
    if json {
      try answer(Data(ComparisonJSON.bytes(sheets)))
    } else {
      try answer(ComparisonText(texts: texts).text(sheets), terminator: "")
    }
  }
}

extension Catalog {
  /// The sheet of a key.
  /// - Throws: `CommandError` when there is none.
  func sheet(named key: String) throws -> Sheet {
    guard let sheet = try sheet(key) else {
      throw CommandError(
        "«\(key)» bestaat niet in deze editie", advice: "zoek met «bijsluiter query WOORDEN»",
        status: .failed)
    }
    return sheet
  }
}
