import Tabular

/// What the manifest of a site says of its files.
struct SiteManifest: Sendable {
  struct File: Sendable, Hashable {
    var sha256: String
    var bytes: Int
  }

  static let name = "manifest.json"
  /// Files of a site that its manifest does not list.
  static let besides: Set<String> = [name, "fingerprints"]

  private(set) var files: [String: File] = [:]

  /// - Throws: `PublishingError.disk` or `TabularError`.
  init(site: String) throws {
    let path = site + "/" + SiteManifest.name
    var page = try FlatJSON(
      bytes: try FileScan.read(path), source: path, rowsUnder: "files")
    let (name, sha256, bytes) = (page.slot("path"), page.slot("sha256"), page.slot("bytes"))
    while try page.next() {
      guard let path = page.text(name) else { continue }
      files[path] = File(
        sha256: page.text(sha256) ?? "", bytes: page.text(bytes).flatMap { Int($0) } ?? -1)
    }
  }

  init() {}

  /// Where a link ends up: the file itself, or the start page of a folder; nil when nothing is there.
  func target(_ path: String) -> String? {
    if files[path] != nil || SiteManifest.besides.contains(path) { return path }
    let index = path.isEmpty ? "index.html" : path + (path.hasSuffix("/") ? "" : "/") + "index.html"
    return files[index] == nil ? nil : index
  }
}
