import ArgumentParser
import Facts
import Foundation
import Publishing
import Rendering

/// All sheets, from an edition, in one go.
struct GenerateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract: "Maak alle bijsluiters: HTML, JSON, SVG en tekst, met de open data erbij.",
    aliases: ["genereer"])

  @Option(help: "Map voor de site; wordt in één keer vervangen.")
  var out = "bijsluiters"

  @Option(
    help: """
      Bestanden per opleiding: html,json,svg,text, en pdf als je erom vraagt. Met ods ook werkbladen van alle \
      gegevens.
      """)
  var format = "html,json,svg,text"

  @Option(help: "Talen: nl,en.")
  var lang = "nl,en"

  @Option(help: "Adres waar de site komt: voor sitemap, kaartjes en QR-codes.")
  var address: String?

  @Option(
    help: "Waar een lezer een fout meldt, voor de toegankelijkheidsverklaring: mail of https-adres."
  )
  var contact: String?

  @Option(
    help: """
      Alleen deze opleidingen: een sleutel, BRIN of code, of kind=hbo, level=4, leerweg=bbl, \
      sector=techniek. Meer met komma's of nog eens --only.
      """)
  var only: [String] = []

  @Option(help: "Aantal stukken werk tegelijk.")
  var jobs = ProcessInfo.processInfo.activeProcessorCount

  @Option(
    help: ArgumentHelp(
      "Voor bin/bench: alleen de snelheid van zoveel bladen.", visibility: .private))
  var measure: Int?

  @OptionGroup var edition: EditionOptions

  mutating func run() async throws {
    let formats = try Set(
      format.split(separator: ",").map { name -> SheetFormat in
        guard let format = SheetFormat(rawValue: String(name)) else {
          throw ValidationError(
            "onbekend formaat «\(name)»: kies uit html, json, svg, text, pdf, ods")
        }
        return format
      })
    guard !formats.isEmpty else {
      throw ValidationError("--format is leeg: kies html, json, svg, text, pdf, ods")
    }
    guard jobs > 0 else { throw ValidationError("--jobs \(jobs): geef 1 of meer") }
    let languages = try lang.split(separator: ",").map { name -> Language in
      guard let language = Language(rawValue: String(name)) else {
        throw ValidationError("taal «\(name)» is er niet: kies uit nl, en")
      }
      return language
    }
    guard !languages.isEmpty else { throw ValidationError("--lang is leeg: kies nl, en") }
    let place = try address.map { text in
      guard let place = SiteAddress(text) else {
        throw ValidationError("--address \(text): geef \(SiteAddress.expected)")
      }
      return place
    }
    let reports = try contact.map { text in
      guard let reports = SiteContact(text) else {
        throw ValidationError("--contact \(text): geef \(SiteContact.expected)")
      }
      return reports
    }
    let home = try self.edition.home.open()
    let start = ContinuousClock.now
    let edition = try edition.open()
    let site = try SiteWriter(
      core: edition.core, texts: edition.texts, templates: home.templates,
      languages: languages, search: edition.search,
      address: place, contact: reports,
      pdf: PDFSetup.find(home: home.path, environment: ProcessInfo.processInfo.environment),
      workbooks: WorkbookSetup.find(environment: ProcessInfo.processInfo.environment),
      schemas: home.schemas)
    if let measure {
      let speed = await site.renderingSpeed(sheets: max(1, measure), jobs: max(1, jobs))
      return try answer("\(speed.sheets) \(speed.bytes) \(speed.seconds)")
    }
    let filter = try OfferingFilter(only)
    let progress = Progress()
    let summary = try await site.generate(
      to: out, formats: formats, only: { filter.takes($0) }, jobs: jobs,
      progress: { progress.show($0, of: $1) })
    progress.finish()
    let seconds = Double((ContinuousClock.now - start) / .milliseconds(1)) / 1000
    try answer(
      "\(summary.sheets) \(summary.sheets == 1 ? "bijsluiter" : "bijsluiters"), \(summary.files) bestanden, \(summary.bytes / 1_000_000) MB "
        + "in \(out) (\(Int((seconds * 10).rounded()) / 10),\(Int((seconds * 10).rounded()) % 10) s)"
    )
    try answer(GenerateCommand.whatToOpen(in: out, languages))
  }

  /// The page to begin with; without pages, the description of the data.
  private static func whatToOpen(in out: String, _ languages: [Language]) -> String {
    let page = languages.map { out + "/" + $0.folder + "index.html" }
      .first { FileManager.default.fileExists(atPath: $0) }
    guard let page else {
      return "de tabellen staan beschreven in "
        + URL(fileURLWithPath: out + "/data/datapackage.json").path
    }
    return "open in je browser: " + URL(fileURLWithPath: page).path
  }
}

/// Which offerings `--only` takes: for each filter that is named, one of its values; and one of the
/// bare keys, BRINs and codes, when there are any.
struct OfferingFilter: Sendable {
  private static let names = ["kind", "level", "leerweg", "sector"]
  /// The values asked for, by the name of the filter; bare ones under the empty name.
  private var wanted: [String: Set<String>] = [:]

  /// - Throws: `ValidationError` for a name that cannot be filtered on.
  init(_ texts: [String]) throws {
    for part in texts.flatMap({ $0.split(separator: ",") }) {
      let pair = part.split(separator: "=", maxSplits: 1).map(String.init)
      let name = pair.count == 2 ? pair[0] : ""
      guard name.isEmpty || OfferingFilter.names.contains(name) else {
        throw ValidationError("«\(name)» is geen filter: kies kind, level, leerweg of sector")
      }
      wanted[name, default: []].insert(name.isEmpty ? part.lowercased() : pair[1])
    }
  }

  func takes(_ offering: Offering) -> Bool {
    let key = offering.key
    return wanted.allSatisfy { name, values in
      switch name {
      case "kind": values.contains(offering.kind.rawValue)
      case "level": offering.levels.contains { values.contains($0.rawValue) }
      case "leerweg": key.leerweg.map { values.contains($0.rawValue) } ?? false
      case "sector": values.contains(offering.sector)
      default:
        [key.description, key.brin.lowercased(), key.code].contains { values.contains($0) }
      }
    }
  }
}

/// A progress bar, on a terminal only.
final class Progress: Sendable {
  private let isTerminal = isatty(2) != 0

  func show(_ done: Int, of all: Int) {
    guard isTerminal, all > 0 else { return }
    let width = 30
    let filled = done * width / all
    let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: width - filled)
    try? FileHandle.standardError.write(contentsOf: Data("\r[\(bar)] \(done) van \(all)".utf8))
  }

  func finish() {
    if isTerminal { try? FileHandle.standardError.write(contentsOf: Data("\r\u{1B}[K".utf8)) }
  }
}
