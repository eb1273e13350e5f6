import Facts
import Figures

/// Collects what the chunks give, in the order of the offerings whatever the order they finish in,
/// and writes the files that grow with every chunk.
struct SiteOutput {
  let folder: SiteFolder
  private var waiting: [Int: ChunkResult] = [:]
  private var next = 0
  private var tables: [GrowingFile]
  /// What each sheet was made from, a line each.
  private(set) var prints: [UInt8] = []
  private(set) var files: [WrittenFile] = []
  private(set) var summary = SiteSummary()
  private(set) var coverage = Coverage()
  /// All sheets by key, as pages about many of them need them.
  private(set) var sheets: [Sheet] = []
  private(set) var uses: [String: DefinitionUse] = [:]

  init(folder: SiteFolder) throws {
    self.folder = folder
    tables = try [OpenTable.offerings, .figures, .changes, .corrections].map { table in
      try GrowingFile("data/" + table.path, in: folder, header: DataTables.header(table))
    }
  }

  mutating func take(_ result: ChunkResult) throws {
    summary += result.summary
    coverage += result.coverage
    files += result.files
    var result = result
    result.files = []
    uses.merge(result.uses) { old, new in
      var sum = old
      sum += new
      return sum
    }
    result.uses = [:]
    waiting[result.index] = result
    while let ready = waiting.removeValue(forKey: next) {
      try tables[0].append(ready.offerings)
      try tables[1].append(ready.figures)
      try tables[2].append(ready.changes)
      try tables[3].append(ready.corrections)
      prints += ready.prints
      sheets += ready.sheets
      next += 1
    }
  }

  mutating func closeTables() throws {
    for table in tables {
      let file = try table.finish()
      files.append(file)
      summary.add(file)
    }
    tables = []
  }

  /// Files that were written by others.
  mutating func add(_ written: [WrittenFile]) {
    for file in written { summary.add(file) }
    files += written
  }

  mutating func add(_ path: String, _ bytes: [UInt8]) throws {
    var old: [UInt8] = []
    let file = try folder.put(bytes, at: path, &old)
    files.append(file)
    summary.add(file)
  }
}
