import ArgumentParser
import Catalog
import Edition
import Foundation
import Publishing
import Registers
import Rendering

/// What is installed, what is missing, what to type.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Kijk na wat er is, wat er ontbreekt en wat je dan typt.",
    aliases: ["dokter"])

  @Flag(help: "Als JSON.")
  var json = false

  @OptionGroup var options: RefreshOptions
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
      let way = way(home)
      if let fault = way.fault {
        note("instellingen", false, fault, "verbeter die regel")
      } else {
        extra("bronnen", way.advice.isEmpty, way.found, way.advice)
      }
      let workbooks = WorkbookSetup.find(environment: ProcessInfo.processInfo.environment)
      extra(
        "werkbladen", workbooks != nil,
        workbooks?.program ?? "LibreOffice is er niet: alles werkt behalve --format ods",
        WorkbookSetup.advice)
      let cache = CatalogCache(home: home)
      switch CacheFolder.find() {
      case .trusted(let folder): note("catalogusmap", true, folder, "")
      case .none(let why):
        note("catalogusmap", false, why, "zet XDG_CACHE_HOME op een map van jou alleen")
      }
      do {
        let count = try cache.answering { catalog in
          try catalog.check()
          return try catalog.offeringCount()
        }
        note("catalogus", true, "\(count) opleidingen", "")
      } catch {
        note("catalogus", false, "\(error)", "maak schijfruimte vrij en probeer opnieuw")
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

  /// How sources would be reached: by a proxy or without, and what in the environment plays no part.
  private func way(_ home: Home) -> (found: String, advice: String, fault: String?) {
    let unused = ProxySettings.variable(in: ProcessInfo.processInfo.environment)
    guard let path = options.path else {
      guard let unused else { return ("worden zonder proxy opgehaald", "", nil) }
      return (
        "worden zonder proxy opgehaald; \(unused) staat in de omgeving en wordt niet gebruikt",
        "zet «proxy: environment» in de instellingen van de verversing", nil
      )
    }
    do {
      let fetch = try options.read(home).fetch
      let except = fetch.proxy?.exceptions ?? []
      let found =
        "worden \(fetch.way) opgehaald"
        + (except.isEmpty ? "" : ", behalve \(except.joined(separator: ", "))") + " (\(path))"
      guard let unused = fetch.unusedProxy else { return (found, "", nil) }
      return (
        found + "; \(unused) staat in de omgeving en wordt niet gebruikt",
        "zet «proxy: environment» in \(path), of «proxy: none» als het zo hoort", nil
      )
    } catch {
      return ("", "", "\(error)")
    }
  }
}
