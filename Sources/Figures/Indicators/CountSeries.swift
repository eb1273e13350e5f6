import Facts

/// Yearly counts of one offering, summed over its locations, newest year first.
///
/// A sum with hidden parts keeps its bounds and is not published as a number; a single hidden cell
/// is "minder dan 5". A cell of 1–4 that its source showed is hidden here all the same.
///
/// An offering that continues others (an older code, a school that joined) has its own numbers, the
/// newest as headline, and behind them the sum with its predecessors for every year they were
/// counted: rung `own_cluster`, stamped with their keys in `via`.
struct CountSeries {
  let indicator: IndicatorID
  let definition: String
  let population: String
  let periodKind: PeriodKind

  /// - Parameter missing: the headline when the offering itself was never counted.
  func figures(_ offering: Offering, _ core: Computation, missing: () -> [Figure]) -> [Figure] {
    let facts = core.disclosure.merged(
      core.facts.counts(offering.key, indicator, definition), dates: core.facts.sources)
    let years = Dictionary(grouping: facts, by: \.year)
    let own = years.keys.sorted(by: >).enumerated().map { index, year in
      figure(years[year] ?? [], year: year, headline: index == 0, offering, core)
    }
    return (own.isEmpty ? missing() : own) + joined(offering, core)
  }

  /// The same years together with what the offering continues; none without predecessors.
  private func joined(_ offering: Offering, _ core: Computation) -> [Figure] {
    guard !offering.predecessors.isEmpty else { return [] }
    let years = core.facts.joinedCounts(offering.key, indicator, definition)
    return years.sorted { $0.key > $1.key }.map { year, counts in
      var figure = figure(counts.facts, year: year, headline: false, offering, core)
      figure.basis?.rung = .ownCluster
      figure.via = counts.via.sorted().map(\.description)
      return figure
    }
  }

  /// Why a programme has no row at all in a source: it is new, or the source does not name it. That is
  /// not a small number that is hidden, and no zero either.
  func reason(_ offering: Offering, _ core: Computation) -> Reason {
    let years = Set(core.facts.counts(offering.key, .students, Students.definition).map(\.year))
    return years.count < core.policy.stockFlow.minimumStocks ? .newProgramme : .codeUnknown
  }

  /// One year's figure; also used for one location.
  func figure(
    _ facts: [CountFact], year: Int, headline: Bool, _ offering: Offering, _ core: Computation
  ) -> Figure {
    let sum = facts.reduce(CountSum.zero) { $0 + $1.count.disclosed }
    var figure = Figure(
      indicator, definition: definition, state: .suppressed, unit: .count, headline: headline)
    if let reason = core.disclosure.hides(sum) {
      figure.reason = reason
      figure.bounds = core.disclosure.bounds(sum)
    } else if let exact = sum.exact {
      figure.state = .published
      figure.value = Double(exact)
      figure.n = exact
    }
    figure.basis = Basis(rung: .own, group: core.words(for: offering), population: population)
    figure.period = periodKind == .october ? String(year) : Computation.schoolYear(year)
    figure.periodKind = periodKind
    figure.measured = periodKind == .october ? "\(year)-10" : nil
    figure.method = .counted
    figure.confidence = .a
    figure.sources = Dictionary(grouping: facts, by: \.source).sorted { $0.key < $1.key }
      .map { source, cells in
        SourceRows(
          id: source, rows: cells.flatMap { Array($0.row..<($0.row + $0.lines)) }.sorted())
      }
    return figure
  }
}

extension Computation {
  /// `2023` as the study year `2023/24`.
  static func schoolYear(_ start: Int) -> String {
    let end = (start + 1) % 100
    return "\(start)/" + (end < 10 ? "0\(end)" : "\(end)")
  }
}
