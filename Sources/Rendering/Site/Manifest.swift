import Crypto
import Facts
import Tabular

/// One written file, for the manifest.
package struct WrittenFile: Sendable, Equatable {
  /// Path below the folder of the site.
  package var path: String
  /// SHA-256 of the file, 64 lower-case hexadecimal digits.
  package var sha256: String
  /// Size of the file in bytes.
  package var bytes: Int

  /// Describes bytes that are about to be written; hashing costs less than writing them.
  init(path: String, bytes: [UInt8]) {
    var hash = SHA256()
    bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
    self.init(path: path, digest: hash.finalize(), bytes: bytes.count)
  }

  init(path: String, sha256: String, bytes: Int) {
    self.path = path
    self.sha256 = sha256
    self.bytes = bytes
  }

  init(path: String, digest: SHA256.Digest, bytes: Int) {
    self.path = path
    self.bytes = bytes
    sha256 = digest.hexText
  }
}

/// Writes `manifest.json` and `edition.json`, and reads the first. Neither knows a clock: the same
/// inputs give the same bytes.
package enum Manifest {
  /// Name of the manifest in the folder of the site.
  package static let name = "manifest.json"

  /// The files a manifest lists, by path.
  ///
  /// - Throws: `TabularError` when it is no manifest, or says too little of a file to hold it against.
  package static func files(_ manifest: [UInt8]) throws -> [String: WrittenFile] {
    var page = try FlatJSON(bytes: manifest, source: name, rowsUnder: "files")
    let (path, sha256, bytes) = (page.slot("path"), page.slot("sha256"), page.slot("bytes"))
    var files: [String: WrittenFile] = [:]
    while try page.next() {
      guard let name = page.text(path), let hash = page.text(sha256),
        let size = page.text(bytes).flatMap({ Int($0) })
      else {
        throw page.error(
          at: path, "een bestand zonder naam, hash of grootte", expected: "path, sha256 en bytes")
      }
      files[name] = WrittenFile(path: name, sha256: hash, bytes: size)
    }
    return files
  }

  /// Every input and every output file with its hash and size, sorted by path.
  static func bytes(edition: String, inputs: [InputFile], files: [WrittenFile]) -> [UInt8] {
    var json = JSONBytes()
    json.open("{")
    json.member("schema", 1)
    json.member("generator", "bijsluiter")
    json.member("edition", edition)
    json.name("inputs")
    json.open("[")
    for input in inputs.sorted(by: { ($0.file, $0.id) < ($1.file, $1.id) }) {
      json.open("{")
      json.member("id", input.id)
      json.member("file", input.file)
      json.member("sha256", input.sha256)
      json.member("bytes", input.bytes)
      json.close("}")
    }
    json.close("]")
    json.name("files")
    json.open("[")
    for file in files.sorted(by: { $0.path < $1.path }) {
      json.open("{")
      json.member("path", file.path)
      json.member("sha256", file.sha256)
      json.member("bytes", file.bytes)
      json.close("}")
    }
    json.close("]")
    json.close("}")
    json.bytes.append(UInt8(ascii: "\n"))
    return json.bytes
  }

  /// What the edition is made of: its sources with date and licence, and how much it holds.
  static func edition(
    _ facts: FactBase, created: String, languages: [Language], formats: [SheetFormat],
    summary: SiteSummary
  ) -> [UInt8] {
    var json = JSONBytes()
    json.open("{")
    json.member("schema", 1)
    json.member("edition", facts.id)
    json.member("created", created)
    json.name("languages")
    json.open("[")
    for language in languages { json.text(language.rawValue) }
    json.close("]")
    json.name("formats")
    json.open("[")
    for format in formats { json.text(format.rawValue) }
    json.close("]")
    json.member("sheets", summary.sheets)
    json.name("figures")
    json.open("{")
    for indicator in IndicatorID.allCases {
      guard let states = summary.states[indicator] else { continue }
      json.name(data: indicator.rawValue)
      json.open("{")
      for state in SiteSummary.order {
        guard let count = states[state] else { continue }
        json.name(data: state.rawValue)
        json.number(count)
      }
      json.close("}")
    }
    json.close("}")
    json.member("unexplained", summary.unexplained)
    json.name("ages")
    json.open("[")
    for source in facts.sources.values.sorted(by: { $0.id < $1.id }) {
      json.open("{")
      json.member("id", source.id)
      json.member("date", source.date)
      json.close("}")
    }
    json.close("]")
    json.name("sources")
    json.open("[")
    for source in facts.sources.values.sorted(by: { $0.id < $1.id }) {
      json.open("{")
      json.member("id", source.id)
      json.member("title", source.title)
      json.member("publisher", source.publisher)
      json.member("licence", source.licence)
      json.member("url", source.url)
      json.member("date", source.date)
      json.close("}")
    }
    json.close("]")
    json.close("}")
    json.bytes.append(UInt8(ascii: "\n"))
    return json.bytes
  }
}
