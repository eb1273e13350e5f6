import Edition
import Facts
import Fetch
import Foundation
import Ingest
import Platform
import Registers

/// Reads what came in as the import will read it, so that a file the import refuses never takes the
/// place of the last good one: the source is told as not as agreed, and the site goes on without it.
///
/// One source at a time, so that one file is in memory, and on a thread of its own, so that visits go on
/// meanwhile; costs the import of the sources that are new.
actor ImportTrial {
  private let queue = SerialQueue("import-trial")
  nonisolated var unownedExecutor: UnownedSerialExecutor { queue.executor }

  private let sources: [SourceDescriptor]
  private let snapshots: SnapshotStore
  private let folder: String
  private let base: String
  /// What readers need of other sources: the regions, once they are read.
  private var regions: [String: RegionRow]?

  /// - Parameters:
  ///   - sources: all of them: a file may feed more than the source that brings it.
  ///   - folder: for the files; taken away after every source.
  ///   - base: folder of the edition whose regions count.
  init(_ sources: [SourceDescriptor], _ snapshots: SnapshotStore, folder: String, base: String) {
    self.sources = sources.filter(\.isRead)
    self.snapshots = snapshots
    self.folder = folder
    self.base = base
  }

  /// - Throws: `FetchError.content` with the address of the first part and the import's own words;
  ///   `FetchError.cancelled` when the task was cancelled before it had its turn.
  func read(_ source: SourceDescriptor, _ draft: SnapshotDraft) throws(FetchError) {
    guard !Task.isCancelled else {
      throw FetchError(
        .cancelled, source: source.id, url: address(of: draft, source), cause: "afgebroken",
        advice: "start het ophalen opnieuw")
    }
    try? FileManager.default.removeItem(atPath: folder)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    do {
      try snapshots.lay(draft, of: source, into: folder)
      for fed in sources where fed.present(in: folder) != nil {
        var tables = FactTables()
        if !fed.columns["region", default: []].isEmpty {
          let known = try regions ?? knownRegions()
          regions = known
          tables.regions = known
        }
        _ = try Import.read(fed, from: folder, into: &tables)
      }
    } catch let error as FetchError {
      throw error
    } catch {
      throw refusal(source, draft, "\(error)")
    }
  }

  private func address(of draft: SnapshotDraft, _ source: SourceDescriptor) -> String {
    draft.pieces.first { $0.part.role == .data }?.part.url ?? source.file
  }

  private func knownRegions() throws -> [String: RegionRow] {
    var reader = try EditionReader(folder: base)
    let rows = try reader.municipalities().map {
      ($0.code, RegionRow(name: $0.name, region: $0.region, regionName: $0.regionName))
    }
    return Dictionary(rows) { first, _ in first }
  }

  /// The import names a cell on its first line, then shows the row and points at the cell, which in one
  /// line is only wide, and may say what to do on the last.
  private func refusal(_ source: SourceDescriptor, _ draft: SnapshotDraft, _ text: String)
    -> FetchError
  {
    let lines = text.replacingOccurrences(of: folder + "/", with: "").split(separator: "\n")
      .map { $0.trimmingCharacters(in: .whitespaces) }.filter { $0 != "^" }
    let advice = lines.last { $0.hasPrefix("doe: ") }.map { String($0.dropFirst(5)) }
    let said = lines.filter { !$0.hasPrefix("doe: ") }.prefix(3).joined(separator: "; ")
    return FetchError(
      .content, source: source.id,
      url: address(of: draft, source),
      cause: "niet in te lezen: " + said,
      advice: advice ?? "vergelijk het bestand met \(source.file) en pas de beschrijving aan")
  }
}
