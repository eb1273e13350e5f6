import Catalog
import Crypto
import Edition
import Facts
import Figures
import Foundation
import Publishing
import Rendering
import Search

/// The catalogue of an edition: built on first use, kept in the user's cache folder.
///
/// The stamp is made from sizes and times of the files it depends on, so that a question opens
/// none of them.
struct CatalogCache {
  let home: Home
  /// The folder of the edition; nil: the embedded one.
  let edition: String?

  init(home: Home, edition: String? = nil) {
    self.home = home
    self.edition = edition.map { URL(fileURLWithPath: $0).standardizedFileURL.path }
  }

  /// Answers from the catalogue; a damaged file is made again, once.
  func answering<T>(_ question: (Catalog) throws -> T) throws -> T {
    let catalog = try open()
    do {
      return try question(catalog)
    } catch  where Catalog.isDamage(error) && catalog.path != nil {
      tell("catalogus beschadigd; opnieuw maken …")
      catalog.path.map { _ = unlink($0) }
      return try question(open())
    }
  }

  /// Opens the catalogue, building it when it is missing, damaged or out of date. Where no folder can
  /// be trusted or written it is built in memory, for this one question.
  func open() throws -> Catalog {
    let stamp = stamp()
    let path: String?
    switch CacheFolder.find() {
    case .trusted(let folder): path = folder + "/catalog-" + stamp.prefix(16) + ".sqlite"
    case .none(let why):
      tell(why + "; de catalogus wordt niet bewaard")
      path = nil
    }
    if let path, CacheFolder.isOwnFile(path), let catalog = Catalog(path: path, stamp: stamp) {
      return catalog
    }
    let edition = try OpenEdition(home: home, edition: edition)
    tell("catalogus maken, één keer per editie …")
    do {
      let catalog = try build(edition, stamp, to: path)
      if let path { removeOthers(than: path) }
      return catalog
    } catch  where path != nil && (Catalog.isDatabaseError(error) || error is CatalogError) {
      tell("de catalogus is niet te bewaren (\(error)); deze vraag gaat zonder")
      return try build(edition, stamp, to: nil)
    }
  }

  private func build(_ edition: OpenEdition, _ stamp: String, to path: String?) throws -> Catalog {
    let assembly = SheetAssembly(core: edition.core)
    let facts = edition.core.facts
    return try CatalogBuilder(path: path).build(
      facts.offerings.lazy.map { entry($0, assembly, edition) }, names: edition.search,
      sentences: edition.texts, sources: facts.sources.values.sorted { $0.id < $1.id },
      stamp: stamp)
  }

  private func stamp() -> String {
    var lines = ["v1 " + Bijsluiter.version]
    let package = (edition ?? home.baseline) + "/datapackage.json"
    let roots =
      [package, home.reference] + Language.allCases.map(home.texts)
    for root in roots { lines += CatalogCache.traces(root) }
    lines += CatalogCache.traces("/proc/self/exe")
    return SHA256.hash(data: Data(lines.sorted().joined(separator: "\n").utf8)).hexText
  }

  private static func traces(_ path: String) -> [String] {
    var status = stat()
    guard stat(path, &status) == 0 else { return [] }
    if status.st_mode & S_IFMT == S_IFDIR {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
      return names.flatMap { traces(path + "/" + $0) }
    }
    return ["\(path) \(status.st_size) \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"]
  }

  /// Removes catalogues nobody opened for a week, so that two versions can live side by side, and
  /// what a killed run left behind.
  private func removeOthers(than path: String) {
    let parent = (path as NSString).deletingLastPathComponent
    let names = (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
    let week = Date(timeIntervalSinceNow: -7 * 86_400)
    for name in names where name.hasPrefix("catalog-") {
      let other = parent + "/" + name
      let traits = try? FileManager.default.attributesOfItem(atPath: other)
      let isStale = (traits?[.modificationDate] as? Date).map { $0 < week } ?? false
      if other != path, isStale { try? FileManager.default.removeItem(atPath: other) }
    }
  }

  private func entry(_ offering: Offering, _ assembly: SheetAssembly, _ edition: OpenEdition)
    -> CatalogEntry
  {
    let sheet = assembly.sheet(for: offering)
    let facts = edition.core.facts
    var regions = Set(sheet.locations.map(\.region) + sheet.locations.map(\.municipality))
    if let seat = facts.institutions[offering.key.brin]?.municipality,
      let municipality = facts.municipalities[seat], offering.kind == .mbo
    {
      regions.formUnion([municipality.regionName, municipality.name])
    }
    let places = sheet.locations.map(\.municipality) + [sheet.institution.seat]
    return CatalogEntry(
      sheet: sheet, places: Places(facts: facts).searched(sheet),
      regions: regions.filter { !$0.isEmpty }.sorted(),
      placeAliases: places.flatMap { edition.search.aliases[$0] ?? [] },
      schoolAliases: edition.search.aliases[sheet.institution.name] ?? [])
  }
}
