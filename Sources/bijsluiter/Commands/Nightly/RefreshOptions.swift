import ArgumentParser
import Foundation
import Publishing
import Registers

/// The configuration every nightly command reads.
struct RefreshOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Bestand met de instellingen.",
      discussion:
        "Zonder: BIJSLUITER_CONFIG, dan ./verversing.yml, dan /etc/bijsluiter/verversing.yml."
    ))
  var config: String?

  /// Where the file may be, the place that counts first.
  private var places: [String] {
    let set = ProcessInfo.processInfo.environment["BIJSLUITER_CONFIG"] ?? ""
    return config.map { [$0] }
      ?? (set.isEmpty ? ["./verversing.yml", "/etc/bijsluiter/verversing.yml"] : [set])
  }

  /// The file; nil where there is none.
  var path: String? { places.first { FileManager.default.fileExists(atPath: $0) } }

  /// - Throws: `CommandError` when there is no file, `RegisterError` at its place.
  func read(_ home: Home) throws -> RefreshConfiguration {
    let environment = ProcessInfo.processInfo.environment
    guard let path else {
      throw CommandError(
        "geen instellingen gevonden: \(places.joined(separator: ", "))",
        advice:
          "maak verversing.yml met «schema: 1», «site: …» en «state: …», of geef --config BESTAND",
        status: .failed)
    }
    return try RefreshConfiguration.read(
      path: path, defaults: HostRegister.read(path: home.hosts), environment: environment)
  }
}

extension RefreshConfiguration {
  var store: SiteStore { SiteStore(site: site, state: state) }
}
