import ArgumentParser
import Facts
import Foundation
import Publishing
import Registers
import Rendering

/// What differs between two versions of the site.
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Wat er verschilt tussen twee versies: per opleiding en cijfer, van, naar en waarom.",
    discussion: """
      Zonder versies: de versie die wacht (of de nieuwste) tegen de site van nu; is de site de nieuwste, dan \
      wat zij veranderde. Met één versie: die en de site. Eindigt met 0, ook als er niets verschilt.
      """)

  @Argument(help: "Nummers of namen van hoogstens twee versies.")
  var versions: [String] = []

  @Option(
    help: "Alleen de opleidingen van deze instelling (BRIN), om haar voor publicatie te laten zien."
  )
  var institution: String?

  @Flag(help: "Als JSON.")
  var json = false

  @OptionGroup var options: RefreshOptions
  @OptionGroup var home: HomeOptions

  func validate() throws {
    guard versions.count <= 2 else { throw ValidationError("geef hoogstens twee versies") }
  }

  mutating func run() throws {
    let home = try home.open()
    let store = try options.read(home).store
    let pair = try VersionPair(store, named: versions)
    let brin = institution?.uppercased()
    let diff = try SiteDiff(
      from: store.siteFolder(pair.from.name), to: store.siteFolder(pair.to.name)
    ) { brin == nil || $0.brin == brin }
    if let brin, diff.sheets == 0 {
      throw CommandError(
        "geen opleiding van instelling «\(brin)» in deze versies",
        advice: "geef het BRIN-nummer, vier tekens, bijvoorbeeld 28DN", status: .failed)
    }
    if json {
      return try answer(
        Data(
          diff.json(from: side(pair.from), to: side(pair.to)) { page($0, pair, store) }
            + [UInt8(ascii: "\n")]))
    }
    try answer("van versie \(words(pair.from)) naar versie \(words(pair.to))")
    if let brin { try answer("alleen instelling \(brin)") }
    guard !diff.lines.isEmpty else {
      return try answer("niets veranderd op \(diff.sheets) bijsluiters")
    }
    try answer(
      "\(diff.lines.count) wijzigingen op \(diff.names.count) van \(diff.sheets) bijsluiters")
    if pair.to.state == .held {
      try answer("nog niet gepubliceerd; te bekijken in \(store.siteFolder(pair.to.name))")
    }
    try answer("")
    let text = try DiffText(
      texts: TextRegister.read(path: home.templates + "/texts/nl.yml"),
      edition: store.editionFolder(pair.to.name))
    try answer(text.text(diff) { page($0, pair, store) }, terminator: "")
  }

  private func page(_ key: OfferingKey, _ pair: VersionPair, _ store: SiteStore) -> String? {
    pair.page(key.description, in: store)
  }

  private func side(_ version: Version) -> SiteDiff.Side {
    SiteDiff.Side(
      version: version.name, created: version.created, state: version.state.rawValue)
  }

  private func words(_ version: Version) -> String {
    let state =
      switch version.state {
      case .held: "wacht"
      case .published: "gepubliceerd"
      case .rolledBack: "teruggezet"
      }
    return "\(version.number) (\(state), gegevens tot \(version.created))"
  }
}
