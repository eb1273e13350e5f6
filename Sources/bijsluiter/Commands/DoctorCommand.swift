import ArgumentParser
import Catalog
import Edition
import Foundation
import Publishing
import Rendering

/// What is installed, what is missing, what to type.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Kijk na wat er is, wat er ontbreekt en wat je dan typt.",
    aliases: ["dokter"])

  @Flag(help: "Als JSON.")
  var json = false

  @OptionGroup var home: HomeOptions

  struct Check: Codable {
    var name: String
    var ok: Bool
    /// True for what not everybody needs.
    var isOptional = false
    var found: String
    var advice: String

    enum CodingKeys: String, CodingKey {
      case name, ok
      case isOptional = "optional"
      case found, advice
    }
  }

  mutating func run() throws {
    var checks: [Check] = []
    func note(_ name: String, _ ok: Bool, _ found: String, _ advice: String) {
      checks.append(Check(name: name, ok: ok, found: found, advice: ok ? "" : advice))
    }
    /// What not everybody needs: told, and no reason to fail.
    func extra(_ name: String, _ ok: Bool, _ found: String, _ advice: String) {
      checks.append(
        Check(name: name, ok: ok, isOptional: true, found: found, advice: ok ? "" : advice))
    }
    note("programma", true, "bijsluiter \(Bijsluiter.version)", "")
    do {
      let home = try home.open()
      note("map", true, home.path, "")
      do {
        let reader = try EditionReader(folder: home.baseline)
        note("editie", true, "\(reader.id.prefix(12)), nieuwste bron \(reader.created)", "")
      } catch {
        note("editie", false, "\(error)", "git checkout Datasets/baseline")
      }
      let templates = FileManager.default.fileExists(
        atPath: home.templates + "/html/opleiding.html")
      note("sjablonen", templates, home.templates, "git checkout Templates")
      let pdf = PDFSetup.find(
        home: home.path, environment: ProcessInfo.processInfo.environment)
      extra(
        "pdf", pdf != nil,
        pdf?.packages.joined(separator: ", ") ?? "Typst is er niet: alles werkt behalve PDF's",
        PDFSetup.advice)
      let workbooks = WorkbookSetup.find(environment: ProcessInfo.processInfo.environment)
      extra(
        "werkbladen", workbooks != nil,
        workbooks?.program ?? "LibreOffice is er niet: alles werkt behalve --format ods",
        WorkbookSetup.advice)
      let cache = CatalogCache(home: home)
      let writable = FileManager.default.isWritableFile(atPath: cache.folder)
      note("catalogusmap", writable, cache.folder, "zet XDG_CACHE_HOME op een map van jou")
      do {
        let count = try cache.answering { catalog in
          try catalog.check()
          return try catalog.offeringCount()
        }
        note("catalogus", true, "\(count) opleidingen", "")
      } catch {
        note("catalogus", false, "\(error)", "verwijder \(cache.folder) en probeer opnieuw")
      }
    } catch {
      note("map", false, "\(error)", "geef --home MAP, of zet BIJSLUITER_HOME")
    }
    if json {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      try answer(String(decoding: try encoder.encode(checks), as: UTF8.self))
    } else {
      for check in checks {
        try answer(
          "\(check.ok ? "goed  " : check.isOptional ? "mist  " : "MIST  ")\(check.name): \(check.found)"
        )
        if !check.ok { try answer("      typ: \(check.advice)") }
      }
    }
    guard checks.allSatisfy({ $0.ok || $0.isOptional }) else {
      throw ExitCode(ExitStatus.failed.rawValue)
    }
  }
}
