import ArgumentParser
import Foundation
import Publishing
import Registers

/// How the site stands.
struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Welke versie de site is, hoe oud, en hoe de laatste verversing ging.",
    discussion: "Eindigt met 0 als alles in orde is, met 1 als iemand moet kijken.")

  @Flag(help: "Als JSON.")
  var json = false

  @OptionGroup var options: RefreshOptions
  @OptionGroup var home: HomeOptions

  mutating func run() throws {
    let configuration = try options.read(home.open())
    let status = try SiteStatus(
      configuration.store, staleAfterHours: configuration.staleAfterHours)
    try json ? answer(json: status) : answer(status.text)
    if status.status != 0 { throw ExitCode(status.status) }
  }
}

/// A value as JSON on standard output.
func answer(json value: some Encodable) throws {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
  try answer(String(decoding: try encoder.encode(value), as: UTF8.self))
}
