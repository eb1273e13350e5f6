package import Registers

extension SnapshotStore {
  /// Puts a snapshot where an import looks for it: one body of data under the source's own file
  /// name; pages, or several bodies, with what is said about them in `pages/<source>/`. Hard links
  /// where the disk allows it, so the files may not be written to.
  ///
  /// - Throws: `FetchError` when a body is gone or the folder cannot be written.
  package func lay(
    _ snapshot: Snapshot, of source: SourceDescriptor, into folder: String
  ) throws(FetchError) {
    try lay(snapshot.parts.map { ($0, path(of: $0)) }, of: source, into: folder)
  }

  /// The same for a draft that is not accepted yet.
  ///
  /// - Throws: `FetchError` when a body is gone or the folder cannot be written.
  package func lay(
    _ draft: SnapshotDraft, of source: SourceDescriptor, into folder: String
  ) throws(FetchError) {
    try lay(
      draft.pieces.map { ($0.part, $0.file ?? path(of: $0.part)) }, of: source, into: folder)
  }

  private func lay(
    _ parts: [(part: SnapshotPart, path: String)], of source: SourceDescriptor, into folder: String
  ) throws(FetchError) {
    let data = parts.filter { $0.part.role == .data }
    if data.count == 1, let only = data.first, !only.part.isPage {
      let packing = try Packing(of: Disk.head(of: only.path, 4))
      let name = packing.name(among: [source.local] + source.alternatives)
      try Disk.link(only.path, as: folder + "/" + (try inside(name, source)))
      return
    }
    let place = folder + "/pages/" + (try inside(source.id, source))
    for (part, path) in parts {
      try Disk.link(path, as: place + "/" + (try inside(part.name, source)))
    }
  }

  private func inside(_ name: String, _ source: SourceDescriptor) throws(FetchError) -> String {
    let steps = name.split(separator: "/", omittingEmptySubsequences: false)
    guard !steps.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." }) else {
      throw FetchError(
        .disk, source: source.id, url: name, cause: "deze naam leidt buiten de map",
        advice: "verbeter «local» in \(source.file)")
    }
    return name
  }
}

extension SnapshotPart {
  /// `Observations-0001.json`: a page is read with its codes beside it, also when it is alone.
  fileprivate var isPage: Bool { name.wholeMatch(of: /.+-\d{4}\.json/) != nil }
}

/// How a body is packed, by its first bytes; the name of a file has to say the same, because the
/// name decides how it is read.
enum Packing: Sendable {
  case none
  case gzip
  case zip

  init(of head: [UInt8]) {
    self =
      head.starts(with: [0x50, 0x4B]) ? .zip : head.starts(with: [0x1F, 0x8B]) ? .gzip : .none
  }

  private static let zipped = [".zip", ".xlsx", ".xlsm", ".ods"]

  /// Whether a file of this name is read as it is packed.
  func fits(_ name: String) -> Bool {
    let name = name.lowercased()
    let isZip = Packing.zipped.contains { name.hasSuffix($0) }
    return switch self {
    case .none: !isZip && !name.hasSuffix(".gz")
    case .gzip: name.hasSuffix(".gz")
    case .zip: isZip
    }
  }

  /// The first name that fits; else the first name with the extension changed.
  func name(among names: [String]) -> String {
    if let fitting = names.first(where: fits) { return fitting }
    let first = names.first ?? "gegevens.csv"
    let folderEnd = first.lastIndex(of: "/").map { first.index(after: $0) } ?? first.startIndex
    let dot = first[folderEnd...].lastIndex(of: ".")
    let stem = String(first[..<(dot ?? first.endIndex)])
    switch self {
    case .zip: return stem + ".zip"
    case .gzip: return (Packing.none.fits(first) ? first : stem + ".csv") + ".gz"
    case .none: return stem[folderEnd...].contains(".") ? stem : stem + ".csv"
    }
  }
}
