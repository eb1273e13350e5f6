import Edition
import Facts
import Fetch
import Figures
import Foundation
import Ingest
import Registers
import Rendering

/// Rows, facts and answers: from snapshots to a new edition and to what changed in it.
extension Refresh {
  /// A new edition on disk, not yet part of a version.
  struct Built {
    var folder: String
    var id: String
    var ledger: [LedgerLine]
  }

  /// Lays the newest snapshots out as an import folder and makes an edition of them; what has no
  /// snapshot is taken over from the embedded edition.
  func build(
    _ sources: [SourceDescriptor], _ snapshots: [String: Snapshot], number: Int,
    current: Version?, _ course: inout Course
  ) throws -> Built {
    let kept = try SnapshotStore(folder: store.snapshots)
    try? FileManager.default.removeItem(atPath: store.inbox)
    try StoreFiles.makeFolder(store.inbox)
    defer { try? FileManager.default.removeItem(atPath: store.inbox) }
    var dates: [String: String] = [:]
    for source in sources {
      guard let snapshot = snapshots[source.id] else { continue }
      try kept.lay(snapshot, of: source, into: store.inbox)
      if let date = snapshot.date { dates[source.id] = date }
    }
    let folder = store.editionFolder(Refresh.name(number, "making"))
    let built = try EditionBuilder.build(
      sources: sources, from: store.inbox, base: home.baseline, home: home.declarations,
      dates: dates, estimatesFrom: current.map { store.editionFolder($0.name) }, to: folder)
    course.report.ledger = built.ledger.map {
      RunReport.Rows(
        source: $0.source.id, file: $0.file, rowsIn: $0.rowsIn, used: $0.used,
        outside: $0.outside, rejected: $0.rejected)
    }
    course.report.rejects = built.rejects.prefix(200).map {
      "\($0.source):\($0.line):\($0.column): \($0.reason)"
    }
    for line in course.report.ledger where line.rejected > 0 {
      course.log.warning("\(line.source): \(line.rejected) rijen afgekeurd")
    }
    return Built(folder: folder, id: built.id, ledger: built.ledger)
  }

  /// `000012-ab12cd34ef56`.
  static func name(_ number: Int, _ id: String) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 6 - digits.count)) + digits + "-" + id.prefix(12)
  }
}

extension Home {
  /// Where the small tables are that put an edition together.
  var declarations: EditionBuilder.Declarations {
    EditionBuilder.Declarations(
      directions: reference + "/directions.yml", regions: reference + "/regions.yml")
  }
}
