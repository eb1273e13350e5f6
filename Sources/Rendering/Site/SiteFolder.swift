import Glibc

/// The folder a site is written to, beside the site that stands.
///
/// What the standing site has byte for byte gets a second name here: it keeps its date, for those who
/// ask whether it changed, and costs no place on the disk. All else gets the date of this site.
struct SiteFolder: Sendable {
  let path: String
  /// Folder of the site that stands; nil where there is none.
  let standing: String?
  let date: SiteDate

  /// Puts a file in place. Its folder is there.
  ///
  /// - Parameters:
  ///   - name: below the folder of the site.
  ///   - piece: room for what the standing file holds; kept for the next file.
  func put(_ bytes: [UInt8], at name: String, _ piece: inout [UInt8]) throws -> WrittenFile {
    let isKept =
      standing.map {
        SystemFiles.keep($0 + "/" + name, as: path + "/" + name, bytes: bytes, &piece)
      } ?? false
    if !isKept { try write(bytes, to: name) }
    return WrittenFile(path: name, bytes: bytes)
  }

  private func write(_ bytes: [UInt8], to name: String) throws {
    let full = path + "/" + name
    let file = try SystemFiles.create(full)
    defer { close(file) }
    try SystemFiles.append(bytes, to: file, full)
    try date.put(on: file, full)
  }

  /// Makes a folder below that of the site, and those above it.
  func makeFolders(_ name: String) throws { try SystemFiles.makeFolders(path + "/" + name) }
}
