import Archive
import Edition
import Fetch
import Foundation
import Ingest
import Logging
import Registers
import Tabular

/// An edition of what every source gave, as far as it goes together.
extension Refresh {
  /// A new edition on disk, and read back.
  struct Assembled {
    var built: Built
    var edition: OpenEdition
  }

  /// What is the same for every try of a run.
  struct Ground {
    var sources: [SourceDescriptor]
    var number: Int
    var current: Version?
    /// Make the estimates of today's counts.
    var reestimate: Bool
    var rules: GateRules
  }

  /// More sources with news than this are not tried one by one.
  private static let mostTries = 12

  /// Makes an edition, and leaves out the news of a source that does not go with the rest: whose file
  /// can be read in alone and not beside the others, or that lost most of its rows.
  ///
  /// - Returns: an edition without what was held back; `choice`, the report and `judgement` say what.
  /// - Throws: what `build` throws, where no source alone can be held back for it.
  func assemble(
    _ ground: Ground, _ choice: inout SnapshotChoice, _ judgement: inout Judgement,
    _ course: inout Course
  ) throws -> Assembled {
    while true {
      do {
        let made = try make(ground, choice, &course)
        let rows = EditionGates.rows(
          made.built.ledger,
          before: try self.rows(of: ground.current, toHoldAgainst: choice.snapshots),
          rules: ground.rules)
        let ofSource = rows.filter {
          choice.isNew($0.subject) && judgement.holdsSource($0.gate, $0.subject)
        }
        // A fall in what the site has too is no news of a source, and nothing to go back from.
        guard !ofSource.isEmpty else {
          judgement.add(rows, scope: .site)
          return made
        }
        discard(made.built)
        for finding in ofSource {
          hold(finding.subject, finding, finding.message, &choice, &judgement, &course)
        }
      } catch  where Refresh.isOfContent(error) {
        let behind = behind(choice, first: "\(error)") { other in
          var trial = course
          guard let made = try? make(ground, other, &trial) else { return false }
          discard(made.built)
          return true
        }
        guard !behind.isEmpty else { throw error }
        let said = "\(error)".split(separator: "\n").prefix(2).joined(separator: "; ")
        for source in behind {
          let finding = GateFinding(
            "contract", source, "",
            advice: "vergelijk deze bron met de andere: \(said)")
          hold(
            source, finding, "niet samen te voegen met de andere bronnen: \(said)", &choice,
            &judgement, &course)
        }
      }
    }
  }

  private func make(_ ground: Ground, _ choice: SnapshotChoice, _ course: inout Course) throws
    -> Assembled
  {
    let built = try build(
      ground.sources, choice.snapshots, number: ground.number,
      estimatesFrom: ground.reestimate
        ? nil : ground.current.map { store.editionFolder($0.name) }, &course)
    do {
      return Assembled(built: built, edition: try OpenEdition(home: home, edition: built.folder))
    } catch {
      discard(built)
      throw error
    }
  }

  func discard(_ built: Built) { try? FileManager.default.removeItem(atPath: built.folder) }

  /// Errors that are about what a source says, and not about the disk or the declarations.
  private static func isOfContent(_ error: any Error) -> Bool {
    switch error {
    case is TabularError, is IngestError: true
    case let error as ArchiveError: error.kind == .damaged
    case EditionError.row: true
    default: false
    }
  }

  /// The sources whose news, held back, makes something pass: one, or all that have any.
  ///
  /// - Parameter words: sources named in it are tried first.
  private func behind(
    _ choice: SnapshotChoice, first words: String, passes: (SnapshotChoice) throws -> Bool
  ) rethrows -> [String] {
    let news = choice.news
    if news.count <= Refresh.mostTries {
      for source in news.filter(words.contains) + news.filter({ !words.contains($0) }) {
        if try passes(choice.holding([source])) { return [source] }
      }
    }
    guard news.count > 1 else { return [] }
    return try passes(choice.holding(news)) ? news : []
  }

  /// The sources whose news makes gates refuse that let the site of now through; none where that is
  /// not to be said. Costs an edition and its figures for each source with news.
  func sources(
    behind judgement: Judgement, _ ground: Ground, _ choice: SnapshotChoice, _ course: Course
  ) throws -> [String] {
    let refusing = judgement.refusing.filter { $0.subject != StandingSite.subject }
    guard ground.current != nil, !refusing.isEmpty else { return [] }
    let names = Set(refusing.map { "\($0.gate) \($0.subject)" })
    return try behind(choice, first: "") { other in
      var trial = course
      guard let made = try? make(ground, other, &trial) else { return false }
      defer { discard(made.built) }
      let found = try findings(made.edition.core, current: ground.current, rules: ground.rules)
      return !found.contains { names.contains("\($0.gate) \($0.subject)") }
    }
  }

  /// Goes on with what the site has of a source, and says so.
  private func hold(
    _ source: String, _ finding: GateFinding, _ cause: String, _ choice: inout SnapshotChoice,
    _ judgement: inout Judgement, _ course: inout Course
  ) {
    let address =
      choice.snapshots[source]?.parts.first { $0.role == .data }?.url ?? store.snapshots
    choice.hold(source)
    let used = choice.snapshots[source]
    let error = FetchError(
      .content, source: source, url: address, cause: cause, advice: finding.advice)
    var line =
      course.report.sources.first { $0.id == source }
      ?? RunReport.Source(id: source, state: .failed)
    line.state = .failed
    line.problem = .contradicts
    line.lastGood = used?.fetched
    (line.snapshot, line.date, line.rows) = (used?.id, used?.date, used?.rows)
    line.message = error.description
    course.report.sources.removeAll { $0.id == source }
    course.report.sources.append(line)
    course.report.sources.sort { $0.id < $1.id }
    var told = finding
    told.message = cause + "; " + Refresh.standing(used, isAwaited: false, lastGood: used?.fetched)
    if told.rows.isEmpty { told.rows = [address] }
    judgement.add([told])
    course.log.warning("\(error.description)")
  }

  /// What stands in the place of a source's news, and since when.
  static func standing(_ last: Snapshot?, isAwaited: Bool, lastGood: String?) -> String {
    guard let last else {
      return isAwaited
        ? "van deze bron was er nog niets; haar cijfers ontbreken"
        : "de ingebouwde stand blijft staan"
    }
    let words = "de stand van \(last.date ?? last.fetched) blijft staan"
    guard let lastGood, let moment = Clock.date(lastGood) else { return words }
    let days = Int(Clock.now().timeIntervalSince(moment) / 86_400)
    return words + ", laatst goed op \(lastGood.prefix(10))"
      + (days < 1 ? "" : " (\(days) \(days == 1 ? "dag" : "dagen") geleden)")
  }
}
