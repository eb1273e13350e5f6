import Foundation
import Rendering

/// The files of the site of now that a new edition is held against, and whether they are still what was
/// published.
///
/// A gate that cannot read them cannot say that nothing was lost, so it refuses; a file the site never
/// had, as of an earlier release, is not held against anything.
struct StandingSite {
  /// A file a gate reads, by its path in the site.
  enum File: String, CaseIterable {
    case coverage = "data/coverage.json"
    case figures = "data/figures.csv"
    case offerings = "data/offerings.csv"
    case keys = "data/keys.csv"
    case edition = "edition.json"

    /// The gate that needs it, and what cannot be seen without it.
    fileprivate var use: (gate: String, lost: String) {
      switch self {
      case .coverage: ("coverage_drop", "of er minder opleidingen of cijfers zijn")
      case .figures, .offerings: ("drift", "of er een cijfer verschuift")
      case .keys: ("links", "welke adressen er ooit waren")
      case .edition: ("links", "van wanneer zij is")
      }
    }
  }

  let folder: String
  private(set) var findings: [GateFinding] = []
  private var sound: Set<File> = []

  /// What a finding about a file is called in an override.
  static let subject = "site van nu"

  /// Cost: the files read once, a tenth of a second for a whole site.
  init(_ version: Version, folder: String) {
    self.folder = folder
    let wrong = damage(Manifest.name, version.manifest, "is niet meer wat zij was")
    guard wrong == nil, let listed = try? SiteManifest(site: folder) else {
      findings = [
        finding(
          "links",
          "\(Manifest.name) \(wrong ?? "is niet te lezen"); daarom is niets met de site van nu te "
            + "vergelijken")
      ]
      return
    }
    for file in File.allCases {
      guard let entry = listed.files[file.rawValue] else { continue }
      if let wrong = damage(file.rawValue, entry.sha256, "is niet meer wat er geplaatst is") {
        fault(file, wrong)
      } else {
        sound.insert(file)
      }
    }
  }

  /// What is wrong with a file that has to have this hash; nil when nothing is.
  private func damage(_ file: String, _ sha256: String, _ changed: String) -> String? {
    do {
      guard let found = try InputStamp.digest(of: folder + "/" + file) else { return "ontbreekt" }
      return found == sha256 ? nil : changed
    } catch {
      return "is niet te lezen"
    }
  }

  /// Whether the site has these files, as they were published.
  func has(_ files: File...) -> Bool { sound.isSuperset(of: files) }

  /// The coverage the site was published with; nil where it has none, or none that can be read.
  mutating func coverage() -> [EditionGates.Covered]? {
    guard has(.coverage) else { return nil }
    do {
      return try StoreFiles.json(
        [EditionGates.Covered].self, at: folder + "/" + File.coverage.rawValue)
    } catch {
      sound.remove(.coverage)
      fault(.coverage, "heeft een vorm die dit programma niet kent")
      return nil
    }
  }

  private mutating func fault(_ file: File, _ what: String) {
    findings.append(
      finding(file.use.gate, "\(file.rawValue) \(what); daarom is niet te zien \(file.use.lost)"))
  }

  private func finding(_ gate: String, _ message: String) -> GateFinding {
    GateFinding(
      gate, StandingSite.subject, message, rows: [folder],
      advice:
        "kijk de schijf na, en zet met «bijsluiter rollback» een versie neer die heel is; is die er "
        + "niet, bekijk het nieuws dan zelf (refresh --hold) en laat het door met een regel onder "
        + "«overrides»: {gate: \(gate), subject: \(StandingSite.subject), reason: …, by: …, until: …}"
    )
  }
}
