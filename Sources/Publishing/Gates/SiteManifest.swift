import Rendering

/// What the manifest of a site says of its files.
struct SiteManifest: Sendable {
  /// Files of a site that its manifest does not list.
  static let besides: Set<String> = [Manifest.name, "fingerprints"]

  private(set) var files: [String: WrittenFile] = [:]

  /// - Throws: `PublishingError.disk` or `TabularError`.
  init(site: String) throws {
    files = try Manifest.files(FileScan.read(site + "/" + Manifest.name))
  }

  init() {}

  /// Where a link ends up: the file itself, or the start page of a folder; nil when nothing is there.
  func target(_ path: String) -> String? {
    if files[path] != nil || SiteManifest.besides.contains(path) { return path }
    let index = path.isEmpty ? "index.html" : path + (path.hasSuffix("/") ? "" : "/") + "index.html"
    return files[index] == nil ? nil : index
  }
}
