import Facts

extension SiteWriter {
  /// Programmes in one piece of work.
  private static let programmesAtOnce = 150

  /// Makes and writes the pages around the sheets, in pieces that run at the same time.
  ///
  /// - Parameter created: newest date of the sources.
  func writePages(_ output: inout SiteOutput, created: String) async throws {
    let folder = output.folder
    let (sheets, uses, files) = (output.sheets, output.uses, output.files)
    let programmes = ListPages.programmes(sheets)
    let codes = Set(programmes.map(\.code))
    var pieces: [@Sendable () -> [MadePage]] = []
    if let first = pages.first { pieces.append { first.shared(sheets) } }
    for site in pages {
      pieces.append { site.lists(sheets, programmes) }
      pieces.append { site.fixed(sheets, uses: uses, created: created, files: files) }
      for start in stride(from: 0, to: programmes.count, by: SiteWriter.programmesAtOnce) {
        let part = programmes[start..<min(start + SiteWriter.programmesAtOnce, programmes.count)]
        pieces.append { site.programmes(part, of: codes) }
      }
    }
    let written = try await withThrowingTaskGroup(of: [WrittenFile].self) { group in
      for piece in pieces {
        group.addTask { try SiteWriter.save(piece(), in: folder) }
      }
      var written: [WrittenFile] = []
      for try await files in group { written += files }
      return written
    }
    output.add(written)
  }

  private static func save(_ pages: [MadePage], in folder: SiteFolder) throws -> [WrittenFile] {
    var old: [UInt8] = []
    return try pages.map { page in
      try Task.checkCancellation()
      try folder.makeFolders(SystemFiles.parent(of: page.path))
      return try folder.put(page.bytes, at: page.path, &old)
    }
  }
}
