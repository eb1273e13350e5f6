import Crypto
package import Facts
import Foundation
import Glibc

/// The installation: the folder with `Datasets/` and `Templates/`.
///
/// Found by `--home`, then `BIJSLUITER_HOME`, then next to the binary or in a folder above it, then
/// in `../share/bijsluiter` beside it.
package struct Home: Sendable {
  /// Path of the installation.
  package let path: String

  /// - Parameter option: the value of `--home`; nil without one.
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

  /// Folder of the embedded edition.
  package var baseline: String { path + "/Datasets/baseline" }
  /// Folder of the catalogue of sources.
  package var sources: String { path + "/Datasets/sources" }
  /// Folder of the other declared files.
  package var reference: String { path + "/Datasets/reference" }
  /// Folder of the templates and sentences.
  package var templates: String { path + "/Templates" }
  /// Folder of the JSON Schemas of what a site is made of.
  package var schemas: String { path + "/Datasets/schemas" }
  /// File with the addresses of publishers and how often they may be asked.
  package var hosts: String { reference + "/hosts.yml" }
  /// File with the gates.
  package var gates: String { reference + "/gates.yml" }

  /// The declared files a site is made from, beside the edition, with their SHA-256: rules, national
  /// facts, schemas, templates. How sources are visited and what is refused changes no sheet, so those
  /// files are left out.
  ///
  /// - Throws: the error of the file system for a file that cannot be read.
  package func declaredInputs() throws -> [InputFile] {
    try files(in: ["Datasets/reference", "Datasets/schemas", "Templates"]).filter {
      !["Datasets/reference/hosts.yml", "Datasets/reference/gates.yml"].contains($0.file)
    }
  }

  /// The files below folders of this home, with their hashes, by name; none of a folder that is not there.
  ///
  /// - Throws: `PublishingError` for a file or folder that is there and cannot be read: left out, it
  ///   would change what an edition says it was made from.
  func files(in folders: [String]) throws -> [InputFile] {
    try folders.flatMap { folder -> [InputFile] in
      try names(below: folder).sorted().compactMap { name in
        let file = folder + "/" + name
        guard let bytes = try StoreFiles.bytes(of: path + "/" + file) else { return nil }
        return InputFile(
          id: folder, file: file, bytes: bytes.count, sha256: SHA256.hash(data: bytes).hexText)
      }
    }
  }

  /// The paths of the files below a folder, from that folder on; a link to a folder is passed over.
  private func names(below folder: String) throws -> [String] {
    try StoreFiles.names(in: path + "/" + folder).flatMap { name -> [String] in
      var facts = stat()
      let place = path + "/" + folder + "/" + name
      guard lstat(place, &facts) == 0 else { throw StoreFiles.failure("lezen", place) }
      if facts.st_mode & S_IFMT == S_IFDIR {
        return try names(below: folder + "/" + name).map { name + "/" + $0 }
      }
      // A link that leads nowhere, or to a folder, holds no bytes of its own.
      guard stat(place, &facts) == 0 || errno != ENOENT, facts.st_mode & S_IFMT != S_IFDIR else {
        return []
      }
      return [name]
    }
  }

  /// File with the sentences of a language.
  package func texts(_ language: Language) -> String {
    templates + "/texts/\(language.rawValue).yml"
  }
}
