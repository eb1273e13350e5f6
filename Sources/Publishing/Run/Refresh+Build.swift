import Edition
import Facts
import Fetch
import Figures
import Foundation
import Ingest
import Registers
import Rendering
import Tabular

/// Rows, facts and answers: from snapshots to a new edition, its figures and its files.
extension Refresh {
  /// A new edition on disk, not yet part of a version.
  struct Built {
    var folder: String
    var id: String
    var ledger: [LedgerLine]
    /// The estimates are still those of the site.
    var keepsEstimates: Bool
  }

  /// Lays the newest snapshots out as an import folder and makes an edition of them.
  ///
  /// - Parameter previous: folder of the site's edition, whose estimates stay; nil makes new ones.
  func build(
    _ sources: [SourceDescriptor], _ snapshots: [String: Snapshot], number: Int,
    estimatesFrom previous: String?, _ course: inout Course
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
      sources: sources, from: store.inbox, reference: home.reference, base: home.baseline,
      estimatesFrom: previous, dates: dates, to: folder)
    course.report.ledger = built.ledger.map {
      RunReport.Rows(
        source: $0.source.id, file: $0.file, rowsIn: $0.rowsIn, used: $0.used,
        outside: $0.outside, rejected: $0.rejected)
    }
    course.report.rejects = built.rejects.prefix(200).map {
      "\($0.source):\($0.line):\($0.column): \($0.reason)"
    }
    return Built(
      folder: folder, id: built.id, ledger: built.ledger, keepsEstimates: built.keepsEstimates)
  }

  /// Looks at every figure of a new edition, and holds it against the site: coverage and drift.
  func findings(_ core: Computation, current: Version?, rules: GateRules) throws -> [GateFinding] {
    var gates = FigureGates(rules: rules, policy: core.policy)
    var coverage = Coverage()
    var drift = Drift(fewest: rules.fewestDrift)
    var standing = current.map { StandingSite($0, folder: store.siteFolder($0.name)) }
    var site: SiteFigures?
    if let standing, standing.has(.figures, .offerings) {
      site = try SiteFigures(path: standing.folder)
    }
    var row = try site?.next()
    for offering in core.facts.offerings.sorted(by: { $0.key < $1.key }) {
      let figures = core.figures(for: offering)
      gates.look(at: figures, of: offering.key)
      coverage.add(offering, figures, in: core)
      while let earlier = row, earlier.key < offering.key { row = try site?.next() }
      if let earlier = row, earlier.key == offering.key {
        drift.add(offering, before: try site?.sheet(earlier).figures ?? [], after: figures)
      }
    }
    let new = coverage.rows.map {
      EditionGates.Covered(
        kind: $0.kind, level: $0.level, indicator: $0.indicator, offerings: $0.offerings,
        published: $0.published)
    }
    let old = standing?.coverage() ?? []
    return (standing?.findings ?? []) + gates.findings
      + EditionGates.coverage(from: old, to: new, rules: rules)
      + EditionGates.drift(drift, rules: rules)
  }

  /// Puts what changed against the site into the new edition, so that its sheets tell it.
  ///
  /// - Returns: true when the edition has a change log now, and must be read again.
  func tellChanges(
    in built: inout Built, _ edition: OpenEdition, current: Version?, _ course: inout Course
  ) throws -> Bool {
    guard let current else { return false }
    let standing = StandingSite(current, folder: store.siteFolder(current.name))
    guard standing.has(.figures, .offerings) else {
      course.report.messages.append(
        "wat er veranderde is niet te zien: de cijfers van de site van nu zijn niet te lezen")
      return false
    }
    let diff = try SiteDiff(
      from: store.siteFolder(current.name), to: edition.core, since: edition.created)
    course.report.changedSheets = Set(diff.lines.map(\.key)).count
    for line in diff.lines { course.report.changes[line.change.why.rawValue, default: 0] += 1 }
    let earlier = try OpenEdition(home: home, edition: store.editionFolder(current.name))
    let log = ChangeLog.append(previous: earlier.core.facts.changes, new: diff.lines)
    guard !log.isEmpty else { return false }
    built.id = try ChangeTable.write(log, to: built.folder)
    return true
  }

  /// Writes the site of an edition.
  ///
  /// - Returns: the record that makes it a version, once it is saved.
  func render(
    _ built: Built, _ edition: OpenEdition, inputs: String, snapshots: [String: String],
    number: Int, current: Version?, _ wish: Wish, _ course: inout Course
  ) async throws -> Version {
    let name = Refresh.name(number, built.id)
    let site = try SiteWriter(
      core: edition.core, texts: edition.texts, templates: home.templates,
      search: edition.search,
      address: configuration.address, contact: configuration.contact,
      pdf: PDFSetup.find(home: home.path, environment: ProcessInfo.processInfo.environment),
      workbooks: WorkbookSetup.find(environment: ProcessInfo.processInfo.environment),
      schemas: home.schemas)
    let formats = configuration.formats
    let progress = course.progress
    let summary = try await site.generate(
      to: store.siteFolder(name), formats: formats.isEmpty ? SheetFormat.site : formats,
      jobs: wish.jobs,
      reusing: current.flatMap { PreviousSite(folder: store.siteFolder($0.name)) },
      earlier: try store.versions().map { store.siteFolder($0.name) },
      progress: { progress("opmaken", $0, $1) })
    try FileManager.default.moveItem(atPath: built.folder, toPath: store.editionFolder(name))
    course.report.sheets = summary.sheets
    return Version(
      name: name, number: number, edition: built.id, inputs: inputs, state: .held,
      made: Clock.text(Clock.now()), created: edition.created, sheets: summary.sheets,
      files: summary.files, bytes: summary.bytes,
      manifest: try InputStamp.required(store.siteFolder(name) + "/manifest.json"),
      snapshots: snapshots,
      rows: Dictionary(built.ledger.map { ($0.source.id, $0.rowsIn) }) { first, _ in first })
  }

  /// Looks through the site of a version that is not saved yet.
  func scan(_ version: Version, current: Version?, jobs: Int) async throws -> [GateFinding] {
    let texts = home.templates + "/texts"
    let keys = try StoreFiles.names(in: texts).filter { $0.hasSuffix(".yml") }
      .flatMap { try TextRegister.read(path: texts + "/" + $0).keys }
    return try await SiteScan(
      folder: store.siteFolder(version.name), current: current.map { store.siteFolder($0.name) },
      keys: keys, address: configuration.address
    ).findings(jobs: jobs)
  }

  /// `000012-ab12cd34ef56`.
  static func name(_ number: Int, _ id: String) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 6 - digits.count)) + digits + "-" + id.prefix(12)
  }
}
