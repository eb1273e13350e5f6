import Crypto
import Edition
import Facts
import Figures
import Foundation
import Registers
import Rendering

/// Where `Datasets/` and `Templates/` are.
///
/// Found by `--home`, then `BIJSLUITER_HOME`, then next to the binary or in a folder above it, then
/// in `../share/bijsluiter` beside it.
struct Home: Sendable {
  let path: String

  /// - Throws: `CommandError` when none of the places has a `Datasets` folder.
  init(named option: String?) throws {
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
      throw CommandError(
        "Datasets/ niet gevonden in \(places.joined(separator: ", "))",
        advice: "geef --home MAP, of zet BIJSLUITER_HOME", status: .failed)
    }
    path = found
  }

  var baseline: String { path + "/Datasets/baseline" }
  var sources: String { path + "/Datasets/sources" }
  var reference: String { path + "/Datasets/reference" }
  var templates: String { path + "/Templates" }
  /// The declared files sheets are made from, beside the edition: rules, national facts, templates.
  func declaredInputs() throws -> [InputFile] {
    try ["Datasets/reference", "Templates"].flatMap { folder -> [InputFile] in
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

  func texts(_ language: String) -> String { templates + "/texts/\(language).yml" }
}

/// One edition with everything the figures need, read from disk.
struct OpenEdition: Sendable {
  let core: Computation
  let texts: [String: String]
  let synonyms: [String: [String]]
  /// Municipality to the names people also use for it.
  let aliases: [String: [String]]
  let created: String

  init(home: Home, edition: String?) throws {
    let policy = try PolicyRegister.read(path: home.reference + "/policy.yml")
    var texts = try TextRegister.read(path: home.texts("nl"))
    texts[Texts.referenceMonth] = policy.referenceMonth
    var reader = try EditionReader(folder: edition ?? home.baseline)
    let norms = try NormRegister.read(path: home.reference + "/norms.yml")
    let reference = try ReferenceRegister.read(folder: home.reference + "/facts").with(norms)
    var facts = try reader.read(reference: reference)
    facts.follow(
      try SuccessionRegister.read(path: home.reference + "/succession.yml").succession)
    facts.inputs += try home.declaredInputs()
    self.texts = texts
    synonyms = reader.synonyms
    aliases = try AliasRegister.read(path: home.reference + "/aliases.yml")
    created = reader.created
    core = Computation(
      facts: facts,
      ladders: try LadderRegister.read(
        path: home.reference + "/ladder.yml", tables: Set(reference.facts.map(\.table))),
      policy: policy, norms: norms.norms, terms: texts,
      withdrawals: try WithdrawalRegister.read(path: home.reference + "/withdrawn.yml"))
  }
}
