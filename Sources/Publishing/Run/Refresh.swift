import Facts
package import Fetch
import Figures
import Foundation
import Ingest
import Logging
package import Registers
import Rendering

/// One nightly run: fetch → import → check → derive → render → gate → diff → publish.
///
/// Whatever goes wrong on the way, the site that stands keeps standing: everything is made beside it,
/// and the only step a reader can see is one rename at the end. A run that was killed leaves nothing
/// the next one cannot clear or use.
package struct Refresh: Sendable {
  let configuration: RefreshConfiguration
  let home: Home
  let store: SiteStore
  let transport: (any Transport)?

  /// - Parameter transport: in the place of libcurl, for tests.
  package init(
    _ configuration: RefreshConfiguration, home: Home, transport: (any Transport)? = nil
  ) {
    self.configuration = configuration
    self.home = home
    self.transport = transport
    store = SiteStore(site: configuration.site, state: configuration.state)
  }

  /// What a caller wants of a run.
  package struct Wish: Sendable {
    /// Make the version and leave it for a look.
    package var hold = false
    /// Visit no source; make the site from what the store has.
    package var offline = false
    /// Make a version also where nothing changed.
    package var force = false
    /// Make the estimates of today's counts, although no new year of them arrived.
    package var reestimate = false
    /// Also tell every line of the log on standard error.
    package var verbose = false
    /// Sources whose news waits, beside those of the configuration.
    package var without: Set<String> = []
    package var jobs = 2

    package init() {}
  }

  /// - Parameter progress: stage, done and all, for a bar on a terminal.
  /// - Returns: the report, also of a run that was refused or failed.
  /// - Throws: `PublishingError` only when no run could begin: the lock is held, or there is no
  ///   place to write. `CancellationError` when the task was cancelled.
  package func run(
    _ wish: Wish = Wish(), progress: @escaping @Sendable (String, Int, Int) -> Void = { _, _, _ in }
  ) async throws -> RunReport {
    try StoreFiles.makeFolder(store.state)
    let lock = try RunLock(path: store.lockFile)
    defer { withExtendedLifetime(lock) {} }
    try store.prepare()
    let damaged = try store.clearUnfinished()
    let start = Clock.now()
    let runs = RunStore(store)
    let name = runs.name(start)
    let secrets = configuration.fetch.secrets
    let log = try RunLog.logger(path: runs.log(name), echo: wish.verbose, secrets: secrets)
    var course = Course(
      report: RunReport(run: name, started: Clock.text(start)), log: log, progress: progress)
    for (version, reason) in damaged {
      let words = reason.split(separator: "\n").first.map(String.init) ?? ""
      course.report.messages.append("versie \(version) is niet te lezen en blijft staan: \(words)")
      course.log.warning("versie \(version) is niet te lezen en blijft staan: \(words)")
    }
    course.report.site = try store.current()?.name
    do {
      try await go(wish, &course)
    } catch is CancellationError {
      course.fail("afgebroken")
    } catch let error as CocoaError {
      course.fail(PublishingError(error, action: "schrijven").description)
    } catch {
      course.fail("\(error)")
    }
    return try end(course, since: start, runs)
  }

  private func go(_ wish: Wish, _ course: inout Course) async throws {
    let rules = try GateRules.read(path: home.gates)
    var judgement = Judgement(
      rules: rules, overrides: configuration.overrides,
      today: String(Clock.text(Clock.now()).prefix(10)))
    let sources = try declaredSources()
    let without = try wanted(configuration.without.union(wish.without), among: sources)
    let fetched = try await course.stage("ophalen") { course in
      try await fetch(sources, wish, &course)
    }
    judgement.add(fetched.findings)
    if try refused(judgement, &course) { return }
    let current = try store.current()
    var choice = SnapshotChoice(
      fetched.snapshots, current: current, try SnapshotStore(folder: store.snapshots))
    let waiting = without.filter(choice.isNew)
    if !waiting.isEmpty { course.report.without = waiting }
    for source in without { choice.hold(source) }
    let chosen = choice.ids
    var inputs = try stamp(chosen)
    if !wish.force, !wish.reestimate, try await settled(inputs, wish, &course) { return }

    let number = try store.nextNumber()
    let ground = Ground(
      sources: sources, number: number, current: current, reestimate: wish.reestimate, rules: rules)
    let assembled = try course.stage("inlezen") { course in
      try assemble(ground, &choice, &judgement, &course)
    }
    var (built, edition) = (assembled.built, assembled.edition)
    if try refused(judgement, &course) {
      discard(built)
      return
    }
    if choice.ids != chosen {
      inputs = try stamp(choice.ids)
      if !wish.force, !wish.reestimate, try await settled(inputs, wish, &course) {
        discard(built)
        return
      }
    }
    if current != nil, !built.keepsEstimates {
      let why = wish.reestimate ? "zoals gevraagd" : "er is een nieuw jaar van de tellingen"
      course.report.messages.append("de schattingen zijn opnieuw gemaakt: \(why)")
    }
    try course.stage("berekenen") { course in
      judgement.add(try findings(edition.core, current: current, rules: rules))
      let behind = try self.sources(behind: judgement, ground, choice, course)
      if !behind.isEmpty { judgement.tell(behind) }
    }
    if try refused(judgement, &course) {
      discard(built)
      return
    }
    let hasChanges = try course.stage("vergelijken") { course in
      try tellChanges(in: &built, edition, current: current, &course)
    }
    if hasChanges { edition = try OpenEdition(home: home, edition: built.folder) }
    let version = try await course.stage("opmaken") { course in
      try await render(
        built, edition, inputs: inputs, snapshots: choice.ids, number: number,
        current: current, wish, &course)
    }
    judgement.add(
      try await course.stage("nazien") { _ in
        try await scan(version, current: current, jobs: wish.jobs)
      })
    if try refused(judgement, &course) {
      // The report has file, line and column; the same inputs make the same pages again.
      store.remove(version)
      return
    }
    try store.save(version)
    course.report.version = version.name
    if wish.hold {
      course.report.outcome = .held
      course.log.notice("versie \(version.name) wacht op een blik")
      return
    }
    try await course.stage("plaatsen") { course in
      try await publish(version, previous: current, &course)
    }
  }

  /// Everything a version is made from, in one hash.
  private func stamp(_ snapshots: [String: String]) throws -> String {
    try InputStamp.make(
      snapshots: snapshots, home: home,
      formats: configuration.formats.map(\.rawValue).sorted()
        + [configuration.address?.text ?? "", configuration.contact?.text ?? ""])
  }

  /// Tells what refuses; true when something does.
  private func refused(_ judgement: Judgement, _ course: inout Course) throws -> Bool {
    course.report.gates = judgement.findings
    guard !judgement.refusing.isEmpty else { return false }
    for finding in judgement.refusing { course.log.error("\(finding.text)") }
    course.report.outcome = .refused
    return true
  }

  /// True when there is nothing to make: these inputs are the site, wait, or were taken back.
  private func settled(_ inputs: String, _ wish: Wish, _ course: inout Course) async throws
    -> Bool
  {
    let current = try store.current()
    if let current, current.inputs == inputs {
      if current.state != .published { try markPublished(current) }
      course.log.info("niets nieuws; de site blijft \(current.name)")
      course.report.outcome = .unchanged
      return true
    }
    let newer = try store.versions().filter {
      $0.number > (current?.number ?? 0) && $0.inputs == inputs
    }
    if let waiting = newer.last(where: { $0.state == .held }) {
      course.report.version = waiting.name
      if wish.hold {
        course.report.outcome = .held
        return true
      }
      do {
        try store.verify(waiting)
      } catch PublishingError.damaged {
        // Nobody has seen it yet, so it is made again.
        store.remove(waiting)
        return false
      }
      try await course.stage("plaatsen") { course in
        try await publish(waiting, previous: current, &course)
      }
      return true
    }
    if let back = newer.last {
      course.report.messages.append(
        "versie \(back.number) is teruggezet en wordt niet vanzelf weer geplaatst; met "
          + "«bijsluiter rollback --to \(back.number)» wel")
      course.report.outcome = .unchanged
      return true
    }
    for stale in try store.versions() where stale.state == .held { store.remove(stale) }
    return false
  }

  private func end(_ course: Course, since start: Date, _ runs: RunStore) throws -> RunReport {
    var report = course.report
    report.site = try store.current()?.name
    report.seconds = Clock.now().timeIntervalSince(start)
    report.peakMemory = Memory.peak
    let secrets = configuration.fetch.secrets
    report.scrub { RunLog.scrubbed($0, secrets) }
    course.log.info("\(report.outcome.rawValue) na \(Int(report.seconds.rounded())) s")
    try runs.save(report)
    if report.status == 0 {
      try StoreFiles.put(Data((Clock.text(Clock.now()) + "\n").utf8), at: store.lastSuccess)
    }
    try StoreFiles.put(
      json: SiteStatus(store, staleAfterHours: configuration.staleAfterHours), at: store.statusFile)
    runs.prune(keeping: configuration.keepRuns)
    return report
  }
}

/// A run under way: its report, its log, and the time its stages take.
struct Course {
  var report: RunReport
  let log: Logger
  let progress: @Sendable (String, Int, Int) -> Void

  mutating func stage<T>(_ name: String, _ work: (inout Course) throws -> T) rethrows -> T {
    let start = ContinuousClock.now
    log.info("\(name)")
    progress(name, 0, 0)
    defer { finish(name, start) }
    return try work(&self)
  }

  mutating func stage<T>(_ name: String, _ work: (inout Course) async throws -> T) async rethrows
    -> T
  {
    let start = ContinuousClock.now
    log.info("\(name)")
    progress(name, 0, 0)
    defer { finish(name, start) }
    return try await work(&self)
  }

  private mutating func finish(_ name: String, _ start: ContinuousClock.Instant) {
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    report.stages[name] = (seconds * 1000).rounded() / 1000
  }

  mutating func fail(_ message: String) {
    report.outcome = .failed
    report.messages.append(message)
    log.error("\(message)")
  }
}
