import Crypto
package import Facts
import Foundation

/// Where `Datasets/` and `Templates/` are.
///
/// Found by `--home`, then `BIJSLUITER_HOME`, then next to the binary or in a folder above it, then
/// in `../share/bijsluiter` beside it.
package struct Home: Sendable {
  package let path: String

  /// - Throws: `PublishingError.noHome` when none of the places has a `Datasets` folder.
  package init(named option: String?) throws {
    var places: [String] = []
    let set = ProcessInfo.processInfo.environment["BIJSLUITER_HOME"] ?? ""
    if let option {
      places = [option]
    } else if !set.isEmpty {
      places = [set]
    } else {
      let binary = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        .deletingLastPathComponent()
      var folder = binary
      for _ in 0..<6 {
        places.append(folder.path)
        folder = folder.deletingLastPathComponent()
      }
      places.append(binary.deletingLastPathComponent().path + "/share/bijsluiter")
    }
    guard
      let found = places.first(where: {
        FileManager.default.fileExists(atPath: $0 + "/Datasets/reference/ladder.yml")
      })
    else {
      throw PublishingError.noHome(places)
    }
    path = found
  }

  package var baseline: String { path + "/Datasets/baseline" }
  package var sources: String { path + "/Datasets/sources" }
  package var reference: String { path + "/Datasets/reference" }
  package var templates: String { path + "/Templates" }
  package var schemas: String { path + "/Datasets/schemas" }
  package var hosts: String { reference + "/hosts.yml" }
  package var gates: String { reference + "/gates.yml" }

  /// The declared files a site is made from, beside the edition: rules, national facts, schemas, templates.
  /// How sources are visited and what is refused changes no sheet, so those files are left out.
  package func declaredInputs() throws -> [InputFile] {
    try files(in: ["Datasets/reference", "Datasets/schemas", "Templates"]).filter {
      !["Datasets/reference/hosts.yml", "Datasets/reference/gates.yml"].contains($0.file)
    }
  }

  /// The files below folders of this home, with their hashes, by name.
  func files(in folders: [String]) throws -> [InputFile] {
    try folders.flatMap { folder -> [InputFile] in
      let names = FileManager.default.enumerator(atPath: path + "/" + folder)?.allObjects ?? []
      return try names.compactMap { $0 as? String }.sorted().compactMap { name in
        let file = folder + "/" + name
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path + "/" + file, isDirectory: &isFolder),
          !isFolder.boolValue
        else { return nil }
        let bytes = try Data(contentsOf: URL(fileURLWithPath: path + "/" + file))
        return InputFile(
          id: folder, file: file, bytes: bytes.count, sha256: SHA256.hash(data: bytes).hexText)
      }
    }
  }

  package func texts(_ language: Language) -> String {
    templates + "/texts/\(language.rawValue).yml"
  }
}
